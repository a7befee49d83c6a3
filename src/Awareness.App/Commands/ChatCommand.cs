using System.CommandLine;
using System.Globalization;
using System.Security.Cryptography;
using Awareness.App.Bots;
using Awareness.App.Hosting;
using Awareness.Bots;
using Awareness.Contacts;
using Awareness.Conversations;
using Awareness.Conversations.Chats;
using Awareness.Knowledge;
using Awareness.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace Awareness.App.Commands;

/// <summary><c>awareness chat</c>: a person in a terminal, with the same engine and the same store as the service; what is said can be kept as a test.</summary>
internal static class ChatCommand
{
    private const string ChannelId = "terminal";

    private static readonly Option<string> Data = new("--data") { Description = "Where the database lies (default: ./data)", HelpName = "DIR", DefaultValueFactory = _ => new AwarenessSettings().Data };
    private static readonly Option<DateOnly?> On = new("--on") { Description = "Talk as if it were this day, to try a campaign before it begins (default: today)", HelpName = "YYYY-MM-DD" };
    private static readonly Option<string?> Bot = new("--bot") { Description = "Begin with this bot", HelpName = "BOT" };
    private static readonly Option<string?> Record = new("--record") { Description = "Keep the conversation as a test, as .chat or .transcript", HelpName = "FILE" };

    public static Command Create(TimeProvider time)
    {
        var command = new Command("chat", "Chat in the terminal; end with an empty line or Ctrl+D") { Data, Bot, Record, On, BotOptions.Bots, ContentOptions.Content };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var clock = parsed.GetValue(On) is { } day ? new OtherDay(time, day) : time;
            if (ContentOptions.Load(parsed, time) is not { } knowledge) return ContentOptions.Mistake;
            if (BotOptions.Load(parsed, knowledge.Content, time) is not { } bots) return ContentOptions.Mistake;
            var named = parsed.GetValue(Bot);
            var bot = named is null ? null : bots.FindBot(named);
            if (named is not null && bot is null)
            {
                await parsed.InvocationConfiguration.Error.WriteLineAsync(BotOptions.NoSuchBot(named, bots.Bots.Select(known => known.Id)));
                return ContentOptions.Mistake;
            }

            try
            {
                await using var database = await DataFolder.Open(parsed.GetRequiredValue(Data)).OpenDatabaseAsync(new AwarenessSettings(), time, NullLogger<Database>.Instance, cancellationToken);
                var runner = new TurnRunner(database.Turns, new KnowledgeSource(knowledge), clock) { Bots = new BotSource(bots), Entropy = Entropy };
                var began = clock.GetUtcNow();
                var said = await new Talk(runner, began, parsed.InvocationConfiguration.Output).HoldAsync(bot?.Name, cancellationToken);
                return await KeepAsync(parsed, new ChatPlay(knowledge, bots), began, (bot, said), cancellationToken);
            }
            catch (StartRefusedException refused)
            {
                await parsed.InvocationConfiguration.Error.WriteLineAsync($"Cannot start: {refused.Message}");
                return ContentOptions.Mistake;
            }
        });
        return command;
    }

    /// <summary>Numbers nobody can guess, for receipt codes.</summary>
    public static ulong Entropy() => BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(sizeof(ulong)));

    /// <summary>
    /// Keeps what the person said with the answers a person we have never met gets to it: the test then passes wherever it is run.
    /// </summary>
    private static async Task<int> KeepAsync(ParseResult parsed, ChatPlay play, DateTimeOffset began, (Bot? Begun, IReadOnlyList<string> Said) talk, CancellationToken cancellationToken)
    {
        if (parsed.GetValue(Record) is not { } path) return 0;
        var header = new ChatHeader { Now = new DateTimeOffset(began.Ticks - (began.Ticks % TimeSpan.TicksPerSecond), TimeSpan.Zero).ToOffset(ChatHeader.UsualNow.Offset) };
        // The bot's name is a button that was pressed, not what the person wrote.
        var isSetting = ChatFiles.KeepsSettings(path);
        if (isSetting) header = header with { Start = talk.Begun?.Id };
        IEnumerable<string> said = talk.Begun is { } bot && !isSetting ? [bot.Name, .. talk.Said] : talk.Said;
        var result = await play.PlayAsync(new Chat(header, [.. said.Select(text => new ChatEntry.Message(0, IsUser: true, text))]), cancellationToken);
        ChatFiles.Write(Path.GetFullPath(path), result.Played);
        await parsed.InvocationConfiguration.Error.WriteLineAsync($"Kept in {path}. Read it once: what it says is what 'awareness test' will expect.");
        return 0;
    }

    /// <summary>The clock on another day in Vietnam, at the same time of day.</summary>
    private sealed class OtherDay(TimeProvider time, DateOnly day) : TimeProvider
    {
        private readonly TimeSpan away = TimeSpan.FromDays(day.DayNumber - ContentOptions.Today(time).DayNumber);

        /// <inheritdoc/>
        public override DateTimeOffset GetUtcNow() => time.GetUtcNow() + away;
    }

    /// <summary>One conversation in the terminal; its name is the moment it began.</summary>
    private sealed class Talk(TurnRunner runner, DateTimeOffset began, TextWriter output)
    {
        private readonly string name = began.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        private readonly ChannelAccount person = new() { Id = Environment.UserName, Role = "user" };
        private readonly List<string> said = [];
        private int number;

        /// <summary>Talks until nothing is said any more; returns what the person said.</summary>
        /// <param name="pressed">The button that is pressed before anything is said; null for none.</param>
        /// <param name="cancellationToken">Ends the talk.</param>
        public async Task<IReadOnlyList<string>> HoldAsync(string? pressed, CancellationToken cancellationToken)
        {
            await RunAsync(new Activity { Type = ActivityTypes.ConversationUpdate, MembersAdded = [person] }, cancellationToken);
            if (pressed is not null) await SayAsync(pressed, cancellationToken);
            while (true)
            {
                await output.WriteAsync("> ");
                if (Console.ReadLine() is not { Length: > 0 } text) return said;
                said.Add(text);
                await SayAsync(text, cancellationToken);
            }
        }

        private Task SayAsync(string text, CancellationToken cancellationToken) => RunAsync(new Activity { Type = ActivityTypes.Message, Text = text }, cancellationToken);

        private async Task RunAsync(Activity activity, CancellationToken cancellationToken)
        {
            var inbound = activity with
            {
                Id = string.Create(CultureInfo.InvariantCulture, $"{name}-{number++}"),
                ChannelId = ChannelId,
                From = person,
                Conversation = new ConversationAccount { Id = name },
                Recipient = new ChannelAccount { Id = "awareness", Role = "bot" },
            };
            var result = await runner.RunAsync(
                new InboundActivity(inbound, new ConversationKey(ChannelId, name), new ContactKey(ChannelId, Environment.UserName), UseOutbox: false),
                cancellationToken);
            if (result is not TurnResult.Done done) return;
            foreach (var reply in done.Replies) await WriteAsync(reply.Activity);
        }

        private async Task WriteAsync(Activity reply)
        {
            await output.WriteLineAsync(reply.Text);
            foreach (var action in reply.SuggestedActions?.Actions ?? []) await output.WriteLineAsync($"  [{action.Title}]");
            await output.WriteLineAsync();
        }
    }
}

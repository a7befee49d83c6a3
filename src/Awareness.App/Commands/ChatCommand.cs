using System.CommandLine;
using System.Globalization;
using Awareness.App.Hosting;
using Awareness.Contacts;
using Awareness.Conversations;
using Awareness.Knowledge;
using Awareness.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace Awareness.App.Commands;

/// <summary><c>awareness chat</c>: a person in a terminal, with the same engine and the same store as the service.</summary>
internal static class ChatCommand
{
    private const string ChannelId = "terminal";

    public static Command Create(TimeProvider time)
    {
        var data = new Option<string>("--data") { Description = "Where the database lies (default: ./data)", HelpName = "DIR", DefaultValueFactory = _ => new AwarenessSettings().Data };
        var command = new Command("chat", "Chat in the terminal; end with an empty line or Ctrl+D") { data, ContentOptions.Content };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            if (ContentOptions.Load(parsed, time) is not { } knowledge) return ContentOptions.Mistake;
            try
            {
                await using var database = await DataFolder.Open(parsed.GetRequiredValue(data)).OpenDatabaseAsync(new AwarenessSettings(), time, NullLogger<Database>.Instance, cancellationToken);
                var runner = new TurnRunner(database.Turns, new KnowledgeSource(knowledge), time);
                await TalkAsync(runner, time, parsed.InvocationConfiguration.Output, cancellationToken);
                return 0;
            }
            catch (StartRefusedException refused)
            {
                await parsed.InvocationConfiguration.Error.WriteLineAsync($"Cannot start: {refused.Message}");
                return ContentOptions.Mistake;
            }
        });
        return command;
    }

    private static async Task TalkAsync(TurnRunner runner, TimeProvider time, TextWriter output, CancellationToken cancellationToken)
    {
        // One conversation a run: its name is the moment it began.
        var name = time.GetUtcNow().ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        var person = new ChannelAccount { Id = Environment.UserName, Role = "user" };
        await SayAsync(new Activity { Type = ActivityTypes.ConversationUpdate, MembersAdded = [person] }, 0);
        for (var number = 1; ; number++)
        {
            await output.WriteAsync("> ");
            if (Console.ReadLine() is not { Length: > 0 } text) return;
            await SayAsync(new Activity { Type = ActivityTypes.Message, Text = text }, number);
        }

        async Task SayAsync(Activity activity, int number)
        {
            var inbound = activity with
            {
                Id = $"{name}-{number}",
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

        async Task WriteAsync(Activity reply)
        {
            await output.WriteLineAsync(reply.Text);
            foreach (var action in reply.SuggestedActions?.Actions ?? []) await output.WriteLineAsync($"  [{action.Title}]");
            await output.WriteLineAsync();
        }
    }
}

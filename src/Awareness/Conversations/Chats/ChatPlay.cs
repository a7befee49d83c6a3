using System.Globalization;
using Awareness.Bots;
using Awareness.Contacts;
using Awareness.Knowledge;
using Awareness.Yaml;

namespace Awareness.Conversations.Chats;

/// <summary>
/// Plays chats through the service's own turns, as one person on one channel, and compares what is said with what the chat expects. The clock stands still but for waits,
/// codes come from a fixed number, and everything remembered goes through JSON between any two turns: the same chat always gives the same result.
/// </summary>
public sealed class ChatPlay(KnowledgeBase knowledge, BotLibrary bots)
{
    private const ulong Seed = 20_270_601;
    private const string Person = "person";

    private readonly KnowledgeSource knowledgeSource = new(knowledge);
    private readonly BotSource botSource = new(bots);

    /// <summary>Plays <paramref name="chat"/> from beginning to end.</summary>
    public async Task<ChatResult> PlayAsync(Chat chat, CancellationToken cancellationToken)
    {
        var stage = new Stage(this, chat.Header);
        if (chat.Header.Start is { } start) await stage.PressAsync(bots.FindBot(start)?.Name ?? start, cancellationToken);
        foreach (var entry in chat.Entries)
        {
            switch (entry)
            {
                case ChatEntry.Message { IsUser: true } said: await stage.SayAsync(said, cancellationToken); break;
                case ChatEntry.Message expected: stage.Expect(expected); break;
                case ChatEntry.Wait wait: await stage.WaitAsync(wait, cancellationToken); break;
                default: stage.Note(entry); break;
            }
        }

        return stage.End(chat.Header);
    }

    /// <summary>What was read of <paramref name="file"/>; without a chat and with one problem more where that begins with a bot that is not there, or nobody says a word in it.</summary>
    public ChatReading Fit(string file, ChatReading reading)
    {
        if (reading.Chat is not { } chat) return reading;
        if (chat.Header.Start is { } start && bots.FindBot(start) is null)
        {
            IReadOnlyList<string> known = [.. bots.Bots.Select(bot => bot.Id)];
            return Refused(new Problem(file, 1, ChatMessages.UnknownStart(start)) { Suggestion = Nearest.Suggest(start, known) ?? ChatMessages.KnownBots(known) });
        }

        return chat.Entries.Any(entry => entry is ChatEntry.Message { IsUser: true }) ? reading : Refused(new Problem(file, 1, ChatMessages.NobodyAsks) { Suggestion = ChatMessages.NobodySpeaksHint });

        ChatReading Refused(Problem problem) => new(Chat: null, [.. reading.Problems, problem]);
    }

    /// <summary>The person of a chat before it begins.</summary>
    private static Contact ContactOf(ChatHeader header) => Contact.New(new ContactKey(header.Channel, Person)) with
    {
        Version = header.Contact.Count > 0 ? 1 : 0,
        AgeBand = header.Contact.GetValueOrDefault("age_band"),
        Ward = header.Contact.GetValueOrDefault("ward"),
        SchoolLevel = header.Contact.GetValueOrDefault("school_level"),
        OptedOutAt = header.Contact.ContainsKey("opted-out") ? header.Now.AddDays(-1) : null,
    };

    /// <summary>One chat under way.</summary>
    private sealed class Stage
    {
        private readonly ChatHeader header;
        private readonly ChatClock clock;
        private readonly ChatStore store;
        private readonly TurnRunner runner;
        private readonly ConversationKey key;
        private readonly Queue<ChatEntry.Message> said = new();
        private readonly List<ChatDifference> differences = [];
        private readonly List<ChatEntry> played = [];
        private readonly List<string> trace = [];
        private int line;
        private int messages;

        public Stage(ChatPlay play, ChatHeader header)
        {
            this.header = header;
            clock = new ChatClock(header.Now);
            key = new ConversationKey(header.Channel, "chat");
            store = new ChatStore(key, ContactOf(header), header);
            runner = new TurnRunner(store, play.knowledgeSource, clock) { Bots = play.botSource, Entropy = () => Seed + (ulong)messages };
        }

        public void Note(ChatEntry entry) => played.Add(entry);

        /// <summary>A button was pressed before the chat begins; it stands in no line.</summary>
        public Task PressAsync(string words, CancellationToken cancellationToken)
        {
            line = 1;
            clock.Now += TimeSpan.FromSeconds(1);
            return RunAsync(new Activity { Type = ActivityTypes.Message, Text = words }, cancellationToken);
        }

        public async Task SayAsync(ChatEntry.Message message, CancellationToken cancellationToken)
        {
            Settle();
            played.Add(message);
            line = message.Line;
            clock.Now += TimeSpan.FromSeconds(1);
            await RunAsync(
                new Activity
                {
                    Type = message.IsTyping && message.Text.Length == 0 ? ActivityTypes.Typing : ActivityTypes.Message,
                    Text = message.Text.Length == 0 ? null : message.Text,
                    Attachments = message.Attachments.Count == 0 ? null : [.. message.Attachments.Select(attachment => new Attachment { Name = attachment.Name, ContentType = attachment.Type })],
                },
                cancellationToken);
        }

        public async Task WaitAsync(ChatEntry.Wait wait, CancellationToken cancellationToken)
        {
            Settle();
            played.Add(wait);
            line = wait.Line;
            var until = clock.Now + wait.Length;
            // Every firing moves the timer on or takes it away; the bound is for a timer that would not.
            for (var fired = 0; fired < 100 && store.WakeAt is { } due && due <= until; fired++)
            {
                clock.Now = due.ToOffset(header.Now.Offset);
                await RunAsync(WakeActivity.Create(due), cancellationToken);
            }

            clock.Now = until;
        }

        public void Expect(ChatEntry.Message expected)
        {
            if (!said.TryDequeue(out var actual)) differences.Add(new ChatDifference(expected.Line, expected, Actual: null));
            else if (!ChatComparison.Matches(expected, actual)) differences.Add(new ChatDifference(expected.Line, expected, actual));
            line = expected.Line;
        }

        public ChatResult End(ChatHeader played0)
        {
            Settle();
            return new ChatResult(differences, new Chat(played0, [.. played.Select(ChatComparison.Shortened)]), trace) { Whole = new Chat(played0, played) };
        }

        /// <summary>What was said and not expected.</summary>
        private void Settle()
        {
            while (said.TryDequeue(out var extra)) differences.Add(new ChatDifference(line, Expected: null, extra));
        }

        private async Task RunAsync(Activity activity, CancellationToken cancellationToken)
        {
            var inbound = activity with
            {
                Id = string.Create(CultureInfo.InvariantCulture, $"{messages++}"),
                ChannelId = header.Channel,
                From = new ChannelAccount { Id = Person, Role = "user" },
                Recipient = new ChannelAccount { Id = "awareness", Role = "bot" },
                Conversation = new ConversationAccount { Id = key.Id },
            };
            var result = await runner.RunAsync(new InboundActivity(inbound, key, new ContactKey(header.Channel, Person), UseOutbox: false), cancellationToken);
            if (result is not TurnResult.Done done) return;
            trace.AddRange(done.Turn.Trace);
            foreach (var reply in done.Replies)
            {
                var message = ChatComparison.MessageOf(reply.Activity, done.Turn);
                said.Enqueue(message);
                played.Add(message);
            }
        }
    }
}

/// <summary>What came of playing a chat.</summary>
/// <param name="Differences">Where it went otherwise than expected; empty when it passed.</param>
/// <param name="Played">The chat as it went: what <c>--update</c> writes.</param>
/// <param name="Trace">The steps of flows that ran, as <see cref="Turn.Trace"/>.</param>
public sealed record ChatResult(IReadOnlyList<ChatDifference> Differences, Chat Played, IReadOnlyList<string> Trace)
{
    /// <summary>The chat as it went, with the whole text of every message.</summary>
    public required Chat Whole { get; init; }
}

/// <summary>A message that was expected and not said, said and not expected, or said otherwise.</summary>
/// <param name="Line">Line of the chat.</param>
/// <param name="Expected">Null when nothing was expected.</param>
/// <param name="Actual">Null when nothing was said.</param>
public sealed record ChatDifference(int Line, ChatEntry.Message? Expected, ChatEntry.Message? Actual);

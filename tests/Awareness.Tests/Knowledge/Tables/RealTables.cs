using Awareness.Contacts;
using Awareness.Conversations;
using Awareness.Knowledge;
using Awareness.Knowledge.Tables;

namespace Awareness.Tests.Knowledge.Tables;

/// <summary>The knowledge of this repository, read once for all tests of its tables.</summary>
internal static class RealTables
{
    public static readonly DateTimeOffset Now = new(2026, 11, 21, 8, 0, 0, TimeSpan.FromHours(7));

    private static readonly Lazy<KnowledgeBase> Shared = new(Read);

    public static KnowledgeBase Knowledge => Shared.Value;

    public static DecisionTables Tables => Knowledge.Content.Tables;

    public static DecisionTable Table(string id) => Tables.ById(id) ?? throw new InvalidOperationException($"There is no table '{id}'.");

    /// <summary>One turn of a conversation.</summary>
    public static Turn Ask(string text, ConversationState? state = null, DateTimeOffset? now = null)
    {
        var before = new TurnState(
            new Conversation(new ConversationKey("test", "c"), 0, state ?? new ConversationState()),
            Contact.New(new ContactKey("test", "u")));
        return TurnEngine.Run(new TurnInput(new Activity { Type = ActivityTypes.Message, Text = text }, before, Knowledge, now ?? Now));
    }

    private static KnowledgeBase Read()
    {
        var reading = ContentReader.Read(Path.Combine(Repository.Root, "content"), SampleContent.Today);
        return new KnowledgeBase(reading.Content ?? throw new InvalidOperationException(string.Join('\n', reading.Problems)));
    }
}

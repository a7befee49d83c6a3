using Awareness.Contacts;
using Awareness.Conversations;
using Awareness.Knowledge;
using Awareness.Knowledge.Tables;

namespace Awareness.Tests.Knowledge.Tables;

/// <summary>The tables of this repository's content, and turns with them.</summary>
internal static class RealTables
{
    public static readonly DateTimeOffset Now = new(2026, 11, 21, 8, 0, 0, TimeSpan.FromHours(7));

    public static KnowledgeBase Knowledge => RealKnowledge.Current;

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
}

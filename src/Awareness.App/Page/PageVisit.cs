using Awareness.Bots;
using Awareness.Knowledge;

namespace Awareness.App.Page;

/// <summary>One request for a page: the content it is answered from and the moment.</summary>
internal sealed class PageVisit(KnowledgeBase knowledge, DateTimeOffset now)
{
    /// <summary>The bots the chat offers; none of their flows runs on the page.</summary>
    public BotLibrary Bots { get; init; } = BotLibrary.None;

    public KnowledgeBase Knowledge => knowledge;

    public KnowledgeContent Content => knowledge.Content;

    public DateTimeOffset Now => now;

    /// <summary>The day in Vietnam.</summary>
    public DateOnly Today { get; } = VietnamTime.DayOf(now);

    public AnswerText Text { get; } = new(knowledge.Content.Hotlines);

    /// <summary>The cards of a topic that may be served today, in id order.</summary>
    public IEnumerable<Card> CardsOf(string topic) => knowledge.CardsByTopic[topic].Where(card => card.IsValidOn(Today));
}

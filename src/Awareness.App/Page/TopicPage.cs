using Awareness.Knowledge;

namespace Awareness.App.Page;

/// <summary>Everything the service knows about one topic, to read through or to print.</summary>
internal static class TopicPage
{
    /// <summary>Null when there is no such topic, or nothing about it holds today.</summary>
    public static PageView? Create(PageVisit visit, string topicId, PageSettings settings)
    {
        if (visit.Knowledge.FindTopic(topicId) is not { } topic) return null;
        List<Card> cards = [.. visit.CardsOf(topic.Id)];
        if (cards.Count == 0) return null;
        var isEmergency = topic.Family == Families.Emergency;
        return new PageView
        {
            Title = topic.Title,
            Description = $"{topic.Title}: {topic.Covers}.",
            Version = visit.Content.Version,
            Main = Html.Of($"""
                <article class="{(isEmergency ? "emergency" : "calm")}">
                {(isEmergency ? Html.Empty : PageParts.HotlineLine(visit))}
                <p class="asked">{Families.Title(topic.Family)}</p>
                <h1>{topic.Title}</h1>
                {(isEmergency ? PageParts.CallButtons(visit, cards.Select(card => card.Text)) : Html.Empty)}
                {(cards is [var only] ? Whole(visit, only) : Html.Lines(cards.Select((card, i) => Folded(visit, card, isOpen: i == 0))))}
                </article>
                {PageParts.AskForm(settings, "Hỏi câu khác")}
                <p><a href="/#chu-de">Tất cả chủ đề</a></p>
                """),
        };
    }

    private static Html Folded(PageVisit visit, Card card, bool isOpen) => isOpen
        ? Html.Of($"""<details class="card" open><summary><h2>{card.Title}</h2></summary>{Whole(visit, card)}</details>""")
        : Html.Of($"""<details class="card"><summary><h2>{card.Title}</h2></summary>{Whole(visit, card)}</details>""");

    private static Html Whole(PageVisit visit, Card card) => Html.Of($"""
        <div class="answer">{visit.Text.Blocks(card.Text)}</div>
        {PageParts.More(visit, card.More)}
        {PageParts.Sources(card.Citations, card)}
        """);
}

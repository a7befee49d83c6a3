using Awareness.Knowledge;

namespace Awareness.App.Page;

/// <summary>What to offer somebody who does not know what to ask.</summary>
internal static class FrequentQuestions
{
    private const int Count = 8;

    /// <summary>Used when the content names no popular cards: of each thing people come for the card that is asked in most ways.</summary>
    private static readonly string[] Spread =
    [
        "traffic.helmet", "drowning.first-aid", "drugs.vape", "injury.choking", "traffic.age-licence", "drowning.swimming-lessons",
        "injury.burns", "drugs.signs", "traffic.alcohol", "summer.online", "summer.activities", "drugs.refuse",
    ];

    /// <summary>Titles of cards valid today, at most eight; asking a title gives its card.</summary>
    public static IReadOnlyList<string> Titles(PageVisit visit)
    {
        var popular = visit.Content.Texts.Popular
            .Select(id => visit.Knowledge.CardsById.GetValueOrDefault(id))
            .OfType<Card>()
            .Where(card => card.IsValidOn(visit.Today));
        var spread = Spread.Concat(visit.Content.Topics.Where(IsOrdinary).Select(topic => topic.Id)).Select(topic => visit.CardsOf(topic).MaxBy(card => card.Questions.Count)).OfType<Card>();
        return [.. (popular.Any() ? popular : spread).Select(card => card.Title).Distinct(StringComparer.Ordinal).Take(Count)];
    }

    private static bool IsOrdinary(Topic topic) => topic.Family is not (Families.Emergency or "service");
}

namespace Awareness.App.Results;

/// <summary>How much people learned between a survey before and the same survey after.</summary>
/// <param name="Item">The item, by the name both surveys share.</param>
/// <param name="Pairs">People who answered it both times.</param>
/// <param name="Before">Share of them who were right before, 0 to 1.</param>
/// <param name="After">Share of them who were right after.</param>
internal sealed record LearningGain(string Item, int Pairs, double Before, double After)
{
    /// <summary>
    /// Normalised gain: of what could be gained, how much was, (after − before) / (1 − before), as in R. R. Hake, American Journal of Physics 66 (1998) 64.
    /// Null when everybody was right before.
    /// </summary>
    public double? Normalised => Before >= 1 ? null : (After - Before) / (1 - Before);

    /// <summary>True for an item that asks what people would do: <c>-y-dinh</c> stands in its name.</summary>
    public bool IsIntention => Item.Contains("-y-dinh", StringComparison.Ordinal);

    /// <summary>The name of an item: that of its step, so that two flows can ask the same.</summary>
    public static string ItemOf(string step) => step[(step.IndexOf('#', StringComparison.Ordinal) + 1)..];

    /// <summary>The gain on each item both surveys have, those with at least five pairs.</summary>
    public static IReadOnlyList<LearningGain> Of(IEnumerable<CountedAnswer> before, IEnumerable<CountedAnswer> after)
    {
        var first = Marks(before);
        return
        [
            .. Marks(after).Where(mark => first.ContainsKey(mark.Key)).GroupBy(mark => mark.Key.Item, StringComparer.Ordinal)
                .Where(item => item.Count() >= ResultTable.FewestPeople)
                .OrderBy(item => item.Key, StringComparer.Ordinal)
                .Select(item => new LearningGain(item.Key, item.Count(), item.Average(mark => first[mark.Key] ? 1.0 : 0.0), item.Average(mark => mark.Value ? 1.0 : 0.0))),
        ];
    }

    /// <summary>All items of knowledge together, each as heavy as the people who answered it; null when there are none. What people intend is not learned, and stands for itself.</summary>
    public static LearningGain? Together(IEnumerable<LearningGain> gains)
    {
        List<LearningGain> known = [.. gains.Where(gain => !gain.IsIntention)];
        var pairs = known.Sum(gain => gain.Pairs);
        return pairs == 0 ? null : new LearningGain("", pairs, known.Sum(gain => gain.Before * gain.Pairs) / pairs, known.Sum(gain => gain.After * gain.Pairs) / pairs);
    }

    /// <summary>Right or wrong by person and item; answers to what has no right answer, and of nobody who could be paired, are left out.</summary>
    private static Dictionary<(string Subject, string Item), bool> Marks(IEnumerable<CountedAnswer> answers)
    {
        Dictionary<(string, string), bool> marks = [];
        foreach (var answer in answers)
        {
            if (answer is { IsRight: { } right, Subject: { } subject }) marks[(subject, ItemOf(answer.Step))] = right;
        }

        return marks;
    }
}

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

    /// <summary>
    /// The gain on each item both surveys have, those with at least five pairs. A person's last answer before they first gave one afterwards is held against their last one afterwards:
    /// whoever takes the first survey once more when it is over has learned from it already.
    /// </summary>
    /// <param name="before">Answers of the survey before, edits too, by time.</param>
    /// <param name="after">Answers of the survey after, edits too, by time.</param>
    public static IReadOnlyList<LearningGain> Of(IEnumerable<CountedAnswer> before, IEnumerable<CountedAnswer> after)
    {
        Dictionary<(string Subject, string Item), Pair> pairs = [];
        foreach (var (key, answer, isRight) in Marked(after)) pairs[key] = new Pair(pairs.TryGetValue(key, out var pair) ? pair.Since : answer.At, After: isRight);
        foreach (var (key, answer, isRight) in Marked(before))
        {
            if (pairs.TryGetValue(key, out var pair) && answer.At <= pair.Since) pairs[key] = pair with { Before = isRight };
        }

        return
        [
            .. pairs.Where(pair => pair.Value.Before is not null).GroupBy(pair => pair.Key.Item, pair => pair.Value, StringComparer.Ordinal)
                .Where(item => item.Count() >= ResultTable.FewestPeople)
                .OrderBy(item => item.Key, StringComparer.Ordinal)
                .Select(item => new LearningGain(item.Key, item.Count(), item.Average(pair => pair.Before is true ? 1.0 : 0.0), item.Average(pair => pair.After ? 1.0 : 0.0))),
        ];
    }

    /// <summary>All items of knowledge together, each as heavy as the people who answered it; null when there are none. What people intend is not learned, and stands for itself.</summary>
    public static LearningGain? Together(IEnumerable<LearningGain> gains)
    {
        List<LearningGain> known = [.. gains.Where(gain => !gain.IsIntention)];
        var pairs = known.Sum(gain => gain.Pairs);
        return pairs == 0 ? null : new LearningGain("", pairs, known.Sum(gain => gain.Before * gain.Pairs) / pairs, known.Sum(gain => gain.After * gain.Pairs) / pairs);
    }

    /// <summary>Answers that are right or wrong, of people who can be paired.</summary>
    private static IEnumerable<((string Subject, string Item) Key, CountedAnswer Answer, bool IsRight)> Marked(IEnumerable<CountedAnswer> answers)
    {
        foreach (var answer in answers)
        {
            if (answer is { IsRight: { } right, Subject: { } subject }) yield return ((subject, ItemOf(answer.Step)), answer, right);
        }
    }

    /// <summary>What one person answered to an item on both sides.</summary>
    /// <param name="Since">When they first answered it afterwards.</param>
    /// <param name="After">Whether their last answer was right.</param>
    private readonly record struct Pair(DateTimeOffset Since, bool After)
    {
        /// <summary>Whether their last answer before was right; null as long as there is none.</summary>
        public bool? Before { get; init; }
    }
}

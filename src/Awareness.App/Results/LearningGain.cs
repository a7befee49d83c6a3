namespace Awareness.App.Results;

/// <summary>How much people learned between a survey before and the same survey after.</summary>
/// <param name="Step">The item, by the name both surveys share.</param>
/// <param name="Pairs">People who answered it both times.</param>
/// <param name="Before">Share of them who were right before, 0 to 1.</param>
/// <param name="After">Share of them who were right after.</param>
internal sealed record LearningGain(string Step, int Pairs, double Before, double After)
{
    /// <summary>
    /// Normalised gain: of what could be gained, how much was, (after − before) / (1 − before), as in R. R. Hake, American Journal of Physics 66 (1998) 64.
    /// Null when everybody was right before.
    /// </summary>
    public double? Normalised => Before >= 1 ? null : (After - Before) / (1 - Before);

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

    /// <summary>Right or wrong by person and item; answers to what has no right answer are left out.</summary>
    private static Dictionary<(string Subject, string Item), bool> Marks(IEnumerable<CountedAnswer> answers)
    {
        Dictionary<(string, string), bool> marks = [];
        foreach (var answer in answers)
        {
            if (answer.IsRight is { } right) marks[(answer.Subject, answer.Step[(answer.Step.IndexOf('#', StringComparison.Ordinal) + 1)..])] = right;
        }

        return marks;
    }
}

using Awareness.Storage;

namespace Awareness.App.Results;

/// <summary>What people answered in a flow.</summary>
/// <param name="Answers">The latest of each person to each question, by time.</param>
/// <param name="Words">What they wrote in their own words, in no order that tells who or when.</param>
internal sealed record FlowAnswers(IReadOnlyList<CountedAnswer> Answers, IReadOnlyList<WrittenAnswer> Words)
{
    /// <summary>Counts answers of <paramref name="since"/> and later, which come by time.</summary>
    public static FlowAnswers Of(IEnumerable<StoredResult> stored, DateOnly since, QuestionTexts texts)
    {
        Dictionary<(string Person, string Step), (CountedAnswer Answer, string Words)> latest = [];
        foreach (var result in stored)
        {
            var answer = Of(result, texts);
            if (answer.Day < since) continue;
            // A new version of a flow asks anew, and so does another door to it: the later answer counts. What lost its name stands for itself.
            latest[(result.Subject ?? $"#{result.Id}", answer.Step)] = (answer, result is { IsFreeText: true, Value.AsText: { } words } ? words : "");
        }

        return new FlowAnswers(
            [.. latest.Values.Select(kept => kept.Answer)],
            [.. latest.Values.Where(kept => kept.Words.Length > 0).Select(kept => new WrittenAnswer(kept.Answer.Step, kept.Words)).OrderBy(written => written.Step, StringComparer.Ordinal).ThenBy(written => written.Text, StringComparer.Ordinal)]);
    }

    /// <summary>Every answer of <paramref name="since"/> and later, edits too, as they came.</summary>
    public static IEnumerable<CountedAnswer> Each(IEnumerable<StoredResult> stored, DateOnly since, QuestionTexts texts) =>
        stored.Select(result => Of(result, texts)).Where(answer => answer.Day >= since);

    private static CountedAnswer Of(StoredResult result, QuestionTexts texts)
    {
        var step = $"{result.Flow}#{result.Step}";
        var day = VietnamTime.DayOf(result.At);
        return new CountedAnswer(result.Subject, step, texts.Answer(step, result.Value, result.IsFreeText), result.IsRight, day, result.Ward ?? "", result.SchoolLevel ?? "")
        {
            At = result.At,
            Kind = result.Kind,
            FlowVersion = result.FlowVersion,
            Points = result.Points,
            MaxPoints = result.MaxPoints,
        };
    }
}

/// <summary>An answer in somebody's own words.</summary>
/// <param name="Step">The question, as <c>flow#step</c>.</param>
/// <param name="Text">The words.</param>
internal sealed record WrittenAnswer(string Step, string Text);

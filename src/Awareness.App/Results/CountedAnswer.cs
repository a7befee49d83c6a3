using Awareness.Flows;

namespace Awareness.App.Results;

/// <summary>One answer as it counts: the latest of one person to one question.</summary>
/// <param name="Subject">The person's random name; null when the person erased everything, or it is too long ago.</param>
/// <param name="Step">The question, as <c>flow#step</c>.</param>
/// <param name="Value">The answer.</param>
/// <param name="IsRight">Null where nothing is right or wrong.</param>
/// <param name="Day">The day in Vietnam.</param>
/// <param name="Ward">Empty when it was not told.</param>
/// <param name="Level">School level; empty when it was not told.</param>
internal sealed record CountedAnswer(string? Subject, string Step, string Value, bool? IsRight, DateOnly Day, string Ward, string Level)
{
    /// <summary>When it was given; nothing shows more of it than the day.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>What it counts as.</summary>
    public ResultKind Kind { get; init; } = ResultKind.Survey;

    /// <summary>Version of the flow the question stood in.</summary>
    public string FlowVersion { get; init; } = "";

    /// <summary>Points got.</summary>
    public int Points { get; init; }

    /// <summary>The most points it could get; 0 where there are none.</summary>
    public int MaxPoints { get; init; }

    /// <summary>
    /// How many people surely gave <paramref name="answers"/>: the named ones, and of those without a name as many as answered the same question of the same version,
    /// for one person can have answered several.
    /// </summary>
    public static int PeopleOf(IReadOnlyCollection<CountedAnswer> answers)
    {
        var named = answers.Where(answer => answer.Subject is not null).Select(answer => answer.Subject).Distinct(StringComparer.Ordinal).Count();
        var nameless = answers.Where(answer => answer.Subject is null).GroupBy(answer => (answer.Step, answer.FlowVersion)).Select(question => question.Count());
        return named + nameless.DefaultIfEmpty().Max();
    }
}

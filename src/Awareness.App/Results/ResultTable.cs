using System.Globalization;

namespace Awareness.App.Results;

/// <summary>What results are counted by.</summary>
[Flags]
internal enum Grouping
{
    /// <summary>All together.</summary>
    None = 0,

    /// <summary>By day.</summary>
    Day = 1,

    /// <summary>By ward.</summary>
    Ward = 2,

    /// <summary>By school level.</summary>
    Level = 4,
}

/// <summary>A line of the results.</summary>
/// <param name="Group">The group, one text for each part of the grouping, in the order day, ward, level.</param>
/// <param name="Step">The question.</param>
/// <param name="Value">The answer.</param>
/// <param name="People">How many people gave it.</param>
/// <param name="Share">Of those of the group who answered the question, 0 to 1.</param>
/// <param name="IsRight">Null where nothing is right or wrong.</param>
internal sealed record ResultLine(IReadOnlyList<string> Group, string Step, string Value, int People, double Share, bool? IsRight);

/// <summary>How a group did in a quiz.</summary>
/// <param name="Group">The group, as in <see cref="ResultLine"/>.</param>
/// <param name="People">How many took part.</param>
/// <param name="RightShare">Right answers among all, 0 to 1.</param>
/// <param name="AverageScore">Points a person got, on average.</param>
/// <param name="AverageOf">Points a person could have got with the questions answered, on average.</param>
internal sealed record QuizLine(IReadOnlyList<string> Group, int People, double RightShare, double AverageScore, double AverageOf);

/// <summary>
/// Counts answers in groups. A group of fewer than five people who answered a question is never shown: small groups are put together, and when what comes of it is still
/// small, the smallest group that is large enough joins them, so that nobody can be worked out by taking one total from another.
/// </summary>
internal static class ResultTable
{
    /// <summary>Fewest people a group is shown with.</summary>
    public const int FewestPeople = 5;

    /// <summary>The name of small groups put together.</summary>
    public const string SmallGroups = "(các nhóm dưới 5 người)";

    /// <summary>Stands for a ward or level nobody told.</summary>
    public const string Untold = "(không nói)";

    /// <summary>The lines, by question, group and answer. A question fewer than five people answered has none.</summary>
    public static IReadOnlyList<ResultLine> Of(IReadOnlyCollection<CountedAnswer> answers, Grouping grouping) =>
    [
        .. answers.GroupBy(answer => answer.Step, StringComparer.Ordinal).OrderBy(question => question.Key, StringComparer.Ordinal)
            .SelectMany(question => Groups([.. question], grouping))
            .SelectMany(group => Lines(group.Name, group.Answers)),
    ];

    /// <summary>How each group did in the quiz questions; nothing when fewer than five people took part.</summary>
    public static IReadOnlyList<QuizLine> QuizOf(IReadOnlyCollection<CountedAnswer> answers, Grouping grouping) =>
        [.. Groups([.. answers.Where(answer => answer.MaxPoints > 0)], grouping).Select(group => Quiz(group.Name, group.Answers))];

    /// <summary>The answers in groups that may be shown, by name; none when there are fewer than five people in all.</summary>
    private static IEnumerable<(string[] Name, IReadOnlyList<CountedAnswer> Answers)> Groups(IReadOnlyList<CountedAnswer> answers, Grouping grouping)
    {
        if (CountedAnswer.PeopleOf(answers) < FewestPeople) return [];
        var groups = answers.GroupBy(answer => Key(GroupOf(answer, grouping)), StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.ToList(), StringComparer.Ordinal);
        var hidden = Hidden(groups);
        string[] small = [.. Parts(grouping).Select(_ => SmallGroups)];
        return groups.GroupBy(group => hidden.Contains(group.Key) ? Key(small) : group.Key, group => group.Value, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => (hidden.Count > 0 && group.Key == Key(small) ? small : GroupOf(group.First()[0], grouping), (IReadOnlyList<CountedAnswer>)[.. group.SelectMany(part => part)]));
    }

    /// <summary>The groups that are put together.</summary>
    private static HashSet<string> Hidden(Dictionary<string, List<CountedAnswer>> groups)
    {
        var sizes = groups.ToDictionary(group => group.Key, group => CountedAnswer.PeopleOf(group.Value), StringComparer.Ordinal);
        var hidden = sizes.Where(group => group.Value < FewestPeople).Select(group => group.Key).ToHashSet(StringComparer.Ordinal);
        if (hidden.Count == 0) return hidden;
        foreach (var (group, _) in sizes.Where(group => group.Value >= FewestPeople).OrderBy(group => group.Value).ThenBy(group => group.Key, StringComparer.Ordinal))
        {
            // One small group alone would be what is missing from the total.
            if (hidden.Count > 1 && CountedAnswer.PeopleOf([.. hidden.SelectMany(name => groups[name])]) >= FewestPeople) break;
            hidden.Add(group);
        }

        return hidden;
    }

    private static IEnumerable<ResultLine> Lines(string[] group, IReadOnlyList<CountedAnswer> answers)
    {
        var all = CountedAnswer.PeopleOf(answers);
        return answers.GroupBy(answer => answer.Value, StringComparer.Ordinal)
            .Select(value => (value.Key, People: CountedAnswer.PeopleOf([.. value]), value.First().IsRight))
            .OrderByDescending(value => value.People).ThenBy(value => value.Key, StringComparer.Ordinal)
            .Select(value => new ResultLine(group, answers[0].Step, value.Key, value.People, (double)value.People / all, value.IsRight));
    }

    private static QuizLine Quiz(string[] group, IReadOnlyList<CountedAnswer> answers)
    {
        var people = CountedAnswer.PeopleOf(answers);
        return new QuizLine(group, people, answers.Average(answer => answer.IsRight is true ? 1.0 : 0.0), (double)answers.Sum(answer => answer.Points) / people, (double)answers.Sum(answer => answer.MaxPoints) / people);
    }

    private static string[] GroupOf(CountedAnswer answer, Grouping grouping) => [.. Parts(grouping).Select(part => part switch
    {
        Grouping.Day => answer.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        Grouping.Ward => answer.Ward.Length == 0 ? Untold : answer.Ward,
        _ => answer.Level.Length == 0 ? Untold : answer.Level,
    })];

    private static IEnumerable<Grouping> Parts(Grouping grouping) => new[] { Grouping.Day, Grouping.Ward, Grouping.Level }.Where(part => grouping.HasFlag(part));

    private static string Key(string[] group) => string.Join('\u001F', group);
}

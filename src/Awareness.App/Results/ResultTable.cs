using System.Globalization;

namespace Awareness.App.Results;

/// <summary>One answer as it counts: the latest edit of one person to one question.</summary>
/// <param name="Subject">The person's random name; a name of its own for each answer whose person erased everything.</param>
/// <param name="Step">The question, as <c>flow#step</c>.</param>
/// <param name="Value">The answer.</param>
/// <param name="IsRight">Null where nothing is right or wrong.</param>
/// <param name="Day">The day in Vietnam.</param>
/// <param name="Ward">Empty when it was not told.</param>
/// <param name="Level">School level; empty when it was not told.</param>
internal sealed record CountedAnswer(string Subject, string Step, string Value, bool? IsRight, DateOnly Day, string Ward, string Level);

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

/// <summary>
/// Counts answers in groups. A group of fewer than five people is never shown: small groups are put together, and when what comes of it is still small, the smallest
/// group that is large enough joins them, so that nobody can be worked out by taking one total from another.
/// </summary>
internal static class ResultTable
{
    /// <summary>Fewest people a group is shown with.</summary>
    public const int FewestPeople = 5;

    /// <summary>The name of small groups put together.</summary>
    public const string SmallGroups = "(các nhóm dưới 5 người)";

    /// <summary>The lines, by group, question and answer; none when there are fewer than five people in all.</summary>
    public static IReadOnlyList<ResultLine> Of(IReadOnlyCollection<CountedAnswer> answers, Grouping grouping)
    {
        var named = answers.Select(answer => (Answer: answer, Group: GroupOf(answer, grouping))).ToList();
        var people = named.GroupBy(entry => Key(entry.Group), entry => entry.Answer.Subject, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);
        if (answers.Select(answer => answer.Subject).Distinct(StringComparer.Ordinal).Count() < FewestPeople) return [];
        var hidden = Hidden(people);
        string[] small = [.. Parts(grouping).Select(_ => SmallGroups)];
        return
        [
            .. named.Select(entry => (entry.Answer, Group: hidden.Contains(Key(entry.Group)) ? small : entry.Group))
                .GroupBy(entry => (Group: Key(entry.Group), entry.Answer.Step))
                .OrderBy(question => question.Key.Group, StringComparer.Ordinal).ThenBy(question => question.Key.Step, StringComparer.Ordinal)
                .SelectMany(question => Lines([.. question])),
        ];
    }

    /// <summary>The groups that are put together.</summary>
    private static HashSet<string> Hidden(Dictionary<string, HashSet<string>> people)
    {
        var hidden = people.Where(group => group.Value.Count < FewestPeople).Select(group => group.Key).ToHashSet(StringComparer.Ordinal);
        if (hidden.Count == 0) return hidden;
        var together = hidden.SelectMany(group => people[group]).ToHashSet(StringComparer.Ordinal);
        foreach (var (group, members) in people.Where(group => group.Value.Count >= FewestPeople).OrderBy(group => group.Value.Count).ThenBy(group => group.Key, StringComparer.Ordinal))
        {
            // One small group alone would be what is missing from the total.
            if (hidden.Count > 1 && together.Count >= FewestPeople) break;
            hidden.Add(group);
            together.UnionWith(members);
        }

        return hidden;
    }

    private static IEnumerable<ResultLine> Lines(List<(CountedAnswer Answer, string[] Group)> question)
    {
        var all = question.Select(entry => entry.Answer.Subject).Distinct(StringComparer.Ordinal).Count();
        return question.GroupBy(entry => entry.Answer.Value, StringComparer.Ordinal)
            .Select(value => (value.Key, People: value.Select(entry => entry.Answer.Subject).Distinct(StringComparer.Ordinal).Count(), value.First().Answer.IsRight))
            .OrderByDescending(value => value.People).ThenBy(value => value.Key, StringComparer.Ordinal)
            .Select(value => new ResultLine(question[0].Group, question[0].Answer.Step, value.Key, value.People, (double)value.People / all, value.IsRight));
    }

    private static string[] GroupOf(CountedAnswer answer, Grouping grouping) => [.. Parts(grouping).Select(part => part switch
    {
        Grouping.Day => answer.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        Grouping.Ward => answer.Ward.Length == 0 ? "(không nói)" : answer.Ward,
        _ => answer.Level.Length == 0 ? "(không nói)" : answer.Level,
    })];

    private static IEnumerable<Grouping> Parts(Grouping grouping) => new[] { Grouping.Day, Grouping.Ward, Grouping.Level }.Where(part => grouping.HasFlag(part));

    private static string Key(string[] group) => string.Join('\u001F', group);
}

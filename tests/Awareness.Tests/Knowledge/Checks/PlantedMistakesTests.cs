namespace Awareness.Tests.Knowledge.Checks;

/// <summary>Every mistake an author can think of, planted in a copy of the real content, is reported with its file and line and the way to mend it.</summary>
public sealed class PlantedMistakesTests
{
    private static readonly Lazy<IReadOnlyList<PlantedContent>> Copies = new(() => PlantedContent.Plan(PlantedMistakes.All));

    public static TheoryData<string> Names => [.. PlantedMistakes.All.Select(mistake => mistake.Name)];

    [Fact]
    public void There_are_at_least_fifty_and_no_two_of_one_name()
    {
        Assert.True(PlantedMistakes.All.Count >= 50);
        Assert.Equal(PlantedMistakes.All.Count, PlantedMistakes.All.Select(mistake => mistake.Name).Distinct(StringComparer.Ordinal).Count());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_planted_mistake_is_reported_where_it_stands(string name)
    {
        var mistake = PlantedMistakes.All.Single(mistake => mistake.Name == name);
        var copy = Copies.Value.Single(copy => copy.Has(mistake));
        var (file, line) = copy.PlaceOf(mistake);

        var told = copy.Problems.Where(problem => problem.File == file).ToList();

        Assert.True(
            told.Exists(problem => problem.Line == line && problem.IsWarning == mistake.IsWarning
                && problem.Message.Contains(mistake.Says, StringComparison.Ordinal)
                && (mistake.Mend is null || problem.Suggestion?.Contains(mistake.Mend, StringComparison.Ordinal) == true)),
            $"{file}:{line} should say '{mistake.Says}' ({mistake.Mend}), but of this file is told:\n{string.Join('\n', told)}");
    }
}

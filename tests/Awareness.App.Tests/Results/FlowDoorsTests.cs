using Awareness.App.Results;
using Awareness.Bots;
using Awareness.Flows;
using Awareness.Storage;

namespace Awareness.App.Tests.Results;

public sealed class FlowDoorsTests
{
    private static readonly DateTimeOffset Morning = new(2027, 6, 1, 8, 0, 0, TimeSpan.FromHours(7));

    /// <summary>A menu leads to quizzes, each with levels of its own that lead back to the menu; two surveys ask the same questions.</summary>
    private static readonly BotLibrary Bots = new()
    {
        Version = "test",
        Flows =
        [
            Flow("p/menu", "menu", "p/quiz"), Flow("p/quiz", "quiz", "p/water", "p/road"),
            Flow("p/water", "water", "p/water-1", "p/water-2", "p/quiz"), Flow("p/water-1", ""), Flow("p/water-2", "", "p/water-3"), Flow("p/water-3", ""),
            Flow("p/road", "road", "p/road-1"), Flow("p/road-1", ""),
            Flow("p/before", "before", "p/survey"), Flow("p/after", "after", "p/survey"), Flow("p/survey", ""),
        ],
    };

    [Theory]
    [InlineData("p/water", "p/water p/water-1 p/water-2 p/water-3", "p/menu p/quiz")]
    [InlineData("p/water-1", "p/water-1", "p/menu p/quiz p/water")]
    [InlineData("p/before", "p/before", "")]
    [InlineData("p/survey", "p/survey", "p/after p/before")]
    [InlineData("p/unknown", "p/unknown", "")]
    public void What_a_flow_alone_calls_is_part_of_it_whatever_led_there(string flow, string parts, string doors)
    {
        var found = FlowDoors.Of(Bots, flow);

        Assert.Equal(parts, string.Join(' ', found.Parts.Order(StringComparer.Ordinal)));
        Assert.Equal(doors, string.Join(' ', found.Doors));
    }

    [Fact]
    public async Task A_person_who_came_through_three_doors_counts_once_by_the_latest_answer()
    {
        Dictionary<string, StoredResult[]> stored = new(StringComparer.Ordinal)
        {
            ["p/water"] = [Result(1, "lan", "p/water-1", "a", 0), Result(2, "an", "p/water-1", "a", 1)],
            ["p/menu"] = [Result(3, "lan", "p/water-1", "b", 3), Result(4, "lan", "p/road-1", "c", 4)],
            ["p/quiz"] = [Result(5, "lan", "p/water-1", "c", 2)],
        };

        var all = await FlowDoors.Of(Bots, "p/water-1").ReadAsync(door => stored.GetValueOrDefault(door, []).ToAsyncEnumerable(), TestContext.Current.CancellationToken);
        var answers = FlowAnswers.Of(all, DateOnly.MinValue, new QuestionTexts(BotLibrary.None)).Answers;

        Assert.Equal([("an", "a"), ("lan", "b")], answers.Select(answer => (answer.Subject, answer.Value)).Order());
    }

    private static StoredResult Result(long id, string person, string flow, string value, int minute) => new(id, Morning.AddMinutes(minute), ResultKind.Quiz, FlowValue.Of(value)) { Subject = person, Flow = flow, FlowVersion = "v1", Step = "q" };

    private static Flow Flow(string id, string start, params string[] calls) => new()
    {
        Id = id,
        Version = "v1",
        Title = id,
        StartWords = start.Length == 0 ? [] : [start],
        Steps = [.. calls.Select((call, index) => new CallStep($"c{index}", call))],
    };
}

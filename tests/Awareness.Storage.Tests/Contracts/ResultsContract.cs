using Awareness.Conversations;
using Awareness.Flows;

namespace Awareness.Storage.Tests.Contracts;

/// <summary>What flows bring about: answers, reports, scores, and the versions of the flows themselves.</summary>
public abstract class ResultsContract(TestDatabase place) : StoreContract(place)
{
    [Fact]
    public async Task An_answer_comes_back_as_it_was_given_and_an_edit_takes_its_place()
    {
        var given = Answer("q1", FlowValue.Of("Đội mũ\0\ud83d")) with { Kind = ResultKind.Quiz, IsRight = true, Points = 2, MaxPoints = 3, Ward = "Bãi Cháy", SchoolLevel = "tiểu học" };
        await AnswerAsync("lan", "1", Start, given, Answer("q2", FlowValue.Of(new DateOnly(2027, 6, 1))) with { IsFreeText = true });
        await AnswerAsync("lan", "2", Start.AddMinutes(1), given with { Value = FlowValue.Of(truth: false), IsRight = false, Points = 0 });
        await AnswerAsync("an", "1", Start, given with { FlowVersion = "v2" }, given with { StartedFlow = "pupils/other", Step = "elsewhere" });

        var read = await ReadAsync("pupils/start");
        Assert.Equal(3, read.Count);
        var mine = read[^1];
        Assert.Equal((FlowValue.Of(truth: false), false, 0, 3, "Bãi Cháy", "tiểu học", "subject-lan"), (mine.Value, mine.IsRight, mine.Points, mine.MaxPoints, mine.Ward, mine.SchoolLevel, mine.Subject));
        Assert.Equal(("pupils/quiz", "v1", "q1", ResultKind.Quiz, Start.AddMinutes(1)), (mine.Flow, mine.FlowVersion, mine.Step, mine.Kind, mine.At));
        Assert.Contains(read, one => one.Value == FlowValue.Of(new DateOnly(2027, 6, 1)) && one.IsFreeText && one.IsRight is null);
        Assert.Contains(read, one => one.FlowVersion == "v2" && one.Value == FlowValue.Of("Đội mũ\0\ufffd"));
        Assert.Single(await ReadAsync("pupils/other"));
        Assert.Equal(5, await CountAsync($"select count(*) from result"));
        await AssertSoundAsync();
    }

    [Fact]
    public async Task However_often_people_change_their_answers_the_latest_counts_once()
    {
        var seed = TestCases.Seed();
        var random = new Random(seed);
        for (var round = 0; round < 5; round++)
        {
            Dictionary<(int, int), int> expected = [];
            for (var moment = 0; moment < 30; moment++)
            {
                var (person, step, value) = (random.Next(3), random.Next(4), random.Next(10));
                expected[(person, step)] = value;
                var answer = Answer($"{step}", FlowValue.Of(value)) with { StartedFlow = $"pupils/{round}", FlowVersion = $"{round}" };
                await AnswerAsync($"{person}", $"{round}-{moment}", Start.AddMinutes(moment), answer);
            }

            var read = (await ReadAsync($"pupils/{round}")).ToDictionary(one => (one.Subject, one.Step), one => (int)one.Value.AsNumber);
            Assert.Equal(expected.ToDictionary(pair => ((string?)$"subject-{pair.Key.Item1}", $"{pair.Key.Item2}"), pair => pair.Value), read);
        }

        await AssertSoundAsync();
    }

    [Fact]
    public async Task The_same_answer_from_two_conversations_at_once_is_counted_once()
    {
        await AnswerAsync("lan", "0", Start, Answer("other", FlowValue.Of(0)));
        var other = await Place.OpenOtherAsync(Database);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(number => Task.Run(
            async () =>
            {
                var store = (number % 2 == 0 ? Database : other).Turns;
                while (true)
                {
                    var state = await store.LoadAsync(Sample.Conversation($"c{number}"), Person("lan"), Cancellation);
                    if (await store.CommitAsync(Turn(state, "1", turn => turn with { Events = [Answer("q", FlowValue.Of(number))] }), Cancellation) is CommitResult.Committed) return;
                }
            },
            Cancellation)));

        Assert.Equal(8, await CountAsync($"select max(edit) from result where step = 'q'"));
        Assert.Single(await ReadAsync("pupils/start"), one => one.Step == "q");
        await AssertSoundAsync();
    }

    [Fact]
    public async Task Answers_are_read_page_by_page_beside_the_service()
    {
        var answers = Enumerable.Range(0, 2_500).Select(number => Answer($"{number}", FlowValue.Of(number))).ToArray();
        await AnswerAsync("lan", "1", Start, answers);
        List<string> steps = [];
        await foreach (var one in ResultStore.ReadAsideAsync(Place.Settings, "pupils/start", Cancellation)) steps.Add(one.Step);
        Assert.Equal(2_500, steps.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(2_500, steps.Count);
    }

    [Fact]
    public async Task Answers_without_a_name_to_go_under_are_refused()
    {
        var state = await LoadAsync("c", "lan");
        await Assert.ThrowsAsync<ArgumentException>(() => Database.Turns.CommitAsync(Turn(state, "1", turn => turn with { Events = [Answer("q", FlowValue.Of(1))] }), Cancellation));
    }

    [Fact]
    public async Task A_report_is_found_by_its_code_and_followed_up_and_leads_to_nobody()
    {
        var late = new DateTimeOffset(2027, 6, 1, 23, 59, 0, TimeSpan.FromHours(7));
        await CommitAsync("c", "lan", "1", turn => turn with { Events = [new FlowEvent.Reported("QN-7K3F", "youth-union/report", "ao hồ", "Hồng Hà", "không rào")] }, late);
        await CommitAsync("c", "lan", "2", turn => turn with { Events = [new FlowEvent.Reported("QN-AAAA", "youth-union/report", "biển báo", "Hà Tu", Detail: null)] }, late.AddDays(1));

        var day = new DateTimeOffset(2027, 6, 1, 0, 0, 0, TimeSpan.FromHours(7));
        Assert.Equal(new FiledReport("QN-7K3F", ReportState.Open, day, day, Note: null), await FindReportAsync("QN-7K3F"));
        Assert.Null(await FindReportAsync("QN-NONE"));

        Assert.True(await Database.Reports.SetAsync("QN-7K3F", ReportState.Fixed, "đã rào", late.AddDays(3), Cancellation));
        Assert.False(await Database.Reports.SetAsync("QN-NONE", ReportState.Fixed, note: null, late, Cancellation));
        Assert.Equal(new FiledReport("QN-7K3F", ReportState.Fixed, day, late.AddDays(3), "đã rào"), await FindReportAsync("QN-7K3F"));

        Assert.Equal(["QN-AAAA", "QN-7K3F"], (await Database.Reports.ListAsync(state: null, 10, Cancellation)).Select(report => report.Filed.Code));
        var open = Assert.Single(await ReportStore.ListAsideAsync(Place.Settings, ReportState.Open, 10, Cancellation));
        Assert.Equal(("youth-union/report", "biển báo", "Hà Tu", null), (open.Flow, open.Category, open.Place, open.Detail));

        var taken = new FlowEvent.Reported("QN-7K3F", "f/f", "x", "y", Detail: null);
        Assert.IsType<CommitResult.Conflict>(await Database.Turns.CommitAsync(Turn(await LoadAsync("c", "lan"), "3", turn => turn with { Events = [taken] }), Cancellation));
    }

    [Fact]
    public async Task A_class_has_an_average_and_a_rank_from_five_people_on()
    {
        await ScoreAsync("A", 1, 2, 3, 4);
        await ScoreAsync("B", 5, 5, 5, 5, 5);
        await ScoreAsync("C", 1, 1, 1, 1, 1);
        Assert.Equal(new ContestPlace(4, Average: null, Rank: null, 2), (await StandingAsync("A", "A0")).With(10));
        Assert.Equal(new ContestPlace(5, 4m, 2, 3), (await StandingAsync("A", "somebody new")).With(10));
        Assert.Equal(new ContestPlace(5, 6m, 1, 3), (await StandingAsync("A", "somebody new")).With(20));
        Assert.Equal(new ContestPlace(5, 5m, 1, 2), (await StandingAsync("B", "B0")).With(5));
        Assert.False((await StandingAsync("none", "B0")).Exists);

        // The latest score of each person counts.
        foreach (var number in Enumerable.Range(0, 5)) await ScoreOneAsync("B", $"B{number}", 0, isNew: false);
        Assert.Equal(new ContestPlace(5, 0m, 2, 2), (await StandingAsync("B", "B0")).With(0));
        Assert.Equal(5, await CountAsync($"select count(*) from contest_score where code = 'B'"));
        var taken = Turn(await LoadAsync("c", "late"), "1", Knowing(contact => contact with { Subject = "late" }, new FlowEvent.Contested("B", "pupils/quiz", 1, IsNew: true)));
        Assert.IsType<CommitResult.Conflict>(await Database.Turns.CommitAsync(taken, Cancellation));
        await AssertSoundAsync();
    }

    [Fact]
    public async Task Versions_of_flows_are_kept_once()
    {
        Flow[] flows = [Flow("pupils/a", "v1"), Flow("pupils/b", "v1")];
        Assert.Equal(2, await Database.FlowVersions.KeepAsync(flows, Start, Cancellation));
        Assert.Equal(1, await Database.FlowVersions.KeepAsync([.. flows, Flow("pupils/a", "v2")], Start.AddDays(1), Cancellation));
        Assert.Equal(
            [new("pupils/a", "v1", "title: a\n", Start), new("pupils/a", "v2", "title: a\n", Start.AddDays(1)), new FlowVersion("pupils/b", "v1", "title: a\n", Start)],
            await Database.FlowVersions.ReadAllAsync(Cancellation));
    }

    private static Flow Flow(string id, string version) => new() { Id = id, Version = version, Title = "a", Steps = [], Source = "title: a\n" };

    private async Task AnswerAsync(string person, string id, DateTimeOffset at, params FlowEvent[] events) =>
        await CommitAsync($"of-{person}", person, id, Knowing(contact => contact with { Subject = $"subject-{person}" }, events), at);

    private async Task ScoreAsync(string code, params decimal[] scores)
    {
        for (var i = 0; i < scores.Length; i++) await ScoreOneAsync(code, $"{code}{i}", scores[i], isNew: i == 0);
    }

    private Task ScoreOneAsync(string code, string person, decimal score, bool isNew) =>
        AnswerAsync(person, $"{code}-{score}-{isNew}", Start, new FlowEvent.Contested(code, "pupils/quiz", score, isNew));

    private async Task<ContestStanding> StandingAsync(string code, string person) =>
        (await Database.Turns.LookUpAsync(new Lookup.Standing(code), Person(person), Cancellation)).Standing ?? throw new InvalidOperationException("A class that is looked for has a standing.");

    private async Task<FiledReport?> FindReportAsync(string code)
    {
        var found = await Database.Turns.LookUpAsync(new Lookup.Report(code), Person("anybody"), Cancellation);
        Assert.Equal(code, found.ReportCode);
        return found.Report;
    }

    private async Task<List<StoredResult>> ReadAsync(string startedFlow)
    {
        List<StoredResult> read = [];
        await foreach (var one in Database.Results.ReadAsync(startedFlow, Cancellation)) read.Add(one);
        return read;
    }
}

public sealed class SqliteResultsTests() : ResultsContract(new SqliteTestDatabase());

public sealed class PostgresResultsTests(PostgresServer server) : ResultsContract(new PostgresTestDatabase(server));

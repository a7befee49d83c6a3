using System.Globalization;
using Awareness.Benchmarks.Report;
using Awareness.Bots;
using Awareness.Conversations;
using Awareness.Delivery;
using Awareness.Flows;
using Awareness.Knowledge;
using Awareness.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace Awareness.Benchmarks.Turns;

/// <summary>A hundred thousand people who stand in a flow at once: what the process keeps of them, and what it takes to wake them all.</summary>
internal static class ManyRuns
{
    private const int People = 100_000;
    private const int First = 10_000;
    private const int AtATime = 64;
    private const string Bot = "pupils";
    private const string Start = "cho toi";

    /// <summary>How much more the process may hold for ten times the people.</summary>
    private static readonly Goal Growth = Goal.AtMost(1.1);

    public static async Task RunAsync(FigureReport report, KnowledgeBase knowledge, CancellationToken cancellationToken)
    {
        report.Section("A hundred thousand runs", $"Committed to SQLite, {AtATime} at a time; every run waits for an answer with a timer. Memory is what is left after a collection.");
        using var folder = new ScratchFolder();
        var file = new DatabaseSettings.Sqlite(Path.Combine(folder.Path, "runs.db"));
        await using var database = await Database.OpenAsync(file, TimeProvider.System, NullLogger<Database>.Instance, cancellationToken);
        var clock = new ShiftedTime();
        var runner = new TurnRunner(database.Turns, new KnowledgeSource(knowledge), clock) { Bots = new BotSource(Library), Entropy = () => 1 };

        await SayAsync(runner, 0, First, cancellationToken);
        var few = Megabytes();
        await SayAsync(runner, First, People, cancellationToken);
        var many = Megabytes();
        report.Figure($"managed memory with {First} / {People} runs", $"{few:0.0} MB / {many:0.0} MB");
        report.Figure("ratio", many / few, "", Growth);

        clock.Ahead = TimeSpan.FromHours(25);
        var rounds = new WakeRounds(database.Wakeups, runner, database.Names, clock, NullLogger<WakeRounds>.Instance);
        var (woken, most) = (0, 0.0);
        var started = clock.GetTimestamp();
        for (var now = await rounds.RunAsync(cancellationToken); now > 0; now = await rounds.RunAsync(cancellationToken))
        {
            woken += now;
            most = Math.Max(most, Megabytes());
        }

        report.Figure("timers that were due at once and fired", $"{woken} in {clock.GetElapsedTime(started).TotalSeconds:0} s, at most {most:0.0} MB between rounds");
        report.Figure("ratio", most / few, "", Growth);
    }

    private static Task SayAsync(TurnRunner runner, int from, int to, CancellationToken cancellationToken) => Parallel.ForEachAsync(
        Enumerable.Range(from, to - from),
        new ParallelOptions { MaxDegreeOfParallelism = AtATime, CancellationToken = cancellationToken },
        async (person, cancellation) =>
        {
            var id = person.ToString(CultureInfo.InvariantCulture);
            var result = await runner.RunAsync(Workload.Message(Start, "1", $"person{id}"), cancellation);
            if (result is not TurnResult.Done { Turn.State.Run: not null }) throw new InvalidOperationException("A run was not begun.");
        });

    private static double Megabytes() => GC.GetTotalMemory(forceFullCollection: true) / 1024.0 / 1024.0;

    private static BotLibrary Library { get; } = new()
    {
        Version = "bench",
        Bots = [new Bot(Bot, "Học sinh") { Start = $"{Bot}/wait", Audience = Audience.Pupil }],
        Flows =
        [
            new Flow
            {
                Id = $"{Bot}/wait",
                Version = "v1",
                Title = "Chờ",
                Steps = [new QuestionStep("name", new FlowText("Chỗ nào nguy hiểm?"), Expectation.Text) { Save = "noi", Timeout = new WaitTimeout(TimeSpan.FromHours(24), new FlowText("Bạn còn đó không?")) }, new EndStep("end", new FlowText("Hẹn gặp lại."))],
            },
        ],
        StartWords = new Dictionary<string, StartWord>(StringComparer.Ordinal) { [Start] = new StartWord($"{Bot}/wait", Campaign: null) },
        Texts = new FlowTexts { Texts = new Dictionary<string, string>(StringComparer.Ordinal) { ["retry"] = "Bạn trả lời giúp mình nhé." } },
    };

    /// <summary>The clock, moved ahead by what is asked.</summary>
    private sealed class ShiftedTime : TimeProvider
    {
        public TimeSpan Ahead { get; set; }

        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Ahead;
    }
}

using Awareness.Benchmarks.Report;
using Awareness.Benchmarks.Search;
using Awareness.Contacts;
using Awareness.Conversations;
using Awareness.Knowledge;
using Awareness.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace Awareness.Benchmarks.Turns;

/// <summary>One turn after the other in this process: the engine alone, and with its commit on disk.</summary>
internal static class TurnLatency
{
    private const int Passes = 25;
    private const int CommittedPasses = 10;

    public static async Task RunAsync(FigureReport report, KnowledgeBase knowledge, CancellationToken cancellationToken)
    {
        report.Section("A turn in process", $"{Workload.Questions.Count} questions of questions.txt, one thread.");
        RunEngine(report, knowledge);
        await RunCommittedAsync(report, knowledge, cancellationToken);
    }

    private static void RunEngine(FigureReport report, KnowledgeBase knowledge)
    {
        using var peer = FullTextPeer.OfCards(knowledge);
        var rounds = new List<(Samples Turn, Samples Peer, double Kilobytes)>();
        for (var number = -1; number < Rounds.Count; number++)
        {
            var (turns, searches) = (new Samples(), new Samples());
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var pass = 0; pass < Passes; pass++)
            {
                foreach (var question in Workload.Questions) turns.Time(() => Turn(question, knowledge));
            }

            var kilobytes = (GC.GetAllocatedBytesForCurrentThread() - before) / 1024.0 / turns.Count;
            for (var pass = 0; pass < Passes; pass++)
            {
                foreach (var question in Workload.Questions) searches.Time(() => peer.Search(question));
            }

            if (number >= 0) rounds.Add((turns, searches, kilobytes));
        }

        report.Figure("engine p50 / p99", $"{rounds.Median(round => round.Turn.P50):0} µs / {rounds.Median(round => round.Turn.P99):0} µs");
        report.Figure("peer: one FTS5 search p50 / p99", $"{rounds.Median(round => round.Peer.P50):0} µs / {rounds.Median(round => round.Peer.P99):0} µs");
        report.Figure("ratio p50, p99", $"{rounds.Median(round => round.Turn.P50 / round.Peer.P50):0.00}, {rounds.Median(round => round.Turn.P99 / round.Peer.P99):0.00}");
        report.Figure("allocated by a turn of the engine", $"{rounds.Median(round => round.Kilobytes):0.0} kB");
    }

    private static Turn Turn(string question, KnowledgeBase knowledge)
    {
        var inbound = Workload.Message(question, "1", "one");
        var before = new TurnState(Conversation.New(inbound.Conversation), Contact.New(inbound.Contact));
        return TurnEngine.Run(new TurnInput(inbound.Activity, before, knowledge, TimeProvider.System.GetUtcNow()));
    }

    private static async Task RunCommittedAsync(FigureReport report, KnowledgeBase knowledge, CancellationToken cancellationToken)
    {
        using var folder = new ScratchFolder();
        var file = new DatabaseSettings.Sqlite(Path.Combine(folder.Path, "turns.db"));
        await using var database = await Database.OpenAsync(file, TimeProvider.System, NullLogger<Database>.Instance, cancellationToken);
        using var peer = BareCommit.Open(Path.Combine(folder.Path, "bare.db"));
        var runner = new TurnRunner(database.Turns, new KnowledgeSource(knowledge), TimeProvider.System);
        var rounds = new List<(Samples Turn, Samples Peer)>();
        for (var number = -1; number < Rounds.Count; number++)
        {
            var (turns, commits) = (new Samples(), new Samples());
            for (var pass = 0; pass < CommittedPasses; pass++)
            {
                for (var i = 0; i < Workload.Questions.Count; i++)
                {
                    var inbound = Workload.Message(Workload.Questions[i], $"{number}-{pass}-{i}", $"conversation{i}");
                    await turns.TimeAsync(() => runner.RunAsync(inbound, cancellationToken));
                    commits.Time(() => peer.Add(Workload.Questions[i]));
                }
            }

            if (number >= 0) rounds.Add((turns, commits));
        }

        report.Figure("committed turn p50 / p99", $"{rounds.Median(round => round.Turn.P50):0} µs / {rounds.Median(round => round.Turn.P99):0} µs");
        report.Figure("peer: one row committed to SQLite p50 / p99", $"{rounds.Median(round => round.Peer.P50):0} µs / {rounds.Median(round => round.Peer.P99):0} µs");
        report.Figure("ratio p50, p99", $"{rounds.Median(round => round.Turn.P50 / round.Peer.P50):0.00}, {rounds.Median(round => round.Turn.P99 / round.Peer.P99):0.00}");
    }
}

using System.Diagnostics;
using Awareness.Benchmarks.Report;
using Awareness.Knowledge;

namespace Awareness.Benchmarks.Search;

/// <summary>Search over the knowledge base beside SQLite FTS5 on the same text.</summary>
internal static class SearchLatency
{
    private const int Times = 100;

    /// <summary>As many candidates as a question gets.</summary>
    private const int Candidates = 40;

    private static readonly Goal Ratio = Goal.AtMost(0.2);

    public static void Run(FigureReport report, KnowledgeBase knowledge, CancellationToken cancellationToken)
    {
        report.Section(
            "Search",
            $"{Workload.ManyQuestions.Count} tuning questions a round, one thread; peer: SQLite FTS5 in memory, any word, bm25, ten best. Analysis of the question included on both sides.");
        Compare(report, "real cards", knowledge, cancellationToken);
        var start = Stopwatch.GetTimestamp();
        var many = ManyCards.Build(knowledge, Times);
        report.Figure($"build of {many.Index.Count} cards", $"{Stopwatch.GetElapsedTime(start).TotalSeconds:0.0} s");
        Compare(report, $"{Times} times", many, cancellationToken);
    }

    private static void Compare(FigureReport report, string size, KnowledgeBase knowledge, CancellationToken cancellationToken)
    {
        using var peer = FullTextPeer.OfCards(knowledge);
        var rounds = new List<Round>();
        Measure(knowledge, peer, cancellationToken);
        for (var number = 0; number < Rounds.Count; number++) rounds.Add(Measure(knowledge, peer, cancellationToken));

        report.Figure($"{size}: cards", $"{knowledge.Index.Count}");
        report.Figure($"{size}: candidates p50 / p99", $"{rounds.Median(round => round.Candidates.P50):0} µs / {rounds.Median(round => round.Candidates.P99):0} µs");
        report.Figure($"{size}: whole ranking p50 / p99", $"{rounds.Median(round => round.Ranking.P50):0} µs / {rounds.Median(round => round.Ranking.P99):0} µs");
        report.Figure($"{size}: FTS5 p50 / p99", $"{rounds.Median(round => round.Peer.P50):0} µs / {rounds.Median(round => round.Peer.P99):0} µs");
        report.Figure($"{size}: candidates' p99 over FTS5's", rounds.Median(round => round.Candidates.P99 / round.Peer.P99), "", Ratio);
        report.Figure($"{size}: whole ranking's p99 over FTS5's", rounds.Median(round => round.Ranking.P99 / round.Peer.P99), "", Ratio);
    }

    private static Round Measure(KnowledgeBase knowledge, FullTextPeer peer, CancellationToken cancellationToken)
    {
        var round = new Round(new Samples(), new Samples(), new Samples());
        var today = Workload.Today;
        foreach (var question in Workload.ManyQuestions)
        {
            cancellationToken.ThrowIfCancellationRequested();
            round.Candidates.Time(() => knowledge.Index.Search(knowledge.Analyze(question), Candidates));
            round.Ranking.Time(() => knowledge.Rank(knowledge.Analyze(question), today));
            round.Peer.Time(() => peer.Search(question));
        }

        return round;
    }

    private sealed record Round(Samples Candidates, Samples Ranking, Samples Peer);
}

using System.Diagnostics;
using Awareness.Benchmarks.Report;
using Awareness.Knowledge.Search;
using Awareness.Language;

namespace Awareness.Benchmarks.Search;

/// <summary>Search over plain passages beside SQLite FTS5 and Apache Lucene 8 on the same text, and alone over a million.</summary>
internal static class CorpusLatency
{
    private const int Small = 240;
    private const int Medium = 20_000;
    private const int Large = 1_000_000;
    private const int Questions = 1_000;

    /// <summary>A slow peer is asked fewer questions a round.</summary>
    private const int PeerQuestionsAtMedium = 200;

    private const int Hits = 10;

    private static readonly Goal OfFullText = Goal.AtMost(0.25);
    private static readonly Goal OfLucene = Goal.AtMost(1);
    private static readonly Goal LargeP99 = Goal.AtMost(10);
    private static readonly Goal BuildRate = Goal.AtLeast(20_000);

    public static async Task RunAsync(FigureReport report, Lexicon lexicon, CancellationToken cancellationToken)
    {
        report.Section(
            "Passages",
            "Analysis of the question, pruned ranking and second look together, ten best, one thread; peers: FTS5 in memory and Lucene 8 (any word, ten best).");
        await CompareAsync(report, Passages.Xquad() ?? Passages.Made(Small, Questions), lexicon, Questions, cancellationToken);
        await CompareAsync(report, Passages.Made(Medium, Questions), lexicon, PeerQuestionsAtMedium, cancellationToken);
        Alone(report, lexicon, cancellationToken);
    }

    private static async Task CompareAsync(FigureReport report, Passages passages, Lexicon lexicon, int peerQuestions, CancellationToken cancellationToken)
    {
        var index = CorpusIndex.Build(passages.Texts, lexicon);
        using var peer = FullTextPeer.OfPassages(passages);
        var rounds = new List<(Samples Ours, Samples Peer)>();
        for (var number = -1; number < Rounds.Count; number++)
        {
            var round = (Ours: Ask(passages.Questions, question => index.Search(question, Hits), cancellationToken), Peer: Ask([.. passages.Questions.Take(peerQuestions)], question => peer.Search(question), cancellationToken));
            if (number >= 0) rounds.Add(round);
        }

        var size = $"{passages.Texts.Count} ({passages.Name})";
        var ours = rounds.Median(round => round.Ours.P50);
        report.Figure($"{size}: ours p50 / p99", $"{ours:0} µs / {rounds.Median(round => round.Ours.P99):0} µs");
        report.Figure($"{size}: FTS5 p50 / p99", $"{rounds.Median(round => round.Peer.P50):0} µs / {rounds.Median(round => round.Peer.P99):0} µs");
        report.Figure($"{size}: p50 over FTS5's", rounds.Median(round => round.Ours.P50 / round.Peer.P50), "", OfFullText);
        var peers = await LuceneTimes.MeasureAsync(passages, cancellationToken);
        if (peers.Count == 0) report.Figure($"{size}: Lucene", "not at hand; start with ./build.sh bench");
        foreach (var lucene in peers)
        {
            report.Figure($"{size}: Lucene {lucene.Name} p50 / p99", $"{lucene.P50:0} µs / {lucene.P99:0} µs");
            report.Figure($"{size}: p50 over Lucene {lucene.Name}'s", ours / lucene.P50, "", OfLucene);
        }
    }

    private static void Alone(FigureReport report, Lexicon lexicon, CancellationToken cancellationToken)
    {
        var passages = Passages.Made(Large, Questions);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var start = Stopwatch.GetTimestamp();
        var index = CorpusIndex.Build(passages.Texts, lexicon);
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        var bytes = GC.GetTotalMemory(forceFullCollection: true) - before;
        report.Figure($"{Large}: build, passages/s", Large / seconds, "", BuildRate);
        report.Figure($"{Large}: memory a passage", $"{(double)bytes / Large:0} bytes, of them {(double)index.Bytes / Large:0} postings, pairs and words in order");
        Ask(passages.Questions, question => index.Search(question, Hits), cancellationToken);
        var rounds = new List<Samples>();
        for (var number = 0; number < Rounds.Count; number++) rounds.Add(Ask(passages.Questions, question => index.Search(question, Hits), cancellationToken));
        report.Figure($"{Large}: ours p50", $"{rounds.Median(round => round.P50) / 1000:0.00} ms");
        report.Figure($"{Large}: ours p99", rounds.Median(round => round.P99) / 1000, " ms", LargeP99);
    }

    private static Samples Ask(IReadOnlyList<string> questions, Action<string> search, CancellationToken cancellationToken)
    {
        var samples = new Samples();
        foreach (var question in questions)
        {
            cancellationToken.ThrowIfCancellationRequested();
            samples.Time(() => search(question));
        }

        return samples;
    }
}

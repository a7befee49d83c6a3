namespace Awareness.App.Evaluation.Retrieval;

/// <summary>How well rankings agree with judgements: means over the queries added.</summary>
internal sealed class RetrievalScores
{
    /// <summary>How far down a ranking is looked at.</summary>
    public const int Depth = 10;

    private double recallAt1;
    private double recallAt10;
    private double reciprocalRank;
    private double gain;

    /// <summary>Queries added.</summary>
    public int Count { get; private set; }

    /// <summary>0 to 1: share of what is relevant that stands first; with one relevant document, how often it does.</summary>
    public double RecallAt1 => Mean(recallAt1);

    /// <summary>0 to 1: share of what is relevant that is among the first ten.</summary>
    public double RecallAt10 => Mean(recallAt10);

    /// <summary>0 to 1: one over the rank of the first relevant document, 0 when it is not among the first ten.</summary>
    public double ReciprocalRankAt10 => Mean(reciprocalRank);

    /// <summary>0 to 1: normalised discounted cumulative gain of the first ten, score / log2(rank + 1) summed up and divided by the most that could be had (Järvelin, Kekäläinen 2002; as BEIR reports it).</summary>
    public double GainAt10 => Mean(gain);

    /// <summary>Adds the ranking of one query; <paramref name="relevant"/> holds at least one document.</summary>
    public void Add(IReadOnlyList<string> ranking, IReadOnlyDictionary<string, int> relevant)
    {
        Count++;
        var (found, reached) = (0, 0.0);
        for (var rank = 0; rank < Math.Min(Depth, ranking.Count); rank++)
        {
            if (!relevant.TryGetValue(ranking[rank], out var score)) continue;
            if (rank == 0) recallAt1 += 1.0 / relevant.Count;
            if (found++ == 0) reciprocalRank += 1.0 / (rank + 1);
            reached += Gain(score, rank);
        }

        recallAt10 += (double)found / relevant.Count;
        gain += reached / relevant.Values.OrderDescending().Take(Depth).Select(Gain).Sum();
    }

    private double Mean(double sum) => Count == 0 ? 0 : sum / Count;

    private static double Gain(int score, int rank) => score / Math.Log2(rank + 2);
}

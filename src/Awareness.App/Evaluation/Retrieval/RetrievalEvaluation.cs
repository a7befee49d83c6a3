using System.Globalization;
using Awareness.App.Evaluation.Noises;
using Awareness.Knowledge.Search;
using Awareness.Language;

namespace Awareness.App.Evaluation.Retrieval;

/// <summary>Asks the retrieval core the queries of a test collection, as they are and as people would type them, and prints how well it does.</summary>
internal static class RetrievalEvaluation
{
    private const string Header = "kind         half     queries    R@1   R@10  MRR@10  nDCG@10";

    /// <summary>Prints the figures by kind of noise, for the half weights may be chosen on, the half they are judged on, and both.</summary>
    public static void Run(RetrievalSet set, Lexicon lexicon, TextWriter output)
    {
        var index = CorpusIndex.Build(set.Documents.Select(document => (document.Title ?? "", document.Text ?? "")), lexicon);
        output.WriteLine($"{set.Documents.Count} documents, {set.Queries.Count} queries");
        output.WriteLine(Header);
        foreach (var kind in Noise.Kinds)
        {
            var (tuning, report, all) = (new RetrievalScores(), new RetrievalScores(), new RetrievalScores());
            for (var number = 0; number < set.Queries.Count; number++)
            {
                var query = set.Queries[number];
                var (id, text) = (query.Id ?? "", Noise.Apply(kind, query.Text ?? "", seed: number));
                List<string> ranking = [.. index.Search(text, RetrievalScores.Depth).Select(hit => set.Documents[hit.Document].Id ?? "")];
                all.Add(ranking, set.Relevant[id]);
                (RetrievalSet.IsForTuning(id) ? tuning : report).Add(ranking, set.Relevant[id]);
            }

            Print(output, kind, "tuning", tuning);
            Print(output, kind, "report", report);
            Print(output, kind, "all", all);
        }
    }

    /// <summary>A half without queries has no figures.</summary>
    private static void Print(TextWriter output, string kind, string half, RetrievalScores scores)
    {
        if (scores.Count == 0) return;
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{kind,-12} {half,-7} {scores.Count,8}  {scores.RecallAt1:F3}  {scores.RecallAt10:F3}   {scores.ReciprocalRankAt10:F3}    {scores.GainAt10:F3}"));
    }
}

using Awareness.Language;

namespace Awareness.Conversations.Gaps;

/// <summary>
/// Puts questions that ask the same together. A question joins the cluster whose lead it resembles most, by the weighted Jaccard measure over folded
/// words and concepts (a word weighs its inverse document frequency), or leads a new one. Questions come most frequent first, so the result
/// depends on what was asked alone, not on its order. Leads are found through an inverted index over their rarest words: two
/// sets as alike as asked for must share one of these (prefix filtering, Chaudhuri, Ganti and Kaushik, ICDE 2006), so nothing is missed and little is compared.
/// </summary>
public sealed class GapClustering
{
    /// <summary>Two questions belong together from this likeness on, 0 to 1. On the tuning sets three quarters of those it brings together share a topic; at 0.25 half of them do.</summary>
    private const double Likeness = 0.35;

    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> numberOf;
    private readonly List<Bag> bags = [];
    private double[] weights = [];

    private GapClustering() => numberOf = numbers.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The clusters of <paramref name="questions"/>, the most asked first.</summary>
    /// <param name="questions">In any order; the same text on several days counts together.</param>
    /// <param name="analyze">Reads a text as the service does, so that spellings of one word are one.</param>
    public static IReadOnlyList<GapCluster> Of(IReadOnlyList<UnansweredQuestion> questions, Func<string, AnalyzedText> analyze)
    {
        var clustering = new GapClustering();
        var asked = questions.GroupBy(question => question.Text, StringComparer.Ordinal)
            .OrderByDescending(same => same.Sum(question => question.Times)).ThenBy(same => same.Key, StringComparer.Ordinal)
            .Select(same => same.ToList()).ToList();
        foreach (var same in asked) clustering.bags.Add(clustering.Read(analyze(same[0].Text)));
        clustering.Weigh();
        return
        [
            .. clustering.Group().Select(members => Cluster([.. members.Select(member => asked[member])]))
                .OrderByDescending(cluster => cluster.Times).ThenBy(cluster => cluster.Lead, StringComparer.Ordinal),
        ];
    }

    private static GapCluster Cluster(List<List<UnansweredQuestion>> members)
    {
        List<UnansweredQuestion> all = [.. members.SelectMany(same => same)];
        return new GapCluster
        {
            Lead = members[0][0].Text,
            Times = all.Sum(question => question.Times),
            AskedBack = all.Where(question => question.IsAskedBack).Sum(question => question.Times),
            First = all.Min(question => question.Day),
            Last = all.Max(question => question.Day),
            Wordings = [.. members.Select(same => same[0].Text)],
        };
    }

    /// <summary>Word and concept numbers of a text, each once.</summary>
    private Bag Read(AnalyzedText text)
    {
        var terms = new SortedSet<int>();
        for (var i = 0; i < text.Count; i++) terms.Add(Number(text.Folded(i)));
        foreach (var concept in text.Concepts) terms.Add(Number($"#{concept.Concept}"));
        return new Bag([.. terms]);
    }

    private int Number(ReadOnlySpan<char> term)
    {
        if (numberOf.TryGetValue(term, out var known)) return known;
        numberOf[term] = numbers.Count;
        return numbers.Count - 1;
    }

    /// <summary>Weighs every word by how few questions have it, and puts the words of every question in order, the rarest first.</summary>
    private void Weigh()
    {
        var counts = new int[numbers.Count];
        foreach (var term in bags.SelectMany(bag => bag.Terms)) counts[term]++;
        weights = [.. counts.Select(count => Math.Log(1 + ((double)bags.Count / count)))];
        foreach (var bag in bags)
        {
            Array.Sort(bag.Terms, (left, right) => counts[left] != counts[right] ? counts[left].CompareTo(counts[right]) : left.CompareTo(right));
            bag.Weight = bag.Terms.Sum(term => weights[term]);
            bag.Prefix = PrefixOf(bag);
        }
    }

    /// <summary>How many of the rarest words a lead must share one of: what comes behind them is too light to be alike by itself.</summary>
    private int PrefixOf(Bag bag)
    {
        var rest = bag.Weight;
        var prefix = 0;
        while (prefix < bag.Terms.Length && rest >= Likeness * bag.Weight) rest -= weights[bag.Terms[prefix++]];
        return prefix;
    }

    private List<List<int>> Group()
    {
        var clusters = new List<List<int>>();
        var leads = new Leads(new List<int>?[numbers.Count], [], new int[numbers.Count]);
        var seen = new int[bags.Count];
        for (var question = 0; question < bags.Count; question++)
        {
            foreach (var term in bags[question].Terms) leads.Asked[term] = question + 1;
            if (Best(question + 1, bags[question], leads, seen) is { } cluster)
            {
                clusters[cluster].Add(question);
                continue;
            }

            foreach (var term in bags[question].Terms.AsSpan(0, bags[question].Prefix)) (leads.ByTerm[term] ??= []).Add(clusters.Count);
            leads.Bags.Add(bags[question]);
            clusters.Add([question]);
        }

        return clusters;
    }

    /// <summary>The cluster whose lead is most like the question, the earlier one of equals; null when none is like it.</summary>
    private int? Best(int stamp, Bag bag, Leads leads, int[] seen)
    {
        int? best = null;
        var most = Likeness;
        var rest = bag.Weight;
        foreach (var term in bag.Terms.AsSpan(0, bag.Prefix))
        {
            foreach (var cluster in leads.ByTerm[term] ?? [])
            {
                if (seen[cluster] == stamp) continue;
                seen[cluster] = stamp;
                // What was rarer is not shared: no more than the rest can be, and that must be enough.
                var lead = leads.Bags[cluster];
                if (Math.Min(rest, lead.Weight) * (1 + most) < most * (bag.Weight + lead.Weight)) continue;
                var likeness = Compare(bag, lead, leads.Asked, stamp);
                if (likeness < most || (likeness == most && best < cluster)) continue;
                (best, most) = (cluster, likeness);
            }

            rest -= weights[term];
        }

        return best;
    }

    /// <summary>The weighted Jaccard measure of the question whose words bear <paramref name="stamp"/> and a lead.</summary>
    private double Compare(Bag bag, Bag lead, int[] asked, int stamp)
    {
        var shared = 0.0;
        foreach (var term in lead.Terms)
        {
            if (asked[term] == stamp) shared += weights[term];
        }

        return shared / (bag.Weight + lead.Weight - shared);
    }

    /// <summary>The leads so far, and the question that looks for one.</summary>
    /// <param name="ByTerm">Numbers of the leads that have a word among their rarest.</param>
    /// <param name="Bags">Their words.</param>
    /// <param name="Asked">By word: the stamp of the last question that has it.</param>
    private sealed record Leads(List<int>?[] ByTerm, List<Bag> Bags, int[] Asked);

    private sealed class Bag(int[] terms)
    {
        public int[] Terms => terms;

        public double Weight { get; set; }

        public int Prefix { get; set; }
    }
}

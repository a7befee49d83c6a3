using System.Runtime.InteropServices;
using Awareness.Language;
using Awareness.Learning;

namespace Awareness.Knowledge.Search;

/// <summary>
/// Numbers what a text says of its topic: words without marks, words with marks where the text has them, adjacent pairs, and concepts.
/// Grows while examples are added, then only looks up.
/// </summary>
internal sealed class TopicFeatures : ILearned<TopicFeatures>
{
    private const float MarkedWeight = 0.5f;
    private const float PairWeight = 0.5f;

    private readonly Dictionary<string, int> words;
    private readonly Dictionary<string, int> markedWords;
    private readonly Dictionary<long, int> pairs;
    private readonly Dictionary<int, int> concepts;
    private readonly List<int> examplesWith = [];
    private readonly List<int> lastExample = [];
    private float[] idf = [];
    private int examples;

    /// <summary>Knows no feature yet.</summary>
    public TopicFeatures()
    {
        words = new Dictionary<string, int>(StringComparer.Ordinal);
        markedWords = new Dictionary<string, int>(StringComparer.Ordinal);
        pairs = [];
        concepts = [];
    }

    private TopicFeatures(LearnedReader from)
    {
        idf = from.Array<float>();
        words = from.Words(idf.Length);
        markedWords = from.Words(idf.Length);
        pairs = from.Table<long>(idf.Length);
        concepts = from.Table<int>(idf.Length);
    }

    /// <summary>Number of features once they are closed; a feature's number is below it.</summary>
    public int Count => idf.Length;

    /// <summary>Numbers the features of an example and adds each once to <paramref name="into"/>.</summary>
    public void Add(AnalyzedText text, List<TopicFeature> into)
    {
        examples++;
        Visit(text, add: true, into);
    }

    /// <inheritdoc />
    public static TopicFeatures Read(LearnedReader from) => new(from);

    /// <inheritdoc />
    public void Write(LearnedWriter to)
    {
        to.Array<float>(idf);
        to.Words(words);
        to.Words(markedWords);
        to.Table(pairs);
        to.Table(concepts);
    }

    /// <summary>In how many examples a feature was met; known only where it was learned.</summary>
    public int ExamplesWith(int feature) => examplesWith[feature];

    /// <summary>Closes the numbering: how much a feature says depends on how few examples have it.</summary>
    public void Freeze()
    {
        idf = new float[examplesWith.Count];
        for (var feature = 0; feature < idf.Length; feature++) idf[feature] = MathF.Log(1 + ((float)examples / examplesWith[feature]));
        lastExample.Clear();
        lastExample.TrimExcess();
    }

    /// <summary>How much a feature says: the fewer examples have it, the more. Only after <see cref="Freeze"/>.</summary>
    public float Idf(int feature) => idf[feature];

    /// <summary>The known features of a text with their weights, of length 1 together; empty when nothing in it is known.</summary>
    public List<TopicFeature> Of(AnalyzedText text)
    {
        var found = new List<TopicFeature>((3 * text.Count) + text.Concepts.Count);
        Visit(text, add: false, found);
        var squares = 0f;
        foreach (var feature in found) squares += feature.Weight * feature.Weight;
        var scale = squares == 0 ? 0 : 1 / MathF.Sqrt(squares);
        foreach (ref var feature in CollectionsMarshal.AsSpan(found)) feature = feature with { Weight = feature.Weight * scale };
        return found;
    }

    private void Visit(AnalyzedText text, bool add, List<TopicFeature> into)
    {
        var last = -1;
        for (var i = 0; i < text.Count; i++)
        {
            var word = Number(words, text.Folded(i), add);
            Take(word, 1, add, into);
            if (text[i].IsMarked) Take(Number(markedWords, text.Key(i), add), MarkedWeight, add, into);
            if (last >= 0 && word >= 0) Take(Number(pairs, ((long)last << 32) | (uint)word, add), PairWeight, add, into);
            last = word;
        }

        foreach (var match in text.Concepts) Take(Number(concepts, match.Concept, add), 1, add, into);
    }

    private void Take(int feature, float weight, bool add, List<TopicFeature> into)
    {
        if (feature < 0) return;
        if (!add)
        {
            if (!Has(into, feature)) into.Add(new TopicFeature(feature, weight * idf[feature]));
            return;
        }

        // An example counts once, however often it says a word.
        if (lastExample[feature] == examples) return;
        lastExample[feature] = examples;
        examplesWith[feature]++;
        into.Add(new TopicFeature(feature, weight));
    }

    private static bool Has(List<TopicFeature> found, int feature)
    {
        foreach (var other in found)
        {
            if (other.Number == feature) return true;
        }

        return false;
    }

    private int Number(Dictionary<string, int> table, ReadOnlySpan<char> key, bool add)
    {
        var lookup = table.GetAlternateLookup<ReadOnlySpan<char>>();
        if (lookup.TryGetValue(key, out var number)) return number;
        if (!add) return -1;
        table.Add(key.ToString(), number = New());
        return number;
    }

    private int Number<TKey>(Dictionary<TKey, int> table, TKey key, bool add)
        where TKey : notnull
    {
        if (table.TryGetValue(key, out var number)) return number;
        if (!add) return -1;
        table.Add(key, number = New());
        return number;
    }

    private int New()
    {
        examplesWith.Add(0);
        lastExample.Add(-1);
        return examplesWith.Count - 1;
    }
}

/// <summary>A feature a text has.</summary>
/// <param name="Number">Which one.</param>
/// <param name="Weight">How much it says.</param>
internal readonly record struct TopicFeature(int Number, float Weight);

using System.Numerics;

namespace Awareness.Knowledge.Search;

/// <summary>
/// The different values an index has for "how much does this document speak of this term", numbered so that a posting holds document
/// and level in 32 bits. The level is x of BM25F, which has few different values: words count in ones and twos, lengths come in steps.
/// Up to half the levels are exact; should an index need more, further values are rounded to the nearest of the other half.
/// </summary>
internal sealed class ImpactLevels
{
    /// <summary>Most documents of an index: the level keeps at least eight bits.</summary>
    public const int MostDocuments = 1 << 24;

    private const int MostLevelBits = 16;
    private const int TermFrequencies = 16;
    private const int MantissaBits = 23;

    /// <summary>x lies between these powers of two; what lies outside is cut off when it is rounded.</summary>
    private const int LeastExponent = -7;
    private const int MostExponent = 7;

    private readonly float k1;
    private readonly Dictionary<int, int> byValue = [];
    private readonly List<float> saturations = [];

    /// <summary>By norm and number of occurrences: the level plus one, where it is known.</summary>
    private readonly int[] ofSinglePlaces;

    /// <summary>Levels for an index of <paramref name="documents"/> documents with <paramref name="norms"/> different norms.</summary>
    public ImpactLevels(int documents, int norms, float k1)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(documents, MostDocuments);
        var documentBits = 32 - BitOperations.LeadingZeroCount((uint)Math.Max(1, documents - 1));
        Bits = Math.Min(MostLevelBits, 32 - documentBits);
        this.k1 = k1;
        ofSinglePlaces = new int[norms * TermFrequencies];
    }

    /// <summary>Low bits of a posting that hold the level; the document is above them.</summary>
    public int Bits { get; }

    /// <summary>By level: x / (k1 + x), 0 to 1.</summary>
    public float[] Saturations() => [.. saturations];

    /// <summary>x / (k1 + x) of a level, 0 to 1.</summary>
    public float Saturation(int level) => saturations[level];

    /// <summary>The level of a term that stands <paramref name="frequency"/> times in one place.</summary>
    public int OfSinglePlace(int norm, int frequency, float worth)
    {
        if (frequency >= TermFrequencies) return Of(worth * frequency);
        ref var known = ref ofSinglePlaces[(norm * TermFrequencies) + frequency];
        if (known == 0) known = Of(worth * frequency) + 1;
        return known - 1;
    }

    /// <summary>The level of <paramref name="x"/>, above 0.</summary>
    public int Of(float x)
    {
        var value = BitConverter.SingleToInt32Bits(x);
        if (byValue.TryGetValue(value, out var level)) return level;
        if (byValue.Count < 1 << (Bits - 1)) return Add(value, x);
        var rounded = Rounded(x);
        value = BitConverter.SingleToInt32Bits(rounded);
        return byValue.TryGetValue(value, out level) ? level : Add(value, rounded);
    }

    /// <summary>The nearest of 14 · 2^(Bits − 5) values, less than half of what the bits can number.</summary>
    private float Rounded(float x)
    {
        var bounded = Math.Clamp(x, MathF.ScaleB(1, LeastExponent), MathF.ScaleB(1.5f, MostExponent - 1));
        var dropped = MantissaBits - (Bits - 5);
        var bits = BitConverter.SingleToInt32Bits(bounded);
        return BitConverter.Int32BitsToSingle((bits + (1 << (dropped - 1))) >> dropped << dropped);
    }

    private int Add(int value, float x)
    {
        byValue.Add(value, saturations.Count);
        saturations.Add(x / (k1 + x));
        return saturations.Count - 1;
    }
}

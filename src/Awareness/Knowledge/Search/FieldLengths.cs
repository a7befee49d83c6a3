using System.Numerics;

namespace Awareness.Knowledge.Search;

/// <summary>The two constants of BM25.</summary>
/// <param name="K1">Above 0: how fast repeated terms stop counting; 0.9 suits short Vietnamese texts.</param>
/// <param name="B">0 to 1: how much long documents are held back.</param>
public readonly record struct Bm25(float K1, float B)
{
    /// <summary>k1 = 0.9, b = 0.4, the values that did best on Vietnamese collections.</summary>
    public static Bm25 Default { get; } = new(0.9f, 0.4f);
}

/// <summary>
/// Length of every field of every document in one byte each, and what a word in it is worth. A field of a document is a place;
/// places are numbered document by document.
/// </summary>
internal sealed class FieldLengths(float[] weights, float b)
{
    private readonly List<byte> codes = [];
    private readonly long[] totals = new long[weights.Length];
    private float[] norms = [];

    /// <summary>Fields a document has.</summary>
    public int FieldCount => weights.Length;

    /// <summary>Adds the next document by the number of words of each field.</summary>
    public void Add(ReadOnlySpan<int> byField)
    {
        for (var field = 0; field < byField.Length; field++)
        {
            codes.Add(LengthCode.Of(byField[field]));
            totals[field] += byField[field];
        }
    }

    /// <summary>Works out the norms once all documents are known: weight / (1 − b + b · length / average length), by field and length code.</summary>
    public void Close()
    {
        var documents = Math.Max(1, codes.Count / Math.Max(1, FieldCount));
        norms = new float[FieldCount * LengthCode.Count];
        for (var i = 0; i < norms.Length; i++)
        {
            var field = i / LengthCode.Count;
            var average = Math.Max(1f, (float)totals[field] / documents);
            norms[i] = weights[field] / (1 - b + (b * LengthCode.Lengths[i % LengthCode.Count] / average));
        }
    }

    /// <summary>Number of different norms.</summary>
    public int NormCount => FieldCount * LengthCode.Count;

    /// <summary>The number of the norm of a place: equal where field and length code are.</summary>
    public int NormOf(int place, int field) => (field * LengthCode.Count) + codes[place];

    /// <summary>What one occurrence is worth under a norm.</summary>
    public float Norm(int norm) => norms[norm];
}

/// <summary>
/// A length in one byte, in the steps of Lucene's norms: exact below 40, then eight steps to the doubling, always rounded down
/// (the format is documented with Lucene's <c>SmallFloat.intToByte4</c>).
/// </summary>
internal static class LengthCode
{
    /// <summary>Number of codes.</summary>
    public const int Count = 256;

    /// <summary>Lengths that have a code of their own before the steps begin: what remains of 256 codes when a 31-bit length needs 232 steps.</summary>
    private const int Free = 24;

    private const int FractionBits = 3;

    /// <summary>The length each code stands for; what lies beyond the range of int is cut off.</summary>
    public static readonly float[] Lengths = [.. Enumerable.Range(0, Count).Select(code => (float)Math.Min(int.MaxValue, Decode(code)))];

    /// <summary>The code of a length of 0 or more.</summary>
    public static byte Of(int length)
    {
        if (length < Free) return (byte)length;
        var rest = (uint)(length - Free);
        var shift = 31 - BitOperations.LeadingZeroCount(rest) - FractionBits;
        return (byte)(Free + (shift < 0 ? rest : (rest >> shift & 7) | (uint)(shift + 1) << FractionBits));
    }

    private static long Decode(int code)
    {
        if (code < Free) return code;
        var steps = code - Free;
        var shift = (steps >> FractionBits) - 1;
        return Free + (shift < 0 ? steps : (long)((steps & 7) | 8) << shift);
    }
}

namespace Awareness.Language;

/// <summary>
/// What a collection of texts knows about words: whether one occurs in it, and which stand side by side. Where a message can be read in
/// several ways, the reading our texts know is the likelier one.
/// </summary>
public interface ITermEvidence
{
    /// <summary>True when there is anything to know.</summary>
    bool HasTerms { get; }

    /// <summary>True when the word occurs with exactly these marks; <paramref name="key"/> is a token key.</summary>
    bool Knows(ReadOnlySpan<char> key);

    /// <summary>The number of the word without its marks, or below 0 when it does not occur.</summary>
    int FoldedTerm(ReadOnlySpan<char> folded);

    /// <summary>True when the two words, numbers of <see cref="FoldedTerm"/>, stand side by side somewhere in this order.</summary>
    bool ArePair(int first, int second);

    /// <summary>The token key of the word meant by a mistyped one: one slip away, and known beside the neighbours it has in <paramref name="text"/>. Empty when there is none.</summary>
    ReadOnlySpan<char> Mend(AnalyzedText text, int index);
}

/// <summary>Knows nothing: every reading is as likely as the other.</summary>
public sealed class NoEvidence : ITermEvidence
{
    private NoEvidence()
    {
    }

    /// <summary>The one there is.</summary>
    public static NoEvidence Instance { get; } = new();

    /// <inheritdoc/>
    public bool HasTerms => false;

    /// <inheritdoc/>
    public bool Knows(ReadOnlySpan<char> key) => false;

    /// <inheritdoc/>
    public int FoldedTerm(ReadOnlySpan<char> folded) => -1;

    /// <inheritdoc/>
    public bool ArePair(int first, int second) => false;

    /// <inheritdoc/>
    public ReadOnlySpan<char> Mend(AnalyzedText text, int index) => [];
}

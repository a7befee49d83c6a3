namespace Awareness.Language;

/// <summary>
/// A text as a sequence of tokens with exact offsets into the original. The keys of all tokens lie in one buffer,
/// so an analysis costs a handful of allocations whatever its length.
/// </summary>
public sealed class AnalyzedText
{
    /// <summary>
    /// From this share of marked words on, a text counts as written with marks: an unmarked word in it is meant so.
    /// (Of ordinary marked Vietnamese about two thirds of the syllables carry a mark.)
    /// </summary>
    public const double MarkedTextShare = 0.25;

    private readonly Token[] tokens;
    private readonly char[] keys;
    private string? foldedText;

    internal AnalyzedText(string source, Token[] tokens, char[] keys)
    {
        Source = source;
        this.tokens = tokens;
        this.keys = keys;
        MarkedShare = ShareOfMarked(tokens);
    }

    internal AnalyzedText(AnalyzedText text, IReadOnlyList<ConceptMatch> concepts)
    {
        Source = text.Source;
        tokens = text.tokens;
        keys = text.keys;
        MarkedShare = text.MarkedShare;
        Alternatives = text.Alternatives;
        Concepts = concepts;
    }

    /// <summary>The concepts the lexicon found, by position; empty before the lexicon looked.</summary>
    public IReadOnlyList<ConceptMatch> Concepts { get; } = [];

    /// <summary>What else some of the words may stand for, by position; empty when the text says what it means, and for what authors wrote.</summary>
    public IReadOnlyList<Alternative> Alternatives { get; init; } = [];

    /// <summary>The original text; every token's slice lies in it.</summary>
    public string Source { get; }

    /// <summary>Number of tokens.</summary>
    public int Count => tokens.Length;

    /// <summary>0 to 1: the share of words that carry a tone or quality mark.</summary>
    public double MarkedShare { get; init; }

    /// <summary>True when unmarked words in this text may stand for marked ones.</summary>
    public bool IsUnmarked => MarkedShare < MarkedTextShare;

    /// <summary>The token at <paramref name="index"/>.</summary>
    public Token this[int index] => tokens[index];

    /// <summary>The token's key: letters with quality, then the tone as a digit; the same for every spelling of one syllable.</summary>
    public ReadOnlySpan<char> Key(int index) => keys.AsSpan(tokens[index].KeyStart, tokens[index].KeyLength);

    /// <summary>The token's key without marks, đ as d.</summary>
    public ReadOnlySpan<char> Folded(int index) => keys.AsSpan(tokens[index].KeyStart + tokens[index].KeyLength, tokens[index].FoldedLength);

    /// <summary>The folded keys joined by blanks, for messages and tests.</summary>
    public string FoldedText() => foldedText ??= JoinFolded();

    private string JoinFolded()
    {
        if (Count == 0) return "";
        var length = Count - 1;
        foreach (var token in tokens) length += token.FoldedLength;
        return string.Create(length, this, static (buffer, text) =>
        {
            for (var (i, at) = (0, 0); i < text.Count; i++)
            {
                if (i > 0) buffer[at++] = ' ';
                text.Folded(i).CopyTo(buffer[at..]);
                at += text.tokens[i].FoldedLength;
            }
        });
    }

    private static double ShareOfMarked(Token[] tokens)
    {
        var words = 0;
        var marked = 0;
        foreach (var token in tokens)
        {
            if (token.Kind != TokenKind.Word) continue;
            words++;
            if (token.IsMarked) marked++;
        }

        return words == 0 ? 0 : (double)marked / words;
    }
}

/// <summary>What a token is.</summary>
public enum TokenKind : byte
{
    /// <summary>A run of letters: a syllable, a foreign word, an abbreviation.</summary>
    Word,

    /// <summary>A run of digits, with its separators.</summary>
    Number,

    /// <summary>A web or e-mail address, kept whole.</summary>
    Address,
}

/// <summary>Another reading of some words of a text: what was typed where the text has what it most likely means, or the other way round.</summary>
/// <param name="Start">First token it stands for.</param>
/// <param name="Length">Number of tokens, at least one.</param>
/// <param name="Words">The other reading; its offsets lie in the same source.</param>
/// <param name="Weight">0 to 1: how likely it is, beside the reading of the text itself with 1.</param>
public sealed record Alternative(int Start, int Length, AnalyzedText Words, float Weight);

/// <summary>One token: a slice of the source and where its keys lie.</summary>
public readonly record struct Token
{
    /// <summary>Where the slice begins in the source, in UTF-16 units.</summary>
    public required int Start { get; init; }

    /// <summary>Length of the slice.</summary>
    public required int Length { get; init; }

    /// <summary>What it is.</summary>
    public required TokenKind Kind { get; init; }

    /// <summary>True when the word carries a tone or a quality mark.</summary>
    public required bool IsMarked { get; init; }

    internal int KeyStart { get; init; }

    internal int KeyLength { get; init; }

    internal int FoldedLength { get; init; }
}

using System.Globalization;

namespace Awareness.Conversations;

/// <summary>Cuts a long text into messages a channel can carry: between paragraphs where it can, else lines, sentences, words, and at last whole characters as people see them.</summary>
public static class TextPieces
{
    /// <summary>A piece is not cut shorter than this share of what fits only to end it more nicely.</summary>
    private const int LeastShare = 3;

    private static readonly string[] SentenceEnds = [". ", "! ", "? ", "… ", "; "];

    /// <summary>The pieces in order, none empty, none longer than <paramref name="length"/>; the text itself when it fits.</summary>
    /// <param name="text">Plain text.</param>
    /// <param name="length">Characters of a message, at least 16.</param>
    public static IReadOnlyList<string> Split(string text, int length)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 16);
        if (text.Length <= length) return [text];
        List<string> pieces = [];
        var rest = text.AsSpan().Trim();
        while (rest.Length > length)
        {
            var end = End(rest, length);
            var piece = rest[..end].Trim();
            if (!piece.IsEmpty) pieces.Add(piece.ToString());
            rest = rest[end..].TrimStart();
        }

        if (!rest.IsEmpty || pieces.Count == 0) pieces.Add(rest.ToString());
        return pieces;
    }

    /// <summary>Where the first piece ends: between 1 and <paramref name="length"/>.</summary>
    private static int End(ReadOnlySpan<char> text, int length)
    {
        var window = text[..length];
        var least = length / LeastShare;
        // A border right behind the window is as good as one in it.
        if (text[length] == '\n') return length;
        if (window.LastIndexOf("\n\n") is var paragraph && paragraph >= least) return paragraph;
        if (window.LastIndexOf('\n') is var line && line >= least) return line;
        var sentence = -1;
        foreach (var mark in SentenceEnds) sentence = Math.Max(sentence, window.LastIndexOf(mark) is >= 0 and var at ? at + 1 : -1);
        if (sentence >= least) return sentence;
        if (text[length] == ' ') return length;
        return window.LastIndexOf(' ') is var blank && blank >= least ? blank : Grapheme(text, length);
    }

    /// <summary>The last border between characters as people see them; a character longer than the piece is cut between its code points.</summary>
    private static int Grapheme(ReadOnlySpan<char> text, int length)
    {
        var end = 0;
        while (end < length && StringInfo.GetNextTextElementLength(text[end..]) is var element && end + element <= length) end += element;
        if (end > 0) return end;
        return WholeText.Length(text, length);
    }
}

using Awareness.Language;

namespace Awareness.Safety;

/// <summary>Takes the features of a message, one by one.</summary>
internal interface IFeatureSink
{
    /// <summary>Takes one; the span is valid during the call only.</summary>
    void Add(scoped ReadOnlySpan<char> feature);
}

/// <summary>
/// What the fitted weights look at: words without their marks ("chim"), words that follow each other ("bi chim"), how the message begins
/// ("^ em") and ends ("roi $") and how long it is ("=8"). Without marks, so that what was learned from one spelling holds for all of them.
/// To choose the card also the concepts ("+water") and the signs ("+drowning.fell", "+emergency/drowning") the rules met.
/// </summary>
internal static class MessageFeatures
{
    private const int LongestWord = 48;
    private const string Number = "0";
    private const string Begin = "^";
    private const string End = "$";

    /// <summary>The features of the words.</summary>
    public static void AddWords<TSink>(AnalyzedText text, ref TSink sink)
        where TSink : IFeatureSink, allows ref struct
    {
        Span<char> buffer = stackalloc char[(2 * LongestWord) + 1];
        var before = Begin.AsSpan();
        for (var i = 0; i < text.Count; i++)
        {
            var word = Word(text, i);
            sink.Add(word);
            sink.Add(Join(before, word, buffer));
            before = word;
        }

        sink.Add(Join(before, End, buffer));
        sink.Add(Length(text.Count));
    }

    /// <summary>The features of what the rules met.</summary>
    public static void AddEvidence<TSink>(Evidence evidence, IReadOnlyList<string?> conceptNames, ref TSink sink)
        where TSink : IFeatureSink, allows ref struct
    {
        Span<char> buffer = stackalloc char[(2 * LongestWord) + 1];
        foreach (var span in evidence.Found)
        {
            if (conceptNames[span.Concept] is { } name) sink.Add(Met(name, buffer));
        }

        foreach (var sign in evidence.Signs)
        {
            sink.Add(Met(sign.CardId, buffer));
            if (sign.IsDanger) sink.Add(Met(sign.Sign, buffer));
        }
    }

    private static ReadOnlySpan<char> Word(AnalyzedText text, int index)
    {
        if (text[index].Kind == TokenKind.Number) return Number;
        var folded = text.Folded(index);
        return folded.Length > LongestWord ? folded[..LongestWord] : folded;
    }

    private static ReadOnlySpan<char> Join(ReadOnlySpan<char> before, ReadOnlySpan<char> word, Span<char> buffer)
    {
        before.CopyTo(buffer);
        buffer[before.Length] = ' ';
        word.CopyTo(buffer[(before.Length + 1)..]);
        return buffer[..(before.Length + 1 + word.Length)];
    }

    private static ReadOnlySpan<char> Met(string name, Span<char> buffer)
    {
        var length = Math.Min(name.Length, buffer.Length - 1);
        buffer[0] = '+';
        name.AsSpan(0, length).CopyTo(buffer[1..]);
        return buffer[..(length + 1)];
    }

    private static string Length(int words) => words switch
    {
        <= 2 => "=2",
        <= 4 => "=4",
        <= 8 => "=8",
        <= 16 => "=16",
        _ => "=more",
    };
}

namespace Awareness.Language.Typing;

/// <summary>
/// Reads the letters of chat: f for ph, j for gi, w for qu, z for v, d or gi, ck for ch at the beginning of a word, g for ng and k for ch at its
/// end. Only a word that is no syllable is tried, and only a syllable comes out ("fạt" is "phạt", "jup" is "giup", "nhưg" is "nhưng").
/// </summary>
internal sealed class Respelling(Lexicon lexicon, ITermEvidence known)
{
    private const float TypedWeight = 0.3f;
    private const int Longest = Syllable.MostLetters + 3;

    /// <summary>What is written, and what it stands for; of several meanings the first our texts know wins.</summary>
    private static readonly (string Written, string Means)[] Onsets =
    [
        ("f", "ph"), ("j", "gi"), ("j", "ch"), ("w", "qu"), ("dz", "v"), ("dz", "d"), ("z", "v"), ("z", "d"), ("z", "gi"), ("ck", "ch"), ("q", "qu"), ("ngh", "ng"), ("k", "kh"), ("k", "c"), ("c", "k"),
        ("ng", "ngh"), ("g", "gh"), ("gh", "g"),
    ];

    private static readonly (string Written, string Means)[] Codas = [("", ""), ("g", "ng"), ("k", "ch"), ("k", "c"), ("nk", "nh"), ("q", "c"), ("ck", "ch")];

    /// <summary>The text with such spellings written out.</summary>
    public AnalyzedText Read(AnalyzedText text)
    {
        AnalyzedTextBuilder? builder = null;
        Span<char> key = stackalloc char[Longest];
        for (var i = 0; i < text.Count; i++)
        {
            var length = MayBeRespelled(text, i) ? Respell(text.Key(i), key) : 0;
            if (length == 0)
            {
                builder?.Copy();
                continue;
            }

            builder ??= new AnalyzedTextBuilder(text, copied: i);
            builder.Replace(1, key[..length], TypedWeight);
        }

        return builder?.Build(text.MarkedShare) ?? text;
    }

    private bool MayBeRespelled(AnalyzedText text, int index)
    {
        var folded = text.Folded(index);
        return text[index].Kind == TokenKind.Word && folded.Length is > 1 and <= Syllable.MostLetters && !Syllable.IsValidFolded(folded)
            && known.FoldedTerm(folded) < 0 && !lexicon.Foreign.Contains(folded) && !lexicon.Knows(text, index);
    }

    private int Respell(ReadOnlySpan<char> key, Span<char> target)
    {
        var tone = char.IsAsciiDigit(key[^1]) ? key[^1..] : [];
        var letters = key[..^tone.Length];
        if (letters.ContainsAnyInRange('0', '9')) return 0;
        var first = 0;
        Span<char> candidate = stackalloc char[Longest];
        foreach (var coda in Codas)
        {
            if (!letters.EndsWith(coda.Written, StringComparison.Ordinal)) continue;
            var front = letters[..^coda.Written.Length];
            for (var i = coda.Written.Length == 0 ? 0 : -1; i < Onsets.Length; i++)
            {
                var onset = i < 0 ? ("", "") : Onsets[i];
                if (!front.StartsWith(onset.Item1, StringComparison.Ordinal)) continue;
                var length = Write(candidate, onset.Item2, front[onset.Item1.Length..], coda.Means, tone);
                if (length == 0 || !IsSyllable(candidate[..length])) continue;
                if (IsKnown(candidate[..(length - tone.Length)]))
                {
                    candidate[..length].CopyTo(target);
                    return length;
                }

                if (first > 0 || known.HasTerms) continue;
                candidate[..length].CopyTo(target);
                first = length;
            }
        }

        return first;
    }

    /// <summary>Without marks the letters are checked as such: "cuong" is what is left of "cường".</summary>
    private static bool IsSyllable(ReadOnlySpan<char> key) => Syllable.IsValid(key, mayLackTone: true) || Syllable.IsValidFolded(key);

    private bool IsKnown(ReadOnlySpan<char> letters)
    {
        Span<char> folded = stackalloc char[Longest];
        for (var i = 0; i < letters.Length; i++) folded[i] = Letters.Fold(letters[i]);
        return known.FoldedTerm(folded[..letters.Length]) >= 0;
    }

    /// <summary>The four parts one behind the other; "gi" before i is "g". 0 when they are too long for a syllable.</summary>
    private static int Write(Span<char> target, string onset, ReadOnlySpan<char> middle, string coda, ReadOnlySpan<char> tone)
    {
        var isGi = onset == "gi" && middle.StartsWith("i", StringComparison.Ordinal);
        var start = isGi ? "g" : onset;
        if (start.Length + middle.Length + coda.Length > Syllable.MostLetters) return 0;
        start.CopyTo(target);
        middle.CopyTo(target[start.Length..]);
        coda.CopyTo(target[(start.Length + middle.Length)..]);
        tone.CopyTo(target[(start.Length + middle.Length + coda.Length)..]);
        return start.Length + middle.Length + coda.Length + tone.Length;
    }
}

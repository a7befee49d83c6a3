namespace Awareness.Language.Typing;

/// <summary>A letter of a run of letters, with its own tone and its place in the source.</summary>
/// <param name="Value">Lower case, with quality, without tone.</param>
/// <param name="Tone">0 to 5.</param>
/// <param name="Start">Where it begins in the source.</param>
internal readonly record struct GluedLetter(char Value, byte Tone, int Start)
{
    /// <summary>Takes the slice of a token apart, composed or decomposed; returns the number of letters, or 0 when it has more than <paramref name="letters"/> holds.</summary>
    public static int Read(string source, Token token, Span<GluedLetter> letters)
    {
        var count = 0;
        for (var i = token.Start; i < token.Start + token.Length; i++)
        {
            if (Letters.IsIgnorable(source[i]))
            {
                if (count > 0) letters[count - 1] = letters[count - 1].WithMark(source[i]);
                continue;
            }

            if (count == letters.Length) return 0;
            var letter = Letters.Decompose(source[i]);
            letters[count++] = new GluedLetter(letter.Value, letter.Tone, i);
        }

        return count;
    }

    /// <summary>Writes the token key of <paramref name="part"/>: letters, then the tone. Length 0 when two letters carry a tone.</summary>
    public static (int Length, bool IsMarked) WriteKey(ReadOnlySpan<GluedLetter> part, Span<char> key)
    {
        var tone = 0;
        var isMarked = false;
        for (var i = 0; i < part.Length; i++)
        {
            key[i] = part[i].Value;
            isMarked |= Letters.Fold(part[i].Value) != part[i].Value;
            if (part[i].Tone == Letters.NoTone) continue;
            if (tone > 0) return (0, false);
            tone = part[i].Tone;
        }

        if (tone == 0) return (part.Length, isMarked);
        key[part.Length] = (char)('0' + tone);
        return (part.Length + 1, true);
    }

    private GluedLetter WithMark(char mark)
    {
        var tone = Letters.ToneOfMark(mark);
        if (tone != Letters.NoTone) return this with { Tone = tone };
        var quality = Letters.WithQuality(Value, mark);
        return quality == '\0' ? this : this with { Value = quality };
    }
}

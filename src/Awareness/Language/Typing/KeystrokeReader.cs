using System.Buffers;

namespace Awareness.Language.Typing;

/// <summary>
/// Finds words typed in raw Telex or VNI. A word that is a syllable as it stands is never touched, so Vietnamese, with or without marks,
/// is safe. For the others the whole message decides: sure signs ("dd", "uow", "d9en2") and the number of words that decode speak for raw
/// keys, foreign words and words that decode to nothing against.
/// </summary>
internal sealed class KeystrokeReader(Lexicon lexicon, ITermEvidence known)
{
    /// <summary>The sum of signs from which a message is taken as raw keys, if nothing weighs more against it.</summary>
    private const float EnoughSigns = 0.8f;

    /// <summary>In a message with marks only a word with a sure sign of its own is raw.</summary>
    private const float SureSign = 1f;

    private static readonly SearchValues<char> Vowels = SearchValues.Create("aeiouy");

    private const float WeakSign = 0.75f;
    private const float ForeignWord = 1f;

    /// <summary>Vietnamese messages hold borrowed words too, and "cos" is rather "có" than a foreign word.</summary>
    private const float WeakForeignWord = 0.5f;
    private const float OddWord = 0.5f;

    /// <summary>Foreign words say little against VNI: no other language writes digits into its words.</summary>
    private const float BesideDigits = 0.2f;

    private const float TypedWeight = 0.25f;
    private const float ForeignWeight = 0.5f;
    private const float OpenWeight = 0.5f;

    /// <summary>Messages up to this many words need no memory of their own to be weighed.</summary>
    private const int UsualWords = 64;

    /// <summary>The text with raw keystrokes decoded, what was typed kept as an alternative.</summary>
    public AnalyzedText Read(AnalyzedText text)
    {
        var words = text.Count <= UsualWords ? stackalloc RawWord[text.Count] : new RawWord[text.Count];
        var vni = HasRuns(text) ? Weigh(text, KeystrokeStyle.Vni, words) : default;
        var telex = Weigh(text, KeystrokeStyle.Telex, words);
        var style = vni.For > telex.For ? KeystrokeStyle.Vni : KeystrokeStyle.Telex;
        var signs = style == KeystrokeStyle.Vni ? Weigh(text, style, words) : telex;
        if (signs.For == 0) return text;
        var isRaw = text.IsUnmarked && signs.For >= EnoughSigns && signs.For > signs.Foreign + signs.Odd;
        return Rewrite(text, style, words, isRaw, isForeign: signs.For <= signs.Foreign);
    }

    /// <summary>What speaks for the message being typed this way, and against it: foreign words, and words that are neither.</summary>
    /// <param name="text">The message.</param>
    /// <param name="style">How it may be typed.</param>
    /// <param name="words">Filled in: what each word is, at the place of its first token.</param>
    private (float For, float Foreign, float Odd) Weigh(AnalyzedText text, KeystrokeStyle style, Span<RawWord> words)
    {
        var (speaksFor, foreign, odd) = (0f, 0f, 0f);
        Span<char> key = stackalloc char[KeystrokeDecoder.MostKeyLength];
        for (var i = 0; i < text.Count;)
        {
            var word = words[i] = Decode(text, i, style, key);
            if (word.Kind is RawKind.Foreign or RawKind.Kept) foreign += word.Kind == RawKind.Kept || IsProbable(word.Syllable, key) ? WeakForeignWord : ForeignWord;
            else if (word.Kind == RawKind.Name || (word.Kind == RawKind.Odd && word.Syllable.Length == 0)) odd += IsVietnamese(text, i) ? 0 : OddWord;
            else if (word.Kind == RawKind.Odd && IsConvincing(word.Syllable, key)) speaksFor += word.Syllable.Strength;
            i += word.Tokens;
        }

        var against = style == KeystrokeStyle.Telex ? 1 : BesideDigits;
        return (speaksFor, against * foreign, against * odd);
    }

    /// <summary>A weak sign counts only where our texts hold the word it makes.</summary>
    private bool IsConvincing(DecodedSyllable syllable, ReadOnlySpan<char> key) =>
        syllable.Strength >= WeakSign || !known.HasTerms || known.Knows(key[..syllable.Length]);

    /// <summary>Keys of a whole syllable that our texts hold with just these marks.</summary>
    private bool IsProbable(DecodedSyllable syllable, ReadOnlySpan<char> key) => syllable.IsComplete && known.Knows(key[..syllable.Length]);

    /// <summary>One odd word in a message typed otherwise is rather a name ("Meuse", "Rijn") when our texts hold nothing with the letters it makes.</summary>
    private bool MayBeName(ReadOnlySpan<char> key)
    {
        Span<char> folded = stackalloc char[KeystrokeDecoder.MostKeyLength];
        var letters = char.IsAsciiDigit(key[^1]) ? key[..^1] : key;
        for (var i = 0; i < letters.Length; i++) folded[i] = Letters.Fold(letters[i]);
        return known.HasTerms && known.FoldedTerm(folded[..letters.Length]) < 0;
    }

    /// <summary>Marks, and abbreviations without a vowel, say nothing against Vietnamese.</summary>
    private static bool IsVietnamese(AnalyzedText text, int index) => text[index].IsMarked || !text.Folded(index).ContainsAny(Vowels);

    private AnalyzedText Rewrite(AnalyzedText text, KeystrokeStyle style, ReadOnlySpan<RawWord> words, bool isRaw, bool isForeign)
    {
        AnalyzedTextBuilder? builder = null;
        Span<char> key = stackalloc char[KeystrokeDecoder.MostKeyLength];
        for (var i = 0; i < text.Count;)
        {
            var word = words[i];
            var reading = Choose(word, isRaw, isForeign);
            if (reading == RawReading.Typed)
            {
                for (var k = 0; k < word.Tokens; k++) builder?.Copy();
                i += word.Tokens;
                continue;
            }

            builder ??= new AnalyzedTextBuilder(text, copied: i);
            Decode(text, i, style, key);
            var decoded = key[..word.Syllable.Length];
            if (reading == RawReading.Open || (!isRaw && MayBeName(decoded)))
            {
                builder.AddAlternative(word.Tokens, WordOf(text, i, word.Tokens, decoded), OpenWeight);
                for (var k = 0; k < word.Tokens; k++) builder.Copy();
            }
            else
            {
                builder.AddAlternative(1, Typed(text, i, word.Tokens), word.Kind == RawKind.Odd ? TypedWeight : ForeignWeight);
                builder.Replace(word.Tokens, decoded, rawWeight: 0);
            }

            i += word.Tokens;
        }

        // The person did say which marks are meant.
        return builder?.Build(markedShare: null) ?? text;
    }

    /// <summary>What was typed, as one word; of a run its letters, for the digits stand for marks.</summary>
    private static AnalyzedText Typed(AnalyzedText text, int index, int tokens)
    {
        if (tokens == 1) return AnalyzedTextBuilder.Slice(text, index, 1);
        Span<char> letters = stackalloc char[KeystrokeDecoder.MostKeys];
        var length = 0;
        for (var i = index; i < index + tokens; i++)
        {
            if (text[i].Kind != TokenKind.Word) continue;
            text.Folded(i).CopyTo(letters[length..]);
            length += text.Folded(i).Length;
        }

        return WordOf(text, index, tokens, letters[..length]);
    }

    private static AnalyzedText WordOf(AnalyzedText text, int index, int tokens, ReadOnlySpan<char> key)
    {
        var last = text[index + tokens - 1];
        return AnalyzedTextBuilder.Word(text.Source, key, text[index].Start, last.Start + last.Length - text[index].Start);
    }

    private static RawReading Choose(RawWord word, bool isRaw, bool isForeign)
    {
        if (word.Syllable.Length == 0 || word.Kind is RawKind.Plain or RawKind.Kept) return RawReading.Typed;
        if (isRaw) return RawReading.Decoded;
        if (word.Kind is RawKind.Foreign or RawKind.Name or RawKind.Doubled || isForeign || !word.Syllable.IsComplete) return RawReading.Typed;
        return word.Syllable.Strength >= SureSign ? RawReading.Decoded : RawReading.Open;
    }

    /// <summary>Takes the word at <paramref name="index"/>, in VNI with the digits and letters glued to it, and decodes it if it is none as it stands.</summary>
    private RawWord Decode(AnalyzedText text, int index, KeystrokeStyle style, Span<char> key)
    {
        if (text[index].Kind != TokenKind.Word || IsBehindNumber(text, index)) return RawWord.Plain;
        var tokens = TokensOfRun(text, index);
        if (style == KeystrokeStyle.Telex || tokens == 1)
        {
            var folded = text.Folded(index);
            if (Syllable.IsValidFolded(folded)) return style == KeystrokeStyle.Telex ? DecodeDoubled(folded, key) : RawWord.Plain;
            if (lexicon.Foreign.IsKept(folded)) return new RawWord(1, RawKind.Kept, DecodedSyllable.None);
            var kind = KindOf(folded, key);
            if (kind == RawKind.Odd && lexicon.Knows(text, index)) return RawWord.Plain;
            var raw = text.Key(index);
            var syllable = style == KeystrokeStyle.Telex && tokens == 1 && !char.IsAsciiDigit(raw[^1]) ? KeystrokeDecoder.Decode(raw, style, key) : DecodedSyllable.None;
            return new RawWord(1, kind, syllable);
        }

        return DecodeRun(text, index, tokens, key);
    }

    /// <summary>The few syllables that have the letter o twice are keys in a raw message: "soong" is "sông".</summary>
    private static RawWord DecodeDoubled(ReadOnlySpan<char> folded, Span<char> key) =>
        folded.Contains("oo", StringComparison.Ordinal) ? new RawWord(1, RawKind.Doubled, KeystrokeDecoder.Decode(folded, KeystrokeStyle.Telex, key)) : RawWord.Plain;

    /// <summary>Our texts may hold a name that looks like keys; keys that are sure are still keys.</summary>
    private RawKind KindOf(ReadOnlySpan<char> folded, Span<char> key)
    {
        if (lexicon.Foreign.Contains(folded)) return RawKind.Foreign;
        if (known.FoldedTerm(folded) < 0 || IsSyllableWithKey(folded)) return RawKind.Odd;
        return KeystrokeDecoder.Decode(folded, KeystrokeStyle.Telex, key) is { IsComplete: true, Strength: >= SureSign } ? RawKind.Odd : RawKind.Name;
    }

    /// <summary>"chichs" is "chích": our texts seem to hold it only because English endings do not count.</summary>
    private static bool IsSyllableWithKey(ReadOnlySpan<char> folded) => folded[^1] == 's' && Syllable.IsValidFolded(folded[..^1]);

    private RawWord DecodeRun(AnalyzedText text, int index, int tokens, Span<char> key)
    {
        var start = text[index].Start;
        var end = text[index + tokens - 1].Start + text[index + tokens - 1].Length;
        if (end - start > KeystrokeDecoder.MostKeys || lexicon.KnownLength(text, index) >= tokens) return new RawWord(tokens, RawKind.Plain, DecodedSyllable.None);
        Span<char> raw = stackalloc char[KeystrokeDecoder.MostKeys];
        for (var i = start; i < end; i++)
        {
            if (!char.IsAsciiLetterOrDigit(text.Source[i])) return new RawWord(tokens, RawKind.Plain, DecodedSyllable.None);
            raw[i - start] = char.ToLowerInvariant(text.Source[i]);
        }

        // "h5n1" and "b12" decode to nothing and say nothing against it: they are names.
        var syllable = KeystrokeDecoder.Decode(raw[..(end - start)], KeystrokeStyle.Vni, key);
        return new RawWord(tokens, syllable.Length == 0 ? RawKind.Plain : RawKind.Odd, syllable);
    }

    /// <summary>Letters and digits with nothing between them, beginning with letters: "d9en2" is four tokens.</summary>
    private static int TokensOfRun(AnalyzedText text, int index)
    {
        var count = 1;
        while (index + count < text.Count && text[index + count].Kind != TokenKind.Address && Touches(text, index + count)) count++;
        return count;
    }

    private static bool HasRuns(AnalyzedText text)
    {
        for (var i = 1; i < text.Count; i++)
        {
            if (text[i].Kind == TokenKind.Number && text[i - 1].Kind == TokenKind.Word && Touches(text, i)) return true;
        }

        return false;
    }

    private static bool IsBehindNumber(AnalyzedText text, int index) => index > 0 && text[index - 1].Kind == TokenKind.Number && Touches(text, index);

    private static bool Touches(AnalyzedText text, int index) => text[index - 1].Start + text[index - 1].Length == text[index].Start;

    private enum RawKind
    {
        /// <summary>A word as it stands.</summary>
        Plain,

        /// <summary>No word as it stands.</summary>
        Odd,

        /// <summary>A foreign word that keys could have made.</summary>
        Foreign,

        /// <summary>No word of the language, but our texts hold it.</summary>
        Name,

        /// <summary>A borrowed word.</summary>
        Kept,

        /// <summary>A word as it stands that keys could have made.</summary>
        Doubled,
    }

    private enum RawReading
    {
        Typed,
        Open,
        Decoded,
    }

    private readonly record struct RawWord(int Tokens, RawKind Kind, DecodedSyllable Syllable)
    {
        public static RawWord Plain { get; } = new(1, RawKind.Plain, DecodedSyllable.None);
    }
}

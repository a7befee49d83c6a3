namespace Awareness.Language.Typing;

/// <summary>
/// Finds the blanks somebody left out: "khôngđội", "vuotdendo". Only a word that is neither a syllable nor known is tried. Of all ways to cut
/// it into syllables and known words the one our texts know best wins (dynamic programming over end and length of the last syllable); without marks that
/// prove it, a cut that they do not know stays an alternative, for "marathon" could be three syllables too.
/// </summary>
internal sealed class GluedWords(Lexicon lexicon, ITermEvidence known)
{
    /// <summary>A longer run of letters is left alone.</summary>
    public const int MostLetters = 48;

    private const int FewestLetters = 3;

    /// <summary>A part longer than a syllable can only be a word our texts know, a name for example.</summary>
    private const int Longest = 14;

    /// <summary>Shorter words are more often mistyped than glued.</summary>
    private const int SureLetters = 5;
    private const int Unknown = -1;

    private const float PartCost = 1f;
    private const float ShortPartCost = 0.8f;
    private const float UnknownPartCost = 2f;
    private const float OtherMarksCost = 0.5f;
    private const float LooseOnsetCost = 0.2f;
    private const float PairWorth = 0.7f;
    private const float TypedWeight = 0.25f;
    private const float OpenWeight = 0.5f;

    /// <summary>The share of neighbouring parts our texts must know as neighbours.</summary>
    private const float EnoughPairs = 0.5f;

    /// <summary>Letters a part has on average at least; foreign names fall into shorter ones ("ca na da", "chi ca go").</summary>
    private const float UsualPart = 2.5f;

    /// <summary>The text with glued words cut.</summary>
    public AnalyzedText Read(AnalyzedText text)
    {
        AnalyzedTextBuilder? builder = null;
        for (var i = 0; i < text.Count; i++)
        {
            if (!MayBeGlued(text, i) || Cut(text, i) is not { } cut)
            {
                builder?.Copy();
                continue;
            }

            builder ??= new AnalyzedTextBuilder(text, copied: i);
            if (cut.IsSure) builder.Split(cut.Parts, TypedWeight);
            else
            {
                builder.AddAlternative(1, cut.Parts, OpenWeight);
                builder.Copy();
            }
        }

        return builder?.Build(text.MarkedShare) ?? text;
    }

    private bool MayBeGlued(AnalyzedText text, int index)
    {
        var token = text[index];
        var folded = text.Folded(index);
        return token.Kind == TokenKind.Word && folded.Length is >= FewestLetters and <= MostLetters
            && !(Syllable.IsValidFolded(folded) && (!token.IsMarked || Syllable.IsValid(text.Key(index), mayLackTone: true)))
            && known.FoldedTerm(folded) < 0 && !lexicon.Foreign.Contains(folded) && !lexicon.Knows(text, index);
    }

    private GluedCut? Cut(AnalyzedText text, int index)
    {
        Span<GluedLetter> letters = stackalloc GluedLetter[MostLetters];
        var count = GluedLetter.Read(text.Source, text[index], letters);
        if (count != text.Folded(index).Length) return null;
        Span<int> starts = stackalloc int[MostLetters];
        var cut = BestCut(letters[..count], starts);
        if (cut.Parts < 2) return null;
        var isKnown = cut.UnknownParts == 0 && cut.Pairs >= EnoughPairs * (cut.Parts - 1);
        isKnown |= cut.UnknownParts == 0 && count > SureLetters && count >= UsualPart * cut.Parts && AreSyllables(text.Folded(index), starts[..cut.Parts]) && IsAmongSyllables(text) && known.Mend(text, index).IsEmpty;
        var isSure = known.HasTerms && isKnown || IsGluedByMarks(letters[..count])
            || (text[index].IsMarked && count >= SureLetters && (!known.HasTerms || (cut.UnknownParts == 0 && HasTwoVowels(letters[..count]) && known.Mend(text, index).IsEmpty)));
        if (!isSure && cut.UnknownParts > 0) return null;
        if (count <= SureLetters && !IsGluedByMarks(letters[..count]) && !known.Mend(text, index).IsEmpty) return null;
        return new GluedCut(Parts(text, index, letters[..count], starts[..cut.Parts]), isSure);
    }

    /// <summary>No syllable has two tones, or đ behind its beginning.</summary>
    private static bool IsGluedByMarks(ReadOnlySpan<GluedLetter> letters)
    {
        var tones = 0;
        for (var i = 0; i < letters.Length; i++)
        {
            if (letters[i].Tone != Letters.NoTone) tones++;
            if (tones > 1 || (i > 0 && letters[i].Value == 'đ')) return true;
        }

        return false;
    }

    private static bool AreSyllables(ReadOnlySpan<char> letters, ReadOnlySpan<int> starts)
    {
        for (var i = 0; i < starts.Length; i++)
        {
            var end = i + 1 < starts.Length ? starts[i + 1] : letters.Length;
            if (!Syllable.IsValidFolded(letters[starts[i]..end])) return false;
        }

        return true;
    }

    /// <summary>Half of the words are Vietnamese syllables, and none is foreign: where a name would be rare.</summary>
    private bool IsAmongSyllables(AnalyzedText text)
    {
        var syllables = 0;
        for (var i = 0; i < text.Count; i++)
        {
            if (Syllable.IsValidFolded(text.Folded(i))) syllables++;
            else if (lexicon.Foreign.Contains(text.Folded(i))) return false;
        }

        return syllables * 2 >= text.Count;
    }

    /// <summary>Vowels, consonants, vowels: with a mark on it that is more than one Vietnamese word ("nhiệtco").</summary>
    private static bool HasTwoVowels(ReadOnlySpan<GluedLetter> letters)
    {
        var groups = 0;
        for (var i = 0; i < letters.Length; i++)
        {
            if (Syllable.IsVowel(letters[i].Value) && (i == 0 || !Syllable.IsVowel(letters[i - 1].Value))) groups++;
        }

        return groups > 1;
    }

    /// <summary>Writes where the parts of the best cut begin; no part when there is none.</summary>
    private CutScore BestCut(ReadOnlySpan<GluedLetter> letters, Span<int> starts)
    {
        var states = letters.Length * (Longest + 1);
        Span<float> best = stackalloc float[states + Longest + 1];
        Span<sbyte> before = stackalloc sbyte[states + Longest + 1];
        Span<int> terms = stackalloc int[states + Longest + 1];
        best.Fill(float.NegativeInfinity);
        for (var end = 1; end <= letters.Length; end++)
        {
            for (var length = 1; length <= Math.Min(Longest, end); length++)
            {
                var part = letters.Slice(end - length, length);
                if (CostOf(part, out var term) is not { } cost) continue;
                Connect(best, before, terms, new CutPlace(end, length, term, cost));
            }
        }

        return Trace(letters.Length, best, before, terms, starts);
    }

    private void Connect(Span<float> best, Span<sbyte> before, Span<int> terms, CutPlace place)
    {
        var here = State(place.End, place.Length);
        terms[here] = place.Term;
        var start = place.End - place.Length;
        if (start == 0)
        {
            best[here] = -place.Cost;
            return;
        }

        for (sbyte last = 1; last <= Math.Min(Longest, start); last++)
        {
            var there = State(start, last);
            if (float.IsNegativeInfinity(best[there])) continue;
            var score = best[there] - place.Cost + (IsPair(terms[there], place.Term) ? PairWorth : 0);
            if (score <= best[here]) continue;
            best[here] = score;
            before[here] = last;
        }
    }

    private CutScore Trace(int end, Span<float> best, Span<sbyte> before, Span<int> terms, Span<int> starts)
    {
        var length = 0;
        for (var last = 1; last <= Math.Min(Longest, end); last++)
        {
            if (!float.IsNegativeInfinity(best[State(end, last)]) && (length == 0 || best[State(end, last)] > best[State(end, length)])) length = last;
        }

        var score = default(CutScore);
        for (var next = Unknown; length > 0;)
        {
            var here = State(end, length);
            end -= length;
            starts[score.Parts] = end;
            score = new CutScore(score.Parts + 1, score.UnknownParts + (terms[here] < 0 ? 1 : 0), score.Pairs + (IsPair(terms[here], next) ? 1 : 0));
            next = terms[here];
            length = before[here];
        }

        starts[..score.Parts].Reverse();
        return score;
    }

    /// <summary>What a part costs; null when it is no syllable.</summary>
    private float? CostOf(ReadOnlySpan<GluedLetter> part, out int term)
    {
        term = Unknown;
        Span<char> key = stackalloc char[Longest + 1];
        Span<char> folded = stackalloc char[Longest];
        var (keyLength, isMarked) = GluedLetter.WriteKey(part, key);
        if (keyLength == 0) return null;
        for (var i = 0; i < part.Length; i++) folded[i] = Letters.Fold(key[i]);
        var isSyllable = Syllable.IsValidFolded(folded[..part.Length]) && (!isMarked || Syllable.IsValid(key[..keyLength], mayLackTone: true));
        if (!isSyllable && (isMarked || part.Length < FewestLetters)) return null;
        term = known.FoldedTerm(folded[..part.Length]);
        if (!isSyllable) return term >= 0 ? PartCost : null;
        var cost = PartCost + (part.Length == 1 ? ShortPartCost : 0) + ShapeCost(folded[..part.Length]);
        if (!known.HasTerms) return cost;
        if (term < 0) return cost + UnknownPartCost;
        return isMarked && !known.Knows(key[..keyLength]) ? cost + OtherMarksCost : cost;
    }

    /// <summary>Between two vowels consonants rather begin a syllable than end one: "bị phạt", not "bịp hạt"; "xe máy", not "xem áy".</summary>
    private static float ShapeCost(ReadOnlySpan<char> folded) =>
        (Syllable.IsVowel(folded[0]) ? LooseOnsetCost : 0) + (folded[^1] is 'p' or 't' or 'c' || folded is [.., 'c', 'h'] ? LooseOnsetCost / 2 : 0);

    private bool IsPair(int first, int second) => first >= 0 && second >= 0 && known.ArePair(first, second);

    private static AnalyzedText Parts(AnalyzedText text, int index, ReadOnlySpan<GluedLetter> letters, ReadOnlySpan<int> starts)
    {
        var end = text[index].Start + text[index].Length;
        var parts = new List<Token>(starts.Length);
        var keys = new KeyBuffer(letters.Length * 3);
        for (var i = 0; i < starts.Length; i++)
        {
            var from = i == 0 ? text[index].Start : letters[starts[i]].Start;
            var to = i + 1 < starts.Length ? letters[starts[i + 1]].Start : end;
            Tokenizer.ReadWord(text.Source, from, to, keys, parts);
        }

        return new AnalyzedText(text.Source, [.. parts], keys.ToArray());
    }

    private static int State(int end, int length) => (end * (Longest + 1)) + length - (Longest + 1);

    private readonly record struct CutPlace(int End, int Length, int Term, float Cost);

    private readonly record struct CutScore(int Parts, int UnknownParts, int Pairs);

    private sealed record GluedCut(AnalyzedText Parts, bool IsSure);
}

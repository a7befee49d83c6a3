using Awareness.Language;

namespace Awareness.Knowledge.Search;

/// <summary>
/// Mends the slips of a question: for a word no document holds, the known word one slip away that its neighbours speak for. The marks follow
/// the letters: of the marked forms of the word found, the one that stands beside the same neighbours or comes closest to what was typed.
/// </summary>
internal sealed class Slips
{
    private const int None = -1;

    private const float NeighbourWorth = 1f;
    private const float LikelySlipWorth = 0.4f;

    private const float DoubtWeight = 0.6f;

    /// <summary>So much must speak for a guess that is read instead of the word, or for one at a three-letter word, which has too many neighbours.</summary>
    private const float EnoughToRewrite = 1.3f;

    private readonly Vocabulary vocabulary;
    private readonly Speller speller;
    private readonly string[] markedTerms;

    /// <summary>By folded term: its first marked form; by marked term: the next form of the same folded term.</summary>
    private readonly int[] firstForm;
    private readonly int[] nextForm;

    /// <summary>Prepares the look-up over the terms of a vocabulary, each list in the order of the numbers.</summary>
    public Slips(Vocabulary vocabulary, IEnumerable<string> marked, IReadOnlyCollection<string> folded)
    {
        this.vocabulary = vocabulary;
        speller = new Speller(folded);
        markedTerms = [.. marked];
        firstForm = new int[folded.Count];
        nextForm = new int[markedTerms.Length];
        Array.Fill(firstForm, None);
        Span<char> letters = stackalloc char[128];
        for (var number = markedTerms.Length - 1; number >= 0; number--)
        {
            var term = markedTerms[number].Length <= letters.Length ? vocabulary.FoldedTerm(Fold(markedTerms[number], letters)) : None;
            if (term < 0) continue;
            nextForm[number] = firstForm[term];
            firstForm[term] = number;
        }
    }

    /// <summary>Fills in the terms of words that were mistyped.</summary>
    public void FillIn(AnalyzedText text, TermNumbers numbers)
    {
        for (var i = 0; i < text.Count; i++)
        {
            if (text[i].Kind != TokenKind.Word) continue;
            var isGuess = numbers.Folded[i] == Vocabulary.Unknown;
            var (before, after) = (i - 1, i + 1 < text.Count ? i + 1 : -1);
            if (isGuess) numbers.Folded[i] = Guess(text.Folded(i), At(numbers.Folded, before), At(numbers.Folded, after), isOnlySought: true);

            // A word without marks is not mistyped: the folded spaces look after it.
            var hasLostMarks = numbers.Folded[i] != Vocabulary.Unknown && numbers.Marked[i] == Vocabulary.Unknown && (isGuess || text[i].IsMarked);
            if (hasLostMarks) numbers.Marked[i] = FormOf(text.Key(i), numbers.Folded[i], At(numbers.Marked, before), At(numbers.Marked, after));
        }
    }

    /// <summary>The token key of the word meant at <paramref name="index"/>; without marks where the message has none. Empty when nothing speaks for any.</summary>
    public ReadOnlySpan<char> Mend(AnalyzedText text, int index)
    {
        var term = Guess(text.Folded(index), TermAt(text, index - 1), TermAt(text, index + 1), isOnlySought: false);
        if (term == Vocabulary.Unknown) return [];
        if (text.IsUnmarked) return speller.Word(term);
        var before = index > 0 ? vocabulary.MarkedTerm(text.Key(index - 1)) : Vocabulary.Unknown;
        var after = index + 1 < text.Count ? vocabulary.MarkedTerm(text.Key(index + 1)) : Vocabulary.Unknown;
        var form = FormOf(text.Key(index), term, before, after);
        return form == Vocabulary.Unknown ? [] : markedTerms[form];
    }

    private int TermAt(AnalyzedText text, int index) => index >= 0 && index < text.Count ? vocabulary.FoldedTerm(text.Folded(index)) : Vocabulary.Unknown;

    /// <summary>
    /// Known words that stand beside neither neighbour anywhere, while a word one slip away stands beside both: "boa nhiêu" for
    /// "bao nhiêu". They may be meant as they are, so the other word is an alternative.
    /// </summary>
    public void AddDoubts(AnalyzedText text, TermNumbers numbers, List<AlternativeNumbers> alternatives)
    {
        for (var i = 1; i + 1 < text.Count; i++)
        {
            var (before, term, after) = (numbers.Folded[i - 1], numbers.Folded[i], numbers.Folded[i + 1]);
            var isDoubtful = text[i].Kind == TokenKind.Word && before >= 0 && term >= 0 && after >= 0 && !vocabulary.ArePair(before, term) && !vocabulary.ArePair(term, after);
            if (!isDoubtful) continue;
            foreach (var candidate in speller.Near(text.Folded(i)))
            {
                if (candidate == term || !vocabulary.ArePair(before, candidate) || !vocabulary.ArePair(candidate, after)) continue;
                alternatives.Add(new AlternativeNumbers([], [candidate], [], [vocabulary.FoldedPair(before, candidate), vocabulary.FoldedPair(candidate, after)], DoubtWeight));
                break;
            }
        }
    }

    private static int At(int[] terms, int place) => place < 0 ? Vocabulary.Unknown : terms[place];

    /// <summary>The folded term meant by <paramref name="typed"/> between two others.</summary>
    /// <param name="typed">What was typed, without marks.</param>
    /// <param name="before">The term before it, or unknown.</param>
    /// <param name="after">The term behind it, or unknown.</param>
    /// <param name="isOnlySought">True when the guess is only searched for: one neighbour is enough, or being the only word one slip away.</param>
    private int Guess(ReadOnlySpan<char> typed, int before, int after, bool isOnlySought)
    {
        var near = speller.Near(typed);
        if (near.Count == 0) return Vocabulary.Unknown;
        var (best, most) = (Vocabulary.Unknown, 0f);
        foreach (var candidate in near)
        {
            var worth = Speller.IsLikely(typed, speller.Word(candidate)) ? LikelySlipWorth : 0;
            if (vocabulary.ArePair(before, candidate)) worth += NeighbourWorth;
            if (vocabulary.ArePair(candidate, after)) worth += NeighbourWorth;
            if (worth <= most) continue;
            (best, most) = (candidate, worth);
        }

        var enough = !isOnlySought || typed.Length < Speller.UsualWord ? EnoughToRewrite : NeighbourWorth;
        if (most >= enough) return best;
        return isOnlySought && near.Count == 1 && typed.Length >= Speller.UsualWord ? near[0] : Vocabulary.Unknown;
    }

    /// <summary>The marked form of a folded term that its neighbours speak for, else the one most like <paramref name="typed"/>; unknown when the word has no such form.</summary>
    private int FormOf(ReadOnlySpan<char> typed, int folded, int before, int after)
    {
        var (best, most) = (Vocabulary.Unknown, float.NegativeInfinity);
        for (var form = firstForm[folded]; form != None; form = nextForm[form])
        {
            var worth = Likeness(typed, markedTerms[form]);
            if (vocabulary.AreMarkedPair(before, form)) worth += NeighbourWorth;
            if (vocabulary.AreMarkedPair(form, after)) worth += NeighbourWorth;
            if (worth <= most) continue;
            (best, most) = (form, worth);
        }

        return best;
    }

    /// <summary>0 to 1: the share of the letters and the tone of <paramref name="form"/> that <paramref name="typed"/> has at the same place from either end.</summary>
    private static float Likeness(ReadOnlySpan<char> typed, ReadOnlySpan<char> form)
    {
        var start = 0;
        while (start < typed.Length && start < form.Length && typed[start] == form[start]) start++;
        var end = 0;
        while (end < typed.Length - start && end < form.Length - start && typed[^(end + 1)] == form[^(end + 1)]) end++;
        return (float)(start + end) / Math.Max(typed.Length, form.Length);
    }

    private static ReadOnlySpan<char> Fold(string key, Span<char> letters)
    {
        if (char.IsAsciiDigit(key[0])) return key;
        var length = 0;
        foreach (var unit in key)
        {
            if (!char.IsAsciiDigit(unit)) letters[length++] = Letters.Fold(unit);
        }

        return letters[..length];
    }
}

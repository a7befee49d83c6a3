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

    /// <summary>Of a three-letter word so much must speak for the guess: it has too many neighbours.</summary>
    private const float EnoughForShort = 1.3f;

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
    public void Mend(AnalyzedText text, TermNumbers numbers)
    {
        for (var i = 0; i < text.Count; i++)
        {
            if (text[i].Kind != TokenKind.Word) continue;
            var isGuess = numbers.Folded[i] == Vocabulary.Unknown;
            if (isGuess) numbers.Folded[i] = Guess(text, numbers.Folded, i);

            // A word without marks is not mistyped: the folded spaces look after it.
            var hasLostMarks = numbers.Folded[i] != Vocabulary.Unknown && numbers.Marked[i] == Vocabulary.Unknown && (isGuess || text[i].IsMarked);
            if (hasLostMarks) numbers.Marked[i] = FormOf(text.Key(i), numbers, i);
        }
    }

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

    private int Guess(AnalyzedText text, int[] terms, int position)
    {
        var typed = text.Folded(position);
        var near = speller.Near(typed);
        if (near.Count == 0) return Vocabulary.Unknown;
        var (best, most, isOnly) = (Vocabulary.Unknown, 0f, near.Count == 1);
        foreach (var candidate in near)
        {
            var worth = Speller.IsLikely(typed, speller.Word(candidate)) ? LikelySlipWorth : 0;
            if (position > 0 && vocabulary.ArePair(terms[position - 1], candidate)) worth += NeighbourWorth;
            if (position + 1 < terms.Length && vocabulary.ArePair(candidate, terms[position + 1])) worth += NeighbourWorth;
            if (worth <= most) continue;
            (best, most) = (candidate, worth);
        }

        var enough = typed.Length < Speller.UsualWord ? EnoughForShort : NeighbourWorth;
        if (most >= enough) return best;
        return isOnly && typed.Length >= Speller.UsualWord ? near[0] : Vocabulary.Unknown;
    }

    /// <summary>The marked form of the folded term at <paramref name="position"/> that its neighbours speak for, else the one most like <paramref name="typed"/>; unknown when the word has no such form.</summary>
    private int FormOf(ReadOnlySpan<char> typed, TermNumbers numbers, int position)
    {
        var (best, most) = (Vocabulary.Unknown, float.NegativeInfinity);
        for (var form = firstForm[numbers.Folded[position]]; form != None; form = nextForm[form])
        {
            var worth = Likeness(typed, markedTerms[form]);
            if (position > 0 && vocabulary.AreMarkedPair(numbers.Marked[position - 1], form)) worth += NeighbourWorth;
            if (position + 1 < numbers.Marked.Length && vocabulary.AreMarkedPair(form, numbers.Marked[position + 1])) worth += NeighbourWorth;
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

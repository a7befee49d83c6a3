namespace Awareness.Language.Typing;

/// <summary>
/// Settles short forms with several meanings by the words beside them: the meaning that stands beside the same neighbours in our texts is
/// written out. Where none does, the form stays and each meaning is an alternative.
/// </summary>
internal sealed class ShortForms(Lexicon lexicon, ITermEvidence known)
{
    private const float TypedWeight = 0.3f;
    private const float OtherWeight = 0.3f;

    /// <summary>All meanings of a form that is left open share this weight.</summary>
    private const float OpenWeight = 0.9f;

    /// <summary>The text with short forms settled or their meanings added.</summary>
    public AnalyzedText Read(AnalyzedText text)
    {
        AnalyzedTextBuilder? builder = null;
        for (var i = 0; i < text.Count; i++)
        {
            if (text[i].Kind != TokenKind.Word || lexicon.MeaningsOf(text, i) is not { } meanings || !StandsAlone(text, i))
            {
                builder?.Copy();
                continue;
            }

            builder ??= new AnalyzedTextBuilder(text, copied: i);
            var settled = Settle(text, i, meanings);
            for (var m = 0; m < meanings.Count; m++)
            {
                if (m == settled) continue;
                var weight = settled >= 0 ? OtherWeight : OpenWeightOf(text, i) / meanings.Count;
                builder.AddAlternative(settled >= 0 ? meanings[settled].Count : 1, AnalyzedTextBuilder.Meaning(text.Source, meanings[m], text[i].Start, text[i].Length), weight);
            }

            if (settled >= 0) builder.Replace(1, meanings[settled], TypedWeight);
            else builder.Copy();
        }

        return builder?.Build(text.MarkedShare) ?? text;
    }

    /// <summary>"dị" and "bít" are words of their own, and "a" is "ạ" without its mark: they are more likely meant than the form.</summary>
    private static float OpenWeightOf(AnalyzedText text, int index) => Syllable.IsValidFolded(text.Folded(index)) ? OtherWeight : OpenWeight;

    /// <summary>Between blanks or at the end of a sentence, and not among foreign words: "mg/l", "h5n1" and "a car" hold no short form.</summary>
    private bool StandsAlone(AnalyzedText text, int index)
    {
        var before = text[index].Start - 1;
        var after = text[index].Start + text[index].Length;
        if (before >= 0 && !char.IsWhiteSpace(text.Source[before]) && text.Source[before] is not ('(' or '"' or ',' or '.')) return false;
        if (after < text.Source.Length && (text.Source[after] is '/' or '-' or '&' or '@' or '+' || char.IsLetterOrDigit(text.Source[after]))) return false;

        // "ô tô" is no "ông tô".
        if (lexicon.Knows(text, index)) return false;
        return !IsForeign(text, index - 1) && !IsForeign(text, index + 1);
    }

    private bool IsForeign(AnalyzedText text, int index) =>
        index >= 0 && index < text.Count && lexicon.Foreign.Contains(text.Folded(index)) && !Syllable.IsValidFolded(text.Folded(index));

    /// <summary>The meaning the neighbours speak for more than for any other and for the form itself; below 0 when there is none.</summary>
    private int Settle(AnalyzedText text, int index, IReadOnlyList<AnalyzedText> meanings)
    {
        if (Syllable.IsValidFolded(text.Folded(index))) return -1;
        var best = -1;
        var most = Neighbours(text, index, known.FoldedTerm(text.Folded(index)), known.FoldedTerm(text.Folded(index)));
        for (var m = 0; m < meanings.Count; m++)
        {
            var words = meanings[m];
            var votes = Neighbours(text, index, known.FoldedTerm(words.Folded(0)), known.FoldedTerm(words.Folded(words.Count - 1)));
            if (votes <= most) continue;
            most = votes;
            best = m;
        }

        return best;
    }

    /// <summary>0 to 2: how many of the two neighbours stand beside these words in our texts.</summary>
    private int Neighbours(AnalyzedText text, int index, int first, int last)
    {
        var before = index > 0 ? known.FoldedTerm(text.Folded(index - 1)) : -1;
        var after = index + 1 < text.Count ? known.FoldedTerm(text.Folded(index + 1)) : -1;
        var votes = before >= 0 && first >= 0 && known.ArePair(before, first) ? 1 : 0;
        return after >= 0 && last >= 0 && known.ArePair(last, after) ? votes + 1 : votes;
    }
}

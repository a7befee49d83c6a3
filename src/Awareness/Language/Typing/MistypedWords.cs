namespace Awareness.Language.Typing;

/// <summary>Reads a word with a slip of the fingers as the word meant ("đưcợ" is "được"), where it is no syllable, our texts do not hold it and they do hold a word one slip away beside its neighbours.</summary>
internal sealed class MistypedWords(Lexicon lexicon, ITermEvidence known)
{
    private const int Longest = 24;
    private const float TypedWeight = 0.3f;

    /// <summary>The text with such words mended.</summary>
    public AnalyzedText Read(AnalyzedText text)
    {
        AnalyzedTextBuilder? builder = null;
        for (var i = 0; i < text.Count; i++)
        {
            var meant = MayBeMistyped(text, i) ? known.Mend(text, i) : [];
            if (meant.IsEmpty)
            {
                builder?.Copy();
                continue;
            }

            builder ??= new AnalyzedTextBuilder(text, copied: i);
            builder.Replace(1, meant, TypedWeight);
        }

        return builder?.Build(text.MarkedShare) ?? text;
    }

    private bool MayBeMistyped(AnalyzedText text, int index)
    {
        var folded = text.Folded(index);
        return text[index].Kind == TokenKind.Word && folded.Length is > 1 and <= Longest && !Syllable.IsValidFolded(folded)
            && known.FoldedTerm(folded) < 0 && !lexicon.Foreign.Contains(folded) && !lexicon.Knows(text, index);
    }
}

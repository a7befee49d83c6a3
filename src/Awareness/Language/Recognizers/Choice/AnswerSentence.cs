using System.Buffers;

namespace Awareness.Language.Recognizers.Choice;

/// <summary>One sentence, or part of one between marks, read for a yes or a no.</summary>
internal sealed class AnswerSentence
{
    private static readonly SearchValues<char> Marks = SearchValues.Create(".,!?;:\n…。");

    /// <summary>A sentence of more other words decides nothing behind them, and behind "dạ" or "vâng" is no answer of more words: "dạ chưa đội ạ".</summary>
    private const int MostOtherWords = 6;

    private Spoken? particle;
    private Spoken? said;
    private int others;
    private bool isUnsure;
    private bool isConflict;
    private bool endsInNot;

    /// <summary>True when it asks.</summary>
    public bool IsQuestion { get; private set; }

    /// <summary>True when it takes back what was said before it.</summary>
    public bool TakesBack { get; private set; }

    /// <summary>What it decides, or null.</summary>
    public Spoken? Decision
    {
        get
        {
            if (IsQuestion || isUnsure || isConflict) return null;
            if (said is { Word: AnswerWord.FirmYes or AnswerWord.FirmNo or AnswerWord.TakeBackNo }) return said;
            if (said is { } answer && (others == 0 || (particle is not null && others <= MostOtherWords))) return particle is { Word: AnswerWord.Agree } agreed && answer.IsYes && !answer.IsOver(agreed) ? agreed : answer;
            return particle is { Word: AnswerWord.Agree } || others == 0 ? particle : null;
        }
    }

    /// <summary>Reads from token <paramref name="first"/> on; returns the first token of the next sentence.</summary>
    public int Read(AnalyzedText text, int first)
    {
        var next = first;
        do
        {
            // Deep in a sentence that began with something else no word can decide any more; only its mark still counts.
            var (word, length) = (AnswerWord.Other, 1);
            if (!IsQuestion && others <= MostOtherWords) word = Word(text, next, out length);
            Take(word, next, length);
            next += length;
            if (word is AnswerWord.Closing && others == 0 && (said ?? particle) is not null) break;
        }
        while (next < text.Count && !IsBoundary(text, next));

        IsQuestion |= EndsWithQuestionMark(text, next) || (others > 0 && endsInNot);
        return next;
    }

    private void Take(AnswerWord word, int first, int length)
    {
        if (word is not (AnswerWord.Filler or AnswerWord.Closing)) endsInNot = word is AnswerWord.No;
        var spoken = new Spoken(word, first, length);
        switch (word)
        {
            case AnswerWord.Other: others += length; break;
            case AnswerWord.Question: IsQuestion = true; break;
            case AnswerWord.Unsure: isUnsure = true; break;
            case AnswerWord.Agree or AnswerWord.Polite when others == 0 && said is null: particle ??= spoken; break;
            case AnswerWord.Yes or AnswerWord.No when others == 0 || said is not null: Say(spoken); break;
            case AnswerWord.FirmYes or AnswerWord.FirmNo: Say(spoken); break;
            case AnswerWord.Correction or AnswerWord.TakeBackNo: TakeBack(spoken); break;
            default: break;
        }
    }

    /// <summary>"Dạ" right before it belongs to what is said: "dạ có".</summary>
    private void Say(Spoken spoken)
    {
        if (said is null && particle is { } opening && opening.First + opening.Count == spoken.First) spoken = spoken with { First = opening.First, Count = opening.Count + spoken.Count };
        if (said is { } before && before.IsYes != spoken.IsYes) isConflict = true;
        if (said is not { } other || spoken.IsOver(other)) said = spoken;
    }

    private void TakeBack(Spoken spoken)
    {
        TakesBack = true;
        (particle, isConflict, isUnsure, others) = (null, false, false, 0);
        said = spoken.Word is AnswerWord.TakeBackNo ? spoken : null;
    }

    /// <summary>The word at a token; a phrase never reaches over the end of the sentence.</summary>
    private static AnswerWord Word(AnalyzedText text, int index, out int length)
    {
        var word = AnswerVocabulary.Read(text, index, out length);
        for (var i = index + 1; i < index + length; i++)
        {
            if (!IsBoundary(text, i)) continue;
            var part = Tokenizer.Analyze(text.Source[text[index].Start..text.End(i - 1)]);
            return AnswerVocabulary.Read(part, 0, out length);
        }

        return word;
    }

    private static bool IsBoundary(AnalyzedText text, int index) => text.GapBefore(index).ContainsAny(Marks);

    /// <summary>True when the first mark behind the sentence, or one right after it, asks.</summary>
    private static bool EndsWithQuestionMark(AnalyzedText text, int next)
    {
        var gap = next < text.Count ? text.GapBefore(next) : text.Source.AsSpan(text.End(next - 1));
        return gap.Contains('?');
    }
}

namespace Awareness.Language.Recognizers.Choice;

/// <summary>Reads a message as an answer to a question of yes or no.</summary>
public static class Answers
{
    /// <summary>
    /// The one decision of a Vietnamese message, or null when it gives none: a question ("có phải đội mũ không"), a doubt ("không biết nữa") and a
    /// statement that only contains the words ("không đội mũ") are no answers. Sentence by sentence the words of agreement at its beginning ("vâng", "ừ")
    /// and those that are all it says ("dạ em không ạ") decide; what says more words wins, then what was said first, and "à nhầm" takes back what was before it.
    /// </summary>
    public static Answer? Read(AnalyzedText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var (emoji, pictures) = EmojiAnswers.Read(text.Source);
        var words = text.Count + pictures;
        Spoken? best = null;
        var isAsking = false;
        for (var first = 0; first < text.Count;)
        {
            var sentence = new AnswerSentence();
            first = sentence.Read(text, first);
            if (sentence.TakesBack) best = null;
            isAsking |= sentence.IsQuestion;
            if (sentence.Decision is { } said && (best is not { } before || said.IsOver(before))) best = said;
        }

        if (best is { } decision && !(isAsking && decision.Word is AnswerWord.Polite))
        {
            var (start, end) = (text[decision.First].Start, text.End(decision.First + decision.Count - 1));
            return new Answer(decision.IsYes, start, end - start, Answer.ScoreOf(decision.Count, words));
        }

        return emoji is { } picture && !isAsking ? new Answer(picture.Value, picture.Start, picture.Length, Answer.ScoreOf(picture.Words, words)) : null;
    }
}

/// <summary>Words that say yes or no.</summary>
internal readonly record struct Spoken(AnswerWord Word, int First, int Count)
{
    public bool IsYes => Word is not (AnswerWord.No or AnswerWord.FirmNo or AnswerWord.TakeBackNo);

    /// <summary>True for "vâng", "ừ", "dạ": they give way to anything that says more.</summary>
    private bool IsParticle => Word is AnswerWord.Agree or AnswerWord.Polite;

    /// <summary>True when this decides rather than <paramref name="other"/>, which was said before it.</summary>
    public bool IsOver(Spoken other) => (!IsParticle, Count).CompareTo((!other.IsParticle, other.Count)) > 0;
}

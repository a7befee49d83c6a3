namespace Awareness.Language.Recognizers.Choice;

/// <summary>
/// Reads an English message as an answer, the way Recognizers-Text does: every word of yes and no counts wherever it stands, and the one that says more
/// words wins, then the first. Unlike it, a question answers nothing and "don't agree" is a no.
/// </summary>
public static class EnglishAnswers
{
    private static readonly PhraseTable<bool?> Phrases = Build();

    /// <summary>The one decision of the message, or null.</summary>
    public static Answer? Read(AnalyzedText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var (emoji, pictures) = EmojiAnswers.Read(text.Source);
        var words = text.Count + pictures;
        var best = emoji is { } picture ? new Answer(picture.Value, picture.Start, picture.Length, Answer.ScoreOf(picture.Words, words)) : (Answer?)null;
        if (text.Source.AsSpan().TrimEnd().EndsWith('?')) return null;
        for (var i = 0; i < text.Count;)
        {
            if (!Phrases.TryMatch(text, i, out var length, out var value))
            {
                i++;
                continue;
            }

            var found = new Answer(value is true, text[i].Start, text.End(i + length - 1) - text[i].Start, Answer.ScoreOf(length, words));
            i += length;
            if (value is not null && (best is not { } before || found.Score > before.Score || (found.Score == before.Score && found.Start < before.Start))) best = found;
        }

        return best;
    }

    /// <summary>Null stands for words that look like an answer and are none.</summary>
    private static PhraseTable<bool?> Build()
    {
        var table = new PhraseTable<bool?>(matchFolded: false);
        foreach (var yes in new[] { "yes", "yep", "yup", "yeah", "yea", "ya", "y", "sure", "ok", "okay", "okey", "agree", "true", "of course", "certainly", "absolutely", "definitely", "indeed", "correct", "right", "exactly", "i do", "i will", "i am", "sounds good", "why not", "not a problem", "no problem" }) table.Add(yes, true);
        foreach (var no in new[] { "no", "nope", "nop", "nah", "false", "disagree", "not ok", "not okay", "not agree", "don't agree", "never", "no way", "not really", "not at all", "of course not", "certainly not", "absolutely not", "definitely not", "i don't", "i do not", "i won't", "i will not", "i am not", "not true", "not right", "not correct", "incorrect", "wrong", "isn't true", "isn't right", "isn't ok", "don't agree with" }) table.Add(no, false);
        foreach (var neither in new[] { "not sure", "i don't know", "don't know", "i do not know", "no idea", "not certain", "i am not sure", "right now", "no one", "all right then", "i don't think", "i do not think" }) table.Add(neither, null);
        return table;
    }
}

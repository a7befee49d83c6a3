namespace Awareness.Language.Recognizers.Choice;

/// <summary>
/// Reads an English message as an answer, the way Recognizers-Text does: every word of yes and no counts wherever it stands, and the one that says more
/// words wins, then the first. Unlike it, a question answers nothing and "don't agree" is a no.
/// </summary>
public static class EnglishAnswers
{
    /// <summary>Words that answer wherever they stand; null for those that look like an answer and are none.</summary>
    private static readonly PhraseTable<bool?> Phrases = Build();

    /// <summary>Words that answer only as a whole message.</summary>
    private static readonly PhraseTable<bool?> Messages = BuildWhole();

    /// <summary>The one decision of the message, or null.</summary>
    public static Answer? Read(AnalyzedText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Source.AsSpan().TrimEnd().EndsWith('?')) return null;
        var (emoji, pictures) = EmojiAnswers.Read(text.Source);
        var words = text.Count + pictures;
        if (text.Count > 0 && pictures == 0 && Messages.TryMatch(text, 0, out var all, out var whole) && all == text.Count) return Found(text, 0, all, whole is true, words);
        var best = emoji is { } picture ? new Answer(picture.Value, picture.Start, picture.Length, Answer.ScoreOf(picture.Words, words)) : (Answer?)null;
        for (var i = 0; i < text.Count;)
        {
            if (!Phrases.TryMatch(text, i, out var length, out var value))
            {
                i++;
                continue;
            }

            var found = Found(text, i, length, value is true, words);
            i += length;
            if (value is not null && (best is not { } before || found.Score > before.Score || (found.Score == before.Score && found.Start < before.Start))) best = found;
        }

        return best;
    }

    private static Answer Found(AnalyzedText text, int first, int count, bool value, int words) =>
        new(value, text[first].Start, text.End(first + count - 1) - text[first].Start, Answer.ScoreOf(count, words));

    private static PhraseTable<bool?> Build()
    {
        var table = new PhraseTable<bool?>(matchFolded: false);
        foreach (var yes in PhraseList.Of(
                    "yes, yep, yup, yeah, yea, ya, y, sure, ok, okay, okey, agree, true, of course, certainly, absolutely, definitely, indeed, correct, right",
                    "exactly, no problem, not a problem"))
            table.Add(yes, true);
        foreach (var no in PhraseList.Of(
                    "no, nope, nop, nah, false, disagree, not ok, not okay, not agree, don't agree, do not agree, never, no way, not really, not at all",
                    "of course not, certainly not, absolutely not, definitely not, not true, not right, not correct, incorrect, wrong, isn't true, isn't right",
                    "isn't ok"))
            table.Add(no, false);
        foreach (var neither in PhraseList.Of(
                    "not sure, don't know, do not know, no idea, not certain, not definitely, right now, no one, all right then"))
            table.Add(neither, null);
        return table;
    }

    private static PhraseTable<bool?> BuildWhole()
    {
        var table = new PhraseTable<bool?>(matchFolded: false);
        foreach (var yes in PhraseList.Of(
                    "i do, i will, i am, i have, we do, he does, she does, sounds good, why not, go on, fine, good"))
            table.Add(yes, true);
        foreach (var no in PhraseList.Of(
                    "i don't, i do not, i won't, i will not, i am not, i'm not, i haven't, we don't, he doesn't, she doesn't, not yet, no thank you, not now"))
            table.Add(no, false);
        return table;
    }
}

using Awareness.Language;
using Awareness.Language.Recognizers;
using Awareness.Language.Recognizers.Choice;

namespace Awareness.Flows;

/// <summary>
/// Tells a yes that is said in so many words from one that was read out of a sentence. What a person consents to, hands in or pledges is never guessed: "có, mình nhận ạ"
/// is plain, "vâng để tôi xem đã" and "nhà mình có hai con" are asked about again.
/// </summary>
internal static class PlainAnswers
{
    private static readonly WordSet Order = new("thứ đầu tiên cuối cùng nhất hai ba");

    /// <summary>Say no more than how gladly.</summary>
    private static readonly WordSet Gladly = new("cứ thoải mái ngay liền lun giúp hộ dùm giùm nữa hẳn thật");

    /// <summary>What people allow in a few words: that they are written to, and that it is noted.</summary>
    private static readonly WordSet Allowed = new("nhắc nhắn gửi báo tin ghi lại");

    /// <summary>True when <paramref name="reply"/> says the answer and nothing else.</summary>
    /// <param name="question">What was asked.</param>
    /// <param name="reply">What was said.</param>
    /// <param name="choice">The choice it was taken for; null for the yes to a question of yes or no.</param>
    public static bool Says(AskStep question, FlowReply reply, FlowChoice? choice)
    {
        if (reply.Text.Count == 0 || (choice is not null && ChoiceMatching.Exact(question.Choices, reply) == choice)) return true;
        if (ShortAnswers.IsDenied(reply.Text)) return false;
        var asked = AskedWords.Of(question);
        return IsPlace(reply) || (choice is null && ShortAnswers.IsAsAsked(reply, asked, atOnce: true)) || IsAgreement(reply.Text, asked, choice);
    }

    /// <summary>True when a choice itself says yes, by its button or by another way to say it.</summary>
    public static bool SaysYes(FlowChoice choice)
    {
        foreach (var phrase in choice.Words.Prepend(choice.Text))
        {
            if (Answers.Read(Tokenizer.Analyze(phrase)) is { Value: true }) return true;
        }

        return false;
    }

    /// <summary>"1", "b", "cái thứ hai".</summary>
    private static bool IsPlace(FlowReply reply)
    {
        var isPlace = false;
        for (var i = reply.First; i < reply.First + reply.Count; i++)
        {
            var isNumber = reply.Text[i].Kind is TokenKind.Number || Order.Contains(reply.Text, i) || reply.Text.Key(i).Length == 1;
            if (!isNumber && !FlowReply.IsFiller(reply.Text, i)) return false;
            isPlace |= isNumber;
        }

        return isPlace;
    }

    /// <summary>Words of agreement and politeness alone, with those of the choice; behind a clear yes also those of the question.</summary>
    private static bool IsAgreement(AnalyzedText text, AskedWords asked, FlowChoice? choice)
    {
        var (agrees, isClear) = (false, false);
        for (var i = 0; i < text.Count;)
        {
            var word = AnswerVocabulary.Read(text, i, out var length);
            if (word is AnswerWord.Question or AnswerWord.Unsure or AnswerWord.No or AnswerWord.FirmNo or AnswerWord.TakeBackNo) return false;
            if (word is AnswerWord.Other && !FlowReply.IsFiller(text, i) && !Gladly.Contains(text, i) && !IsOf(choice, text, i) && !(isClear && (asked.Has(text, i) || Allowed.Contains(text, i)))) return false;
            agrees |= word is AnswerWord.Agree or AnswerWord.FirmYes or AnswerWord.Yes;
            isClear |= word is AnswerWord.Agree or AnswerWord.FirmYes || (word is AnswerWord.Yes && text.Folded(i) is not ("co" or "roi"));
            i += length;
        }

        return agrees;
    }

    private static bool IsOf(FlowChoice? choice, AnalyzedText said, int index)
    {
        if (choice is null) return false;
        foreach (var phrase in choice.Words.Prepend(choice.Text))
        {
            var words = Tokenizer.Analyze(phrase);
            for (var i = 0; i < words.Count; i++)
            {
                if (TypedMarks.Says(said, index, words, i)) return true;
            }
        }

        return false;
    }
}

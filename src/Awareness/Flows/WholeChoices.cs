using Awareness.Language;
using Awareness.Language.Recognizers;

namespace Awareness.Flows;

/// <summary>Finds a choice that is said in full within a longer message, where single words of it would prove nothing.</summary>
internal static class WholeChoices
{
    /// <summary>Fewer words of a button are said by the way: "trong nhà bếp". A longer message is a story.</summary>
    private const int LeastWordsOfWhole = 3;
    private const int LongestAnswer = 24;
    private const int LeastWordsOfTagged = 2;

    private static readonly WordSet Tags = new("hả hở há nhỉ đúng phải không ko hok chứ à");
    private static readonly PhraseTrie<bool> Choosing = ShortAnswers.Words("chọn, chọn câu, chọn ý, chọn đáp án, đáp án, đáp án là, phương án, câu trả lời là");

    /// <summary>The one choice of which all words of the button are said in their order, however long the message is: "em đứng chờ đèn xanh rồi mới đi ạ".</summary>
    public static int Find(ChoicePhrases phrases, FlowReply reply)
    {
        var found = -1;
        for (var i = 0; i < phrases.Count && reply.Text.Count <= LongestAnswer; i++)
        {
            var (text, place) = phrases[i];
            if (!phrases.IsShown(i) || !IsWhole(text, reply)) continue;
            if (found >= 0) return -1;
            found = place;
        }

        return found;
    }

    /// <summary>True when the words of the choice are said in order, near one another and with no "không" among or before them. In a question nothing but its tag may be said beside.</summary>
    private static bool IsWhole(AnalyzedText choice, FlowReply reply)
    {
        var text = reply.Text;
        if (choice.Count < (reply.IsQuestion ? LeastWordsOfTagged : LeastWordsOfWhole)) return false;
        var (at, first, others) = (0, -1, 0);
        for (var i = 0; i < text.Count && at < choice.Count; i++)
        {
            if (ChoiceMatching.IsWord(text, i, choice, at))
            {
                if (first < 0) first = i;
                if (++at == choice.Count) return others <= choice.Count && (!reply.IsQuestion || (IsTagged(text, first, i + 1) && others == 0));
            }
            else if (FlowReply.IsNot(text, i)) return false;
            else if (first >= 0) others++;
        }

        return false;
    }

    /// <summary>True when nothing but politeness stands before <paramref name="first"/>, and from <paramref name="end"/> on only what asks whether that is right.</summary>
    private static bool IsTagged(AnalyzedText text, int first, int end)
    {
        for (var i = 0; i < text.Count; i++)
        {
            if (i >= first && i < end) continue;
            if (!FlowReply.IsFiller(text, i) && !(i >= end && Tags.Contains(text, i))) return false;
        }

        return true;
    }

    /// <summary>"Em chọn b vì đèn đỏ phải dừng", "đáp án là 2 ạ": a letter or number right behind what says that one is chosen, the only one.</summary>
    public static int FindLetter(int count, FlowReply reply)
    {
        var (text, found) = (reply.Text, -1);
        for (var i = 0; i < text.Count && !reply.IsQuestion; i++)
        {
            if (!Choosing.TryMatch(text, i, out var length, out _) || i + length >= text.Count || (i > 0 && FlowReply.IsNot(text, i - 1))) continue;
            var said = text.Key(i + length);
            var place = said is [var letter] && char.IsAsciiLetter(letter) ? ChoiceMatching.LetterPlace(letter, count) : said is [var digit] && digit > '0' && digit - '0' <= count && char.IsAsciiDigit(digit) ? digit - '1' : -1;
            if (place < 0) continue;
            if (found >= 0 && found != place) return -1;
            found = place;
        }

        return found;
    }
}

using Awareness.Language;
using Awareness.Language.Recognizers;
using Awareness.Language.Recognizers.Choice;

namespace Awareness.Flows;

/// <summary>A message read as the answer to a question: without the words of politeness around what it says ("em chọn b ạ" says "b").</summary>
internal sealed class FlowReply
{
    /// <summary>A longer message is no answer by a part of a choice.</summary>
    private const int ShortMessage = 8;

    /// <summary>A longer message holds more than a value.</summary>
    private const int LongestValue = 16;

    private static readonly PhraseTable<bool> Fillers = Phrases(
        "dạ, vâng, ừ, ừm, ờ, ok, oke, à, ạ, ah, ak, ơi, nhé, nha, nhá, nghen, nè, nhỉ, đi, luôn, với, rồi, thôi, đó, đấy, vậy, thế, là, thì, chắc, chắc là, theo, nghĩ, nghĩ là, xin, cho, em, e, mình, mk",
        "tôi, tui, tớ, con, cháu, bạn, bot, ad, chọn, xin chọn, lựa chọn, trả lời, đáp án, phương án, câu, ý, số, cái, mục, hihi, haha, hehe, ở, trong, vào, bên",
        "i, choose, pick, the, option, answer, number, please, is, it, my");

    private static readonly PhraseTable<bool> EnglishQuestions = Phrases("what, how, why, when, where, who, which, should i, can i, is it, do i");

    private static readonly WordSet Nots = new("không ko k hok kg kh hông hong chẳng chả đừng chưa not no never");

    /// <summary>"Không" in chat spellings that all say the same.</summary>
    private static readonly WordSet PlainNots = new("không ko k hok kg kh hông hong");

    private readonly int first;
    private readonly int last;

    public FlowReply(FlowInput input)
    {
        Meant = input.Text;
        Text = Tokenizer.Analyze(input.Text.Source);
        (LeadEnd, TailStart) = Fringe(Text);
        (first, last) = Core(Text);
        IsQuestion = Asks(Text, input.InEnglish);
        Words = input.Text.Source.Trim();
        Today = input.Today;
        HoldsDate = HasDate(Text);
        IsDoubt = Text.Count <= ShortMessage && Doubts.Speaks(Text);
    }

    /// <summary>The words as typed.</summary>
    public AnalyzedText Text { get; }

    /// <summary>The words as the lexicon reads them: "ko" is "không".</summary>
    public AnalyzedText Meant { get; }

    /// <summary>What was typed, without blanks around it.</summary>
    public string Words { get; }

    /// <summary>The day it was said.</summary>
    public DateOnly Today { get; }

    /// <summary>True when it asks something.</summary>
    public bool IsQuestion { get; }

    /// <summary>True when it is short and asks nothing, so that a part of it can be the answer.</summary>
    public bool IsShort => !IsQuestion && Text.Count is > 0 and <= ShortMessage;

    /// <summary>True when a value in it can be the answer.</summary>
    public bool MayHoldValue => !IsQuestion && Text.Count is > 0 and <= LongestValue;

    /// <summary>True when it is short and says no more than that the person does not know or does not mind.</summary>
    public bool IsDoubt { get; }

    /// <summary>True for a doubt of which politeness leaves one word: "không" of "không chắc". That word is not what was said.</summary>
    public bool IsCutDoubt => IsDoubt && Count == 1 && Text.Count > 1;

    /// <summary>True when a whole date stands in it ("12/5/2016"), whose numbers count nothing.</summary>
    public bool HoldsDate { get; }

    /// <summary>The tokens before this one may be left off: they are politeness.</summary>
    public int LeadEnd { get; }

    /// <summary>The tokens from this one on may be left off.</summary>
    public int TailStart { get; }

    /// <summary>First token of what it says.</summary>
    public int First => first;

    /// <summary>Number of tokens of what it says; 0 when there are no words.</summary>
    public int Count => last - first + 1;

    /// <summary>True when one of the words says no.</summary>
    public bool SaysNo
    {
        get
        {
            for (var i = first; i <= last; i++)
            {
                if (IsNot(Text, i)) return true;
            }

            return false;
        }
    }

    /// <summary>True when the word says no.</summary>
    public static bool IsNot(AnalyzedText text, int index) => Nots.Contains(text, index);

    /// <summary>True when the word is "không" or a chat spelling of it.</summary>
    public static bool IsPlainNot(AnalyzedText text, int index) => PlainNots.Contains(text, index);

    /// <summary>True when nothing but politeness is in it.</summary>
    public bool IsEmpty => Count <= 0 || (Count == 1 && IsFiller(Text, first));

    /// <summary>True when the token only leads to what is said.</summary>
    public static bool IsFiller(AnalyzedText text, int index) => Fillers.TryMatch(text, index, out var length, out _) && length == 1;

    /// <summary>True when the whole message means the key of the engine's words.</summary>
    public bool Means(FlowTexts texts, string key)
    {
        if (Text.Count == 0) return false;
        return texts.Means(key, Text) || texts.Means(key, Meant) || texts.Means(key, FoldedCore(), Text, first);
    }

    private string FoldedCore()
    {
        var words = new string[Count];
        for (var i = 0; i < words.Length; i++) words[i] = Text.Folded(first + i).ToString();
        return string.Join(' ', words);
    }

    private static (int First, int Last) Core(AnalyzedText text)
    {
        var (first, last) = (0, text.Count - 1);
        while (last > first && IsFiller(text, last)) last--;
        while (first < last && Fillers.TryMatch(text, first, out var length, out _) && first + length <= last) first += length;
        return (first, last);
    }

    private static (int LeadEnd, int TailStart) Fringe(AnalyzedText text)
    {
        var (lead, tail) = (0, text.Count);
        while (tail > 0 && IsFiller(text, tail - 1)) tail--;
        while (lead < text.Count && Fillers.TryMatch(text, lead, out var length, out _)) lead += length;
        return (lead, tail);
    }

    /// <summary>Three numbers with one mark between each two.</summary>
    private static bool HasDate(AnalyzedText text)
    {
        for (var i = 2; i < text.Count; i++)
        {
            if (IsDatePart(text, i - 1) && IsDatePart(text, i) && text[i - 2].Kind == TokenKind.Number) return true;
        }

        return false;
    }

    private static bool IsDatePart(AnalyzedText text, int index) =>
        text[index].Kind == TokenKind.Number && text.GapBefore(index) is ['/' or '-' or '.'];

    private static bool Asks(AnalyzedText text, bool inEnglish)
    {
        if (text.Source.AsSpan().TrimEnd().EndsWith('?')) return true;
        if (inEnglish) return text.Count > 1 && EnglishQuestions.TryMatch(text, 0, out _, out _);
        if (text.Count < 2) return false;
        var hasYes = false;
        for (var i = 0; i < text.Count;)
        {
            if (AnswerVocabulary.Read(text, i, out var length) is AnswerWord.Question && !IsName(text, i, length) && !IsOfCourse(text, i)) return true;
            hasYes |= i < text.Count - 2 && text.Folded(i) is "co" && text.Key(i) is "co1" or "co";
            i += length;
        }

        return hasYes && text.Folded(text.Count - 1) is "khong" or "ko" or "hok" or "k";
    }

    /// <summary>"Gọi người lớn chứ còn gì nữa", "chứ sao": who says so does not ask.</summary>
    private static bool IsOfCourse(AnalyzedText text, int index)
    {
        var before = index > 0 && text.Folded(index - 1) is "con" ? index - 2 : index - 1;
        return before >= 0 && text.Folded(before) is "chu" && text.Folded(index) is "gi" or "sao" or "ai" or "nao";
    }

    /// <summary>"Hả", "hở" and "nhỉ" are written with their marks: without them they are "ha long", "ao ho".</summary>
    private static bool IsName(AnalyzedText text, int index, int length) => length == 1 && !text[index].IsMarked && text.Folded(index) is ("ha" or "ho" or "nhi");

    private static PhraseTable<bool> Phrases(params ReadOnlySpan<string> lists)
    {
        var table = new PhraseTable<bool>(matchFolded: true);
        foreach (var phrase in PhraseList.Of(lists)) table.Add(phrase, value: true);
        return table;
    }
}

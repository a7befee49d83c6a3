using System.Runtime.CompilerServices;
using Awareness.Language;
using Awareness.Language.Recognizers;
using Awareness.Language.Recognizers.Choice;

namespace Awareness.Flows;

/// <summary>
/// The words of a question, which people take up in their answers: "kín" and "luôn đóng" say yes to whoever asks just that, and "nứt rồi" says nothing to a question
/// that has no "nứt" in it. Of a text with a question in it only the sentences that ask count.
/// </summary>
internal sealed class AskedWords
{
    /// <summary>No words: nothing is taken up.</summary>
    public static readonly AskedWords None = new();

    /// <summary>How near before a run of words a "không" turns it around: "không tự mở được".</summary>
    private const int ReachOfNot = 2;

    private static readonly ConditionalWeakTable<AskStep, AskedWords> Known = [];

    /// <summary>What is asked begins with one of these; before them stands what it is asked of.</summary>
    private static readonly WordSet Markers = new("có đều còn luôn đã vẫn cũng");

    /// <summary>Hold a sentence together and say nothing by themselves.</summary>
    private static readonly WordSet Joining = new("ở trong ngoài trên dưới lúc khi này kia đó đây chỗ để thì và hoặc hay với của cho những các một mọi từ đến ra vào lên xuống như mà nếu tin cái điều việc người");

    private readonly List<AnalyzedText> sentences = [];

    private AskedWords() { }

    private AskedWords(AskStep step)
    {
        foreach (var text in new[] { step.Text.Text, step.Text.ForParents, step.Text.ForPupils, step.Text.English }.OfType<string>()) sentences.AddRange(Sentences(text));
    }

    /// <summary>The words of <paramref name="step"/>.</summary>
    public static AskedWords Of(AskStep step) => Known.GetValue(step, static asked => new AskedWords(asked));

    /// <summary>The sentences of a text that ask; all of it when none ends in a question mark.</summary>
    public static IReadOnlyList<AnalyzedText> Sentences(string text)
    {
        List<AnalyzedText> asking = [];
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is not ('?' or '!' or '.' or '\n')) continue;
            if (text[i] is '?' && Tokenizer.Analyze(text[start..i]) is { Count: > 0 } asked) asking.Add(asked);
            start = i + 1;
        }

        return asking.Count > 0 ? asking : [Tokenizer.Analyze(text)];
    }

    /// <summary>True when it asks whether something was done yet: "đã rào chưa?".</summary>
    public bool AsksNotYet => sentences.Exists(sentence => sentence.Count > 0 && sentence.Folded(sentence.Count - 1) is "chua");

    /// <summary>True when the word is one of the question's.</summary>
    public bool Has(AnalyzedText said, int index)
    {
        foreach (var sentence in sentences)
        {
            for (var i = 0; i < sentence.Count; i++)
            {
                if (TypedMarks.Says(said, index, sentence, i)) return true;
            }
        }

        return false;
    }

    /// <summary>True when the words are said in the question one after the other, as what is asked and not as what it is asked of; at its very beginning where <paramref name="atOnce"/>.</summary>
    public bool HasRun(AnalyzedText said, int first, int last, bool atOnce = false)
    {
        if (!SaysSomething(said, first, last)) return false;
        foreach (var sentence in sentences)
        {
            var from = Begin(sentence);
            var to = atOnce ? from : sentence.Count - 1;
            for (var i = from; i <= to; i++)
            {
                if (IsAt(sentence, i, said, first, last) && !IsTurned(sentence, i)) return true;
            }
        }

        return false;
    }

    /// <summary>Where what is asked begins: at its marker, else behind the words that name the two who talk.</summary>
    private static int Begin(AnalyzedText sentence)
    {
        for (var i = 0; i < sentence.Count; i++)
        {
            if (Markers.Contains(sentence, i)) return i;
        }

        var first = 0;
        while (first < sentence.Count && AnswerVocabulary.Read(sentence, first, out var length) is AnswerWord.Filler && first + length < sentence.Count) first += length;
        return first;
    }

    private static bool IsAt(AnalyzedText sentence, int at, AnalyzedText said, int first, int last)
    {
        if (at + last - first >= sentence.Count) return false;
        for (var i = first; i <= last; i++)
        {
            var place = at + i - first;
            if (!TypedMarks.Says(said, i, sentence, place) && !(FlowReply.IsPlainNot(said, i) && FlowReply.IsPlainNot(sentence, place))) return false;
        }

        return true;
    }

    /// <summary>True when a "không" of the question before the words says the opposite of them.</summary>
    private static bool IsTurned(AnalyzedText sentence, int at)
    {
        for (var i = at - 1; i >= Math.Max(0, at - ReachOfNot) && !sentence.GapBefore(i + 1).ContainsAny(",;:("); i--)
        {
            if (FlowReply.IsNot(sentence, i)) return true;
        }

        return false;
    }

    /// <summary>"Khong day" may be "không đấy" elsewhere: of a question that has "không dậy" in it it is that.</summary>
    private static bool SaysSomething(AnalyzedText said, int first, int last)
    {
        if (last > first && FlowReply.IsPlainNot(said, first)) return true;
        for (var i = first; i <= last; i++)
        {
            if (!FlowReply.IsNot(said, i) && !FlowReply.IsFiller(said, i) && !Joining.Contains(said, i) && AnswerVocabulary.Read(said, i, out _) is AnswerWord.Other) return true;
        }

        return false;
    }
}

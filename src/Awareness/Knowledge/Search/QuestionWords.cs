using Awareness.Language;

namespace Awareness.Knowledge.Search;

/// <summary>
/// The closed classes of words that make a question a question, or turn it round. Texts seldom hold the asking words, which makes them look
/// telling to any statistic; they say what kind of answer is wanted, not what it is about.
/// </summary>
internal static class QuestionWords
{
    private static readonly PhraseTable<bool> Asking = Table(
        "gì", "là gì", "ai", "nào", "khi nào", "thế nào", "như thế nào", "ra sao", "sao", "tại sao", "vì sao", "làm sao", "bao nhiêu", "bao lâu", "bao giờ",
        "đâu", "ở đâu", "mấy", "được gọi là gì", "có phải", "what", "which", "who", "where", "when", "how", "why");

    /// <summary>Asking words that mean the same when they are typed without marks.</summary>
    private static readonly PhraseTable<bool> AskingUnmarked = Table(
        "gi", "la gi", "nao", "khi nao", "the nao", "nhu the nao", "ra sao", "tai sao", "vi sao", "lam sao", "bao nhieu", "bao lau", "bao gio", "o dau", "duoc goi la gi", "co phai");

    private static readonly PhraseTable<bool> Denying = Table("không", "khong", "chưa", "chẳng", "đừng", "không được", "not", "never");

    /// <summary>Marks the words of <paramref name="text"/> that only ask; <paramref name="asks"/> has its length and comes cleared.</summary>
    public static void MarkAsking(AnalyzedText text, Span<bool> asks)
    {
        for (var i = 0; i < asks.Length; i++)
        {
            if (Asking.TryMatch(text, i, out var length, out _) || AskingUnmarked.TryMatch(text, i, out length, out _)) asks.Slice(i, Math.Min(length, asks.Length - i)).Fill(true);
        }
    }

    /// <summary>True when <paramref name="text"/> denies or forbids something. A "không" at the end asks for yes or no.</summary>
    public static bool Denies(AnalyzedText text)
    {
        for (var i = 0; i + 1 < text.Count; i++)
        {
            if (Denying.TryMatch(text, i, out _, out _)) return true;
        }

        return false;
    }

    /// <summary>By marked term of a vocabulary: true for words that deny.</summary>
    public static HashSet<int> DenyingTerms(Vocabulary vocabulary) =>
        [.. vocabulary.Find(Tokenizer.Analyze("không chưa chẳng đừng not never")).Marked.Where(term => term != Vocabulary.Unknown)];

    private static PhraseTable<bool> Table(params ReadOnlySpan<string> phrases)
    {
        var table = new PhraseTable<bool>(matchFolded: false);
        foreach (var phrase in phrases) table.Add(phrase, value: true);
        return table;
    }
}

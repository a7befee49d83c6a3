namespace Awareness.Language.Recognizers.Numbers;

/// <summary>
/// The vocabulary of Vietnamese numbers. A word with its marks is what it is; without marks it is a number word where the text is written so, or
/// where no other Vietnamese syllable is spelled that way ("nghin", "trieu", "muoi").
/// </summary>
internal static class NumberWords
{
    private static readonly Dictionary<string, NumberWord> Marked = new(StringComparer.Ordinal);
    private static readonly Dictionary<string, NumberWord> Unmarked = new(StringComparer.Ordinal);
    private static readonly Dictionary<string, NumberWord>.AlternateLookup<ReadOnlySpan<char>> ByKey = Fill(Marked, Unmarked);
    private static readonly Dictionary<string, NumberWord>.AlternateLookup<ReadOnlySpan<char>> ByFolded = Unmarked.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Syllables that are no other word, so that they count as numbers even in a text that is otherwise marked.</summary>
    private static readonly WordSet Unmistakable = new("nghin trieu muoi mot tram chin ruoi tuoi");

    /// <summary>What follows a scale typed without marks, or looking like one, and makes it another word: "ngan hang", "triệu chứng", "tram y te", "ti vi".</summary>
    private static readonly WordSet MakesAnotherWord = new("chứng tập hàng sách chặn ngừa y xá thu biến bơm xăng dừng kiểm gác vi năng danh vụ mừng");

    private static readonly WordSet MakesSymptom = new("chứng tập");

    /// <summary>The part token <paramref name="index"/> plays in a number.</summary>
    public static NumberWord At(AnalyzedText text, int index)
    {
        if (index >= text.Count) return NumberWord.None;
        if (text[index].Kind == TokenKind.Number) return new NumberWord(NumberPart.Digits, 0);
        var key = text.Key(index);
        if (key.Length > LongestKey) return NumberWord.None;
        if (ByKey.TryGetValue(key, out var word))
        {
            word = word with { IsGuess = text.IsUnmarked && !text[index].IsMarked };
        }
        else
        {
            if (text[index].IsMarked || !ByFolded.TryGetValue(key, out word)) return NumberWord.None;
            if (!text.IsUnmarked && !Unmistakable.Contains(text, index)) return NumberWord.None;
            word = word with { IsGuess = true };
        }

        return word.Part is NumberPart.Scale or NumberPart.Hundred or NumberPart.Dozen && IsAnotherWord(text, index, word) ? NumberWord.None : word;
    }

    /// <summary>The part the token plays where only blanks stand before it; <see cref="NumberWord.None"/> otherwise.</summary>
    public static NumberWord Next(AnalyzedText text, int index) => index < text.Count && text.IsNextTo(index) ? At(text, index) : NumberWord.None;

    private const int LongestKey = 6;

    private static bool IsAnotherWord(AnalyzedText text, int index, NumberWord word)
    {
        var folded = text.Folded(index);
        if (folded is "k" or "tr") return !IsSign(text, index, folded);
        var follows = index + 1 < text.Count && text.IsNextTo(index + 1);
        if (follows && (word.IsGuess ? MakesAnotherWord : MakesSymptom).Contains(text, index + 1)) return true;
        if (!word.IsGuess) return false;
        return folded switch
        {
            "van" => !follows || text.Folded(index + 1) is not ("dong" or "nguoi" or "quan"),
            "ti" => text.Source[text.End(index) - 1] is 'i' or 'I' && (index == 0 || text.Folded(index - 1) is "mot" or "1" or "cho" or "doi" or "chut"),
            _ => false,
        };
    }

    /// <summary>
    /// "500k" and "2tr" carry their sign; apart from the number "k" is mostly the "không" that ends a question, so there only round hundreds keep it.
    /// </summary>
    private static bool IsSign(AnalyzedText text, int index, ReadOnlySpan<char> folded)
    {
        if (index == 0 || text[index - 1].Kind != TokenKind.Number) return false;
        if (text.IsGlued(index)) return true;
        if (folded is "tr") return text.IsNextTo(index);
        if (!text.IsNextTo(index) || !Digits.TryRead(text, index - 1, isEnglish: false, out var value, out _) || value < 10 || value % 5 != 0) return false;
        if (index + 1 < text.Count && text.IsNextTo(index + 1)) return MoneyFollows.Contains(text, index + 1);
        return value % 50 == 0 && value >= 100;
    }

    private static readonly WordSet MoneyFollows = new("đồng đ vnd vnđ tiền nữa đến tới một 1 mỗi");

    private static Dictionary<string, NumberWord>.AlternateLookup<ReadOnlySpan<char>> Fill(Dictionary<string, NumberWord> marked, Dictionary<string, NumberWord> unmarked)
    {
        string[] units = ["một", "hai", "ba", "bốn", "năm", "sáu", "bảy bẩy", "tám", "chín"];
        for (var i = 0; i < units.Length; i++) Add(units[i], new NumberWord(NumberPart.Unit, i + 1));
        Add("mốt", new NumberWord(NumberPart.LateUnit, 1));
        Add("tư", new NumberWord(NumberPart.LateUnit, 4));
        Add("lăm nhăm", new NumberWord(NumberPart.LateUnit, 5));
        Add("mười", new NumberWord(NumberPart.Ten, 10));
        Add("mươi", new NumberWord(NumberPart.Tens, 10));
        Add("hăm", new NumberWord(NumberPart.ShortTens, 20));
        Add("băm", new NumberWord(NumberPart.ShortTens, 30));
        Add("chục", new NumberWord(NumberPart.Dozen, 10));
        Add("trăm", new NumberWord(NumberPart.Hundred, 100));
        Add("nghìn ngàn k", new NumberWord(NumberPart.Scale, 1_000));
        Add("vạn", new NumberWord(NumberPart.Scale, 10_000));
        Add("triệu tr", new NumberWord(NumberPart.Scale, 1_000_000));
        Add("tỷ", new NumberWord(NumberPart.Scale, 1_000_000_000));
        Add("linh lẻ", new NumberWord(NumberPart.Odd, 0));
        Add("rưỡi rưởi", new NumberWord(NumberPart.AndHalf, 0.5));
        Add("nửa", new NumberWord(NumberPart.Half, 0.5));
        Add("phẩy", new NumberWord(NumberPart.Point, 0));
        Add("phần", new NumberWord(NumberPart.Part, 0));
        Add("không", new NumberWord(NumberPart.Zero, 0));
        Add("âm", new NumberWord(NumberPart.Minus, 0));
        marked[Key("chấm")] = new NumberWord(NumberPart.Point, 0);
        unmarked.Remove("ham");
        unmarked.Remove("bam");
        return marked.GetAlternateLookup<ReadOnlySpan<char>>();

        void Add(string words, NumberWord word)
        {
            foreach (var spelling in words.Split(' '))
            {
                var text = Tokenizer.Analyze(spelling);
                marked[text.Key(0).ToString()] = word;
                unmarked.TryAdd(text.Folded(0).ToString(), word);
            }
        }
    }

    private static string Key(string word) => Tokenizer.Analyze(word).Key(0).ToString();
}

namespace Awareness.Language.Recognizers.Units;

/// <summary>The words and signs of money.</summary>
internal static class CurrencyUnits
{
    private static readonly CurrencyUnit Dollar = new("Dollar", null);
    private static readonly CurrencyUnit UnitedStatesDollar = new("United States dollar", "USD");
    private static readonly CurrencyUnit Euro = new("Euro", "EUR");
    private static readonly CurrencyUnit Pound = new("British pound", "GBP");
    private static readonly CurrencyUnit Yen = new("Japanese yen", "JPY");
    private static readonly CurrencyUnit Yuan = new("Chinese yuan", "CNY");
    private static readonly CurrencyUnit Won = new("South Korean won", "KRW");

    private static readonly PhraseTable<CurrencyUnit> Words = new(matchFolded: true);

    /// <summary>Words that without their marks would be others: "100 do" are degrees.</summary>
    private static readonly PhraseTable<CurrencyUnit> MarkedWords = Fill();

    /// <summary>Behind "đồng" these make another word: "đồng chí", "đồng hồ".</summary>
    private static readonly WordSet AfterOtherDong = new("chí đội hồ nghiệp phạm bào ý thời loạt bọn đẳng phục hương môn minh bằng dao lúa ruộng");

    /// <summary>Behind "đô" these make a town: "2 đô thị".</summary>
    private static readonly WordSet AfterTown = new("thị thành hội");

    /// <summary>The currency whose word begins at token <paramref name="at"/>; <paramref name="length"/> is its number of tokens.</summary>
    /// <param name="text">The text.</param>
    /// <param name="at">The token behind the number.</param>
    /// <param name="amount">The number before it: "10đ" are ten points and "3d" is no money.</param>
    /// <param name="length">Number of tokens of the word.</param>
    public static CurrencyUnit? At(AnalyzedText text, int at, double amount, out int length)
    {
        length = 0;
        if (at >= text.Count || !text.IsNextTo(at)) return null;
        var folded = text.Folded(at);
        if (folded is "d")
        {
            length = 1;
            if (at + 1 < text.Count && text.IsGlued(at + 1)) return null;
            return amount >= (text.Key(at) is "đ" ? 100 : 1_000) ? CurrencyUnit.Dong : null;
        }

        if (!Words.TryMatch(text, at, out length, out var unit) && !MarkedWords.TryMatch(text, at, out length, out unit)) return null;
        if (folded is "dong" && length is 1 && AfterOtherDong.Follows(text, at + 1)) return null;
        if (folded is "do" && length is 1 && AfterTown.Follows(text, at + 1)) return null;
        return unit;
    }

    /// <summary>The currency of a sign.</summary>
    public static CurrencyUnit? OfSign(char sign) => sign switch
    {
        '$' => Dollar,
        '€' => Euro,
        '£' => Pound,
        '¥' => Yen,
        '₫' => CurrencyUnit.Dong,
        _ => null,
    };

    /// <summary>The currency of a code that may stand before the amount: "USD 50", "VND 500.000".</summary>
    public static CurrencyUnit? OfCodeBefore(AnalyzedText text, int at) => text.Folded(at) switch
    {
        "usd" or "us" => UnitedStatesDollar,
        "vnd" => CurrencyUnit.Dong,
        "eur" => Euro,
        _ => null,
    };

    private static PhraseTable<CurrencyUnit> Fill()
    {
        var marked = new PhraseTable<CurrencyUnit>(matchFolded: false);
        Add(Words, CurrencyUnit.Dong, "đồng", "vnd", "vnđ", "vn đồng", "đồng vn", "việt nam đồng", "đồng việt nam", "đồng bạc");
        Add(Words, UnitedStatesDollar, "usd", "đô la", "đôla", "đô la mỹ", "đôla mỹ", "đô mỹ", "dollar", "dollars", "do la", "dola", "do la my");
        Add(Words, Euro, "euro", "euros", "eur");
        Add(Words, Pound, "bảng anh", "gbp");
        Add(Words, Yen, "yên nhật", "jpy", "yen nhật");
        Add(Words, Yuan, "nhân dân tệ", "ndt", "cny", "rmb");
        Add(Words, Won, "krw");
        Add(marked, UnitedStatesDollar, "đô");
        Add(marked, Yuan, "tệ");
        return marked;

        static void Add(PhraseTable<CurrencyUnit> table, CurrencyUnit unit, params string[] words)
        {
            foreach (var word in words) table.Add(word, unit);
        }
    }
}

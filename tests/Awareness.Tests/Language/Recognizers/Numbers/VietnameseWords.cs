namespace Awareness.Tests.Language.Recognizers.Numbers;

/// <summary>Says a number in Vietnamese, the way a newsreader would: the reader must give it back.</summary>
internal static class VietnameseWords
{
    private static readonly string[] Digits = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"];

    /// <summary>The words of <paramref name="value"/>, 1 to 999,999.</summary>
    public static string Of(int value) => value < 1_000
        ? Group(value, isWhole: true)
        : (Group(value / 1_000, isWhole: true) + " nghìn " + (value % 1_000 == 0 ? "" : Group(value % 1_000, isWhole: false))).Trim();

    private static string Group(int value, bool isWhole)
    {
        var (hundreds, rest) = (value / 100, value % 100);
        if (hundreds == 0 && isWhole) return Tens(rest);
        return rest == 0 ? $"{Digits[hundreds]} trăm" : $"{Digits[hundreds]} trăm {(rest < 10 ? "linh " + Digits[rest] : Tens(rest))}";
    }

    private static string Tens(int value)
    {
        var (tens, unit) = (value / 10, value % 10);
        if (tens == 0) return Digits[unit];
        var head = tens == 1 ? "mười" : $"{Digits[tens]} mươi";
        var tail = unit switch { 0 => "", 1 when tens > 1 => "mốt", 4 when tens > 1 => "tư", 5 => "lăm", _ => Digits[unit] };
        return $"{head} {tail}".Trim();
    }
}

using System.Globalization;
using System.Text.RegularExpressions;

namespace Awareness.Knowledge.Importing;

/// <summary>The fixed parts of an official document: number, date, motto, kind, recipients, signature (Decree 30/2020 and the Party's rules on form).</summary>
internal static partial class Letterhead
{
    private const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase;

    private static readonly string[] KindNames =
    [
        "Chỉ thị", "Nghị quyết", "Kết luận", "Kế hoạch", "Quyết định", "Chương trình hành động", "Chương trình", "Thông tri", "Hướng dẫn", "Quy định", "Quy chế",
        "Thông báo", "Báo cáo", "Tờ trình", "Công văn", "Đề án", "Thông tư", "Nghị định", "Công điện",
    ];

    private static readonly Dictionary<string, string> KindOfLetters = new(StringComparer.OrdinalIgnoreCase)
    {
        ["CT"] = "Chỉ thị",
        ["NQ"] = "Nghị quyết",
        ["KL"] = "Kết luận",
        ["KH"] = "Kế hoạch",
        ["QĐ"] = "Quyết định",
        ["QD"] = "Quyết định",
        ["CTr"] = "Chương trình hành động",
        ["TT"] = "Thông tri",
        ["HD"] = "Hướng dẫn",
        ["QC"] = "Quy chế",
        ["TB"] = "Thông báo",
        ["BC"] = "Báo cáo",
        ["TTr"] = "Tờ trình",
        ["CV"] = "Công văn",
        ["CĐ"] = "Công điện",
    };

    private static readonly string[] Mottos = ["ĐẢNG CỘNG SẢN VIỆT NAM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Độc lập – Tự do – Hạnh phúc"];

    /// <summary>True when a line is a part of the form and no text.</summary>
    public static bool IsPiece(string text) =>
        IsRule(text) || IsMotto(text) || IsCapitals(text) || NumberIn(text) is not null || DateIn(text) is not null || IsStamp(text) || IsRecipients(text) || IsSignature(text)
        || IsAddress(text) || IsSubject(text) || (KindName(text) is not null);

    /// <summary>A line of asterisks or dashes.</summary>
    public static bool IsRule(string text) => text.Length > 0 && !text.Any(char.IsLetterOrDigit);

    /// <summary>The country's or the Party's name and motto.</summary>
    public static bool IsMotto(string text) => Array.Exists(Mottos, motto => motto.Equals(text, StringComparison.OrdinalIgnoreCase));

    /// <summary>All in capitals, at least three letters.</summary>
    public static bool IsCapitals(string text) => text.Count(char.IsLetter) >= 3 && !text.Any(char.IsLower);

    /// <summary>What the office that received the letter stamped on it.</summary>
    public static bool IsStamp(string text) => Stamp().IsMatch(text);

    /// <summary>"Nơi nhận:", as scanners read it too.</summary>
    public static bool IsRecipients(string text) => Recipients().IsMatch(text);

    /// <summary>"PHỤ LỤC 1": text goes on below the signature.</summary>
    public static bool IsAppendix(string text) => text.StartsWith("Phụ lục", StringComparison.OrdinalIgnoreCase);

    /// <summary>"Kính gửi:".</summary>
    public static bool IsAddress(string text) => text.StartsWith("Kính gửi", StringComparison.OrdinalIgnoreCase);

    /// <summary>"V/v …": what a letter is about.</summary>
    public static bool IsSubject(string text) => text.StartsWith("V/v", StringComparison.OrdinalIgnoreCase);

    /// <summary>"T/M BAN THƯỜNG VỤ", "KT. CHỦ TỊCH".</summary>
    public static bool IsSignature(string text) => Signature().IsMatch(text);

    /// <summary>The body somebody signs for, "Ban Thường vụ", or null.</summary>
    public static string? SignedFor(string text) => Signature().Match(text) is { Success: true } match ? match.Groups["for"].Value : null;

    /// <summary>A person's name: two to five words, each with a capital.</summary>
    public static bool IsName(string text) =>
        text.Split(' ') is { Length: >= 2 and <= 5 } words && words.All(word => char.IsUpper(word[0]) && word.Skip(1).All(char.IsLower)) && words.Any(word => word.Length > 1);

    /// <summary>The kind of document when the line names nothing else.</summary>
    public static string? KindName(string text) => Array.Find(KindNames, name => name.Equals(text, StringComparison.OrdinalIgnoreCase));

    /// <summary>The kind a number tells by its letters, "KH" in "335-KH/TU"; null for an unknown one.</summary>
    public static string? KindOf(string number)
    {
        var letters = string.Concat(number.SkipWhile(letter => !char.IsLetter(letter)).TakeWhile(char.IsLetter));
        if (KindOfLetters.TryGetValue(letters, out var kind)) return kind;
        letters = string.Concat(number.Reverse().TakeWhile(char.IsLetter).Reverse());
        return KindOfLetters.GetValueOrDefault(letters);
    }

    /// <summary>"335-KH/TU" of a line that begins with "Số", or null.</summary>
    public static string? NumberIn(string text) => Number().Match(text) is { Success: true } match ? Tight(match.Groups["number"].Value) : null;

    /// <summary>The number in a heading that opens another document, "II. CHUYÊN ĐỀ: Chỉ thị số 32-CT/TU …", or null.</summary>
    public static (string Kind, string Number)? Opening(string text)
    {
        if (Embedded().Match(text) is not { Success: true } match) return null;
        var number = Tight(match.Groups["number"].Value);
        return (KindName(match.Groups["kind"].Value) ?? KindOf(number) ?? "Văn bản", number);
    }

    /// <summary>Place and day of a line like "Lai Châu, ngày 27 tháng 11 năm 2019", or null.</summary>
    public static (string Place, DateOnly Day)? DateIn(string text) =>
        PlaceAndDay().Match(text) is { Success: true } match && Day(match) is { } day ? (match.Groups["place"].Value.Trim(' ', ','), day) : null;

    /// <summary>What <paramref name="text"/> tells of the document <paramref name="number"/> it names: its day, who issued it, what it is about.</summary>
    public static (DateOnly Day, string Issuer, string Title)? Mention(string number, string text)
    {
        foreach (Match match in Mentions().Matches(text))
        {
            if (Tight(match.Groups["number"].Value) == number && Day(match) is { } day) return (day, match.Groups["issuer"].Value.Trim(' ', ','), match.Groups["title"].Value.Trim(' ', '.', '”', '“', '"'));
        }

        return null;
    }

    private static DateOnly? Day(Match match) =>
        DateOnly.TryParseExact($"{match.Groups["day"].Value}/{match.Groups["month"].Value}/{match.Groups["year"].Value}", ["d/M/yyyy", "dd/MM/yyyy", "d/MM/yyyy", "dd/M/yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static string Tight(string number) => number.Replace(" ", "", StringComparison.Ordinal).TrimEnd('.', '-', '/');

    [GeneratedRegex(@"^số\s*[:.]?\s*(?<number>\d{1,5}\s*[-/]\s*(\d{4}\s*[-/]\s*)?\p{L}{1,6}(\s?[-/.]\s?\p{L}{1,8}){0,3})\s*$", Options)]
    private static partial Regex Number();

    [GeneratedRegex(@"^([IVX]{1,6}\s?[-.)–]\s*|\d{1,2}\.\s*)(\p{L}{2,8}(\s\p{L}{2,8})?\s?:\s*)?(?<kind>chỉ thị|nghị quyết|kết luận|kế hoạch|quyết định|chương trình hành động|chương trình|thông tri|hướng dẫn|quy định)\s+(số\s*)?(?<number>\d{1,4}\s*[-/]\s*\p{L}{2,4}\s?/\s?\p{L}{2,6})", Options)]
    private static partial Regex Embedded();

    [GeneratedRegex(@"^(?<place>[\p{L} .]{2,40}?,\s*)?ngày\s+(?<day>\d{1,2})\s+tháng\s+(?<month>\d{1,2})\s+năm\s+(?<year>\d{4})\s*$", Options)]
    private static partial Regex PlaceAndDay();

    [GeneratedRegex(@"(?<number>\d{1,4}\s*-\s*\p{L}{2,4}\s?/\s?\p{L}{2,6}),?\s+ngày\s+(?<day>\d{1,2})/(?<month>\d{1,2})/(?<year>\d{4})\s+của\s+(?<issuer>[\p{L} ]{3,80}?)\s+(?<title>[“""]?về\s[^\n]{1,600})", Options)]
    private static partial Regex Mentions();

    [GeneratedRegex(@"^((công văn|văn bản)?\s*(đến|đền)|(số|ngày)\s*:\s*[\d/.\-]+|công văn đ.n)\s*$", Options)]
    private static partial Regex Stamp();

    [GeneratedRegex(@"^n[ơo]i\s+nh[ậâa]n\s*:?\s*$", Options)]
    private static partial Regex Recipients();

    [GeneratedRegex(@"^(T/M|TM|KT|TL|TUQ|Q)\s?[./]?\s+(?<for>\p{Lu}[\p{Lu} ,]{2,60})", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Signature();
}

namespace Awareness.Yaml;

/// <summary>What authors are told about the form of a file, in their language. One sentence says what is wrong; a hint says how to mend it.</summary>
internal static class FileMessages
{
    private const int LongestQuote = 60;

    public const string TooLarge = "tệp lớn hơn 1 MB nên không được đọc";
    public const string EmptyFile = "tệp trống";
    public const string TooManyProblems = "còn nhiều lỗi nữa trong tệp này, không liệt kê hết";
    public const string InvalidUtf8 = "chữ không phải UTF-8";
    public const string InvalidUtf8Hint = "lưu lại tệp với bảng mã UTF-8";
    public const string CombiningMark = "dấu tách rời khỏi chữ (Unicode tổ hợp), máy tìm sẽ không khớp";
    public const string CombiningMarkHint = "gõ lại bằng Unicode dựng sẵn";
    public const string YamlSyntaxHint = "xem lại thụt dòng; câu có dấu hai chấm, hoặc bắt đầu bằng { hay [, thì đặt cả câu trong ngoặc kép";
    public const string OddBlankHint = "xóa đi và gõ lại bằng phím cách";
    public const string LostCommentHint = "đặt cả câu trong ngoặc kép; nếu là ghi chú thật thì viết dấu # rồi một dấu cách";
    public const string YamlBroken = "phần YAML này không đọc được";
    public const string YamlAnchor = "không dùng neo & và bí danh * của YAML";
    public const string YamlAnchorHint = "viết hẳn giá trị ra; chữ bắt đầu bằng & hoặc * thì đặt trong ngoặc kép";
    public const string YamlTag = "không dùng thẻ kiểu ! của YAML";
    public const string YamlKey = "khóa phải là một chữ đơn giản";
    public const string YamlEscape = "có ký tự điều khiển viết bằng mã trong ngoặc kép";
    public const string SeveralDocuments = "một tệp chỉ có một phần YAML: thừa dòng ---";
    public const string QuoteHint = "câu có dấu hai chấm thì đặt cả câu trong ngoặc kép";
    public const string ListHint = "viết mỗi mục một dòng, bắt đầu bằng \"- \"";
    public const string BadIdHint = "chỉ dùng a–z, 0–9, gạch nối và chấm";
    public const string BadDateHint = "viết năm-tháng-ngày, ví dụ 2026-11-21";

    public static string UnseenCharacter(char character) => $"có ký tự không nhìn thấy được (U+{(int)character:X4}; dấu tab cũng vậy)";
    public static string OddBlank(char character) => $"dấu cách lạ (U+{(int)character:X4}), thường do chép từ trang mạng hay Word, đứng ở chỗ thụt dòng";
    public static string YamlSyntax(string reason) => $"YAML viết sai: {YamlReasons.Of(reason)}";
    public static string LostComment(string words) => $"{Quote(words)} đứng sau dấu cách nên bị coi là ghi chú: người đọc sẽ không thấy";
    public static string TooDeep(int most) => $"lồng nhau quá {most} tầng";
    public static string DuplicateKey(string key, int line) => $"khóa {Quote(key)} đã có ở dòng {line}";
    public static string UnknownKey(string key) => $"không có khóa {Quote(key)}";
    public static string DidYouMean(string word) => $"có phải {Quote(word)}?";
    public static string Missing(string key) => $"thiếu {key}";
    public static string NotOneValue(string key) => $"{key} phải là một dòng chữ, không phải danh sách hay nhiều khóa";
    public static string NotAList(string key) => $"{key} phải là danh sách";
    public static string NotAMap(string key) => $"{key} phải gồm các dòng \"khóa: giá trị\"";
    public static string NotOneOf(string word, IEnumerable<string> known) => $"{Quote(word)} không nằm trong: {string.Join(", ", known)}";
    public static string BadId(string id) => $"mã {Quote(id)} viết sai";
    public static string BadDate(string key, string text) => $"{key}: {Quote(text)} không phải ngày";
    public static string BadNumber(string key, string text) => $"{key}: {Quote(text)} không phải số nguyên";
    public static string DuplicateId(string id, Located first) => $"mã {Quote(id)} đã có ở {first.Place}";

    /// <summary>An author's words in quotation marks; only the beginning of what is very long.</summary>
    public static string Quote(string text) => $"\"{Cut(text)}\"";

    /// <summary>The beginning of what is very long.</summary>
    public static string Cut(string text) => text.Length <= LongestQuote ? text : $"{text[..LongestQuote]}…";
}

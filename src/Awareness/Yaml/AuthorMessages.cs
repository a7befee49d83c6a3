namespace Awareness.Yaml;

/// <summary>What authors are told about the form of a file, in their language.</summary>
internal static class AuthorMessages
{
    public const string NotAMap = "chỗ này phải gồm các dòng \"khóa: giá trị\"";
    public const string NotAKey = "khóa phải là một chữ đơn giản";

    public static string Malformed(string reason) => $"YAML viết sai: {reason}";
    public static string TooDeep(int most) => $"lồng nhau quá {most} tầng";
    public static string Missing(string key) => $"thiếu {key}";
    public static string UnknownKey(string key) => $"không có khóa \"{key}\"";
    public static string NotOneValue(string key) => $"{key} phải là một dòng chữ, không phải danh sách hay nhiều khóa";
    public static string NotANumber(string text) => $"\"{text}\" không phải số nguyên";
    public static string DidYouMean(string word) => $"có phải \"{word}\"?";
}

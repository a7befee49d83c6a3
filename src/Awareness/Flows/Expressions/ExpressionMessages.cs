using Awareness.Yaml;

namespace Awareness.Flows.Expressions;

/// <summary>What authors are told about an expression, in their language.</summary>
internal static class ExpressionMessages
{
    public const string Empty = "biểu thức trống";
    public const string UnclosedText = "thiếu dấu nháy đóng của chữ";
    public const string UnclosedBracket = "thiếu dấu ngoặc đóng";
    public const string ValueExpected = "ở đây phải có số, 'chữ', tên biến hoặc dấu ngoặc";
    public const string NumberTooLarge = "số quá lớn";
    public const string Chained = "không so sánh ba vế liền nhau: viết a < b and b < c";
    public const string HasNeedsName = "has(…) chỉ nhận một tên biến";

    public static string TooLong(int most) => $"biểu thức dài quá {most} ký tự";
    public static string TooMany(int most) => $"biểu thức có quá {most} phần";
    public static string TooDeep(int most) => $"ngoặc lồng nhau quá {most} tầng";
    public static string Unexpected(string text) => $"không hiểu {FileMessages.Quote(text)} ở đây";
    public static string UseInstead(string written, string right) => $"không có {FileMessages.Quote(written)}: dùng {right}";
    public static string UnknownFunction(string name, IEnumerable<string> known) => $"không có hàm {FileMessages.Quote(name)}; có: {string.Join(", ", known)}";
    public static string WrongCount(string name, int count) => $"{name}(…) cần {count} giá trị";
    public static string BadName(string name) => $"{FileMessages.Quote(name)} không phải tên biến: tên biến viết thường, không dấu; chữ thì đặt trong nháy '…'";
}

using Awareness.Yaml;
using static Awareness.Yaml.FileMessages;

namespace Awareness.Language;

/// <summary>What authors are told about the word lists, in their language.</summary>
internal static class LexiconMessages
{
    public const string WrittenAsMeantHint = "bỏ cách viết này; viết hoa, viết thường và chỗ đặt dấu không cần ghi riêng";

    public static string NoLetter(string phrase) => $"{Quote(phrase)} không có chữ hay số nào";
    public static string WrittenAsMeant(string form) => $"cách viết {Quote(form)} giống hệt chữ nó thay cho";
    public static string WrittenTwice(string form, Located first) => $"cách viết {Quote(form)} đã có ở {first.Place}";
    public static string WordTwice(string word, Located first) => $"từ {Quote(word)} đã có ở {first.Place}; mỗi từ chỉ thuộc một khái niệm";
    public static string NotOneWord(string form) => $"cách viết {Quote(form)} phải là một từ";
    public static string NotPlain(string word) => $"{Quote(word)} phải chỉ gồm chữ thường a–z";
    public static string ForeignTwice(string word, Located first) => $"từ {Quote(word)} đã có ở {first.Place}";
}

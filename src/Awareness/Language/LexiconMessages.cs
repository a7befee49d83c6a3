namespace Awareness.Language;

/// <summary>What authors are told about the word lists, in their language.</summary>
internal static class LexiconMessages
{
    public const string NoLetters = "chỗ này không có chữ nào";

    public static string NoWritten(string means) => $"\"{means}\" không có cách viết nào trong written";
    public static string NoWords(string id) => $"khái niệm \"{id}\" không có từ nào trong words";
    public static string DuplicateId(string id) => $"mã \"{id}\" đã dùng ở chỗ khác";
    public static string DuplicateWord(string word, string owner) => $"\"{word}\" đã thuộc về \"{owner}\"";
}

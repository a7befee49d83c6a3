namespace Awareness.Safety;

/// <summary>What authors are told about the safety files, in their language.</summary>
internal static class SafetyMessages
{
    public const string EmptyPhrase = "cụm từ này không có chữ nào";
    public const string LonelyGap = "số từ ở giữa phải đứng giữa hai khái niệm, ví dụ \"fall 4 water\"";

    public static string EmptyConcept(string id) => $"khái niệm \"{id}\" không có words và includes";
    public static string EmptySign(string id) => $"\"{id}\" không có words và when";
    public static string EmptyGroup(string card) => $"nhóm của thẻ \"{card}\" không có dấu hiệu nào";
    public static string DuplicateId(string id) => $"mã \"{id}\" đã dùng ở chỗ khác";
    public static string UnknownConcept(string id) => $"không có khái niệm \"{id}\"";
    public static string UnknownCue(string id) => $"không có loại từ báo hiệu \"{id}\"";
    public static string TooManySteps(int most) => $"một mẫu có nhiều nhất {most} khái niệm";
    public static string NotOneOf(string word, IEnumerable<string> known) => $"\"{word}\" không nằm trong: {string.Join(", ", known)}";
}

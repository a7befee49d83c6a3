using static Awareness.Yaml.FileMessages;

namespace Awareness.Safety;

/// <summary>What authors are told about the safety files, in their language.</summary>
internal static class SafetyMessages
{
    public const string EmptyPhrase = "cụm từ này không có chữ nào";
    public const string LonelyGap = "số từ ở giữa phải đứng giữa hai khái niệm, ví dụ \"fall 4 water\"";

    public const string NoFeature = "dòng này phải có dạng \"đặc điểm | số | thẻ:số thẻ:số\"";

    public static string MissingWeight(string name) => $"phần đầu thiếu dòng {Quote(name)}";
    public static string NoWeight(string text) => $"{Quote(text)} không phải là một trọng số";
    public static string SameFeature(string feature, int line) => $"đặc điểm {Quote(feature)} đã có ở dòng {line}";
    public static string UnknownWeight(string name) => $"phần đầu không có dòng {Quote(name)}";
    public static string WeightCards(int most) => $"dòng \"cards\" phải có từ 1 đến {most} thẻ";
    public static string EmptyConcept(string id) => $"khái niệm {Quote(id)} không có words và includes";
    public static string EmptySign(string id) => $"{Quote(id)} không có words và when";
    public static string EmptyGroup(string key, string target) => $"nhóm {key}: {Quote(target)} không có dấu hiệu nào";
    public static string ReservedId(string id) => $"mã {Quote(id)} đã dành cho mọi con số";
    public static string UnknownCard(string id) => $"nhóm này nêu thẻ {Quote(id)}, nhưng thẻ đó không có trong answers/";
    public static string UnknownReply(string id) => $"không có lời từ chối {Quote(id)} trong refusals/replies.yaml";
    public static string UnknownConcept(string id) => $"không có khái niệm {Quote(id)}";
    public static string UnknownCue(string id) => $"không có loại từ báo hiệu {Quote(id)}";
    public static string TooManySteps(int most) => $"một mẫu có nhiều nhất {most} khái niệm";
}

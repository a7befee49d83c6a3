using static Awareness.Yaml.FileMessages;

namespace Awareness.Knowledge.Reading.Tables;

/// <summary>What authors are told about decision tables and the values they ask for, in their language.</summary>
internal static class TableMessages
{
    public const string BadPath = "bảng phải nằm ở tables/<tên>.yaml, tên chỉ gồm a–z, 0–9 và gạch nối";
    public const string NoInputs = "bảng phải có ít nhất một inputs";
    public const string NoRows = "bảng phải có ít nhất hai rows";
    public const string NothingRestedOn = "dòng này không dựa vào con số hay nguồn nào";
    public const string SourcesHint = "dùng {{mã}} trong say, hoặc thêm sources cho dòng hay cho cả bảng";
    public const string TooManyLimits = "có quá nhiều mốc cho một giá trị";
    public const string ImpossibleRow = "không giá trị nào thỏa các điều kiện của dòng này";
    public const string OnlyOfNumber = "only chỉ dùng cho giá trị có các lựa chọn";
    public const string RestHint = "thêm một dòng cho trường hợp này, hoặc nới điều kiện của dòng khác";
    public const string OverlapHint = "mỗi trường hợp chỉ thuộc một dòng: thêm điều kiện để tách hai dòng";

    public static string KindTwice(string id) => $"giá trị {Quote(id)} đã có rồi";
    public static string OptionTwice(string id) => $"lựa chọn {Quote(id)} đã có rồi";
    public static string OptionCount(int count, int most) => $"có {count} lựa chọn; cần từ 1 đến {most}";
    public static string WordOfOtherOption(string word, string option) => $"{Quote(word)} đã thuộc lựa chọn {Quote(option)} (không kể dấu)";
    public static string BadImplied(IEnumerable<string> kinds) => $"implied-by viết {{giá trị: mã con số}}, giá trị là một trong: {string.Join(", ", kinds)}";
    public static string NumberByHand(string number) => $"mốc {Quote(number)} viết bằng tay; mốc chỉ ghi một lần, trong laws.yaml";
    public static string NoLimit(string id, string text, string kind) => $"con số {Quote(id)} ({Quote(text)}) không nói một mốc của {Quote(kind)}";
    public static string UnknownKind(string id) => $"không có giá trị {Quote(id)}";
    public static string UnknownOption(string id, string kind) => $"{Quote(kind)} không có lựa chọn {Quote(id)}";
    public static string InputTwice(string id) => $"bảng hỏi {Quote(id)} hai lần";
    public static string TooManyCases(int most) => $"bảng có hơn {most} trường hợp, không kiểm tra hết được";
    public static string CardOfOtherTable(string card, string table) => $"thẻ {Quote(card)} đã dẫn tới bảng {Quote(table)}";
    public static string CardOfOtherTopic(string card, string topic) => $"thẻ {Quote(card)} thuộc chủ đề {Quote(topic)}, khác chủ đề của bảng";
    public static string Gap(string values) => $"chưa có dòng nào cho: {values}";
    public static string MoreGaps(int count) => $"còn {count} trường hợp nữa chưa có dòng nào";
    public static string Overlap(string values, int line) => $"trùng với dòng bảng ở dòng {line}: {values}";
    public static string LongSay(int syllables, int most) => $"lời này dài {syllables} tiếng, tối đa {most}";
    public static string TableExpired(DateOnly day) => $"bảng dựa vào con số chỉ đúng đến {day:dd/MM/yyyy}, không được đưa ra nữa";
}

using static Awareness.Yaml.FileMessages;

namespace Awareness.Flows.Checks;

/// <summary>What authors are told about flows that are well formed and still wrong, in their language.</summary>
internal static class FlowCheckMessages
{
    public const string NoVariablesHere = "ở đây không dùng được biến: lời này không thuộc luồng nào";
    public const string Unreachable = "không đường nào dẫn tới bước này";
    public const string UnreachableHint = "thêm goto tới bước này, hoặc bỏ nó đi";
    public const string Endless = "vòng lặp không có câu hỏi nào: luồng sẽ chạy mãi";
    public const string EndlessHint = "thêm một câu hỏi vào vòng này, hoặc đổi goto";
    public const string NoTimeout = "câu hỏi này không có timeout, luồng và bot cũng không: ai không trả lời sẽ bị bỏ dở";
    public const string NoTimeoutHint = "thêm timeout vào luồng hoặc vào bot.yaml, ví dụ timeout: {after: 23h, remind: \"Bạn còn ở đó không?\"}";
    public const string ConsentMissing = "subscribe phải đứng ngay sau câu hỏi mà người dùng đã đồng ý";
    public const string ConsentHint = "đặt ngay sau câu hỏi, không đi tới từ bỏ qua, otherwise hay timeout";
    public const string AnswerUnused = "câu trả lời này không dùng vào đâu và cũng không được ghi";
    public const string AnswerUnusedHint = "thêm goto, save hoặc record; chỉ muốn chờ thì dùng một lựa chọn";
    public const string AsksWithNot = "câu yes-no này hỏi bằng chữ “không”, “chưa”: người trả lời bằng chữ của câu hỏi dễ bị hiểu ngược";
    public const string AsksWithNotHint = "viết lại để chữ “không”, “chưa” chỉ đứng cuối câu, ví dụ “có nắp đậy chắc không?”";
    public const string PupilPhone = "bot cho học sinh không được hỏi số điện thoại";
    public const string PupilDate = "bot cho học sinh không được hỏi ngày: ngày sinh là thông tin riêng";
    public const string PupilHint = "chỉ hỏi nhóm tuổi, bằng choices";
    public const string MayBePupilsHint = "bỏ câu hỏi này; cần nhóm tuổi thì dùng choices, cần xã, phường thì dùng expect: place";
    public const string MissingEnglishChoice = "bot có tiếng Anh nhưng lựa chọn này chưa có en";
    public const string CallCycle = "các luồng gọi vòng lẫn nhau, không bao giờ xong";
    public const string ShortenHint = "viết gọn lại, hoặc tách thành hai tin";

    public static string PupilContact(string name) => $"bot cho học sinh không được giữ {Quote(name)}; chỉ được giữ contact.age_band";
    public static string PupilAsks(string words) => $"bot cho học sinh không được hỏi {Quote(words)}";
    public static string MayBePupils(string words) => $"trẻ dưới 16 tuổi cũng có thể trả lời luồng này: không nên hỏi {Quote(words)}";
    public static string NoSuchValue(string name, string text) => $"điều kiện này không bao giờ đúng: không lựa chọn nào cho {Quote(name)} giá trị {Quote(text)}";
    public static string Values(IEnumerable<string> values) => $"có: {string.Join(", ", values.Distinct(StringComparer.Ordinal).Select(Quote))}";
    public static string NeverSet(string name) => $"biến {Quote(name)} chưa được đặt trên đường nào tới đây";
    public static string SometimesUnset(string name) => $"biến {Quote(name)} có thể chưa được đặt: có đường tới đây không qua chỗ đặt nó";
    public static string AskedNeverSet(string name) => $"has({Cut(name)}) luôn sai: không nơi nào đặt biến này trước";
    public static string SetBySkip(string name) => $"biến {Quote(name)} trống khi người dùng bỏ qua câu hỏi";
    public static string ManyButtons(string channel, int most, int count, string example) => $"{channel} chỉ có {most} nút: {count} lựa chọn sẽ thành danh sách đánh số, ví dụ: {example}";
    public static string LongButton(string text, int length, int most) => $"nút {Quote(text)} dài {length} ký tự: Messenger chỉ hiện {most}, nên các lựa chọn sẽ thành danh sách đánh số";
    public static string LongWithChoices(int length, int most) => $"câu hỏi cùng danh sách lựa chọn dài {length} ký tự, kênh nhỏ nhất nhận {most}: sẽ bị tách thành nhiều tin";
    public static string LongForChannel(int length, int most) => $"lời dài {length} ký tự, kênh nhỏ nhất nhận {most}: sẽ bị tách thành nhiều tin";
    public static string ManySaid(int most) => $"hơn {most} tin nói liền nhau không có câu hỏi nào xen giữa";
    public static string DeepCalls(int most) => $"các luồng gọi nhau sâu quá {most} tầng";
    public static string DeadTopic(string id) => $"chủ đề {Quote(id)} chưa có thẻ nào đang dùng được";
    public static string DeadSuggestion(string text) => $"nút {Quote(text)} không dẫn tới đâu: không phải chữ mở luồng, tên thẻ hay câu hỏi của thẻ nào";
}

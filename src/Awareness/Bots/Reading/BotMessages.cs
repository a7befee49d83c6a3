using static Awareness.Yaml.FileMessages;

namespace Awareness.Bots.Reading;

/// <summary>What authors are told about bots, campaigns, texts and places, in their language.</summary>
internal static class BotMessages
{
    public const string MissingFile = "thiếu tệp này";
    public const string UnreadFile = "tệp này không được đọc";
    public const string UnreadFileHint = "luồng đặt ở <bot>/flows/<tên>.yaml, chiến dịch ở <bot>/campaigns/<tên>/campaign.yaml";
    public const string BadFolderHint = "tên thư mục và tên tệp chỉ dùng a–z, 0–9 và gạch nối";
    public const string MissingVietnamese = "languages luôn phải có vi";
    public const string PlacesMissing = "câu hỏi chờ tên xã, phường nhưng chưa có tệp places.yaml";
    public const string FormerWithoutUnits = "tên cũ phải có units: những nơi nó trở thành";

    public static string BadName(string name) => $"tên {Quote(name)} viết sai";
    public static string LongName(int length, int most) => $"tên dài {length} ký tự, tối đa {most}: nút trên Messenger chỉ hiện được chừng đó";
    public static string NameOfOtherBot(string name, string place) => $"tên {Quote(name)} trùng với bot ở {place} (không kể dấu)";
    public static string UnknownFlow(string id) => $"không có luồng {Quote(id)}";
    public static string FlowOfCampaign(string id, string campaign) => $"luồng {Quote(id)} nằm trong chiến dịch {Quote(campaign)} nên chỉ chạy được khi chiến dịch đang mở";
    public static string DuplicateFlow(string id, string place) => $"luồng {Quote(id)} đã có ở {place}";
    public static string UnknownReminder(string id) => $"không có lời nhắc {Quote(id)} trong reminders của bot";
    public static string DuplicateReminder(string id) => $"lời nhắc {Quote(id)} được nêu hai lần";
    public static string EndsBeforeItBegins(DateOnly from, DateOnly until) => $"until {until:yyyy-MM-dd} sớm hơn from {from:yyyy-MM-dd}";
    public static string UnknownUnit(string name) => $"không có {Quote(name)} trong places";
    public static string DuplicatePlace(string name, int line) => $"{Quote(name)} đã có ở dòng {line}";
    public static string WordOfOtherPlace(string word, string place) => $"{Quote(word)} cũng là tên gọi của {Quote(place)} (không kể dấu)";
    public static string UnknownText(string key) => $"texts không có {Quote(key)}";
    public static string NoEnglishText(string key) => $"chưa có lời tiếng Anh cho {Quote(key)}";
    public static string WordOfOtherKey(string word, string key) => $"{Quote(word)} đã nằm trong {key} (không kể dấu)";
    public static string WordOfEngine(string word, string key) => $"{Quote(word)} đã là chữ điều khiển {key} trong bots/texts.yaml (không kể dấu)";
    public static string WordOfContent(string word, string key) => $"{Quote(word)} đã có nghĩa {key} trong content/texts.yaml (không kể dấu)";
    public static string WordOfOtherFlow(string word, string place) => $"{Quote(word)} đã mở luồng khác, xem {place} (không kể dấu)";
    public static string WordIsAnswer(string word) => $"{Quote(word)} là câu trả lời (số, một chữ cái, có, không), không phải lời gọi một mục";
    public static string NoWords(string text) => $"{Quote(text)} không có chữ nào để so";
}

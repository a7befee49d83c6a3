using System.Globalization;

namespace Awareness.Conversations.Chats;

/// <summary>What authors of chats are told, in their language.</summary>
internal static class ChatMessages
{
    public const string SettingHint = "phần đầu gồm các dòng như user=Lan, bot=Trợ lý, now=2027-06-01T08:00:00+07:00; sau đó để một dòng trống";
    public const string BadMomentHint = "viết như 2027-06-01T08:00:00+07:00";
    public const string BadScoresHint = "viết điểm của các bạn trong lớp cách nhau bằng dấu cách, như contest.7K3F2M=8 6 9";
    public const string NobodySpeaks = "dòng này không thuộc lời của ai";
    public const string NobodySpeaksHint = "bắt đầu bằng user: hoặc bot:";
    public const string NobodyAsks = "chat này chưa có lời nào của người dùng";
    public const string TagHint = "có thể dùng [Suggestions=…], [Citation=…], [Attachment=…], [Typing], [Wait=…]; chữ thường trong ngoặc vuông thì thêm dấu \\ ở đầu dòng";
    public const string WaitAlone = "[Wait=…] đứng riêng một dòng";
    public const string BadLengthHint = "viết như 30m, 24h, 7d";

    public static string NoSetting(string line) => $"\"{Cut(line)}\" không phải dòng khóa=giá trị";
    public static string BadMoment(string text) => $"now: \"{Cut(text)}\" không phải thời điểm";
    public static string BadScores(string text) => $"\"{Cut(text)}\" không phải các điểm số";
    public static string UnknownStart(string bot) => $"start: không có góc \"{Cut(bot)}\"";
    public static string KnownBots(IReadOnlyList<string> bots) => $"có: {string.Join(", ", bots)}";
    public static string UnknownChannel(string channel) => $"channel: không có kênh \"{Cut(channel)}\"";
    public static string KnownChannels(IEnumerable<string> channels) => $"có: {string.Join(", ", channels)}; Messenger tên là facebook";
    public static string UnknownTag(string tag) => $"không có dấu {Cut(tag)}";
    public static string BadLength(string text) => $"\"{Cut(text)}\" không phải khoảng thời gian";
    public static string TooLong(int most) => string.Create(CultureInfo.InvariantCulture, $"chat dài quá {most} lượt");

    private static string Cut(string text) => text.Length <= 60 ? text : $"{text[..60]}…";
}

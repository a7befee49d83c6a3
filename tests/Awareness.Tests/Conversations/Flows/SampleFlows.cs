using Awareness.Bots;
using Awareness.Flows;
using Awareness.Knowledge;
using Awareness.Safety;
using Awareness.Tests.Knowledge;

namespace Awareness.Tests.Conversations.Flows;

/// <summary>Three bots with a flow for each way a turn can go, and a knowledge that sees danger in "chìm", doubts "lịm" and "tuyệt".</summary>
internal static class SampleFlows
{
    public const string Quiz = "pupils/do-vui";
    public const string Survey = "parents/khao-sat";
    public const string Report = "youth-union/bao-nguy-co";
    public const string Reminders = "parents/nhac-viec";
    public const string AgeBand = "pupils/nhom-tuoi";
    public const string Campaign = "youth-union/he";

    private static readonly Lazy<BotLibrary> Bots = new(Create);

    private static readonly Lazy<KnowledgeBase> Base = new(() => new KnowledgeBase(Content()));

    public static BotLibrary Library => Bots.Value;

    public static KnowledgeBase Knowledge => Base.Value;

    private static readonly string[] NavigationWords = ["stop:thoi|dung lai", "back:quay lai", "restart:bat dau lai", "skip:bo qua", "continue:tiep|tiep tuc"];
    private static readonly string[] RightsWords = ["menu:menu|lam duoc gi", "privacy:luu gi ve toi", "my-data:du lieu cua toi", "erase:xoa du lieu cua toi", "ask-stop:dung|stop", "report-status:tra ma", "fillers:minh muon choi|a"];

    private static BotLibrary Create() => new()
    {
        Version = "bots1",
        Bots =
        [
            new Bot("parents", "Phụ huynh") { Start = Survey, Audience = Audience.Parent, About = "cho bố mẹ", Privacy = "Bot phụ huynh giữ ít thôi.", Reminders = [new Reminder("parents/storm", "Tin bão lũ")] },
            new Bot("pupils", "Học sinh") { Start = Quiz, Audience = Audience.Pupil, About = "cho học sinh" },
            new Bot("youth-union", "Đoàn thanh niên") { Start = Report, About = "báo chỗ nguy hiểm" },
        ],
        Flows =
        [
            FlowOf(Quiz, "Đố vui đi đường",
                new QuizStep("mot", new FlowText("Đèn đỏ thì làm gì?")) { Choices = [Right("Dừng lại"), Choice("Đi tiếp"), Choice("Cứu bạn đang chìm")], Explain = new FlowText("Đèn đỏ phải dừng."), Timeout = new WaitTimeout(TimeSpan.FromHours(24), new FlowText("Bạn còn đó không?")) },
                new QuizStep("hai", new FlowText("Mũ bảo hiểm cho ai?")) { Choices = [Right("Mọi người"), Choice("Người lái thôi")], Explain = new FlowText("Ai cũng cần mũ.") },
                new EndStep("het", new FlowText("Bạn được {score}/{max_score}."))),
            FlowOf(Survey, "Khảo sát",
                new QuestionStep("lo-gi", new FlowText("Điều gì làm bạn lo nhất?"), Expectation.Text) { Save = "lo", Record = ResultKind.Survey },
                new QuestionStep("dong-y", new FlowText("Bạn thấy có ích không?"), Expectation.YesNo) { Save = "ich", Record = ResultKind.Survey },
                new EndStep("het", new FlowText("Cảm ơn bạn."))),
            FlowOf(Report, "Báo chỗ nguy hiểm",
                new QuestionStep("loai", new FlowText("Chỗ nguy hiểm nào?"), Expectation.Choice) { Choices = [Choice("Ao hồ"), Choice("Cầu hỏng")], Save = "loai" },
                new QuestionStep("noi", new FlowText("Ở đâu?"), Expectation.Text) { Save = "noi" },
                new ReportStep("bao", "loai", "noi"),
                new EndStep("het", new FlowText("Mã của bạn: {receipt}."))) with { IsPrivate = true },
            FlowOf(Reminders, "Lời nhắc",
                new QuestionStep("bao-lu", new FlowText("Bạn muốn nhận tin bão lũ không?"), Expectation.YesNo) { No = "het" },
                new SubscribeStep("nhan", "parents/storm"),
                new EndStep("het", new FlowText("Xong rồi."))),
            FlowOf(AgeBand, "Nhóm tuổi",
                new QuestionStep("tuoi", new FlowText("Em thuộc nhóm tuổi nào?"), Expectation.Choice) { Choices = [Choice("6-11"), Choice("12-15")], Save = "contact.age_band" },
                new EndStep("het", new FlowText("Cảm ơn em."))),
            FlowOf(Campaign, "Hè an toàn", new EndStep("het", new FlowText("Hè vui."))),
        ],
        Campaigns = [Summer],
        StartWords = new Dictionary<string, StartWord>(StringComparer.Ordinal)
        {
            ["do vui di duong"] = new(Quiz, Campaign: null),
            ["hoc sinh"] = new(Quiz, Campaign: null),
            ["khao sat"] = new(Survey, Campaign: null),
            ["bao nguy co"] = new(Report, Campaign: null),
            ["nhac viec"] = new(Reminders, Campaign: null),
            ["nhom tuoi"] = new(AgeBand, Campaign: null),
            ["he an toan"] = new(Campaign, Summer),
        },
        Texts = new FlowTexts
        {
            Texts = FlowTextKeys.Required.Concat(ChatTextKeys.Required).ToDictionary(key => key, TextOf, StringComparer.Ordinal),
            Words = NavigationWords.Concat(RightsWords).Select(line => line.Split(':')).ToDictionary(line => line[0], line => (IReadOnlySet<string>)line[1].Split('|').ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal),
        },
    };

    private static Campaign Summer { get; } = new("youth-union/he-an-toan", "Hè an toàn", Campaign, new DateOnly(2027, 5, 25), new DateOnly(2027, 8, 31)) { StartWords = ["hè an toàn"] };

    private static string TextOf(string key) => key switch
    {
        "yes" => "Có",
        "no" => "Không",
        "stop-button" => "Dừng tin",
        "erase-button" => "Xóa hết",
        "keep-button" => "Giữ nguyên",
        "erase-yes" => "Xóa đi",
        "erase-no" => "Thôi không xóa",
        "not-on" => "{title}: từ {from} đến {until}.",
        "report-state-open" or "report-state-forwarded" or "report-state-fixed" or "report-state-rejected" => $"<{key}> {{code}} {{date}} {{changed}}",
        "report-unknown" => "<report-unknown> {code}",
        "report-note" => "Ghi chú: {note}",
        "my-data-messages" => "{count} tin nhắn từ {date}",
        "my-data-age" => "Nhóm tuổi: {value}",
        "my-data-ward" => "Nơi ở: {value}",
        "my-data-stopped" => "Dừng tin từ {date}",
        "my-data-reminder" => "{name} từ {date}, khi bạn nói “{words}”",
        "my-data-answers" => "{count} câu trả lời:",
        "my-data-answer" => "{date} {flow}: {value}",
        "my-data-more" => "còn {count} câu nữa",
        _ => $"<{key}>",
    };

    private static Flow FlowOf(string id, string title, params Step[] steps) => new() { Id = id, Version = "v1", Title = title, Steps = steps };

    private static FlowChoice Choice(string text) => new(text, text);

    private static FlowChoice Right(string text) => new(text, text) { IsRight = true };

    private static KnowledgeContent Content()
    {
        Card[] cards =
        [
            SampleKnowledge.Card("emergency/drowning", "emergency.drowning", "Đang có người đuối nước", "bạn em rơi xuống ao cứu với", "có người sắp chết đuối") with { Text = "Gọi 115 ngay.\n\n1. Ném phao." },
            SampleKnowledge.Card("emergency/self-harm", "emergency.self-harm", "Bạn không muốn sống nữa", "em không muốn sống nữa") with { Text = "Gọi 111 ngay.\n\nMình ở đây." },
        ];
        var content = SampleKnowledge.Content(cards);
        var weights = new DangerWeights(
            ["emergency/drowning", "emergency/self-harm"],
            [new FeatureWeight("chim", 4, [new CardWeight(0, 1)]), new FeatureWeight("lim", 1.5f, [new CardWeight(0, 1)]), new FeatureWeight("tuyet", 1.5f, [new CardWeight(1, 2)])])
        { Bias = -1, Now = 2, Doubtful = 0 };
        return content with
        {
            Topics = [.. content.Topics, new Topic("emergency.drowning", "Đang có người đuối nước", "rơi xuống ao, đang chìm"), new Topic("emergency.self-harm", "Không muốn sống nữa", "muốn chết")],
            Safety = new Triage(SafetyRules.Empty, weights),
            Texts = content.Texts with
            {
                Words = new Dictionary<string, IReadOnlySet<string>>(content.Texts.Words, StringComparer.Ordinal) { ["opt-out"] = new HashSet<string>(StringComparer.Ordinal) { "dung", "dung nhan tin", "dung lai" } },
            },
        };
    }
}

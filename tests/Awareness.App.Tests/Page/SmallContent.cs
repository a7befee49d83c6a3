using Awareness.Knowledge;

namespace Awareness.App.Tests.Page;

/// <summary>A few cards by hand: every test sees the sentence it speaks of.</summary>
internal static class SmallContent
{
    public static readonly DateTimeOffset Now = new(2026, 11, 21, 8, 0, 0, TimeSpan.FromHours(7));

    public static KnowledgeContent Create() => new()
    {
        Version = "0123456789ab",
        Topics =
        [
            new Topic("traffic.helmet", "Mũ bảo hiểm", "mấy tuổi phải đội, cài quai"),
            new Topic("drowning.first-aid", "Sơ cứu người đuối nước", "ép tim, thổi ngạt"),
            new Topic("drugs.growing", "Trồng cây có chất ma túy", "cần sa"),
            new Topic("emergency.drowning", "Đang có người đuối nước", "rơi xuống ao"),
        ],
        Cards =
        [
            Card("drowning/first-aid", "drowning.first-aid", "Sơ cứu người đuối nước", "Gọi 115 ngay.\n\n1. Đặt nằm ngửa, chỗ cứng.\n\n2. Ép tim 100 lần một phút.\n\nXem điều 115 của luật; 115.000 đồng, số 0769.04.04.04.", "so cuu nguoi duoi nuoc the nao") with { More = "Không dốc ngược." },
            Card("drugs/growing-old", "drugs.growing", "Bài đã hết hạn", "Hết hạn.", "trong can sa bi phat the nao") with { ValidUntil = new DateOnly(2026, 1, 1) },
            Card("emergency/drowning", "emergency.drowning", "Đang có người đuối nước", "Gọi 115 ngay.", "con toi roi xuong ao"),
            Card("traffic/helmet", "traffic.helmet", "Trẻ mấy tuổi phải đội mũ bảo hiểm", "Từ đủ 6 tuổi <b>phải</b> đội mũ & cài quai.\n- Chọn mũ vừa đầu.\n- Cài quai.", "tre may tuoi phai doi mu bao hiem") with
            {
                Related = ["drowning.first-aid"],
                Citations = [new Citation("nd-168", "điều 7 khoản 2", "Nghị định 168/2024/NĐ-CP") { HoldsFrom = new DateOnly(2025, 1, 1) }],
            },
        ],
        Laws = new Dictionary<string, Law>(StringComparer.Ordinal),
        Guidance = new Dictionary<string, Guidance>(StringComparer.Ordinal),
        Figures = new Dictionary<string, Figure>(StringComparer.Ordinal),
        Documents = new Dictionary<string, Document>(StringComparer.Ordinal),
        Hotlines = new[]
        {
            new Hotline("child", "111", "Tổng đài quốc gia bảo vệ trẻ em", "24/7"),
            new Hotline("rescue", "112", "Tìm kiếm, cứu nạn (đuối nước, bão lũ)", "24/7"),
            new Hotline("police", "113", "Công an", "24/7"),
            new Hotline("fire", "114", "Báo cháy", "24/7"),
            new Hotline("ambulance", "115", "Cấp cứu y tế", "24/7"),
            new Hotline("drug-crime", "0769.04.04.04", "Tố giác tội phạm ma túy", "24/7"),
        }.ToDictionary(hotline => hotline.Id, StringComparer.Ordinal),
        Texts = new ServiceTexts
        {
            Texts = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["greeting"] = "Chào bạn! Mình là trợ lý.",
                ["clarify"] = "Bạn hỏi điều nào? Bấm chọn, hoặc nhắn số thứ tự.",
                ["abstain"] = "Mình chưa có câu trả lời chắc chắn. Khẩn cấp: 115.",
                ["more"] = "Xem thêm",
                ["opt-out"] = "Mình đã ghi nhận, bạn sẽ không nhận tin nữa.",
                ["opt-in"] = "Mình đã ghi nhận, bạn sẽ nhận tin.",
                ["empty"] = "Bạn muốn hỏi gì? Viết một câu ngắn là được.",
            },
            Words = new Dictionary<string, IReadOnlySet<string>>(StringComparer.Ordinal)
            {
                ["greeting"] = new HashSet<string>(["hello"], StringComparer.Ordinal),
                ["opt-out"] = new HashSet<string>(["dung nhan tin"], StringComparer.Ordinal),
            },
        },
    };

    private static Card Card(string id, string topic, string title, string text, string question) => new()
    {
        Id = id,
        Topic = topic,
        Title = title,
        Questions = [question],
        Text = text,
        Citations = [new Citation("guidance", "", "Hướng dẫn sơ cứu")],
        ValidFrom = new DateOnly(2025, 1, 1),
        Reviewed = new DateOnly(2026, 11, 20),
        ReviewBy = new DateOnly(2027, 11, 20),
    };
}

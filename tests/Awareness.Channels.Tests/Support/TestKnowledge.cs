using Awareness.Knowledge;

namespace Awareness.Channels.Tests.Support;

/// <summary>A small, fixed content: greetings, one card and two telephone numbers.</summary>
internal static class TestKnowledge
{
    public const string Greeting = "Chào bạn! Khẩn cấp gọi 115.";

    public static KnowledgeSource Source { get; } = new(new KnowledgeBase(new KnowledgeContent
    {
        Version = "test",
        Topics = [new Topic("drowning.first-aid", "Sơ cứu đuối nước", "Sơ cứu người bị đuối nước")],
        Cards =
        [
            new Card
            {
                Id = "drowning/first-aid",
                Topic = "drowning.first-aid",
                Title = "Sơ cứu đuối nước",
                Questions = ["sơ cứu người đuối nước thế nào"],
                Text = "1. Gọi 115.\n2. Đặt nằm ngửa (trên nền cứng).",
                Citations = [new Citation("guide", "", "Khuyến cáo sơ cứu 115")],
                ValidFrom = new DateOnly(2020, 1, 1),
                Reviewed = new DateOnly(2026, 1, 1),
                ReviewBy = new DateOnly(2099, 1, 1),
            },
        ],
        Laws = new Dictionary<string, Law>(),
        Guidance = new Dictionary<string, Guidance>(),
        Figures = new Dictionary<string, Figure>(),
        Hotlines = new Dictionary<string, Hotline>
        {
            ["ambulance"] = new("ambulance", "115", "Cấp cứu", "24/7"),
            ["drug-crime"] = new("drug-crime", "0769.04.04.04", "Tố giác", "24/7"),
        },
        Documents = new Dictionary<string, Document>(),
        Texts = new ServiceTexts
        {
            Texts = new Dictionary<string, string> { ["greeting"] = Greeting, ["abstain"] = "Mình chưa biết.", ["empty"] = "Bạn muốn hỏi gì?", ["file"] = "Mình chưa xem được tệp.", ["file-sent"] = "(Đã gửi tệp.)", ["too-fast"] = "Bạn nhắn nhanh quá." },
            Words = new Dictionary<string, IReadOnlySet<string>> { ["greeting"] = new HashSet<string> { "xin chao" } },
        },
    }));
}

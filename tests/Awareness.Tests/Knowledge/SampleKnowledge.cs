using Awareness.Knowledge;
using Awareness.Language;

namespace Awareness.Tests.Knowledge;

/// <summary>A small knowledge base for tests: three topics, known texts.</summary>
internal static class SampleKnowledge
{
    public static readonly DateOnly Today = new(2026, 11, 21);

    public static KnowledgeBase Create(params Card[] more) => new(Content(more));

    public static KnowledgeContent Content(params Card[] more) => new()
    {
        Version = "abc123",
        Topics =
        [
            new Topic("traffic.helmet", "Mũ bảo hiểm", "đội mũ, cài quai, phạt"),
            new Topic("traffic.alcohol", "Rượu bia và lái xe", "nồng độ cồn, uống bia"),
            new Topic("drowning.first-aid", "Sơ cứu người đuối nước", "ép tim, thổi ngạt"),
        ],
        Cards =
        [
            Card("traffic/helmet", "traffic.helmet", "Trẻ mấy tuổi phải đội mũ bảo hiểm", "trẻ em mấy tuổi phải đội mũ bảo hiểm", "con ngồi sau xe máy có cần đội mũ không") with { More = "Chọn mũ vừa đầu.", Related = ["traffic.alcohol"] },
            Card("traffic/alcohol", "traffic.alcohol", "Uống rượu bia rồi lái xe bị phạt thế nào", "uống một lon bia lái xe máy có bị phạt không", "nồng độ cồn xe máy phạt bao nhiêu"),
            Card("drowning/first-aid", "drowning.first-aid", "Vớt người đuối nước lên thì làm gì", "vớt người đuối nước lên phải làm gì trước", "cách ép tim thổi ngạt cho người đuối nước"),
            .. more,
        ],
        Laws = new Dictionary<string, Law>(StringComparer.Ordinal),
        Guidance = new Dictionary<string, Guidance>(StringComparer.Ordinal),
        Figures = new Dictionary<string, Figure>(StringComparer.Ordinal),
        Hotlines = new Dictionary<string, Hotline>(StringComparer.Ordinal),
        Documents = new Dictionary<string, Document>(StringComparer.Ordinal),
        Lexicon = new Lexicon([new Spelling("không", ["ko"])], []),
        Texts = new ServiceTexts
        {
            Texts = ServiceTexts.RequiredTexts.ToDictionary(key => key, key => key == "more" ? "Xem thêm" : $"<{key}>", StringComparer.Ordinal),
            Words = new Dictionary<string, IReadOnlySet<string>>(StringComparer.Ordinal)
            {
                ["greeting"] = Words("xin chao", "hello"),
                ["thanks"] = Words("cam on"),
                ["more"] = Words("xem them"),
                ["opt-out"] = Words("dung nhan tin"),
                ["opt-in"] = Words("nhan tin"),
            },
            Popular = ["traffic/helmet", "drowning/first-aid"],
        },
    };

    public static Card Card(string id, string topic, string title, params string[] questions) => new()
    {
        Id = id,
        Topic = topic,
        Title = title,
        Questions = questions,
        Text = $"Trả lời: {title}.",
        Citations = [new Citation("nd-168-2024", "điều 7", "Nghị định 168/2024/NĐ-CP") { HoldsFrom = new DateOnly(2025, 1, 1) }],
        ValidFrom = new DateOnly(2025, 1, 1),
        Reviewed = Today,
        ReviewBy = Today.AddYears(1),
    };

    private static HashSet<string> Words(params string[] words) => words.ToHashSet(StringComparer.Ordinal);
}

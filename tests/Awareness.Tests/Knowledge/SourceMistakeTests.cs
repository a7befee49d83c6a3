using System.Text;

namespace Awareness.Tests.Knowledge;

/// <summary>Mistakes in laws, figures, hotlines, topics, directives and the service's own texts.</summary>
public sealed class SourceMistakeTests
{
    /// <summary>Far above what it takes on a busy machine.</summary>
    private static readonly TimeSpan Quick = TimeSpan.FromSeconds(10);

    private readonly SampleContent content = new();

    [Theory]
    [InlineData("laws.yaml", "    replaced-by: nd-168-2024", "    replaced-by: nd-168-2025", "không có văn bản \"nd-168-2025\"", "nd-168-2024", "id: nd-100-2019")]
    [InlineData("laws.yaml", "    amended-by: []", "    amended-by: [nd-238-2026]", "không có văn bản \"nd-238-2026\"", null, "id: nd-168-2024")]
    [InlineData("laws.yaml", "    source: nd-168-2024", "    source: nd-168-2023", "không có nguồn \"nd-168-2023\"", "nd-168-2024", "id: fine.helmet")]
    [InlineData("laws.yaml", "    checked-on: 2026-11-21\n  - id: nd-100", "    checked: 2026-11-21\n  - id: nd-100", "không có khóa \"checked\"", "checked-on", "checked: ")]
    [InlineData("laws.yaml", "    text: \"400.000–600.000 đồng\"\n", "", "thiếu text", null, "id: fine.helmet")]
    [InlineData("laws.yaml", "    name: Xử phạt giao thông\n", "    name:\n", "thiếu name", null, "name:")]
    [InlineData("laws.yaml", "    in-force-until: 2024-12-31", "    in-force-until: 2019-12-31", "in-force-until sớm hơn in-force-from", null, "2019-12-31")]
    [InlineData("laws.yaml", "id: nd-100-2019", "id: nd-168-2024", "đã có ở laws.yaml:2", null, null, 12)]
    [InlineData("laws.yaml", "id: mu-chuan", "id: directive33", "đã có ở laws.yaml:22", null, null, 2, "directives/chi-thi-33.md")]
    [InlineData("laws.yaml", "id: fine.helmet", "id: Fine Helmet", "viết sai", "a–z", "Fine Helmet")]
    [InlineData("laws.yaml", "id: fine.helmet", "id: hotline.helmet", "không bắt đầu bằng hotline.", null, "hotline.helmet")]
    [InlineData("laws.yaml", "guidance:", "guidence:", "không có khóa \"guidence\"", "guidance", "guidence")]
    [InlineData("laws.yaml", "    from: 2025-01-01", "    from: 2025-13-01", "không phải ngày", "2026-11-21", "2025-13-01")]
    [InlineData("hotlines.yaml", "number: \"115\"", "number: một một năm", "không phải số điện thoại", null, "một một năm")]
    [InlineData("hotlines.yaml", "    hours: 24/7\n", "    hours: 24/7\n    source: nowhere\n", "không có nguồn \"nowhere\"", null, "nowhere")]
    [InlineData("hotlines.yaml", "    hours: 24/7\n", "", "thiếu hours", null, "id: ambulance")]
    [InlineData("topics.yaml", "  traffic.helmet:", "  trafic.helmet:", "phải có dạng traffic.tên", null, "trafic")]
    [InlineData("topics.yaml", ", covers: \"mấy tuổi phải đội\"", "", "thiếu covers", null, "traffic.helmet")]
    [InlineData("topics.yaml", "\"mấy tuổi phải đội\"", "\"mấy tuổi phải đội\", lead: traffic/helmets", "không có thẻ \"traffic/helmets\" trong chủ đề", "traffic/helmet", "traffic.helmet")]
    [InlineData("topics.yaml", "\"vớt lên không thở\"", "\"vớt lên không thở\", lead: traffic/helmet", "không có thẻ \"traffic/helmet\" trong chủ đề \"emergency.drowning\"", null, "emergency.drowning")]
    [InlineData("directives/chi-thi-33.md", "Kỹ năng sơ cứu. {#nv3-2}", "Kỹ năng sơ cứu. {#nv3-1}", "đã có ở dòng 18", null, "Kỹ năng")]
    [InlineData("directives/chi-thi-33.md", "Kỹ năng sơ cứu. {#nv3-2}", "Kỹ năng sơ cứu.", "không có mã neo", "{#nv3-2}", "Kỹ năng")]
    [InlineData("directives/chi-thi-33.md", "Kỹ năng sơ cứu. {#nv3-2}", "Kỹ năng sơ cứu. {#nv3-2", "mã neo viết sai", "{#nv3-2}", "Kỹ năng")]
    [InlineData("directives/chi-thi-33.md", "tuyên truyền {#nv3}", "tuyên truyền", "không có mã neo", null, "## Nhiệm vụ 3")]
    [InlineData("directives/chi-thi-33.md", "at: nv3-1", "at: nv3-9", "không có mã neo \"nv3-9\"", "nv3-1", "nv3-9")]
    [InlineData("directives/chi-thi-33.md", "date: 2023-05-29", "date: 29/5/2023", "không phải ngày", null, "date:")]
    [InlineData("texts.yaml", "  thanks: Không có gì.\n", "", "thiếu thanks", null, "greeting: |")]
    [InlineData("texts.yaml", "  thanks: Không", "  thank: Không", "không có khóa \"thank\"", "thanks", "thank: ")]
    [InlineData("texts.yaml", "[cảm ơn]", "[cảm ơn, xin chao]", "đã nằm trong greeting", null, "xin chao")]
    [InlineData("texts.yaml", "popular: [traffic/helmet]", "popular: [traffic/helmets]", "không có thẻ \"traffic/helmets\"", "traffic/helmet", "popular:")]
    [InlineData("texts.yaml", "{{hotline.ambulance}}", "{{hotline.ambulanse}}", "không có \"hotline.ambulanse\"", "hotline.ambulance", "greeting: |")]
    public void A_mistake_is_reported_where_it_stands(
        string file, string was, string now, string message, string? suggestion, string? at, int? line = null, string? reportedIn = null)
    {
        content.Change(file, was, now);
        var expectedLine = line ?? content.LineOf(file, at ?? now);

        Assert.Contains(content.Read().Problems, problem => problem.File == (reportedIn ?? file) && problem.Line == expectedLine && !problem.IsWarning
            && problem.Message.Contains(message, StringComparison.Ordinal)
            && (suggestion is null || problem.Suggestion?.Contains(suggestion, StringComparison.Ordinal) == true));
    }

    [Fact]
    public void Two_figures_with_one_id_are_reported_with_both_places()
    {
        content.Put("laws.yaml", SampleContent.Laws + "\n  - {id: fine.helmet, text: x, source: mu-chuan, review-by: 2027-01-01}");

        Assert.Contains(content.Read().Problems, problem => problem.Line == 34 && problem.Message.Contains("laws.yaml:28", StringComparison.Ordinal));
    }

    [Fact]
    public void Two_hotlines_with_one_id_are_reported_with_both_places()
    {
        content.Put("hotlines.yaml", SampleContent.Hotlines + "\n  - {id: ambulance, number: \"116\", name: x, hours: x, checked-on: 2026-01-01, review-by: 2027-01-01}");

        Assert.Contains(content.Read().Problems, problem => problem.Line == 8 && problem.Message.Contains("hotlines.yaml:2", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("laws.yaml", "review-by: 2027-02-28", "review-by: 2026-11-20", "\"fine.helmet\" đã quá hạn soát lại 20/11/2026")]
    [InlineData("hotlines.yaml", "review-by: 2027-01-31", "review-by: 2026-11-20", "đã quá hạn soát lại 20/11/2026")]
    [InlineData("answers/traffic/helmet.md", "Mức phạt là {{fine.helmet}}, theo", "Mức phạt theo", "không thẻ nào dùng con số \"fine.helmet\"")]
    [InlineData("topics.yaml", "emergency:", "  traffic.alcohol: {title: Rượu bia, covers: nồng độ cồn}\nemergency:", "\"traffic.alcohol\" chưa có thẻ")]
    [InlineData("directives/chi-thi-33.md", "Tuyên truyền đối với trẻ em.", "Tuyên truyền.", "chữ đã sửa không thấy trong đoạn \"nv3-1\"")]
    public void Something_to_look_at_is_a_warning(string file, string was, string now, string message)
    {
        content.Change(file, was, now);

        var reading = content.Read();

        Assert.Contains(reading.Problems, problem => problem.IsWarning && problem.Message.Contains(message, StringComparison.Ordinal));
        Assert.NotNull(reading.Content);
    }

    [Theory]
    [InlineData("emergency")]
    [InlineData("service")]
    [InlineData("directive32")]
    [InlineData("directive33")]
    public void A_topic_the_service_must_answer_needs_a_card(string family)
    {
        content.Put("topics.yaml", $"{SampleContent.Topics}\n{(family == "emergency" ? "" : $"{family}:\n")}  {family}.other: {{title: Khác, covers: khác}}");

        Assert.Contains(content.Read().Problems, problem => !problem.IsWarning && problem.File == "topics.yaml" && problem.Message.Contains($"{family}.other", StringComparison.Ordinal));
    }

    [Fact]
    public void A_figure_that_no_longer_holds_is_an_error_and_its_card_is_not_served()
    {
        content.Change("laws.yaml", "    review-by: 2027-02-28", "    until: 2026-11-20\n    review-by: 2027-02-28");

        var reading = content.Read();

        Assert.Contains(reading.Problems, problem => problem.File == SampleContent.CardPath && problem.Line == 22 && problem.Message.Contains("chỉ đúng đến 20/11/2026", StringComparison.Ordinal));
        Assert.False(reading.Content?.Cards.Single(card => card.Id == "traffic/helmet").IsValidOn(SampleContent.Today));
    }

    [Fact]
    public void What_used_to_hold_may_be_told_by_a_figure_that_says_so()
    {
        content.Put("laws.yaml", SampleContent.Laws + "\n  - {id: fine.helmet.old, text: 300 nghìn đồng, source: nd-100-2019, from: 2020-01-01, until: 2024-12-31, review-by: 2027-01-01}")
            .Change(SampleContent.CardPath, "- Cài quai mũ.", "- Trước đây {{fine.helmet.old}}.");

        Assert.Empty(content.Read().Problems);
    }

    [Theory]
    [InlineData("laws.yaml")]
    [InlineData("hotlines.yaml")]
    [InlineData("topics.yaml")]
    [InlineData("texts.yaml")]
    public void A_missing_file_is_the_only_thing_reported(string file)
    {
        var problem = Assert.Single(content.Remove(file).Read().Problems);

        Assert.Equal((file, 1), (problem.File, problem.Line));
    }

    [Theory]
    [InlineData("laws.yaml", "")]
    [InlineData("topics.yaml", "# nothing\n")]
    [InlineData("hotlines.yaml", "- a\n")]
    [InlineData("laws.yaml", "laws: {a: b}\n")]
    [InlineData("laws.yaml", "laws: [a, [b], {}]\n")]
    [InlineData("topics.yaml", "traffic: {traffic.helmet: x}\n")]
    [InlineData("texts.yaml", "texts: []\n")]
    public void A_file_of_the_wrong_shape_is_an_error(string file, string text)
    {
        var reading = content.Put(file, text).Read();

        Assert.Contains(reading.Problems, problem => problem.File == file && !problem.IsWarning);
        Assert.Null(reading.Content);
    }

    [Fact]
    public void A_file_nobody_reads_is_worth_a_look()
    {
        var problem = Assert.Single(content.Put("answers/traffic/helmet.txt", "x").Read().Problems);

        Assert.True(problem.IsWarning);
    }

    [Theory]
    [InlineData("a\u0000b", "U+0000", 1)]
    [InlineData("a\tb", "U+0009", 1)]
    [InlineData("a\u200Bb", "U+200B", 1)]
    [InlineData("a\u0007b", "U+0007", 1)]
    [InlineData("mu\u0303", "Unicode tổ hợp", 2)]
    public void A_character_nobody_can_see_is_reported(string text, string message, int offset)
    {
        content.Change(SampleContent.CardPath, "- Cài quai mũ.", $"- {text}.");

        Assert.Contains(content.Read().Problems, problem => (problem.Line, problem.Column) == (24, offset + 3) && problem.Message.Contains(message, StringComparison.Ordinal));
    }

    [Fact]
    public void Ten_megabytes_are_refused_unread()
    {
        content.Put("laws.yaml", Encoding.UTF8.GetBytes(new string('x', 10_000_000)));

        var took = Quickest.Run(Quick, () => Assert.Contains(content.Read().Problems, problem => problem.File == "laws.yaml" && problem.Message.Contains("1 MB", StringComparison.Ordinal)));

        Assert.InRange(took, TimeSpan.Zero, Quick);
    }

    [Theory]
    [InlineData("lexicon/chat.yaml", "spellings:\n  - {means: không, writen: [ko]}", 2, "không có khóa \"writen\"", "written")]
    [InlineData("lexicon/chat.yaml", "- một danh sách", 1, "lexicon/chat.yaml phải gồm các dòng", null)]
    [InlineData("safety/water.yaml", "groups:\n  - {card: emergency/drownin, signs: [{id: sinks, words: [chìm]}]}", 2, "thẻ \"emergency/drownin\"", "emergency/drowning")]
    [InlineData("safety/water.yaml", "groups:\n  - card: emergency/drowning\n    signs:\n      - {id: sinks, when: watr}", 4, "không có khái niệm \"watr\"", null)]
    [InlineData("safety/water.yaml", "harmless:\n  - a\u200Bb", 2, "U+200B", null)]
    [InlineData("safety/water.yaml", "# chưa có gì", 1, "tệp trống", null)]
    public void A_mistake_in_word_lists_or_safety_signs_leaves_no_content(string file, string text, int line, string message, string? suggestion)
    {
        var reading = content.Put(file, text).Read();

        Assert.Contains(reading.Problems, problem => (problem.File, problem.Line, problem.IsWarning) == (file, line, false)
            && problem.Message.Contains(message, StringComparison.Ordinal)
            && (suggestion is null || problem.Suggestion?.Contains(suggestion, StringComparison.Ordinal) == true));
        Assert.Null(reading.Content);
    }

    [Fact]
    public void A_group_of_signs_may_name_a_card_that_has_a_mistake_itself()
    {
        content.Put("safety/water.yaml", "groups: [{card: emergency/drowning, signs: [{id: sinks, words: [chìm]}]}]").Put(SampleContent.EmergencyPath, "x");

        Assert.DoesNotContain(content.Read().Problems, problem => problem.File == "safety/water.yaml");
    }

    [Fact]
    public void Text_that_is_no_utf8_is_refused_with_its_line()
    {
        byte[] bytes = [.. "---\ntopic: "u8, 0xC3, 0x28, .. "\n"u8];

        var problem = Assert.Single(content.Put(SampleContent.EmergencyPath, bytes).Read().Problems, problem => problem.File == SampleContent.EmergencyPath);

        Assert.Equal(2, problem.Line);
    }
}

namespace Awareness.Tests.Knowledge.Checks;

/// <summary>Laws that change, cards that overlap, links that lead nowhere.</summary>
public sealed class TruthKeepingTests
{
    private const string Amendment = """

          - id: nd-238-2026
            kind: Nghị định
            number: "238/2026/NĐ-CP"
            name: Sửa đổi
            issuer: Chính phủ
            in-force-from: 2026-11-10
            checked-on: 2026-11-21
        guidance:
        """;

    private readonly SampleContent content = new();

    [Fact]
    public void A_law_amended_after_a_card_was_reviewed_is_worth_a_look_until_somebody_reviews_it()
    {
        content.Change("laws.yaml", "amended-by: []", "amended-by: [nd-238-2026]").Change("laws.yaml", "\nguidance:", Amendment);
        var problem = Assert.Single(content.Read().Problems);
        Assert.Contains("Nghị định 168/2024/NĐ-CP đã được Nghị định 238/2026/NĐ-CP sửa đổi từ 10/11/2026, sau ngày soát của thẻ", problem.Message, StringComparison.Ordinal);
        Assert.Equal((SampleContent.CardPath, content.LineOf(SampleContent.CardPath, "nd-168-2024:"), true), (problem.File, problem.Line, problem.IsWarning));

        content.Change(SampleContent.CardPath, "reviewed: 2026-11-01", "reviewed: 2026-11-10");
        Assert.Empty(content.Read().Problems);
    }

    [Fact]
    public void An_amendment_that_is_not_in_force_yet_changes_nothing_yet()
    {
        content.Change("laws.yaml", "amended-by: []", "amended-by: [nd-238-2026]").Change("laws.yaml", "\nguidance:", Amendment.Replace("2026-11-10", "2026-11-22", StringComparison.Ordinal));

        Assert.Empty(content.Read().Problems);
    }

    [Theory]
    [InlineData("2027-02-18", 1)]
    [InlineData("2027-02-19", 0)]
    public void The_end_of_a_law_is_told_ninety_days_ahead(string day, int warnings)
    {
        content.Change("laws.yaml", "in-force-until:\n", $"in-force-until: {day}\n");

        Assert.Equal(warnings, content.Read().Problems.Count(problem => problem.IsWarning && problem.File == "laws.yaml" && problem.Message.Contains("chuẩn bị sửa thẻ", StringComparison.Ordinal)));
    }

    [Fact]
    public void Laws_that_replace_each_other_are_reported_and_do_not_run_in_a_circle()
    {
        content.Change("laws.yaml", "    replaced-by:\n", "    replaced-by: nd-100-2019\n");

        Assert.Equal(2, content.Read().Problems.Count(problem => problem.Message.Contains("thành vòng tròn", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("    in-force-from: 2025-01-01\n    in-force-until:\n", "    in-force-until:\n", "    in-force-until: 2024-12-31\n", "", "chưa ghi in-force-from")]
    [InlineData("in-force-until: 2024-12-31", "in-force-until: 2025-06-30", "x", "x", "muộn hơn ngày Nghị định 168/2024/NĐ-CP thay thế")]
    public void A_law_whose_end_nobody_can_tell_is_worth_a_look(string was, string now, string otherWas, string otherNow, string message)
    {
        content.Change("laws.yaml", was, now);
        if (otherWas != "x") content.Change("laws.yaml", otherWas, otherNow);

        var problem = content.Read().Problems.Single(problem => problem.Message.Contains(message, StringComparison.Ordinal));

        Assert.Equal(("laws.yaml", content.LineOf("laws.yaml", "id: nd-100-2019"), true), (problem.File, problem.Line, problem.IsWarning));
    }

    [Fact]
    public void Questions_of_two_topics_that_only_polite_words_tell_apart_are_worth_a_look()
    {
        content.Change(SampleContent.EmergencyPath, "  - bạn em chìm rồi", "  - đội mũ mà không cài quai thì");

        var problem = Assert.Single(content.Read().Problems);

        Assert.Contains("gần như trùng \"đội mũ mà không cài quai\"", problem.Message.Replace(" thì\"", "\"", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.True(problem.IsWarning);
    }

    [Fact]
    public void Questions_that_differ_in_a_number_are_not_alike()
    {
        content.Change(SampleContent.EmergencyPath, "  - bạn em chìm rồi", "  - chỉ thị 32 nói gì về trẻ em và đuối nước")
            .Change(SampleContent.CardPath, "  - mũ nào mới đạt chuẩn", "  - chỉ thị 33 nói gì về trẻ em và đuối nước");

        Assert.Empty(content.Read().Problems);
    }

    [Fact]
    public void A_card_that_says_what_another_says_is_worth_a_look_unless_it_is_for_other_people()
    {
        var copy = SampleContent.Card.Replace("title: Phạt không đội mũ bảo hiểm", "title: Bản khác", StringComparison.Ordinal);
        foreach (var question in SampleContent.Card.Split('\n').Where(line => line.StartsWith("  - ", StringComparison.Ordinal)).Take(8))
            copy = copy.Replace(question, $"  - {string.Join(' ', question[4..].Split(' ').Reverse().Select(word => $"a{word}"))}", StringComparison.Ordinal);
        content.Put("answers/traffic/other.md", copy);
        Assert.Contains("lời thẻ trùng 100% với answers/traffic/helmet.md", Assert.Single(content.Read().Problems).Message, StringComparison.Ordinal);

        content.Change("answers/traffic/other.md", "related:", "audience: pupil\nrelated:");
        Assert.Empty(content.Read().Problems);
    }

    [Fact]
    public void A_button_to_a_topic_without_a_valid_card_is_dead()
    {
        content.Change(SampleContent.EmergencyPath, "reviewed:", "valid-until: 2026-11-20\nreviewed:");

        var problem = Assert.Single(content.Read().Problems, problem => problem.File == SampleContent.CardPath);

        Assert.Contains("nút tới \"emergency.drowning\" sẽ không hiện", problem.Message, StringComparison.Ordinal);
        Assert.Equal(content.LineOf(SampleContent.CardPath, "related:"), problem.Line);
    }

    [Fact]
    public void A_popular_card_that_has_expired_is_dead()
    {
        content.Change(SampleContent.CardPath, "reviewed:", "valid-until: 2026-11-20\nreviewed:");

        Assert.Contains(content.Read().Problems, problem => problem is { File: "texts.yaml", IsWarning: true } && problem.Message.Contains("không hiện ở trang đầu", StringComparison.Ordinal));
    }

    [Fact]
    public void Words_people_are_invited_to_ask_must_be_the_question_of_some_card()
    {
        content.Change(SampleContent.CardPath, "- Cài quai mũ.", "Bạn hỏi tiếp “Mũ nào mới đạt chuẩn?” hoặc “mũ nào đẹp”.");

        var problem = Assert.Single(content.Read().Problems);

        Assert.Contains("thẻ mời hỏi \"mũ nào đẹp\"", problem.Message, StringComparison.Ordinal);
        Assert.Equal((24, true), (problem.Line, problem.IsWarning));
    }

    [Theory]
    [InlineData("Theo nhiệm vụ 3 thì phải tuyên truyền.", null)]
    [InlineData("Theo nhiệm vụ 4 thì phải tuyên truyền.", "không chỉ thị nào trong sources có \"nhiệm vụ 4\"")]
    [InlineData("Nhiệm vụ của mọi người: đội mũ.", null)]
    public void A_task_a_card_names_is_one_of_its_directives(string line, string? message)
    {
        content.Change(SampleContent.CardPath, "- Cài quai mũ.", line);

        var problems = content.Read().Problems;

        if (message is null) Assert.Empty(problems);
        else Assert.Contains(message, Assert.Single(problems).Message, StringComparison.Ordinal);
    }
}

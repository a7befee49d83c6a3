namespace Awareness.Tests.Knowledge.Tables;

/// <summary>A small table without a mistake, in which each test plants one.</summary>
public sealed class TableMistakeTests
{
    private const string TablePath = "tables/helmet.yaml";

    private const string Table = """
        topic: traffic.helmet
        cards: [traffic/helmet]
        reviewed: 2026-11-01
        review-by: 2027-11-30
        inputs:
          - {value: age, ask: "Bé mấy tuổi?"}
          - {value: vehicle, ask: "Đi xe gì?"}
        rows:
          - when: {vehicle: bicycle}
            say: không bắt buộc.
            sources: [mu-chuan]
          - when: {vehicle: motorbike, age: age.small}
            say: nên đội mũ.
          - when: {vehicle: motorbike, age: not age.small}
            say: "phải đội; phạt {{fine.helmet}}."
        """;

    private const string Values = """
        unknown: [không biết]
        choices:
          - id: vehicle
            options:
              - {id: bicycle, name: xe đạp, words: [đạp xe]}
              - {id: motorbike, name: xe máy, words: [mô tô]}
        """;

    private const string Small = """
        figures:
          - id: age.small
            text: "dưới 6 tuổi"
            source: nd-168-2024
            from: 2025-01-01
            review-by: 2027-02-28
        """;

    private readonly SampleContent content = new SampleContent().Put(TablePath, Table).Put("values.yaml", Values).Change("laws.yaml", "figures:", Small);

    [Fact]
    public void The_sample_has_no_mistake_and_is_read()
    {
        var reading = content.Read();

        Found.Nothing(reading.Problems.Where(problem => problem.File is TablePath or "values.yaml").Select(problem => problem.ToString()));
        var table = Assert.Single(reading.Content?.Tables.All ?? []);
        Assert.Equal(("helmet", 3), (table.Id, table.Rows.Count));
        Assert.Equal(new DateOnly(2025, 1, 1), table.ValidFrom);
        Assert.Equal(["nd-168-2024"], table.Rows[1].Citations.Select(citation => citation.Source));
    }

    [Theory]
    [InlineData("topic: traffic.helmet", "topic: traffic.helmt", "topic: traffic.helmt", "không có chủ đề")]
    [InlineData("cards: [traffic/helmet]", "cards: [traffic/helmat]", "cards:", "không có thẻ")]
    [InlineData("cards: [traffic/helmet]", "cards: [emergency/drowning]", "cards:", "khác chủ đề")]
    [InlineData("{value: age,", "{value: aeg,", "aeg", "không có giá trị")]
    [InlineData("{value: age,", "{value: vehicle,", "Đi xe gì", "hỏi \"vehicle\" hai lần")]
    [InlineData("vehicle: bicycle}", "vehicle: bicycel}", "bicycel", "không có lựa chọn")]
    [InlineData("age: age.small}\n    say: nên", "age: 6}\n    say: nên", "age: 6", "viết bằng tay")]
    [InlineData("age: age.small}\n    say: nên", "age: age.smal}\n    say: nên", "age.smal}", "không có \"age.smal\"")]
    [InlineData("age: age.small}\n    say: nên", "age: fine.helmet}\n    say: nên", "age: fine.helmet", "không nói một mốc")]
    [InlineData("say: nên đội mũ.", "say: nên đội mũ, phạt 400.000 đồng.", "400.000", "viết bằng tay")]
    [InlineData("say: nên đội mũ.", "say: nên **đội** mũ.", "**", "chữ đậm")]
    [InlineData("say: nên đội mũ.", "sya: nên đội mũ.", "sya", "không có khóa")]
    [InlineData("    sources: [mu-chuan]", "    more: Nên đội.", "when: {vehicle: bicycle}", "không dựa vào")]
    [InlineData("    sources: [mu-chuan]", "    sources: [mu-chuna]", "mu-chuna", "không có nguồn")]
    [InlineData("age: not age.small}", "age: [not age.small, age.small]}", "when: {vehicle: motorbike, age: [not", "không giá trị nào")]
    [InlineData("review-by: 2027-11-30", "review-by: 2026-10-30", "review-by", "sớm hơn")]
    [InlineData("cards: [traffic/helmet]", "cards: [traffic/helmet]\nlead-by: height", "lead-by", "không có giá trị")]
    [InlineData("{value: age, ask", "{value: age, only: [a], ask", "only", "only chỉ dùng")]
    public void A_mistake_is_reported_where_it_is(string was, string now, string place, string message)
    {
        var reading = content.Change(TablePath, was.ReplaceLineEndings("\n"), now.ReplaceLineEndings("\n")).Read();

        var line = content.LineOf(TablePath, place);
        Assert.Contains(reading.Problems, problem => problem.File == TablePath && problem.Line == line && problem.Message.Contains(message, StringComparison.Ordinal));
        Assert.Null(reading.Content);
    }

    [Fact]
    public void A_combination_without_a_row_is_named()
    {
        content.Change(TablePath, "vehicle: motorbike, age: not age.small", "vehicle: bicycle, age: not age.small");
        var problems = Problems();

        Assert.Contains(problems, problem => problem.Message == "chưa có dòng nào cho: từ 6 tuổi trở lên, xe máy" && problem.Line == content.LineOf(TablePath, "rows:"));
        Assert.Contains(problems, problem => problem.Message.StartsWith($"trùng với dòng bảng ở dòng {content.LineOf(TablePath, "when: {vehicle: bicycle}")}", StringComparison.Ordinal));
    }

    [Fact]
    public void A_changed_limit_that_leaves_a_gap_is_found()
    {
        content.Change("laws.yaml", "\"dưới 6 tuổi\"", "\"từ đủ 3 đến dưới 6 tuổi\"");
        Assert.Empty(Problems());
        content.Change(TablePath, "not age.small", "not age.small, age.other").Change(TablePath, "age: not age.small, age.other", "age: [not age.small, age.other]")
            .Change("laws.yaml", "  - id: age.small", "  - id: age.other\n    text: \"đủ 6 tuổi\"\n    source: nd-168-2024\n    review-by: 2027-02-28\n  - id: age.small");
        Assert.Contains(Problems(), problem => problem.Message == "chưa có dòng nào cho: dưới 3 tuổi, xe máy");
    }

    [Fact]
    public void A_card_leads_to_one_table_only()
    {
        content.Put("tables/other.yaml", Table);
        Assert.Contains(content.Read().Problems, problem => problem.File == "tables/other.yaml" && problem.Message.Contains("đã dẫn tới bảng", StringComparison.Ordinal));
    }

    [Fact]
    public void A_table_whose_figure_has_expired_fails_the_check_but_not_the_service()
    {
        content.Change("laws.yaml", "    text: \"dưới 6 tuổi\"", "    text: \"dưới 6 tuổi\"\n    until: 2026-10-31");
        var reading = content.Read();

        Assert.Contains(reading.Problems, problem => problem.File == TablePath && problem.Message.Contains("31/10/2026", StringComparison.Ordinal) && !problem.IsWarning);
        Assert.False(Assert.Single(reading.Content?.Tables.All ?? []).IsValidOn(SampleContent.Today));
    }

    [Theory]
    [InlineData("words: [mô tô]", "words: [mô tô, xe đạp]", "mô tô", "đã thuộc lựa chọn")]
    [InlineData("id: motorbike", "id: bicycle", "mô tô", "đã có rồi")]
    [InlineData("id: vehicle", "id: age", "id: age", "đã có rồi")]
    [InlineData("words: [mô tô]}", "words: [mô tô], implied-by: {engine: fine.helmet}}", "implied-by", "không nói một mốc")]
    public void A_mistake_in_the_choices_is_reported_where_it_is(string was, string now, string place, string message)
    {
        var reading = content.Change("values.yaml", was, now).Read();

        var line = content.LineOf("values.yaml", place);
        Assert.Contains(reading.Problems, problem => problem.File == "values.yaml" && problem.Line == line && problem.Message.Contains(message, StringComparison.Ordinal));
    }

    private List<Problem> Problems() => [.. content.Read().Problems.Where(problem => problem.File == TablePath && !problem.IsWarning)];
}

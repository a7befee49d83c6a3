using Awareness.Language;

namespace Awareness.Tests.Language;

/// <summary>Each mistake in a word list is reported where it stands.</summary>
public sealed class LexiconReaderTests
{
    private const string Good = """
        spellings:
          - {means: không, written: [ko, hok]}
          - {means: được, written: [dc]}
        concepts:
          - {id: licence, words: [bằng lái, giấy phép lái xe]}
          - {id: pool, words: [bể bơi, hồ bơi]}
        """;

    [Fact]
    public void Lists_without_a_mistake_are_read_whole()
    {
        var reading = LexiconFiles.Read(Good);

        Assert.Empty(reading.Problems);
        Assert.Equal(["không", "được"], reading.Spellings.Select(spelling => spelling.Means));
        Assert.Equal(["ko", "hok"], reading.Spellings[0].Written);
        Assert.Equal(["licence", "pool"], reading.Concepts.Select(concept => concept.Id));
        Assert.Equal(["bể bơi", "hồ bơi"], reading.Concepts[1].Words);
    }

    [Theory]
    [InlineData("spellings:", "speling:", 1, "không có khóa \"speling\"", "spellings")]
    [InlineData("written: [dc]", "writen: [dc]", 3, "không có khóa \"writen\"", "written")]
    [InlineData("words: [bể bơi, hồ bơi]", "word: [bể bơi, hồ bơi]", 6, "không có khóa \"word\"", "words")]
    [InlineData("written: [dc]", "written: []", 3, "thiếu written")]
    [InlineData(", written: [dc]", "", 3, "thiếu written")]
    [InlineData("words: [bể bơi, hồ bơi]", "words: []", 6, "thiếu words")]
    [InlineData("means: được, ", "", 3, "thiếu means")]
    [InlineData("means: được", "means: \"?\"", 3, "\"?\" không có chữ hay số nào")]
    [InlineData("written: [dc]", "written: [\"…\"]", 3, "\"…\" không có chữ hay số nào")]
    [InlineData("written: [dc]", "written: dc", 3, "written phải là danh sách")]
    [InlineData("written: [dc]", "written: [DC, Ko]", 3, "cách viết \"Ko\" đã có ở lexicon/a.yaml:2")]
    [InlineData("written: [dc]", "written: [ĐƯỢC, dc]", 3, "cách viết \"ĐƯỢC\" giống hệt chữ nó thay cho", "viết hoa")]
    [InlineData("[bể bơi, hồ bơi]", "[bể bơi, Bằng Lái]", 6, "từ \"Bằng Lái\" đã có ở lexicon/a.yaml:5")]
    [InlineData("[bể bơi, hồ bơi]", "[bể bơi, bể bơi]", 6, "từ \"bể bơi\" đã có ở lexicon/a.yaml:6")]
    [InlineData("id: pool", "id: licence", 6, "mã \"licence\" đã có ở lexicon/a.yaml:5")]
    [InlineData("id: pool", "id: Bể bơi", 6, "mã \"Bể bơi\" viết sai", "a–z")]
    [InlineData("id: pool, ", "", 6, "thiếu id")]
    [InlineData("  - {id: pool, words: [bể bơi, hồ bơi]}", "  - bể bơi", 6, "concepts phải gồm các dòng")]
    public void A_mistake_is_reported_where_it_stands(string was, string now, int line, string message, string? suggestion = null)
    {
        Assert.Contains(was, Good, StringComparison.Ordinal);

        var problems = LexiconFiles.Read(Good.Replace(was, now, StringComparison.Ordinal)).Problems;

        var problem = Assert.Single(problems, problem => problem.Message.Contains(message, StringComparison.Ordinal));
        Assert.Equal(("lexicon/a.yaml", line, false), (problem.File, problem.Line, problem.IsWarning));
        if (suggestion is not null) Assert.Contains(suggestion, problem.Suggestion, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("spellings: [{means: hông, written: [hok]}]", "cách viết \"hok\" đã có ở lexicon/a.yaml:2")]
    [InlineData("concepts: [{id: swim, words: [Hồ bơi]}]", "từ \"Hồ bơi\" đã có ở lexicon/a.yaml:6")]
    [InlineData("concepts: [{id: pool, words: [bể tắm]}]", "mã \"pool\" đã có ở lexicon/a.yaml:6")]
    public void Files_are_one_list(string second, string message)
    {
        var problem = Assert.Single(LexiconFiles.Read(("lexicon/b.yaml", second), ("lexicon/a.yaml", Good)).Problems);

        Assert.Equal(("lexicon/b.yaml", 1), (problem.File, problem.Line));
        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ambiguous: [{written: bh, means: []}]", "thiếu means")]
    [InlineData("ambiguous: [{means: [bao giờ]}]", "thiếu written")]
    [InlineData("ambiguous: [{written: b h, means: [bao giờ]}]", "cách viết \"b h\" phải là một từ")]
    [InlineData("ambiguous: [{written: \"?\", means: [bao giờ]}]", "\"?\" không có chữ hay số nào")]
    [InlineData("ambiguous: [{written: bh, means: [BH]}]", "cách viết \"BH\" giống hệt chữ nó thay cho")]
    [InlineData("ambiguous: [{written: ko, means: [không]}]", "cách viết \"ko\" đã có ở lexicon/a.yaml:2")]
    [InlineData("ambiguous: [{written: bh, meaning: [bao giờ]}]", "không có khóa \"meaning\"")]
    [InlineData("foreign: [car bus Car]", "\"Car\" phải chỉ gồm chữ thường a–z")]
    [InlineData("foreign: [car bus, big car]", "từ \"car\" đã có ở lexicon/b.yaml:1")]
    [InlineData("{foreign: [car], kept: [car]}", "từ \"car\" đã có ở lexicon/b.yaml:1")]
    [InlineData("foreign: car", "foreign phải là danh sách")]
    public void A_mistake_among_short_forms_and_foreign_words_is_reported(string second, string message)
    {
        var problems = LexiconFiles.Read(("lexicon/a.yaml", Good), ("lexicon/b.yaml", second)).Problems;

        Assert.Contains(problems, problem => problem.File == "lexicon/b.yaml" && problem.Line == 1 && problem.Message.Contains(message, StringComparison.Ordinal));
    }

    [Fact]
    public void Short_forms_and_foreign_words_are_read()
    {
        var reading = LexiconFiles.Read("""
            ambiguous:
              - {written: bh, means: [bao giờ, bảo hiểm]}
            foreign:
              - car bus
              - does
            kept: [test]
            """);

        Assert.Empty(reading.Problems);
        Assert.Equal(["bao giờ", "bảo hiểm"], Assert.Single(reading.Ambiguities).Means);
        Assert.Equal((4, true, true, false), (reading.Foreign.Count, reading.Foreign.Contains("does"), reading.Foreign.IsKept("test"), reading.Foreign.IsKept("car")));
    }

    [Fact]
    public void A_form_and_its_other_tone_placement_are_one()
    {
        var reading = LexiconFiles.Read("concepts: [{id: fire, words: [hỏa hoạn]}, {id: blaze, words: [hoả hoạn]}]");

        Assert.Contains("\"hoả hoạn\" đã có ở lexicon/a.yaml:1", Assert.Single(reading.Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_right_beside_a_mistake_is_kept()
    {
        var reading = LexiconFiles.Read(Good.Replace("[dc]", "[dc, ko, được]", StringComparison.Ordinal));

        Assert.Equal(2, reading.Problems.Count);
        Assert.Equal(["dc"], reading.Spellings[1].Written);
        Assert.Equal("không được", Written(reading.Lexicon.Analyze("ko dc")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("chỉ có chữ")]
    [InlineData("- ko")]
    [InlineData("spellings: [")]
    [InlineData("\u0000")]
    public void A_file_that_is_no_list_is_a_problem(string yaml) => Assert.NotEmpty(LexiconFiles.Read(yaml).Problems);

    [Fact]
    public void A_very_long_form_is_quoted_short()
    {
        var problem = Assert.Single(LexiconFiles.Read($"spellings: [{{means: a, written: [{new string('a', 10_000)}, {new string('a', 10_000)}]}}]").Problems);

        Assert.True(problem.Message.Length < 200);
    }

    private static string Written(AnalyzedText text) =>
        LexiconFiles.Keys(text) == LexiconFiles.Keys(Tokenizer.Analyze("không được")) ? "không được" : text.FoldedText();
}

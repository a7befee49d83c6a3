using Awareness.Yaml;

namespace Awareness.Tests.Yaml;

public sealed class YamlReaderTests
{
    /// <summary>Far above what it takes on a busy machine, far below what quadratic work on a megabyte would take.</summary>
    private static readonly TimeSpan Quick = TimeSpan.FromSeconds(10);

    [Fact]
    public void Every_node_knows_its_line_and_column()
    {
        var map = Assert.IsType<YamlMap>(YamlReader.Read("a.yaml", "a: 1\nb:\n  - x\n  - {c: \"y\"}\n").Root);

        var list = Assert.IsType<YamlList>(map.Find("b")?.Value);
        Assert.Equal((3, 5), (list.Items[0].Line, list.Items[0].Column));
        var inner = Assert.IsType<YamlMap>(list.Items[1]).Entries[0];
        Assert.Equal((4, 6), (inner.Key.Line, inner.Key.Column));
        Assert.Equal(new YamlScalar("y", IsQuoted: true, 4, 9), inner.Value);
    }

    [Fact]
    public void Lines_count_from_where_the_text_begins_in_its_file() =>
        Assert.Equal(11, YamlReader.Read("a.md", "a: 1\nb: 2", firstLine: 10).Root is YamlMap map ? map.Entries[1].Key.Line : 0);

    [Fact]
    public void A_duplicate_key_is_reported_with_both_lines_and_the_first_is_kept()
    {
        var reading = YamlReader.Read("a.yaml", "a: 1\nb: 2\na: 3\n");

        var problem = Assert.Single(reading.Problems);
        Assert.Equal(3, problem.Line);
        Assert.Contains("dòng 1", problem.Message, StringComparison.Ordinal);
        Assert.Equal("1", Assert.IsType<YamlScalar>(Assert.IsType<YamlMap>(reading.Root).Find("a")?.Value).Text);
    }

    [Theory]
    [InlineData("a: &x 1\nb: *x", 1)]
    [InlineData("b: *x", 1)]
    [InlineData("a: !!int 1", 1)]
    [InlineData("a: 1\n---\nb: 2", 2)]
    [InlineData("? [a, b]\n: c", 1)]
    [InlineData("a: [1, 2", 1)]
    [InlineData("a: b: c", 1)]
    [InlineData("a: \"\\x01\"", 1)]
    [InlineData("%YAML 99999999999999999999.1\n---\na: 1", 1)]
    [InlineData("a: \"\\UFFFFFFFF\"", 1)]
    [InlineData("<<: *a", 1)]
    public void What_authors_do_not_need_is_refused(string text, int line) =>
        Assert.Contains(YamlReader.Read("a.yaml", text).Problems, problem => problem.Line == line);

    [Fact]
    public void Thirty_two_levels_are_read_and_one_more_is_refused()
    {
        Assert.Empty(YamlReader.Read("a.yaml", Nested(YamlReader.MaxDepth)).Problems);
        Assert.Contains("32 tầng", Assert.Single(YamlReader.Read("a.yaml", Nested(YamlReader.MaxDepth + 1)).Problems).Message, StringComparison.Ordinal);

        static string Nested(int depth) => new string('[', depth - 1) + "x" + new string(']', depth - 1);
    }

    [Theory]
    [InlineData("bomb")]
    [InlineData("brackets")]
    [InlineData("braces")]
    [InlineData("dashes")]
    [InlineData("quotes")]
    [InlineData("one-key")]
    [InlineData("indent")]
    public void A_megabyte_of_malice_is_dealt_with_quickly(string kind)
    {
        var text = kind switch
        {
            "bomb" => "a: &a [x, x]\n" + string.Join('\n', Enumerable.Range(1, 1000).Select(i => $"b{i}: &b{i} [*a, *a, *a]")),
            "brackets" => new string('[', 1_000_000),
            "braces" => string.Concat(Enumerable.Repeat("{a: ", 250_000)),
            "dashes" => string.Concat(Enumerable.Repeat("- ", 500_000)),
            "quotes" => "a: \"" + new string('x', 1_000_000),
            "one-key" => new string('k', 1_000_000) + ": 1",
            _ => string.Join('\n', Enumerable.Range(0, 1400).Select(i => new string(' ', i) + "a:")),
        };

        var took = Quickest.Run(Quick, () => Assert.NotEmpty(YamlReader.Read("a.yaml", text).Problems));

        Assert.InRange(took, TimeSpan.Zero, Quick);
    }

    [Theory]
    [InlineData("")]
    [InlineData("# only a comment")]
    [InlineData("---")]
    public void Nothing_is_no_mistake_of_yaml(string text) => Assert.Empty(YamlReader.Read("a.yaml", text).Problems);

    [Theory]
    [InlineData("a:", true)]
    [InlineData("a: ~", true)]
    [InlineData("a: null", true)]
    [InlineData("a: \"null\"", false)]
    [InlineData("a: 0", false)]
    public void Nothing_written_is_null_and_a_quoted_word_is_not(string text, bool isNull) =>
        Assert.Equal(isNull, Assert.IsType<YamlScalar>(Assert.IsType<YamlMap>(YamlReader.Read("a.yaml", text).Root).Entries[0].Value).IsNull);
}

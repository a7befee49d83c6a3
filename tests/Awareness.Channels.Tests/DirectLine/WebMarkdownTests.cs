using System.Net;
using System.Text.RegularExpressions;
using Awareness.Channels.DirectLine;
using Awareness.Knowledge;
using FsCheck.Fluent;
using Markdig;

namespace Awareness.Channels.Tests.DirectLine;

/// <summary>Markdig with every extension it has stands for Web Chat's renderer, which knows fewer.</summary>
public sealed partial class WebMarkdownTests
{
    private static readonly MarkdownPipeline Everything = new MarkdownPipelineBuilder().UseAdvancedExtensions().UseSmartyPants().UseEmojiAndSmiley().Build();

    private static readonly Hotline[] Hotlines =
    [
        new("ambulance", "115", "", ""),
        new("child", "111", "", ""),
        new("drug-crime", "0769.04.04.04", "", ""),
    ];

    [Theory]
    [InlineData("Xin chào bạn!", "Xin chào bạn!")]
    [InlineData("1. Gọi 115.\n2. Đặt nằm ngửa.", "1\\. Gọi [115](tel:115).\\\n2\\. Đặt nằm ngửa.")]
    [InlineData("Gọi 0769.04.04.04 ngay", "Gọi [0769\\.04\\.04\\.04](tel:0769040404) ngay")]
    [InlineData("Một hai.\n\n\nBa bốn.", "Một hai.\n\nBa bốn.")]
    [InlineData("Ý.\n\nNguồn: Nghị định 115/2024 (áp dụng từ 01/01/2025)", "Ý.\n\n*Nguồn: Nghị định 115/2024 (áp dụng từ 01/01/2025)*")]
    [InlineData("**đậm** [x](http://a.vn)", "\\*\\*đậm\\*\\* &#91;x\\](http\\:\\/\\/a\\.vn)")]
    [InlineData("", "")]
    public void Text_is_written_as_expected(string text, string markdown) => Assert.Equal(markdown, WebMarkdown.Render(text, Hotlines));

    [Theory]
    [InlineData("Nghị định 115/2024")]
    [InlineData("ngày 11.115")]
    [InlineData("1.115.000 đồng")]
    [InlineData("1150 người")]
    [InlineData("a115")]
    [InlineData("115-2")]
    [InlineData("2-115")]
    [InlineData("10:115")]
    public void A_number_inside_another_is_no_telephone(string text) => Assert.DoesNotContain("tel:", WebMarkdown.Render(text, Hotlines), StringComparison.Ordinal);

    [Theory]
    [InlineData("115")]
    [InlineData("(115)")]
    [InlineData("Gọi 115, hoặc")]
    [InlineData("Gọi 115.")]
    [InlineData("\"115\"")]
    public void A_number_by_itself_is_a_telephone(string text) => Assert.Contains("[115](tel:115)", WebMarkdown.Render(text, Hotlines), StringComparison.Ordinal);

    [Theory]
    [InlineData("# tiêu đề")]
    [InlineData("- mục\n- mục")]
    [InlineData("1) một\n2) hai")]
    [InlineData("> lời")]
    [InlineData("    mã")]
    [InlineData("a\n\n    mã sau đoạn")]
    [InlineData("```\nmã\n```")]
    [InlineData("a\n===\nb\n---")]
    [InlineData("***")]
    [InlineData("| a | b |\n|---|---|\n| 1 | 2 |")]
    [InlineData("<script>alert(1)</script><img src=x onerror=alert(1)>")]
    [InlineData("![x](https://evil.example/beacon.png)")]
    [InlineData("https://evil.example www.evil.example a@evil.example evil.vn/x ftp://evil.vn //evil.vn")]
    [InlineData("<https://evil.example> <a@b.vn>")]
    [InlineData("[x]: https://evil.example\n[x]")]
    [InlineData("[x](tel:900)")]
    [InlineData("&lt;b&gt; &#60;b&#62; &amp;")]
    [InlineData("\\*a\\* \\\\")]
    [InlineData("{aria-label=\"x\"} a{.c #d} ⟬aria-label=x⟭")]
    [InlineData("(c) (r) (tm) ... -- +- \"a\" 'b' :) :smile:")]
    [InlineData("$a$ $$b$$ \\(c\\) \\[d\\] H~2~O x^2^ ==e== ++f++ ~~g~~")]
    [InlineData("[^1]: ghi chú\n[^1]")]
    [InlineData("[ ] việc\n- [x] xong")]
    [InlineData("Nguồn: *a* [b](c) * _d_")]
    [InlineData("Nguồn: \nNguồn:")]
    [InlineData("a  \nb\\\nc")]
    [InlineData("a\r\nb\rc\u2028d\u0085e\u000bf\u000cg")]
    [InlineData(":::\nkhối\n:::")]
    [InlineData("Term\n: định nghĩa")]
    public void No_text_becomes_markup(string text) => AssertShownAsIs(text);

    [Fact]
    public void No_text_at_all_becomes_markup()
    {
        string[] pieces =
        [
            "*", "_", "`", "[", "]", "(", ")", "<", ">", "!", "#", "-", "+", ".", ":", "/", "\\", "|", "~", "$", "^", "=", "&", ";", "{", "}", "@", "\"", "'", "%", ",", "?",
            "\n", "\n\n", " ", "    ", "\t", "1", "115", "0769.04.04.04", "a", "đ", "http", "www", "evil.vn", "Nguồn: ", "&#42;", "&lt;", "<b>", "](", "tel:", "c", "\u00A0", "😀", "\ud83d", "\0", "⟬", "\r",
        ];
        var texts = Gen.Elements(pieces).ListOf().Select(list => string.Concat(list));
        Prop.ForAll(texts.ToArbitrary(), AssertShownAsIs).Holds(cases: 5_000, size: 40);
    }

    /// <summary>Only paragraphs, breaks, emphasis of sources and tel links of known numbers; and the words are the words.</summary>
    private static void AssertShownAsIs(string text)
    {
        var markdown = WebMarkdown.Render(text, Hotlines);
        var html = Markdown.ToHtml(markdown, Everything);
        var rest = Known().Replace(html, "");
        Assert.False(rest.Contains('<', StringComparison.Ordinal), $"{markdown} → {html}");
        Assert.True(Words(text) == Words(WebUtility.HtmlDecode(rest)), $"{markdown} → {html}");
    }

    /// <summary>A text as a person reads it: which blanks stand between the words is up to the browser.</summary>
    private static string Words(string text)
    {
        // Half of a surrogate pair and NUL cannot be shown; every renderer puts its own sign there.
        var visible = string.Concat(text.Select(letter => letter is '\0' or '\uFFFD' || char.IsSurrogate(letter) ? '?' : letter));
        return string.Join(' ', visible.Replace("??", "?", StringComparison.Ordinal).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    [GeneratedRegex("""</?p>|<br />|</?em>|<a href="tel:(115|111|0769040404)">|</a>""", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Known();
}

using System.Globalization;
using System.Net;
using System.Text;
using Awareness.App.Page;

namespace Awareness.App.Tests.Page;

public sealed class HostileQuestionTests
{
    public static TheoryData<string> Hostile => new(
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "' onfocus='alert(1)' autofocus='",
        "javascript:alert(1)",
        "</title><script>alert(1)</script>",
        "<!--<script>",
        "]]><svg/onload=alert(1)>",
        "{{hotline.ambulance}} ${7*7} <%= 7 %>",
        "mũ bảo hiểm\u202e gnourt\u2066",
        "a\r\nSet-Cookie: x=1",
        "\ud83d\ude00\u200d\ud83d\ude00",
        "\u0000\u0001\u001b[31m",
        "../../etc/passwd",
        "z\u0300\u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308\u0309",
        "%s%n%x'; drop table contact; --",
        "-1", "999999999999999999999", "1", "∞", "\ufffe\uffff");

    [Theory]
    [MemberData(nameof(Hostile))]
    public async Task A_hostile_question_gives_a_safe_page(string question)
    {
        await using var host = await PageHost.StartAsync();
        AssertSafe(await host.AskAsync(question));
    }

    [Theory]
    [InlineData("%00")]
    [InlineData("%ED%A0%80")]
    [InlineData("a%ED%B0%80b%C0%AF%FF")]
    [InlineData("%")]
    [InlineData("%zz")]
    [InlineData("a&cau=b&cau=c")]
    [InlineData("a#b")]
    [InlineData("+++")]
    public async Task A_broken_encoding_gives_a_safe_page(string query)
    {
        await using var host = await PageHost.StartAsync();
        AssertSafe(await host.ReadAsync($"/hoi?cau={query}"));
    }

    [Theory]
    [InlineData("a")]
    [InlineData("<")]
    [InlineData(" ")]
    [InlineData("mũ bảo hiểm ")]
    public async Task Four_thousand_characters_are_cut_and_the_person_is_told(string part)
    {
        await using var host = await PageHost.StartAsync();
        var query = string.Concat(Enumerable.Repeat(part, 4_000 / part.Length)).Replace(" ", "+", StringComparison.Ordinal).Replace("<", "%3C", StringComparison.Ordinal);
        var page = await host.ReadAsync($"/hoi?cau={query}");
        AssertSafe(page);
        if (part != " ") Assert.Contains("chỉ đọc 500 ký tự đầu", page);
    }

    [Fact]
    public async Task A_surrogate_pair_is_not_torn_at_the_cut()
    {
        await using var host = await PageHost.StartAsync(settings: new PageSettings { QuestionLength = 51 });
        var page = await host.AskAsync(string.Concat(Enumerable.Repeat("😀", 40)));
        Assert.DoesNotContain('\ufffd', WebUtility.HtmlDecode(page));
    }

    [Theory]
    [InlineData("/hoi/<script>alert(1)<%2Fscript>")]
    [InlineData("/hoi/..%2f..%2fetc")]
    [InlineData("/hoi/traffic.helmet%22onmouseover=%22x")]
    [InlineData("/tai/..%2Fpage.js")]
    [InlineData("/khong-co")]
    public async Task An_unknown_address_gives_a_vietnamese_page_or_nothing(string path)
    {
        await using var host = await PageHost.StartAsync();
        using var response = await host.GetAsync(path);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        var page = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("Không có trang này", page);
        AssertSafe(page);
    }

    [Fact]
    public async Task A_random_walk_over_odd_characters_never_breaks_the_page()
    {
        await using var host = await PageHost.StartAsync();
        var random = new Random(20261121);
        const string Odd = "<>\"'&`=/\\\0\u00a0\u0300\u200b\u200f\u202e\u2028\ufeff\ufffdđĐạ1 5\t\n-*.)";
        for (var round = 0; round < 300; round++)
        {
            var text = new StringBuilder();
            for (var i = random.Next(60); i > 0; i--) text.Append(random.Next(4) == 0 ? (char)random.Next(0x20, 0xd7ff) : Odd[random.Next(Odd.Length)]);
            AssertSafe(await host.AskAsync(text.ToString()));
        }
    }

    /// <summary>No markup but ours: every tag is one we write, no attribute runs script, nothing invisible reorders the text.</summary>
    private static void AssertSafe(string page)
    {
        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<svg", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("=\"javascript:", page, StringComparison.OrdinalIgnoreCase);
        foreach (var tag in Markup.All(page, "<[a-z][^>]*>")) Assert.DoesNotMatch("\\son[a-z]+=", Markup.Replace(tag.Value, "\"[^\"]*\"", "\"\""));
        Assert.Single(Markup.All(page, "<img "));
        Assert.Equal(Markup.All(page, "<").Count, Markup.All(page, "<(/?[a-z0-9]+[^<>]*|!DOCTYPE html)>").Count);
        Assert.DoesNotContain(WebUtility.HtmlDecode(page), character => character != '\n' && CharUnicodeInfo.GetUnicodeCategory(character) is UnicodeCategory.Control or UnicodeCategory.Format);
    }
}

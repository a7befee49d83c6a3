using System.Text;
using System.Text.RegularExpressions;
using Awareness.App.Page;
using Awareness.Knowledge;

namespace Awareness.App.Tests.Page;

public sealed class FrontPageTests
{
    [Fact]
    public async Task The_emergency_numbers_stand_first_and_can_be_tapped()
    {
        await using var host = await PageHost.StartAsync();
        var page = await host.ReadAsync("/");

        Assert.Equal(["115", "114", "112", "113", "111", "0769040404"], Markup.Values(page, "href=\"tel:([0-9]+)\""));
        Assert.True(page.IndexOf("tel:115", StringComparison.Ordinal) < page.IndexOf("<form", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_link_leads_to_a_page_of_our_own()
    {
        await using var host = await PageHost.StartAsync();
        var page = await host.ReadAsync("/");
        var links = Markup.Values(page, "(?:href|src|action)=\"([^\"]+)\"").Where(link => !link.StartsWith("tel:", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(links);
        foreach (var link in links.Where(link => !link.StartsWith('#')))
        {
            Assert.StartsWith("/", link);
            using var response = await host.GetAsync(System.Net.WebUtility.HtmlDecode(link));
            Assert.True(response.IsSuccessStatusCode, link);
        }
    }

    [Fact]
    public async Task Anchors_exist()
    {
        await using var host = await PageHost.StartAsync();
        var page = await host.ReadAsync("/");
        foreach (var link in Markup.All(page, "href=\"/?#([^\"]+)\"")) Assert.Contains($"id=\"{link.Groups[1].Value}\"", page);
    }

    [Fact]
    public async Task Without_popular_cards_a_spread_of_questions_is_offered()
    {
        await using var host = await PageHost.StartAsync();
        var page = await host.ReadAsync("/");
        Assert.Contains($"""<a href="/hoi?cau={Uri.EscapeDataString("Trẻ mấy tuổi phải đội mũ bảo hiểm")}">Trẻ mấy tuổi phải đội mũ bảo hiểm</a>""", page);
        Assert.Contains(">Sơ cứu người đuối nước</a>", page);
    }

    [Fact]
    public async Task Popular_cards_come_in_the_order_of_the_content_and_unknown_ones_are_left_out()
    {
        var content = SmallContent.Create();
        content = content with { Texts = content.Texts with { Popular = ["drowning/first-aid", "no/such-card", "drugs/growing-old"] } };
        await using var host = await PageHost.StartAsync(content);
        var asked = Markup.All(await host.ReadAsync("/"), "hoi\\?cau=([^\"]+)").Select(match => Uri.UnescapeDataString(match.Groups[1].Value));
        Assert.Equal(["Sơ cứu người đuối nước"], asked);
    }

    [Fact]
    public async Task Expired_topics_are_not_listed()
    {
        await using var host = await PageHost.StartAsync();
        var page = await host.ReadAsync("/");
        Assert.Contains("/hoi/traffic.helmet", page);
        Assert.DoesNotContain("/hoi/drugs.growing", page);
    }

    [Fact]
    public async Task An_empty_knowledge_base_still_gives_a_page()
    {
        var content = SmallContent.Create();
        await using var host = await PageHost.StartAsync(content with { Cards = [], Topics = [], Hotlines = new Dictionary<string, Hotline>(StringComparer.Ordinal), Texts = new ServiceTexts() });
        Assert.Contains("<form", await host.ReadAsync("/"));
        Assert.Contains("<form", await host.AskAsync("mũ bảo hiểm"));
    }

    [Fact]
    public async Task There_is_one_h1_a_language_a_skip_link_and_landmarks()
    {
        await using var host = await PageHost.StartAsync();
        foreach (var path in (string[])["/", "/hoi?cau=hello", "/hoi/traffic.helmet"])
        {
            var page = await host.ReadAsync(path);
            Assert.Single(Markup.All(page, "<h1"));
            Assert.Contains("<html lang=\"vi\">", page);
            Assert.Contains("href=\"#noi-dung\"", page);
            foreach (var landmark in (string[])["<header", "<main id=\"noi-dung\"", "<footer", "role=\"search\""]) Assert.Single(Markup.All(page, Regex.Escape(landmark)));
        }
    }

    [Fact]
    public async Task The_first_view_stays_below_forty_kilobytes_without_the_chat()
    {
        await using var host = await PageHost.StartAsync(RealContent.Load(), new PageSettings { WebFolder = WebChatFolder.WithFakes() });
        var page = await host.ReadAsync("/");
        var total = Encoding.UTF8.GetByteCount(page);
        foreach (var file in Markup.All(page, "(?:href|src)=\"(/tai/[^\"]+|/favicon.svg)\"")) total += Encoding.UTF8.GetByteCount(await host.ReadAsync(file.Groups[1].Value));
        TestContext.Current.SendDiagnosticMessage($"First view: {total} bytes, HTML {Encoding.UTF8.GetByteCount(page)}");
        Assert.InRange(total, 10_000, 40 * 1024);
    }
}

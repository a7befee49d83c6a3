using System.Net;
using Awareness.App.Page;

namespace Awareness.App.Tests.Page;

public sealed class EmbedPageTests
{
    private static readonly PageSettings Settings = new() { WebFolder = WebChatFolder.WithFakes(), FrameAncestors = "https://www.quangninh.gov.vn", EmbeddedBy = ["https://school.example", "http://127.0.0.1:8080"] };

    [Theory]
    [InlineData("/nhung")]
    [InlineData("/hoi?cau=hello")]
    public async Task Sites_of_Direct_Line_may_show_the_page_in_a_frame_and_nobody_else_may(string path)
    {
        await using var host = await PageHost.StartAsync(settings: Settings);
        using var response = await host.GetAsync(path);
        Assert.Contains("frame-ancestors https://www.quangninh.gov.vn https://school.example http://127.0.0.1:8080;", Header(response, "Content-Security-Policy"), StringComparison.Ordinal);
        Assert.False(response.Headers.Contains("X-Frame-Options"));
    }

    [Fact]
    public async Task Without_sites_nobody_may_frame_it()
    {
        await using var host = await PageHost.StartAsync(settings: new PageSettings { WebFolder = WebChatFolder.WithFakes() });
        using var response = await host.GetAsync("/nhung");
        Assert.Contains("frame-ancestors 'none';", Header(response, "Content-Security-Policy"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_frame_holds_the_numbers_the_chat_and_the_form_and_no_head_or_foot()
    {
        await using var host = await PageHost.StartAsync(settings: Settings);
        var page = await host.ReadAsync("/nhung");
        Assert.Contains("href=\"tel:115\"", page, StringComparison.Ordinal);
        Assert.Contains("data-opens=\"itself\"", page, StringComparison.Ordinal);
        Assert.Contains("action=\"/hoi\"", page, StringComparison.Ordinal);
        Assert.Single(Markup.Values(page, "<(h1)"));
        Assert.DoesNotContain("<footer", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<header", page, StringComparison.Ordinal);
        Assert.DoesNotContain("data-opens=\"itself\"", await host.ReadAsync("/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_script_for_other_sites_keeps_its_name_is_renewed_within_the_hour_and_may_be_loaded_by_them()
    {
        await using var host = await PageHost.StartAsync(settings: Settings);
        using var response = await host.GetAsync("/nhung.js", "*/*", "gzip");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("text/javascript; charset=utf-8", response.Content.Headers.ContentType?.ToString());
        Assert.Equal("cross-origin", Header(response, "Cross-Origin-Resource-Policy"));
        Assert.Equal("public, max-age=3600", response.Headers.CacheControl?.ToString());
        Assert.True(response.Content.Headers.ContentLength < 4_096, $"{response.Content.Headers.ContentLength} bytes");
        using var icon = await host.GetAsync("/favicon.svg", "*/*");
        Assert.Equal("same-origin", Header(icon, "Cross-Origin-Resource-Policy"));
    }

    [Fact]
    public async Task The_script_for_other_sites_makes_no_markup_of_text()
    {
        await using var host = await PageHost.StartAsync(settings: Settings);
        var script = await host.ReadAsync("/nhung.js");
        foreach (var risky in (string[])["innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "Function("]) Assert.DoesNotContain(risky, script, StringComparison.Ordinal);
    }

    private static string Header(HttpResponseMessage response, string name) => string.Join(", ", response.Headers.GetValues(name));
}

using System.ComponentModel.DataAnnotations;
using Awareness.App.Page;

namespace Awareness.App.Tests.Page;

public sealed class PageHeaderTests
{
    [Fact]
    public async Task A_page_without_chat_allows_no_script_and_no_connection()
    {
        await using var host = await PageHost.StartAsync();
        using var response = await host.GetAsync("/");
        var policy = Header(response, "Content-Security-Policy");
        Assert.StartsWith("default-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'", policy);
        Assert.DoesNotContain("script-src", policy);
        Assert.DoesNotContain("connect-src", policy);
        Assert.DoesNotContain("unsafe", policy);
    }

    [Fact]
    public async Task The_chat_page_allows_scripts_by_a_fresh_nonce_only()
    {
        await using var host = await PageHost.StartAsync(settings: new PageSettings { WebFolder = WebChatFolder.WithFakes() });
        var nonces = new HashSet<string>();
        for (var i = 0; i < 3; i++)
        {
            using var response = await host.GetAsync("/");
            Assert.DoesNotContain("unsafe", Header(response, "Content-Security-Policy"));
            var nonce = Markup.Values(Header(response, "Content-Security-Policy"), "script-src 'nonce-([A-Za-z0-9_-]{24})';").First();
            Assert.Contains($"nonce=\"{nonce}\"", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
            Assert.True(nonces.Add(nonce));
        }
    }

    [Fact]
    public async Task The_chat_may_only_connect_to_where_the_page_came_from()
    {
        await using var host = await PageHost.StartAsync(settings: new PageSettings { WebFolder = WebChatFolder.WithFakes() });
        using var response = await host.GetAsync("/");
        var authority = host.Client.BaseAddress!.Authority;
        Assert.EndsWith($"connect-src 'self' ws://{authority} wss://{authority}", Header(response, "Content-Security-Policy"));
    }

    [Theory]
    [InlineData("evil.example; script-src *")]
    [InlineData("evil.example,*")]
    [InlineData("evil.example/'unsafe-inline'")]
    public async Task A_forged_host_header_cannot_widen_the_policy(string forged)
    {
        await using var host = await PageHost.StartAsync(settings: new PageSettings { WebFolder = WebChatFolder.WithFakes() });
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.TryAddWithoutValidation("Host", forged);
        using var response = await host.Client.SendAsync(request, TestContext.Current.CancellationToken);
        if (response.IsSuccessStatusCode) Assert.EndsWith("connect-src 'self'", Header(response, "Content-Security-Policy"));
        else Assert.Equal(System.Net.HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task Sites_that_may_frame_the_page_are_named_in_the_settings()
    {
        await using var host = await PageHost.StartAsync(settings: new PageSettings { FrameAncestors = "'self' https://www.quangninh.gov.vn" });
        using var response = await host.GetAsync("/");
        Assert.Contains("frame-ancestors 'self' https://www.quangninh.gov.vn;", Header(response, "Content-Security-Policy"));
    }

    [Theory]
    [InlineData("https://a.vn; script-src *", 500)]
    [InlineData("", 10)]
    [InlineData("", 100_000)]
    public async Task Settings_out_of_range_stop_the_start(string frameAncestors, int questionLength) =>
        await Assert.ThrowsAsync<ValidationException>(() => PageHost.StartAsync(settings: new PageSettings { FrameAncestors = frameAncestors, QuestionLength = questionLength }));

    [Theory]
    [InlineData("/", "no-cache", false)]
    [InlineData("/hoi?cau=hello", "no-store", true)]
    [InlineData("/hoi", "no-store", true)]
    [InlineData("/hoi/traffic.helmet", "no-cache", false)]
    [InlineData("/khong-co", "no-cache", true)]
    public async Task What_one_person_asked_is_kept_nowhere(string path, string caching, bool isHiddenFromSearch)
    {
        await using var host = await PageHost.StartAsync();
        using var response = await host.GetAsync(path);
        Assert.Equal(caching, Header(response, "Cache-Control"));
        Assert.Equal(isHiddenFromSearch, response.Headers.Contains("X-Robots-Tag"));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/hoi?cau=hello")]
    [InlineData("/khong-co")]
    public async Task Every_page_says_nothing_to_others(string path)
    {
        await using var host = await PageHost.StartAsync();
        using var response = await host.GetAsync(path);
        Assert.Equal("no-referrer", Header(response, "Referrer-Policy"));
        Assert.Equal("nosniff", Header(response, "X-Content-Type-Options"));
        Assert.Contains("geolocation=()", Header(response, "Permissions-Policy"));
        Assert.Equal("text/html; charset=utf-8", response.Content.Headers.ContentType?.ToString());
        Assert.False(response.Headers.Contains("Set-Cookie"));
        var page = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.DoesNotContain("http", Markup.Replace(page, "<!DOCTYPE html>", ""));
        Assert.DoesNotMatch("<[^>]*\\s(style|on[a-z]+)=", page);
    }

    [Fact]
    public async Task Other_wrong_requests_keep_their_plain_answers()
    {
        await using var host = await PageHost.StartAsync();
        using var machine = await host.GetAsync("/khong-co", accept: "application/json");
        Assert.Equal(0, machine.Content.Headers.ContentLength);
        using var post = await host.Client.PostAsync(new Uri("/hoi", UriKind.Relative), content: null, TestContext.Current.CancellationToken);
        Assert.Equal(System.Net.HttpStatusCode.MethodNotAllowed, post.StatusCode);
        using var head = await host.Client.SendAsync(new HttpRequestMessage(HttpMethod.Head, "/"), TestContext.Current.CancellationToken);
        Assert.Equal(System.Net.HttpStatusCode.OK, head.StatusCode);
    }

    private static string Header(HttpResponseMessage response, string name) => string.Join(", ", response.Headers.GetValues(name));
}

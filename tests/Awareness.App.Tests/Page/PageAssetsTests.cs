using System.IO.Compression;
using System.Net;
using Awareness.App.Page;

namespace Awareness.App.Tests.Page;

public sealed class PageAssetsTests
{
    private const string WebChat = "/tai/webchat-4.18.1.js";

    [Theory]
    [InlineData("gzip, deflate, br, zstd", "brotli", "br")]
    [InlineData("gzip, deflate", "gzip", "gzip")]
    [InlineData("br;q=0, gzip", "gzip", "gzip")]
    [InlineData("identity", "plain", "")]
    [InlineData(null, "plain", "")]
    public async Task Web_Chat_comes_compressed_as_the_browser_can_read_it(string? encodings, string content, string encoding)
    {
        await using var host = await PageHost.StartAsync(settings: new PageSettings { WebFolder = WebChatFolder.WithFakes() });
        using var response = await host.GetAsync(WebChat, "*/*", encodings);
        Assert.Equal(content, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal(encoding, string.Join(",", response.Content.Headers.ContentEncoding));
        Assert.Equal("text/javascript; charset=utf-8", response.Content.Headers.ContentType?.ToString());
        Assert.Contains("immutable", response.Headers.CacheControl?.ToString());
        Assert.Equal("Accept-Encoding", string.Join(",", response.Headers.Vary));
    }

    [Fact]
    public async Task Web_Chat_that_nobody_compressed_is_sent_as_it_is()
    {
        await using var host = await PageHost.StartAsync(settings: new PageSettings { WebFolder = WebChatFolder.WithFakes(isCompressed: false) });
        using var response = await host.GetAsync(WebChat, "*/*", "br, gzip");
        Assert.Equal("plain", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Empty(response.Content.Headers.ContentEncoding);
    }

    [Fact]
    public async Task Without_Web_Chat_the_page_has_no_chat_and_keeps_its_form()
    {
        await using var host = await PageHost.StartAsync(settings: new PageSettings { WebFolder = "no/such/folder" });
        var page = await host.ReadAsync("/");
        Assert.DoesNotContain("tro-chuyen", page);
        Assert.DoesNotContain("<script", page);
        Assert.Contains("action=\"/hoi\"", page);
        using var response = await host.GetAsync(WebChat);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task The_chat_stays_hidden_until_a_script_shows_it()
    {
        await using var host = await PageHost.StartAsync(settings: new PageSettings { WebFolder = WebChatFolder.WithFakes() });
        Assert.Matches("<section id=\"tro-chuyen\"[^>]* data-webchat=\"/tai/webchat-4.18.1.js\" hidden>", await host.ReadAsync("/"));
    }

    [Fact]
    public async Task Own_files_carry_a_hash_in_their_name_and_stay_forever()
    {
        await using var host = await PageHost.StartAsync();
        var name = Markup.Values(await host.ReadAsync("/"), "href=\"(/tai/page\\.[0-9a-f]{12}\\.css)\"").First();
        using var plain = await host.GetAsync(name, "*/*");
        using var gzip = await host.GetAsync(name, "*/*", "gzip");
        Assert.Contains("immutable", plain.Headers.CacheControl?.ToString());
        await using var unpacked = new GZipStream(await gzip.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken), CompressionMode.Decompress);
        using var reader = new StreamReader(unpacked);
        Assert.Equal(await plain.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), await reader.ReadToEndAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("/tai/page.css")]
    [InlineData("/tai/page.000000000000.css")]
    [InlineData("/tai/webchat-4.18.1.js.br")]
    [InlineData("/tai/")]
    public async Task Nothing_else_is_served(string path)
    {
        await using var host = await PageHost.StartAsync(settings: new PageSettings { WebFolder = WebChatFolder.WithFakes() });
        using var response = await host.GetAsync(path);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Theory]
    [InlineData("/robots.txt", "text/plain")]
    [InlineData("/favicon.svg", "image/svg+xml")]
    public async Task Small_files_are_there(string path, string type)
    {
        await using var host = await PageHost.StartAsync();
        using var response = await host.GetAsync(path, "*/*");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(type, response.Content.Headers.ContentType?.MediaType);
    }
}

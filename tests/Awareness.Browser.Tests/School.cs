using System.Net.Http.Headers;
using Awareness.Channels.Sandbox;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Awareness.Browser.Tests;

/// <summary>
/// The web site of a school: pages with our chat in a corner, in a frame, and with a Web Chat of their own, each under a policy that allows our service and nothing else.
/// Its server knows the site's secret. To the service <c>localhost</c> is the school; the same pages under <c>127.0.0.1</c> are anybody.
/// </summary>
internal sealed class School : IAsyncDisposable
{
    /// <summary>The school's secret.</summary>
    public const string Secret = "the secret of the school's server";

    private readonly HttpClient http = new();
    private readonly WebApplication app;

    private School(WebApplication app) => this.app = app;

    /// <summary>Address of the service; its pages refer to it.</summary>
    public string Service { get; set; } = "";

    /// <summary>Origin the service trusts.</summary>
    public string Origin => $"http://localhost:{LocalServer.AddressOf(app).Port}";

    /// <summary>An origin the service does not trust, with the same pages.</summary>
    public string OtherOrigin => $"http://127.0.0.1:{LocalServer.AddressOf(app).Port}";

    public static async Task<School> StartAsync()
    {
        var school = new School(LocalServer.NewBuilder().Build());
        school.app.MapGet("/", context => school.WriteAsync(context, $"""
            <h1>Trường THPT Bãi Cháy</h1><p><a href="#tin">Tin tức</a></p>
            <style nonce="n">button, div, section {"{"} all: unset; color: red; width: 100%; {"}"}</style>
            <script src="{school.Service}/nhung.js" async></script>
            """));
        school.app.MapGet("/frame", context => school.WriteAsync(context, $"""<h1>Trường</h1><input id="tim" autofocus aria-label="Tìm"><iframe id="khung" title="Trợ lý" width="380" height="640" src="{school.Service}/nhung"></iframe>"""));
        school.app.MapGet("/webchat", context => school.WriteAsync(context, school.WebChatPage));
        school.app.MapGet("/webchat.js", context => context.Response.SendFileAsync(Path.Combine(Browser.Tests.Service.Root, "artifacts", "web", "webchat-4.18.1.js"), context.RequestAborted));
        school.app.MapPost("/token", school.GrantAsync);
        await school.app.StartAsync();
        return school;
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
    }

    /// <summary>Web Chat as its makers show it, with uploads; <c>?poll</c> goes without a socket.</summary>
    private string WebChatPage => $$"""
        <h1>Trường</h1><div id="chat" style="height: 600px"></div>
        <script src="/webchat.js" nonce="n"></script>
        <script nonce="n">
          (async () => {
            const { token } = await (await fetch('/token', { method: 'POST' })).json();
            window.store = WebChat.createStore();
            const directLine = WebChat.createDirectLine({ token, domain: '{{Service}}/v3/directline', webSocket: !location.search.includes('poll'), pollingInterval: 300 });
            WebChat.renderWebChat({ directLine, store: window.store, locale: 'vi-VN', styleOptions: { sendTimeout: 3000, sendTimeoutForAttachments: 5000, enableUploadThumbnail: false } }, document.getElementById('chat'));
          })();
        </script>
        """;

    private Task WriteAsync(HttpContext context, string body)
    {
        var sockets = Service.Replace("http", "ws", StringComparison.Ordinal);
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.ContentSecurityPolicy = body.Contains("webchat", StringComparison.Ordinal)
            ? $"default-src 'none'; script-src 'nonce-n'; style-src 'unsafe-inline'; img-src data: blob:; connect-src 'self' {Service} {sockets} blob:; worker-src blob:"
            : $"default-src 'none'; script-src {Service}; style-src 'nonce-n'; img-src data:; frame-src {Service}";
        return context.Response.WriteAsync($"<!DOCTYPE html><html lang=\"vi\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><link rel=\"icon\" href=\"data:,\"><title>Trường</title></head><body>{body}</body></html>", context.RequestAborted);
    }

    private async Task GrantAsync(HttpContext context)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{Service}/v3/directline/tokens/generate") { Headers = { Authorization = new AuthenticationHeaderValue("Bearer", Secret) } };
        using var answer = await http.SendAsync(request, context.RequestAborted);
        context.Response.StatusCode = (int)answer.StatusCode;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(await answer.Content.ReadAsStringAsync(context.RequestAborted), context.RequestAborted);
    }
}

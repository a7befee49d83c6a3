using Awareness.App.Page;
using Awareness.Bots;
using Awareness.Channels.Sandbox;
using Awareness.Knowledge;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Awareness.App.Tests.Page;

/// <summary>The page on a real port, over content made by hand, at a fixed moment.</summary>
public sealed class PageHost : IAsyncDisposable
{
    private readonly WebApplication app;

    private PageHost(WebApplication started)
    {
        app = started;
        Client = new HttpClient(new SocketsHttpHandler { AutomaticDecompression = System.Net.DecompressionMethods.None }) { BaseAddress = LocalServer.AddressOf(started) };
    }

    public HttpClient Client { get; }

    internal static async Task<PageHost> StartAsync(KnowledgeContent? content = null, PageSettings? settings = null, BotLibrary? bots = null)
    {
        settings ??= new PageSettings();
        var builder = LocalServer.NewBuilder();
        builder.Services.AddSingleton(new KnowledgeSource(new KnowledgeBase(content ?? SmallContent.Create(), content is null ? null : ProductCache.Learned)));
        builder.Services.AddSingleton<TimeProvider>(new FixedTime());
        if (bots is not null) builder.Services.AddSingleton(new BotSource(bots));
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestLineSize = PageEndpoints.LongestRequestLine);
        var host = builder.Build();
        host.UsePageNotFound(settings);
        host.MapPage(settings);
        await host.StartAsync(TestContext.Current.CancellationToken);
        return new PageHost(host);
    }

    /// <summary>The answer to a question as a browser would ask it.</summary>
    public Task<string> AskAsync(string question) => ReadAsync($"/hoi?cau={Uri.EscapeDataString(question)}");

    public async Task<string> ReadAsync(string path)
    {
        using var response = await Client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    public Task<HttpResponseMessage> GetAsync(string path, string accept = "text/html", string? encodings = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Accept.ParseAdd(accept);
        if (encodings is not null) request.Headers.AcceptEncoding.ParseAdd(encodings);
        return Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app.DisposeAsync();
    }

    private sealed class FixedTime : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => SmallContent.Now.ToUniversalTime();
    }
}

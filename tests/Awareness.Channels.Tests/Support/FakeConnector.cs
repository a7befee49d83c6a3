using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Awareness.Channels.Tests.Support;

/// <summary>A Connector that records what it gets and answers as it is told, then 200 with an id.</summary>
internal sealed class FakeConnector : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentQueue<Func<HttpContext, Task>> answers = new();

    private FakeConnector(WebApplication app) => this.app = app;

    public string Address { get; private set; } = "";

    public ConcurrentQueue<Received> Requests { get; } = new();

    public static async Task<FakeConnector> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var built = builder.Build();
        var connector = new FakeConnector(built);
        built.Run(connector.HandleAsync);
        await built.StartAsync(TestContext.Current.CancellationToken);
        connector.Address = built.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        return connector;
    }

    public void Answer(Func<HttpContext, Task> answer) => answers.Enqueue(answer);

    public void Answer(int status, string body = "", params (string Name, string Value)[] headers) => Answer(async context =>
    {
        context.Response.StatusCode = status;
        foreach (var (name, value) in headers) context.Response.Headers[name] = value;
        if (body.Length > 0) await context.Response.WriteAsync(body);
    });

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task HandleAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
        var body = await reader.ReadToEndAsync(context.RequestAborted);
        var target = context.Features.Get<IHttpRequestFeature>()!.RawTarget;
        var headers = context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        Requests.Enqueue(new Received(context.Request.Method, target, body, context.Request.ContentType, context.Request.Headers.Authorization.ToString()) { Headers = headers });
        if (answers.TryDequeue(out var answer)) await answer(context);
        else await context.Response.WriteAsync("""{"id":"named"}""");
    }
}

/// <summary>A request as it came.</summary>
internal sealed record Received(string Method, string Target, string Body, string? ContentType, string Authorization)
{
    public required IReadOnlyDictionary<string, string> Headers { get; init; }
}

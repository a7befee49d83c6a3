using System.Collections.Concurrent;
using System.Text;
using Awareness.Channels.Sandbox;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Awareness.Channels.Tests.Support;

/// <summary>A Connector that records what it gets and answers as it is told, then 200 with an id.</summary>
internal sealed class FakeConnector : IAsyncDisposable
{
    private readonly ConcurrentQueue<Func<HttpContext, Task>> answers = new();
    private WebApplication? app;

    private FakeConnector() { }

    public string Address { get; private set; } = "";

    public ConcurrentQueue<Received> Requests { get; } = new();

    public static async Task<FakeConnector> StartAsync()
    {
        var connector = new FakeConnector();
        connector.app = await LocalServer.StartAsync(connector.HandleAsync, port: 0, TestContext.Current.CancellationToken);
        connector.Address = LocalServer.AddressOf(connector.app).OriginalString;
        return connector;
    }

    public void Answer(Func<HttpContext, Task> answer) => answers.Enqueue(answer);

    public void Answer(int status, string body = "", params (string Name, string Value)[] headers) => Answer(async context =>
    {
        context.Response.StatusCode = status;
        foreach (var (name, value) in headers) context.Response.Headers[name] = value;
        if (body.Length > 0) await context.Response.WriteAsync(body);
    });

    public ValueTask DisposeAsync() => app?.DisposeAsync() ?? ValueTask.CompletedTask;

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

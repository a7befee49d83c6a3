using System.Collections.Concurrent;
using System.Text.Json;
using Awareness.Channels.Sandbox;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Awareness.App.Tests;

/// <summary>A Bot Framework Connector in the test's process, and Meta's Send API beside it: keeps the replies it takes, in order, conversation by conversation.</summary>
public sealed class Connector : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly Func<Delivered, Task<int>> judge;
    private readonly ConcurrentDictionary<string, ConcurrentQueue<Delivered>> taken = new(StringComparer.Ordinal);
    private readonly Connections connections;
    private int generation;
    private int underWay;

    private Connector(WebApplication app, Func<Delivered, Task<int>> judge, Connections connections)
    {
        this.app = app;
        this.judge = judge;
        this.connections = connections;
    }

    /// <summary>What a conversation's serviceUrl is.</summary>
    public Uri Address => LocalServer.AddressOf(app);

    /// <summary>Requests being answered at this moment.</summary>
    public int UnderWay => Volatile.Read(ref underWay);

    /// <summary>True when nobody is connected: what a dead process had put on the wire has all arrived.</summary>
    public bool IsAlone => UnderWay == 0 && connections.Open == 0;

    /// <summary>The answer was lost: the reply is taken, and the connection broken off.</summary>
    public const int TakenAndReset = -200;

    /// <summary>The connection is broken off before the reply is taken.</summary>
    public const int Reset = -1;

    /// <summary>The reply is taken, and the answer says that it failed.</summary>
    public const int TakenAndFailed = -502;

    /// <summary>
    /// Starts one. <paramref name="judge"/> gives the status of each reply; a reply counts as taken when it is 2xx. The constants stand for what goes wrong on the way.
    /// </summary>
    public static async Task<Connector> StartAsync(Func<Delivered, Task<int>>? judge = null)
    {
        var counted = new Connections();
        var builder = LocalServer.NewBuilder();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.ConfigureEndpointDefaults(endpoint => endpoint.Use(counted.Count)));
        var server = builder.Build();
        var connector = new Connector(server, judge ?? (_ => Task.FromResult(StatusCodes.Status201Created)), counted);
        server.MapPost("/v3/conversations/{conversation}/activities/{activity?}", (RequestDelegate)connector.TakeAsync);
        server.MapPost("/{version}/me/messages", (RequestDelegate)connector.TakeAsync);
        await server.StartAsync(TestContext.Current.CancellationToken);
        return connector;
    }

    /// <summary>The replies taken of a conversation, in the order they came.</summary>
    public IReadOnlyList<Delivered> Of(string conversation) => taken.TryGetValue(conversation, out var replies) ? [.. replies] : [];

    /// <summary>Says that another process sends from now on.</summary>
    public void NextGeneration() => Interlocked.Increment(ref generation);

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        Interlocked.Increment(ref underWay);
        try
        {
            using var body = await JsonDocument.ParseAsync(context.Request.Body);
            var reply = Delivered.Read(body.RootElement, Volatile.Read(ref generation));
            var status = await judge(reply);
            if (status is Reset or TakenAndReset) context.Abort();
            else context.Response.StatusCode = Math.Abs(status);
            if (status is StatusCodes.Status429TooManyRequests) context.Response.Headers.RetryAfter = "1";
            if (status is not (TakenAndReset or TakenAndFailed or (>= 200 and < 300))) return;
            taken.GetOrAdd(reply.Conversation, _ => new ConcurrentQueue<Delivered>()).Enqueue(reply);
            if (status >= 200) await context.Response.WriteAsync("""{"id":"taken"}""");
        }
        finally
        {
            Interlocked.Decrement(ref underWay);
        }
    }
}

/// <summary>Counts the connections that a server has open.</summary>
internal sealed class Connections
{
    private int open;

    public int Open => Volatile.Read(ref open);

    public ConnectionDelegate Count(ConnectionDelegate next) => async connection =>
    {
        Interlocked.Increment(ref open);
        try
        {
            await next(connection);
        }
        finally
        {
            Interlocked.Decrement(ref open);
        }
    };
}

/// <summary>A reply as it reached the Connector, or Meta.</summary>
/// <param name="Conversation">Its conversation; with Meta the person.</param>
/// <param name="ReplyToId">What it answers; Meta is not told.</param>
/// <param name="Text">What it says.</param>
/// <param name="Generation">How many times the sender had been killed.</param>
public sealed record Delivered(string Conversation, string ReplyToId, string Text, int Generation)
{
    internal static Delivered Read(JsonElement body, int generation) => body.TryGetProperty("conversation", out var conversation)
        ? new(Read(conversation, "id"), Read(body, "replyToId"), Read(body, "text"), generation)
        : new(Read(body.GetProperty("recipient"), "id"), "", Read(body.GetProperty("message"), "text"), generation);

    private static string Read(JsonElement element, string name) => element.GetProperty(name).GetString() ?? "";
}

using System.Text;
using Awareness.Channels.Sandbox;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Awareness.App.Tests.Telemetry;

/// <summary>An OTLP collector as far as an exporter can tell: takes everything over gRPC and keeps the bytes.</summary>
internal sealed class Collector : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly MemoryStream received = new();
    private readonly Lock door = new();

    private Collector(WebApplication app) => this.app = app;

    public Uri Address => LocalServer.AddressOf(app);

    /// <summary>All that came, one character a byte; protobuf keeps texts as they are, so a text is found by its UTF-8 bytes.</summary>
    public string Received
    {
        get
        {
            lock (door) return Encoding.Latin1.GetString(received.ToArray());
        }
    }

    public static async Task<Collector> StartAsync()
    {
        var builder = LocalServer.NewBuilder();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.ConfigureEndpointDefaults(endpoint => endpoint.Protocols = HttpProtocols.Http2));
        var server = builder.Build();
        var collector = new Collector(server);
        server.Run(collector.TakeAsync);
        await server.StartAsync(TestContext.Current.CancellationToken);
        return collector;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        lock (door) received.Write(body.ToArray());
        context.Response.ContentType = "application/grpc";
        context.Response.AppendTrailer("grpc-status", "0");
        // An empty message.
        await context.Response.Body.WriteAsync(new byte[5]);
    }
}

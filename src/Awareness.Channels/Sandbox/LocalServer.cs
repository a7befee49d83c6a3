using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Awareness.Channels.Sandbox;

/// <summary>Servers at a port of this machine that log nothing: platforms to play against, services to try out.</summary>
public static class LocalServer
{
    /// <summary>The beginning of a server at <paramref name="port"/>; 0: at a free one, known once it is started.</summary>
    public static WebApplicationBuilder NewBuilder(int port = 0)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        return builder;
    }

    /// <summary>Starts a server that answers every request with <paramref name="answer"/>.</summary>
    public static async Task<WebApplication> StartAsync(RequestDelegate answer, int port, CancellationToken cancellationToken)
    {
        var server = NewBuilder(port).Build();
        server.Run(answer);
        await server.StartAsync(cancellationToken);
        return server;
    }

    /// <summary>Where a server that was started listens.</summary>
    public static Uri AddressOf(WebApplication started)
    {
        ArgumentNullException.ThrowIfNull(started);
        return new Uri(started.Urls.First());
    }
}

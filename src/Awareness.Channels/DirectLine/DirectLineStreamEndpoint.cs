using Awareness.Channels.Wire;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Awareness.Channels.DirectLine;

/// <summary>Opens the socket of a conversation: <c>GET conversations/{id}/stream</c>.</summary>
internal sealed class DirectLineStreamEndpoint(
    DirectLineGuard guard, DirectLineHub hub, DirectLineStream stream, IHostApplicationLifetime lifetime, ILogger<DirectLineStreamEndpoint> logger)
{
    private static readonly WireError SocketNeeded = WireError.BadArgument("This address is for a WebSocket.");

    private static readonly WireError NoRoom =
        new(StatusCodes.Status503ServiceUnavailable, "NoRoom", "No room for another socket just now.") { RetryAfter = TimeSpan.FromSeconds(10) };

    public async Task ConnectAsync(HttpContext context)
    {
        var conversation = DirectLineRoutes.Conversation(context);
        var admitted = await guard.AdmitToStreamAsync(context, conversation);
        if (!admitted.IsGood(out _, out var error) || !context.WebSockets.IsWebSocketRequest)
        {
            await (error ?? SocketNeeded).WriteAsync(context.Response, context.RequestAborted);
            return;
        }

        using var listener = hub.Listen(conversation);
        if (listener is null)
        {
            logger.NoRoom();
            await NoRoom.WriteAsync(context.Response, context.RequestAborted);
            return;
        }

        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
        var watermark = DirectLineTranscript.Watermark(context.Request.Query["watermark"]);
        await stream.RunAsync(socket, listener, DirectLineInbound.Key(conversation), watermark, stop.Token);
    }
}

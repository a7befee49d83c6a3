using Awareness.Channels.Inbound;
using Awareness.Channels.Wire;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;

namespace Awareness.Channels.DirectLine;

/// <summary>Opens the socket of a conversation: <c>GET conversations/{id}/stream</c>.</summary>
internal sealed class DirectLineStreamEndpoint(DirectLineGuard guard, DirectLineHub hub, DirectLineStream stream, SocketLog refusals, IHostApplicationLifetime lifetime)
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

        using var listener = Listen(context, conversation);
        if (listener is null)
        {
            await NoRoom.WriteAsync(context.Response, context.RequestAborted);
            return;
        }

        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
        var watermark = DirectLineTranscript.Watermark(context.Request.Query["watermark"]);
        await stream.RunAsync(socket, listener, DirectLineInbound.Key(conversation), watermark, stop.Token);
    }

    private DirectLineListener? Listen(HttpContext context, string conversation)
    {
        var lacking = SocketRefusal.TooOften;
        var listener = guard.MayListen(conversation) ? hub.Listen(conversation, InboundLimits.Name(context.Connection.RemoteIpAddress), out lacking) : null;
        if (listener is null) refusals.Write(lacking);
        return listener;
    }
}

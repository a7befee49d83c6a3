using System.Net.WebSockets;
using System.Text.Json;
using Awareness.Channels.Wire;
using Awareness.Conversations;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Awareness.Channels.DirectLine;

/// <summary>
/// Speaks on a socket: the transcript from a watermark on, as it grows. It reads what is committed and nothing else,
/// so the person's own words come before the answer, and no reconnect leaves a gap.
/// </summary>
internal sealed class DirectLineStream(
    DirectLineTranscript transcript, IOptions<DirectLineOptions> options, TimeProvider time, ILogger<DirectLineStream> logger)
{
    /// <summary>A page that has not taken a frame by then is gone.</summary>
    private static readonly TimeSpan SendTimeout = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan CloseTimeout = TimeSpan.FromSeconds(2);

    /// <summary>Runs until the page leaves, a newer socket takes over, or <paramref name="cancellationToken"/> says that the service stops.</summary>
    public async Task RunAsync(
        WebSocket socket, DirectLineListener listener, ConversationKey conversation, long watermark, CancellationToken cancellationToken)
    {
        using var left = new CancellationTokenSource();
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, listener.Displaced, left.Token);
        var hearing = HearAsync(socket, left);
        var (status, reason) = (WebSocketCloseStatus.NormalClosure, "");
        try
        {
            await SpeakAsync(socket, listener, conversation, watermark, end.Token);
        }
        catch (OperationCanceledException)
        {
            (status, reason) = listener.Displaced.IsCancellationRequested ? (WebSocketCloseStatus.NormalClosure, "collision")
                : cancellationToken.IsCancellationRequested ? (WebSocketCloseStatus.EndpointUnavailable, "restart")
                : (WebSocketCloseStatus.NormalClosure, "");
        }
        catch (WebSocketException)
        {
            left.Cancel();
        }
        catch (Exception exception) when (StoreFailure.MayPass(exception))
        {
            logger.TranscriptUnreadable(exception);
            (status, reason) = (WebSocketCloseStatus.InternalServerError, "try again");
        }
        catch (Exception exception)
        {
            logger.NotShown(exception.GetType().Name);
            (status, reason) = (WebSocketCloseStatus.InternalServerError, "try again");
        }

        await CloseAsync(socket, hearing, status, reason);
    }

    private async Task SpeakAsync(
        WebSocket socket, DirectLineListener listener, ConversationKey conversation, long watermark, CancellationToken cancellationToken)
    {
        var (keepAlive, lookAgain) = (TimeSpan.FromSeconds(options.Value.KeepAliveSeconds), TimeSpan.FromSeconds(options.Value.LookAgainSeconds));
        var spokeAt = time.GetTimestamp();
        while (true)
        {
            var batch = await transcript.ReadAsync(conversation, watermark, cancellationToken);
            watermark = batch.Watermark;
            if (batch.Activities.Count > 0)
            {
                await SendAsync(socket, JsonSerializer.SerializeToUtf8Bytes(batch.OnTheWire, WireJson.Readable.ActivityList));
                spokeAt = time.GetTimestamp();
            }
            else if (time.GetElapsedTime(spokeAt) >= keepAlive)
            {
                await SendAsync(socket, ReadOnlyMemory<byte>.Empty);
                spokeAt = time.GetTimestamp();
            }

            if (!batch.IsFull) await listener.WaitAsync(lookAgain < keepAlive ? lookAgain : keepAlive, time, cancellationToken);
        }
    }

    /// <summary>Sends one frame whole: breaking off in the middle would cut the connection before the goodbye.</summary>
    private async Task SendAsync(WebSocket socket, ReadOnlyMemory<byte> frame)
    {
        using var timeout = new CancellationTokenSource(SendTimeout, time);
        await socket.SendAsync(frame, WebSocketMessageType.Text, endOfMessage: true, timeout.Token);
    }

    /// <summary>A page sends only signs of life, and its goodbye.</summary>
    private static async Task HearAsync(WebSocket socket, CancellationTokenSource left)
    {
        try
        {
            var buffer = new byte[1_024];
            while (socket.State is WebSocketState.Open or WebSocketState.CloseSent)
            {
                var heard = await socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None);
                if (heard.MessageType == WebSocketMessageType.Close) break;
            }
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            // The connection is gone, which is all there is to know.
        }

        await left.CancelAsync();
    }

    private async Task CloseAsync(WebSocket socket, Task hearing, WebSocketCloseStatus status, string reason)
    {
        try
        {
            using var timeout = new CancellationTokenSource(CloseTimeout, time);
            if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived) await socket.CloseOutputAsync(status, reason, timeout.Token);
            await hearing.WaitAsync(timeout.Token);
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException)
        {
            // A page that does not say goodbye is cut off.
        }

        socket.Abort();
        await hearing;
    }
}

using System.Runtime.ExceptionServices;
using Awareness.Channels.Wire;
using Awareness.Conversations;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Awareness.Channels.Webhooks;

/// <summary>
/// Takes the calls of platforms: size before bytes, proof before meaning, commit before 200. A call that was partly stored is answered with 503 and comes again;
/// ids tell what is stored already.
/// </summary>
internal sealed class WebhookEndpoint(TurnRunner runner, TimeProvider time, ILogger<WebhookEndpoint> logger)
{
    private static readonly WireError Unauthorized = new(StatusCodes.Status401Unauthorized, "Unauthorized", "The call is not signed as it must be.");

    private readonly OnceAMinute<string> forged = new(time);

    /// <summary>The handler of one platform's calls.</summary>
    public RequestDelegate For(IWebhook webhook) => async context =>
    {
        var (response, cancellationToken) = (context.Response, context.RequestAborted);
        try
        {
            if (await AnswerAsync(webhook, context, cancellationToken) is { } error) await error.WriteAsync(response, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The platform gave up waiting; it calls again, and the ids tell what was stored.
        }
        catch (Exception exception) when (StoreFailure.MayPass(exception) && !response.HasStarted)
        {
            logger.NotStored(webhook.Path, exception);
            await WireError.Unavailable.WriteAsync(response, cancellationToken);
        }
        catch (Exception exception)
        {
            // Its kind alone: what went wrong may have a person's words in it.
            logger.Failed(webhook.Path, exception.GetType().Name);
            if (response.HasStarted) context.Abort();
            else await WireError.Internal.WriteAsync(response, cancellationToken);
        }
    };

    private async Task<WireError?> AnswerAsync(IWebhook webhook, HttpContext context, CancellationToken cancellationToken)
    {
        var read = await RequestBody.ReadRawAsync(context.Request, cancellationToken);
        if (!read.IsGood(out var body, out var error)) return error;
        switch (webhook.Read(context.Request.Headers, body))
        {
            case WebhookReading.Accepted accepted:
                if (await RunAsync(webhook, accepted.Activities, cancellationToken) is { } busy) return busy;
                if (accepted.Answer is { } answer) await WriteAsync(answer, context.Response, cancellationToken);
                return null;
            case WebhookReading.Refused refused:
                return refused.Error;
            default:
                if (forged.Count(webhook.Path) is > 0 and var count) logger.Forged(webhook.Path, count);
                return Unauthorized;
        }
    }

    /// <summary>
    /// Everybody in the call is heard, whatever befalls one of them. Of a conversation in which something could not be heard the rest waits for the call to come again, or it would be
    /// heard before it. What is answered, and said in the log, is the worst that happened.
    /// </summary>
    private async Task<WireError?> RunAsync(IWebhook webhook, IReadOnlyList<InboundActivity> activities, CancellationToken cancellationToken)
    {
        HashSet<ConversationKey> unheard = [];
        Exception? failure = null;
        foreach (var activity in activities)
        {
            if (unheard.Contains(activity.Conversation)) continue;
            try
            {
                if (await runner.RunAsync(activity, cancellationToken) is not TurnResult.Busy) continue;
            }
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
            {
                if (failure is null || StoreFailure.MayPass(failure)) failure = exception;
            }

            unheard.Add(activity.Conversation);
        }

        if (failure is not null) ExceptionDispatchInfo.Throw(failure);
        if (unheard.Count == 0) return null;
        logger.Busy(webhook.Path);
        return WireError.Busy;
    }

    private static async Task WriteAsync(byte[] answer, HttpResponse response, CancellationToken cancellationToken)
    {
        response.ContentType = "application/json";
        response.ContentLength = answer.Length;
        await response.Body.WriteAsync(answer, cancellationToken);
    }
}

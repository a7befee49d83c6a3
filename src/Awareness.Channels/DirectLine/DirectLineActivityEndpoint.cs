using Awareness.Channels.Inbound;
using Awareness.Channels.Wire;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Awareness.Channels.DirectLine;

/// <summary>Takes what the page says and gives what it has not read yet: <c>conversations/{id}/activities</c>.</summary>
internal sealed class DirectLineActivityEndpoint(
    DirectLineGuard guard, DirectLineReception reception, DirectLineTranscript transcript, InboundLimits limits, ILogger<DirectLineActivityEndpoint> logger)
{
    /// <summary>200 with the activity's id, after its effects are on disk.</summary>
    public async Task PostAsync(HttpContext context) => await IdAnswer.WriteAsync(await TakeAsync(context), context);

    /// <summary>
    /// What came after the watermark. Web Chat stops polling for ever after one failure, so a transcript that cannot be read, and a page that
    /// reads too often, mean "nothing new yet".
    /// </summary>
    public async Task GetAsync(HttpContext context)
    {
        var conversation = DirectLineRoutes.Conversation(context);
        var admitted = await guard.AdmitAsync(context, conversation);
        if (!admitted.IsGood(out _, out var error))
        {
            await error.WriteAsync(context.Response, context.RequestAborted);
            return;
        }

        var watermark = DirectLineTranscript.Watermark(context.Request.Query["watermark"]);
        var batch = new DirectLineBatch([], watermark, IsFull: false);
        try
        {
            if (limits.MayRead(conversation)) batch = await transcript.ReadAsync(DirectLineInbound.Key(conversation), watermark, context.RequestAborted);
        }
        catch (Exception exception) when (StoreFailure.MayPass(exception))
        {
            logger.TranscriptUnreadable(exception);
        }
        catch (Exception exception) when (!context.RequestAborted.IsCancellationRequested)
        {
            logger.NotShown(exception.GetType().Name);
        }

        await context.Response.WriteAsJsonAsync(batch.OnTheWire, WireJson.Readable.ActivityList, contentType: null, context.RequestAborted);
    }

    private async Task<Checked<string>> TakeAsync(HttpContext context)
    {
        var admitted = await guard.AdmitToPostAsync(context, DirectLineRoutes.Conversation(context));
        if (!admitted.IsGood(out var grant, out var error)) return error;

        var read = await RequestBody.ReadAsync(context.Request, DirectLineInbound.MessageCap, context.RequestAborted);
        if (!read.IsGood(out var body, out error)) return error;
        if (!WireActivity.Read(body).IsGood(out var activity, out error)) return error;
        if (!DirectLineInbound.Speaker(grant, activity.From?.Id).IsGood(out var user, out error)) return error;
        return await reception.TakeAsync(activity, grant, user, context.RequestAborted);
    }
}

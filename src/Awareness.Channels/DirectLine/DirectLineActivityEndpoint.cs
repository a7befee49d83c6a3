using System.Globalization;
using Awareness.Channels.Wire;
using Awareness.Conversations;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Awareness.Channels.DirectLine;

/// <summary>Takes what the page says and gives what it has not read yet: <c>conversations/{id}/activities</c> and <c>…/upload</c>.</summary>
internal sealed class DirectLineActivityEndpoint(
    DirectLineGuard guard, TurnRunner runner, DirectLineHub hub, DirectLineTranscript transcript, ILogger<DirectLineActivityEndpoint> logger)
{
    /// <summary>200 with the activity's id, after its effects are on disk.</summary>
    public async Task PostAsync(HttpContext context)
    {
        var answer = await TakeAsync(context);
        if (answer.IsGood(out var id, out var error))
            await context.Response.WriteAsJsonAsync(new IdAnswer(id), DirectLineJson.Default.IdAnswer, contentType: null, context.RequestAborted);
        else
            await error.WriteAsync(context.Response, context.RequestAborted);
    }

    /// <summary>
    /// What came after the watermark. Web Chat stops polling for ever after one failure, so a store that cannot be read
    /// means "nothing new yet".
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
        DirectLineBatch batch;
        try
        {
            batch = await transcript.ReadAsync(DirectLineInbound.Key(conversation), watermark, context.RequestAborted);
        }
        catch (Exception exception) when (StoreFailure.MayPass(exception))
        {
            logger.TranscriptUnreadable(exception);
            batch = new DirectLineBatch([], watermark, IsFull: false);
        }

        await context.Response.WriteAsJsonAsync(batch.OnTheWire, WireJson.Readable.ActivityList, contentType: null, context.RequestAborted);
    }

    /// <summary>Files are not taken. 400, because Web Chat then tells the person at once.</summary>
    public async Task RefuseUploadAsync(HttpContext context)
    {
        var admitted = await guard.AdmitAsync(context, DirectLineRoutes.Conversation(context));
        await (admitted.IsGood(out _, out var error) ? DirectLineInbound.FilesAreRefused : error).WriteAsync(context.Response, context.RequestAborted);
    }

    private async Task<Checked<string>> TakeAsync(HttpContext context)
    {
        var conversation = DirectLineRoutes.Conversation(context);
        var admitted = await guard.AdmitAsync(context, conversation);
        if (!admitted.IsGood(out var grant, out var error)) return error;

        var read = await RequestBody.ReadAsync(context.Request, context.RequestAborted);
        if (!read.IsGood(out var body, out error)) return error;
        if (!WireActivity.Read(body).IsGood(out var activity, out error)) return error;
        if (!DirectLineInbound.Speaker(grant, activity).IsGood(out var user, out error)) return error;

        // Typing signals and events: nothing answers them yet, and the page only wants to hear that they came.
        if (activity.Type != ActivityTypes.Message) return DirectLineInbound.MessageId(activity, conversation, user);
        if (!DirectLineInbound.Message(activity, conversation, user).IsGood(out var inbound, out error)) return error;

        if (await runner.RunAsync(inbound, context.RequestAborted) is not TurnResult.Done done) return WireError.Busy;
        hub.Wake(conversation);
        return done.Inbound.Activity.Id ?? done.Inbound.Sequence.ToString(CultureInfo.InvariantCulture);
    }
}

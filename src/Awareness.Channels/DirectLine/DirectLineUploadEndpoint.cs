using Awareness.Channels.Wire;
using Microsoft.AspNetCore.Http;

namespace Awareness.Channels.DirectLine;

/// <summary>Takes files: <c>conversations/{id}/upload?userId=…</c>, the file as the body or a form with the message and files.</summary>
internal sealed class DirectLineUploadEndpoint(DirectLineGuard guard, DirectLineReception reception)
{
    /// <summary>200 with the id of the message. 4xx when a file may not be sent: Web Chat then tells the person at once.</summary>
    public async Task PostAsync(HttpContext context) => await IdAnswer.WriteAsync(await TakeAsync(context), context);

    private async Task<Checked<string>> TakeAsync(HttpContext context)
    {
        var admitted = await guard.AdmitToPostAsync(context, DirectLineRoutes.Conversation(context));
        if (!admitted.IsGood(out var grant, out var error)) return error;
        if (!DirectLineInbound.Speaker(grant, context.Request.Query["userId"].ToString()).IsGood(out var user, out error)) return error;
        var read = await DirectLineUpload.ReadAsync(context.Request, context.RequestAborted);
        return read.IsGood(out var activity, out error) ? await reception.TakeAsync(activity, grant, user, context.RequestAborted) : error;
    }
}

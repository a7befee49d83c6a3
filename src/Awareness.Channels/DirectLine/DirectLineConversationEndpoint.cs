using Awareness.Channels.Wire;
using Awareness.Conversations;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Awareness.Channels.DirectLine;

/// <summary>Starts conversations and finds them again: <c>POST conversations</c>, <c>GET conversations/{id}</c>.</summary>
internal sealed class DirectLineConversationEndpoint(
    DirectLineGuard guard, DirectLineTokens tokens, TurnRunner runner, DirectLineHub hub, IOptions<DirectLineOptions> options)
{
    /// <summary>201 for a new conversation, 200 for one that was started before: the same start twice is one start, with one greeting.</summary>
    public async Task StartAsync(HttpContext context)
    {
        var asked = await ReadAsync(context);
        if (!asked.IsGood(out var opening, out var error))
        {
            await error.WriteAsync(context.Response, context.RequestAborted);
            return;
        }

        var grant = opening.Grant;
        var start = DirectLineInbound.Start(grant, opening.Locale);
        if (await runner.RunAsync(start, context.RequestAborted) is not TurnResult.Done done)
        {
            await WireError.Busy.WriteAsync(context.Response, context.RequestAborted);
            return;
        }

        hub.Wake(grant.Conversation);
        context.Response.StatusCode = done.IsDuplicate ? StatusCodes.Status200OK : StatusCodes.Status201Created;
        await WriteAsync(grant, watermark: 0, context);
    }

    /// <summary>A fresh address for the socket, to read on from the page's watermark.</summary>
    public async Task ReconnectAsync(HttpContext context)
    {
        var admitted = await guard.AdmitAsync(context, DirectLineRoutes.Conversation(context));
        if (admitted.IsGood(out var grant, out var error))
            await WriteAsync(grant, DirectLineTranscript.Watermark(context.Request.Query["watermark"]), context);
        else
            await error.WriteAsync(context.Response, context.RequestAborted);
    }

    private async Task<Checked<Opening>> ReadAsync(HttpContext context)
    {
        var caller = await guard.IdentifyAsync(context);
        if (caller is DirectLineCaller.Nobody nobody) return nobody.Error;
        if (caller is DirectLineCaller.Stranger) return DirectLineErrors.Unauthorized;
        if (!await guard.MayPostAsync(caller, context)) return DirectLineErrors.TooManyPosts;

        var read = await DirectLineRequest.ReadStartAsync(context.Request, context.RequestAborted);
        if (!read.IsGood(out var request, out var error)) return error;
        // Whom the token names, whatever the body says.
        if (caller is DirectLineCaller.Holder { Grant: var held }) return new Opening(held, request.Locale);
        if (caller is not DirectLineCaller.Server { Site: var site }) return DirectLineErrors.Unauthorized;
        return request.GrantTo(site, tokenOnly: false).IsGood(out var grant, out error) ? new Opening(grant, request.Locale) : error;
    }

    private Task WriteAsync(DirectLineGrant grant, long watermark, HttpContext context)
    {
        var request = context.Request;
        var http = options.Value.PublicUrl is { Length: > 0 } known ? known : $"{request.Scheme}://{request.Host}";
        // http → ws, https → wss.
        var stream = $"ws{http["http".Length..]}{request.PathBase}{DirectLineRoutes.Prefix}/conversations/{grant.Conversation}/stream"
            + $"?watermark={watermark}&t={tokens.IssueForStream(grant)}";
        var answer = new ConversationAnswer(grant.Conversation, tokens.Issue(grant), (int)DirectLineTokens.Lifetime.TotalSeconds, stream);
        return context.Response.WriteAsJsonAsync(answer, DirectLineJson.Default.ConversationAnswer, contentType: null, context.RequestAborted);
    }

    private sealed record Opening(DirectLineGrant Grant, string? Locale);
}

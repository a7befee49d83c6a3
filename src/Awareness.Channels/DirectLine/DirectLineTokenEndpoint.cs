using System.Security.Cryptography;
using System.Text;
using Awareness.Channels.Wire;
using Microsoft.AspNetCore.Http;

namespace Awareness.Channels.DirectLine;

/// <summary>Gives tokens: <c>tokens/generate</c>, <c>tokens/refresh</c>, <c>session/getsessionid</c>.</summary>
internal sealed class DirectLineTokenEndpoint(DirectLineGuard guard, DirectLineTokens tokens)
{
    /// <summary>A token for a new conversation: to a site's server for whom it names, to our own page for somebody new.</summary>
    public async Task GenerateAsync(HttpContext context)
    {
        var granted = await GrantAsync(context);
        if (granted.IsGood(out var grant, out var error)) await WriteAsync(grant, context);
        else await error.WriteAsync(context.Response, context.RequestAborted);
    }

    /// <summary>The same token for another half hour.</summary>
    public async Task RefreshAsync(HttpContext context)
    {
        var caller = await guard.IdentifyAsync(context);
        if (caller is DirectLineCaller.Holder { Grant: var grant }) await WriteAsync(grant, context);
        else await Refusal(caller).WriteAsync(context.Response, context.RequestAborted);
    }

    /// <summary>Names the session without telling more of it: the same token, the same name. No cookie is set: the token says whose session it is.</summary>
    public async Task NameSessionAsync(HttpContext context)
    {
        var caller = await guard.IdentifyAsync(context);
        if (caller is not DirectLineCaller.Holder { Grant.Conversation: var conversation })
        {
            await Refusal(caller).WriteAsync(context.Response, context.RequestAborted);
            return;
        }

        var name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"session {conversation}")).AsSpan(0, 16));
        await context.Response.WriteAsJsonAsync(new SessionAnswer(name), DirectLineJson.Default.SessionAnswer, contentType: null, context.RequestAborted);
    }

    private static WireError Refusal(DirectLineCaller caller) => caller is DirectLineCaller.Nobody nobody ? nobody.Error : DirectLineErrors.TokenNeeded;

    private async Task<Checked<DirectLineGrant>> GrantAsync(HttpContext context)
    {
        var caller = await guard.IdentifyAsync(context);
        if (caller is DirectLineCaller.Nobody nobody) return nobody.Error;
        if (caller is DirectLineCaller.Holder) return DirectLineErrors.SecretNeeded;
        if (caller is DirectLineCaller.Stranger && guard.RefuseStranger(context) is { } refusal) return refusal;

        var read = await DirectLineRequest.ReadStartAsync(context.Request, context.RequestAborted);
        if (!read.IsGood(out var request, out var error)) return error;
        if (caller is DirectLineCaller.Server { Site: var site }) return request.GrantTo(site, tokenOnly: true);
        // Whoever proves nothing is somebody new: a name of their choice could be somebody else's. Their browser's origin goes into the token.
        IReadOnlyList<string> origins = request.Origins.Count == 0 && DirectLineGuard.Origin(context.Request) is { } own ? [own] : request.Origins;
        return DirectLineGrant.New(user: null, origins);
    }

    private Task WriteAsync(DirectLineGrant grant, HttpContext context) => context.Response.WriteAsJsonAsync(
        new ConversationAnswer(grant.Conversation, tokens.Issue(grant), (int)DirectLineTokens.Lifetime.TotalSeconds),
        DirectLineJson.Default.ConversationAnswer,
        contentType: null,
        context.RequestAborted);
}

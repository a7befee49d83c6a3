using System.Security.Cryptography;
using System.Text;
using Awareness.Channels.Wire;
using Microsoft.AspNetCore.Http;

namespace Awareness.Channels.DirectLine;

/// <summary>Gives tokens: <c>tokens/generate</c>, <c>tokens/refresh</c>, <c>session/getsessionid</c>.</summary>
internal sealed class DirectLineTokenEndpoint(DirectLineGuard guard, DirectLineTokens tokens)
{
    private static readonly WireError SecretNeeded =
        new(StatusCodes.Status401Unauthorized, "Unauthorized", "Tokens are given to servers that know a Direct Line secret.");

    private static readonly WireError TokenNeeded =
        new(StatusCodes.Status401Unauthorized, "Unauthorized", "A token that is still good is needed.");

    public async Task GenerateAsync(HttpContext context)
    {
        if (guard.NeedsSecret && await guard.IdentifyAsync(context) is not DirectLineCaller.Server)
        {
            await SecretNeeded.WriteAsync(context.Response, context.RequestAborted);
            return;
        }

        var read = await DirectLineRequest.ReadStartAsync(context.Request, context.RequestAborted);
        if (!read.IsGood(out var request, out var error))
        {
            await error.WriteAsync(context.Response, context.RequestAborted);
            return;
        }

        await WriteAsync(DirectLineGrant.New(request.UserId, request.Origins), context);
    }

    public async Task RefreshAsync(HttpContext context)
    {
        switch (await guard.IdentifyAsync(context))
        {
            case DirectLineCaller.Holder { Grant: var grant }:
                await WriteAsync(grant, context);
                return;
            case DirectLineCaller.Nobody { Error: var error }:
                await error.WriteAsync(context.Response, context.RequestAborted);
                return;
            default:
                await TokenNeeded.WriteAsync(context.Response, context.RequestAborted);
                return;
        }
    }

    /// <summary>Names the session without telling more of it: the same token, the same name.</summary>
    public async Task NameSessionAsync(HttpContext context)
    {
        switch (await guard.IdentifyAsync(context))
        {
            case DirectLineCaller.Holder { Grant.Conversation: var conversation }:
                var name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"session {conversation}")).AsSpan(0, 16));
                await context.Response.WriteAsJsonAsync(new SessionAnswer(name), DirectLineJson.Default.SessionAnswer, contentType: null, context.RequestAborted);
                return;
            case DirectLineCaller.Nobody { Error: var error }:
                await error.WriteAsync(context.Response, context.RequestAborted);
                return;
            default:
                await TokenNeeded.WriteAsync(context.Response, context.RequestAborted);
                return;
        }
    }

    private Task WriteAsync(DirectLineGrant grant, HttpContext context) => context.Response.WriteAsJsonAsync(
        new ConversationAnswer(grant.Conversation, tokens.Issue(grant), (int)DirectLineTokens.Lifetime.TotalSeconds),
        DirectLineJson.Default.ConversationAnswer,
        contentType: null,
        context.RequestAborted);
}

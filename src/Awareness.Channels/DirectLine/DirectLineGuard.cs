using Awareness.Channels.Inbound;
using Awareness.Channels.Wire;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Awareness.Channels.DirectLine;

/// <summary>Stands before every Direct Line request: who may call from where and how often, and what a failure looks like.</summary>
internal sealed class DirectLineGuard(DirectLineTokens tokens, DirectLineSites sites, InboundLimits limits, ILogger<DirectLineGuard> logger)
{
    /// <summary>Wraps a handler: origin, CORS headers, no caching, failures in the documented shape.</summary>
    public RequestDelegate Wrap(RequestDelegate handle) => async context =>
    {
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.Vary = "Origin";
        try
        {
            if (Origin(context.Request) is { } origin && !TryAllow(origin, context)) await DirectLineErrors.ForeignOrigin.WriteAsync(context.Response, context.RequestAborted);
            else if (HttpMethods.IsOptions(context.Request.Method)) context.Response.StatusCode = StatusCodes.Status204NoContent;
            else await handle(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The page is gone; if it posted, it will post again, and the id tells whether it was stored.
        }
        catch (Exception exception) when (StoreFailure.MayPass(exception) && !context.Response.HasStarted)
        {
            logger.NotStored(exception);
            await WireError.Unavailable.WriteAsync(context.Response, context.RequestAborted);
        }
        catch (Exception exception)
        {
            // Its kind alone: what went wrong may have a stranger's words in it.
            logger.Failed(exception.GetType().Name);
            if (context.Response.HasStarted) context.Abort();
            else await WireError.Internal.WriteAsync(context.Response, context.RequestAborted);
        }
    };

    /// <summary>The caller of a request.</summary>
    public async Task<DirectLineCaller> IdentifyAsync(HttpContext context)
    {
        var header = context.Request.Headers.Authorization.ToString();
        if (header.Length == 0) return new DirectLineCaller.Stranger();
        if (!header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase)) return new DirectLineCaller.Nobody(DirectLineErrors.Unauthorized);

        var credential = header["Bearer ".Length..].Trim();
        if (sites.WithSecret(credential) is not { } site) return Judge(await tokens.ReadAsync(credential), context.Request);
        return Origin(context.Request) is not { } origin || site.Trusts(origin) ? new DirectLineCaller.Server(site) : new DirectLineCaller.Nobody(DirectLineErrors.ForeignOrigin);
    }

    /// <summary>Whether a page that shows nothing may begin a conversation; null when it may.</summary>
    public WireError? RefuseStranger(HttpContext context)
    {
        if (!sites.HasOwnPage || (Origin(context.Request) is { } origin && !sites.IsOwn(origin, context.Request))) return DirectLineErrors.SecretNeeded;
        return limits.MayBegin(context) ? null : DirectLineErrors.TooManyTokens;
    }

    /// <summary>What the caller may do in the conversation the address names, or why nothing.</summary>
    public async Task<Checked<DirectLineGrant>> AdmitAsync(HttpContext context, string conversation) => Within(await IdentifyAsync(context), conversation);

    /// <summary>The same for something that is to be stored, after its turn among all that comes from the address.</summary>
    public async Task<Checked<DirectLineGrant>> AdmitToPostAsync(HttpContext context, string conversation)
    {
        var caller = await IdentifyAsync(context);
        var admitted = Within(caller, conversation);
        if (!admitted.IsGood(out _, out _)) return admitted;
        return await MayPostAsync(caller, context) ? admitted : DirectLineErrors.TooManyPosts;
    }

    /// <summary>False when too much comes from the caller's address. A server speaks for many and proved who it is.</summary>
    public async Task<bool> MayPostAsync(DirectLineCaller caller, HttpContext context) => caller is DirectLineCaller.Server || await limits.WaitToPostAsync(context);

    /// <summary>The same for the address of a socket, whose token stands in the query.</summary>
    public async Task<Checked<DirectLineGrant>> AdmitToStreamAsync(HttpContext context, string conversation) =>
        Within(Judge(await tokens.ReadForStreamAsync(context.Request.Query["t"].ToString()), context.Request), conversation);

    /// <summary>False when sockets of the conversation were opened often enough just now.</summary>
    public bool MayListen(string conversation) => limits.MayListen(conversation);

    /// <summary>The origin a browser named; null when none did.</summary>
    public static string? Origin(HttpRequest request) => request.Headers.Origin.ToString() is { Length: > 0 } origin ? origin : null;

    private static Checked<DirectLineGrant> Within(DirectLineCaller caller, string conversation) => caller switch
    {
        DirectLineCaller.Server { Site: var site } when DirectLineGrant.SiteOf(conversation) == site.Name => new DirectLineGrant(conversation, User: null, Origins: []) { Site = site.Name },
        DirectLineCaller.Holder { Grant: var grant } when grant.Conversation == conversation => grant,
        DirectLineCaller.Server or DirectLineCaller.Holder => DirectLineErrors.OtherConversation,
        DirectLineCaller.Nobody nobody => nobody.Error,
        _ => DirectLineErrors.Unauthorized,
    };

    private DirectLineCaller Judge(DirectLineTokenReading reading, HttpRequest request)
    {
        if (reading is DirectLineTokenReading.Expired) return new DirectLineCaller.Nobody(DirectLineErrors.Expired);
        if (reading is not DirectLineTokenReading.Valid { Grant: var grant }) return new DirectLineCaller.Nobody(DirectLineErrors.Unauthorized);
        var site = grant.Site is { } name ? sites.Named(name) : null;
        // A site that was taken out of the settings takes its tokens along.
        if (grant.Site is not null && site is null) return new DirectLineCaller.Nobody(DirectLineErrors.Expired);
        return IsTrusted(grant, site, request) ? new DirectLineCaller.Holder(grant) : new DirectLineCaller.Nobody(DirectLineErrors.ForeignOrigin);
    }

    /// <summary>A token is good from the origins it names; when it names none, from its site's pages and our own.</summary>
    private bool IsTrusted(DirectLineGrant grant, KnownSite? site, HttpRequest request)
    {
        if (Origin(request) is not { } origin) return true;
        if (grant.Origins.Count > 0) return grant.Origins.Contains(origin, StringComparer.OrdinalIgnoreCase);
        return sites.IsOwn(origin, request) || site?.Trusts(origin) == true;
    }

    /// <summary>Says in the answer that the origin may read it; false when it may not chat here.</summary>
    private bool TryAllow(string origin, HttpContext context)
    {
        if (!sites.IsKnown(origin, context.Request)) return false;
        var headers = context.Response.Headers;
        headers.AccessControlAllowOrigin = origin;
        headers.AccessControlExposeHeaders = "Retry-After";
        // DirectLineJS asks for this one with credentials; it has none with us, but the browser wants to hear that it may.
        if (context.Request.Path.Value?.EndsWith(DirectLineRoutes.SessionPath, StringComparison.OrdinalIgnoreCase) == true) headers.AccessControlAllowCredentials = "true";
        if (!HttpMethods.IsOptions(context.Request.Method)) return true;

        headers.AccessControlAllowMethods = "GET, POST, OPTIONS";
        headers.AccessControlAllowHeaders = "authorization, content-type, content-disposition, x-ms-bot-agent, x-requested-with";
        headers.AccessControlMaxAge = "7200";
        return true;
    }
}

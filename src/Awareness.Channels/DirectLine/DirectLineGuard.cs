using System.Security.Cryptography;
using System.Text;
using Awareness.Channels.Wire;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Awareness.Channels.DirectLine;

/// <summary>Stands before every Direct Line request: who may call from where, and what a failure looks like.</summary>
internal sealed class DirectLineGuard(DirectLineTokens tokens, IOptions<DirectLineOptions> options, ILogger<DirectLineGuard> logger)
{
    private static readonly WireError ForeignOrigin = new(StatusCodes.Status403Forbidden, "OriginNotAllowed", "Pages of this origin may not chat here.");
    private static readonly WireError Expired = new(StatusCodes.Status403Forbidden, "TokenExpired", "The token has expired.");
    private static readonly WireError Unauthorized = new(StatusCodes.Status401Unauthorized, "Unauthorized", "A valid token or secret is needed.");
    private static readonly WireError OtherConversation = new(StatusCodes.Status403Forbidden, "WrongConversation", "The token is for another conversation.");

    private readonly IReadOnlyList<byte[]> secrets = [.. options.Value.Secrets.Where(secret => secret.Length > 0).Select(Hash)];

    /// <summary>True when tokens are given only to servers that know a secret.</summary>
    public bool NeedsSecret => secrets.Count > 0;

    /// <summary>Wraps a handler: origin, CORS headers, no caching, failures in the documented shape.</summary>
    public RequestDelegate Wrap(RequestDelegate handle) => async context =>
    {
        context.Response.Headers.CacheControl = "no-store";
        try
        {
            if (Origin(context.Request) is { } origin && !TryAllow(origin, context)) await ForeignOrigin.WriteAsync(context.Response, context.RequestAborted);
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
    };

    /// <summary>The caller of a request.</summary>
    public async Task<DirectLineCaller> IdentifyAsync(HttpContext context)
    {
        var header = context.Request.Headers.Authorization.ToString();
        if (!header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase)) return new DirectLineCaller.Nobody(Unauthorized);

        var credential = header["Bearer ".Length..].Trim();
        var hash = Hash(credential);
        if (secrets.Any(secret => CryptographicOperations.FixedTimeEquals(secret, hash))) return new DirectLineCaller.Server();
        return Judge(await tokens.ReadAsync(credential), context);
    }

    /// <summary>What the caller may do in the conversation the address names, or why nothing.</summary>
    public async Task<Checked<DirectLineGrant>> AdmitAsync(HttpContext context, string conversation) => await IdentifyAsync(context) switch
    {
        DirectLineCaller.Server => new DirectLineGrant(conversation, User: null, Origins: []),
        DirectLineCaller.Holder { Grant: var grant } when grant.Conversation == conversation => grant,
        DirectLineCaller.Holder => OtherConversation,
        DirectLineCaller.Nobody nobody => nobody.Error,
        _ => Unauthorized,
    };

    /// <summary>The same for the address of a socket, whose token stands in the query.</summary>
    public async Task<Checked<DirectLineGrant>> AdmitToStreamAsync(HttpContext context, string conversation) =>
        Judge(await tokens.ReadForStreamAsync(context.Request.Query["t"].ToString()), context) switch
        {
            DirectLineCaller.Holder { Grant: var grant } when grant.Conversation == conversation => grant,
            DirectLineCaller.Holder => OtherConversation,
            DirectLineCaller.Nobody nobody => nobody.Error,
            _ => Unauthorized,
        };

    private static DirectLineCaller Judge(DirectLineTokenReading reading, HttpContext context) => reading switch
    {
        DirectLineTokenReading.Valid { Grant: var grant } when IsTrusted(grant, Origin(context.Request)) => new DirectLineCaller.Holder(grant),
        DirectLineTokenReading.Valid => new DirectLineCaller.Nobody(ForeignOrigin),
        DirectLineTokenReading.Expired => new DirectLineCaller.Nobody(Expired),
        _ => new DirectLineCaller.Nobody(Unauthorized),
    };

    private static bool IsTrusted(DirectLineGrant grant, string? origin) =>
        grant.Origins.Count == 0 || origin is null || grant.Origins.Contains(origin, StringComparer.OrdinalIgnoreCase);

    /// <summary>Says in the answer that the origin may read it; false when it may not chat here.</summary>
    private bool TryAllow(string origin, HttpContext context)
    {
        // Without the scheme: behind a proxy that ends TLS we see http where the browser saw https.
        var isOwn = Uri.TryCreate(origin, UriKind.Absolute, out var own)
            && string.Equals(own.Authority, context.Request.Host.Value, StringComparison.OrdinalIgnoreCase);
        if (!isOwn && !options.Value.AllowedOrigins.Any(allowed => allowed == "*" || allowed.TrimEnd('/').Equals(origin, StringComparison.OrdinalIgnoreCase)))
            return false;

        var headers = context.Response.Headers;
        headers.AccessControlAllowOrigin = origin;
        headers.Vary = "Origin";
        headers.AccessControlAllowCredentials = "true";
        headers.AccessControlExposeHeaders = "Retry-After";
        if (!HttpMethods.IsOptions(context.Request.Method)) return true;

        headers.AccessControlAllowMethods = "GET, POST, OPTIONS";
        headers.AccessControlAllowHeaders = "authorization, content-type, x-ms-bot-agent, x-requested-with";
        headers.AccessControlMaxAge = "7200";
        return true;
    }

    private static string? Origin(HttpRequest request) => request.Headers.Origin.ToString() is { Length: > 0 } origin ? origin : null;

    private static byte[] Hash(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));
}

/// <summary>Who calls.</summary>
internal abstract record DirectLineCaller
{
    /// <summary>A page with a token.</summary>
    public sealed record Holder(DirectLineGrant Grant) : DirectLineCaller;

    /// <summary>A server that knows a secret.</summary>
    public sealed record Server : DirectLineCaller;

    /// <summary>Somebody who proved nothing, and what to say to them.</summary>
    public sealed record Nobody(WireError Error) : DirectLineCaller;

    private DirectLineCaller() { }
}

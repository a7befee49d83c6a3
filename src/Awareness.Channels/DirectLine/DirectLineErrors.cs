using Awareness.Channels.Wire;
using Microsoft.AspNetCore.Http;

namespace Awareness.Channels.DirectLine;

/// <summary>The refusals of Direct Line. Codes stay; 403 ends a client for good, so it is for what is dead or forbidden for good.</summary>
internal static class DirectLineErrors
{
    public static WireError ForeignOrigin { get; } = new(StatusCodes.Status403Forbidden, "OriginNotAllowed", "Pages of this origin may not chat here.");

    public static WireError Expired { get; } = new(StatusCodes.Status403Forbidden, "TokenExpired", "The token has expired.");

    public static WireError Unauthorized { get; } = new(StatusCodes.Status401Unauthorized, "Unauthorized", "A valid token or secret is needed.");

    public static WireError SecretNeeded { get; } = new(StatusCodes.Status401Unauthorized, "Unauthorized", "Tokens are given to servers that know a Direct Line secret.");

    public static WireError TokenNeeded { get; } = new(StatusCodes.Status401Unauthorized, "Unauthorized", "A token that is still good is needed.");

    public static WireError OtherConversation { get; } = new(StatusCodes.Status403Forbidden, "WrongConversation", "The token or secret is for another conversation.");

    /// <summary>Before a page has a token it can wait and ask again.</summary>
    public static WireError TooManyTokens { get; } =
        new(StatusCodes.Status429TooManyRequests, "TooManyRequests", "Too many conversations begin from this network address.") { RetryAfter = TimeSpan.FromSeconds(15) };

    /// <summary>Not 429: DirectLineJS 0.15 breaks on it.</summary>
    public static WireError TooManyPosts { get; } =
        new(StatusCodes.Status503ServiceUnavailable, "Busy", "Too much is posted from this network address; nothing was stored.") { RetryAfter = TimeSpan.FromSeconds(10) };
}

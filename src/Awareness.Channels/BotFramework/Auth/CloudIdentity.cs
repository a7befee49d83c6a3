namespace Awareness.Channels.BotFramework.Auth;

/// <summary>Who may sign tokens for a bot in one cloud, and where their keys are published. Source: Microsoft's Bot Connector authentication reference and SDK constants.</summary>
internal sealed record CloudIdentity
{
    private const string WorldWide = "https://login.microsoftonline.com";
    private const string Government = "https://login.microsoftonline.us";
    private const string GovernmentTenant = "cab8a31a-1906-4287-a0d8-4eef66b95f6e";

    /// <summary>Issuer of the channels' tokens. It is also the audience of the tokens that bots send to channels, so a token for it is nobody's word to us.</summary>
    public required string ChannelIssuer { get; init; }

    /// <summary>OpenID document of the channels' keys.</summary>
    public required string ChannelMetadata { get; init; }

    /// <summary>OpenID document of the keys of bots that call as a skill's parent, and of the Emulator.</summary>
    public required string CallerMetadata { get; init; }

    /// <summary>What <c>callerId</c> says of an activity from a channel of this cloud.</summary>
    public required string CallerId { get; init; }

    /// <summary>Where tenants sign tokens of version 2.</summary>
    public required string Login { get; init; }

    /// <summary>Tenants of the Bot Framework itself, in which multi-tenant bots have their tokens signed.</summary>
    public required IReadOnlyList<string> Tenants { get; init; }

    private static CloudIdentity Public { get; } = new()
    {
        ChannelIssuer = "https://api.botframework.com",
        ChannelMetadata = "https://login.botframework.com/v1/.well-known/openidconfiguration",
        CallerMetadata = $"{WorldWide}/common/v2.0/.well-known/openid-configuration",
        CallerId = "urn:botframework:azure",
        Login = WorldWide,
        Tenants = ["d6d49420-f39b-4df7-a1dc-d59a935871db", "f8cdef31-a31e-4b4a-93e4-5f571e91255a"],
    };

    private static CloudIdentity UsGov { get; } = new()
    {
        ChannelIssuer = "https://api.botframework.us",
        ChannelMetadata = "https://login.botframework.azure.us/v1/.well-known/openidconfiguration",
        CallerMetadata = $"{Government}/{GovernmentTenant}/v2.0/.well-known/openid-configuration",
        CallerId = "urn:botframework:azureusgov",
        Login = Government,
        Tenants = [GovernmentTenant],
    };

    /// <summary>The identity of a cloud.</summary>
    public static CloudIdentity Of(BotFrameworkCloud cloud) => cloud == BotFrameworkCloud.UsGov ? UsGov : Public;

    /// <summary>Issuers of other bots' and the Emulator's tokens, each with its tenant: those of the Bot Framework, and the bot's own tenant when it lives in one.</summary>
    public IReadOnlyDictionary<string, string> CallerIssuers(BotFrameworkOptions options)
    {
        var own = options.AppType == BotFrameworkAppType.MultiTenant ? "" : options.TenantId.ToLowerInvariant();
        return Tenants.Append(own).Where(tenant => tenant.Length > 0).Distinct(StringComparer.Ordinal)
            .SelectMany(tenant => new[] { (Issuer: $"https://sts.windows.net/{tenant}/", tenant), (Issuer: $"{Login}/{tenant}/v2.0", tenant) })
            .ToDictionary(pair => pair.Issuer, pair => pair.tenant, StringComparer.Ordinal);
    }
}

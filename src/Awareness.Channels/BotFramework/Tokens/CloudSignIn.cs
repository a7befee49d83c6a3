namespace Awareness.Channels.BotFramework.Tokens;

/// <summary>Where a bot signs in, and to whom its tokens are made out. From Microsoft's documents of the Bot Connector's authentication.</summary>
internal static class CloudSignIn
{
    /// <summary>The Connector itself, which every channel stands behind.</summary>
    public static string ConnectorAudience(BotFrameworkCloud cloud) => cloud switch
    {
        BotFrameworkCloud.Public => "https://api.botframework.com",
        BotFrameworkCloud.UsGov => "https://api.botframework.us",
        _ => throw new ArgumentOutOfRangeException(nameof(cloud), cloud, "Unknown cloud."),
    };

    /// <summary>Where the tokens of an application with a secret come from; null when what is set cannot be an address to send a secret to.</summary>
    public static Uri? TokenAddress(BotFrameworkOptions options)
    {
        var login = options.LoginUrl.Length > 0 ? options.LoginUrl.TrimEnd('/') : $"{Login(options.Cloud)}/{Tenant(options)}";
        return Uri.TryCreate($"{login}/oauth2/v2.0/token", UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || address.IsLoopback) ? address : null;
    }

    private static string Login(BotFrameworkCloud cloud) => cloud switch
    {
        BotFrameworkCloud.Public => "https://login.microsoftonline.com",
        BotFrameworkCloud.UsGov => "https://login.microsoftonline.us",
        _ => throw new ArgumentOutOfRangeException(nameof(cloud), cloud, "Unknown cloud."),
    };

    /// <summary>Bots of many tenants sign in at one that Microsoft keeps for them.</summary>
    private static string Tenant(BotFrameworkOptions options) => options switch
    {
        { AppType: not BotFrameworkAppType.MultiTenant } => Uri.EscapeDataString(options.TenantId),
        { Cloud: BotFrameworkCloud.UsGov } => "MicrosoftServices.onmicrosoft.us",
        _ => "botframework.com",
    };
}

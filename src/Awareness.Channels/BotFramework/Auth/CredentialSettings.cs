namespace Awareness.Channels.BotFramework.Auth;

/// <summary>Finds settings of the bot's identity that are missing, contradict each other, or belong on a developer's machine only.</summary>
internal static class CredentialSettings
{
    private const string Prefix = "AWARENESS__BotFramework__";
    private const string AnyCaller = "*";

    /// <summary>Null when all is well, else what is wrong and how to mend it. No value is repeated: it may be a secret in the wrong place.</summary>
    public static string? Problem(BotFrameworkOptions options, bool isDevelopment) =>
        options.IsAuthenticated
            ? IdentityProblem(options) ?? TenantProblem(options) ?? CallersProblem(options) ?? AddressesProblem(options, isDevelopment)
            : NamelessProblem(options);

    private static string? NamelessProblem(BotFrameworkOptions options)
    {
        var setting = options switch
        {
            { AppPassword.Length: > 0 } => nameof(options.AppPassword),
            { TenantId.Length: > 0 } => nameof(options.TenantId),
            { AllowedCallers.Count: > 0 } => nameof(options.AllowedCallers),
            _ => null,
        };
        return setting is null ? null : $"{Prefix}{setting} is set, but {Prefix}AppId is not, so nobody would be asked who they are. Set the AppId, or remove {Prefix}{setting}.";
    }

    private static string? IdentityProblem(BotFrameworkOptions options)
    {
        var isManaged = options.AppType == BotFrameworkAppType.UserAssignedMsi;
        if (!isManaged && options.AppPassword.Length == 0)
            return $"The bot has an app id but no secret to answer with. Set {Prefix}AppPassword to the client secret of its app registration, or {Prefix}AppType=UserAssignedMsi if it is a managed identity.";
        if (isManaged && options.AppPassword.Length > 0)
            return $"A managed identity has no secret. Remove {Prefix}AppPassword, or set {Prefix}AppType to SingleTenant or MultiTenant as the bot is registered.";
        return null;
    }

    private static string? TenantProblem(BotFrameworkOptions options)
    {
        if (options.AppType == BotFrameworkAppType.MultiTenant) return null;
        if (options.TenantId.Length == 0)
            return $"A bot of type {options.AppType} lives in one tenant. Set {Prefix}TenantId to the tenant's id (Azure portal: app registration, Overview), or {Prefix}AppType=MultiTenant for an old multi-tenant bot.";
        if (Guid.TryParseExact(options.TenantId, "D", out _)) return null;
        if (options.AllowedCallers.Count > 0 || options.AllowEmulator)
            return $"{Prefix}TenantId must be the tenant's id, a GUID, when other bots or the Emulator may call: their tokens name the tenant so.";
        return HostPattern.IsValid(options.TenantId) && !options.TenantId.StartsWith('*') ? null : $"{Prefix}TenantId must be the tenant's id, a GUID, or its domain.";
    }

    private static string? CallersProblem(BotFrameworkOptions options) =>
        options.AllowedCallers.All(caller => caller == AnyCaller || Guid.TryParseExact(caller, "D", out _))
            ? null
            : $"{Prefix}AllowedCallers must be application ids (GUIDs) of bots that may call this one as a skill, or {AnyCaller} for all.";

    private static string? AddressesProblem(BotFrameworkOptions options, bool isDevelopment)
    {
        if (options.AllowEmulator && !isDevelopment)
            return $"{Prefix}AllowEmulator lets tokens of the bot's own secret in, which is for development. Remove it, or run with ASPNETCORE_ENVIRONMENT=Development.";
        if (!options.ServiceHosts.All(HostPattern.IsValid))
            return $"{Prefix}ServiceHosts must be names of hosts (host.example, or *.host.example for all below it), without scheme, port or path.";
        if (!isDevelopment && options.ServiceHosts.Any(HostPattern.IsThisMachine))
            return $"{Prefix}ServiceHosts names this machine, which is for development. Remove it, or run with ASPNETCORE_ENVIRONMENT=Development.";

        (string Name, string Value)[] urls =
        [
            (nameof(options.LoginUrl), options.LoginUrl), (nameof(options.ChannelMetadataUrl), options.ChannelMetadataUrl), (nameof(options.CallerMetadataUrl), options.CallerMetadataUrl),
        ];
        return Array.Find(urls, url => !IsUsable(url.Value, isDevelopment)) is { Name: { } name }
            ? $"{Prefix}{name} must be an https address without user name (in Development also http on this machine), or empty for the cloud's own."
            : null;
    }

    private static bool IsUsable(string url, bool isDevelopment)
    {
        if (url.Length == 0) return true;
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.UserInfo.Length > 0) return false;
        if (HostPattern.IsThisMachine(address.IdnHost)) return isDevelopment && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps);
        return address.Scheme == Uri.UriSchemeHttps;
    }
}

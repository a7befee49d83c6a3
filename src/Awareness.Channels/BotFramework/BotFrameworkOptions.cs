using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Awareness.Channels.BotFramework;

/// <summary>Settings of the Bot Framework endpoint; section <see cref="Section"/>, environment <c>AWARENESS__BotFramework__…</c>.</summary>
public sealed class BotFrameworkOptions
{
    /// <summary>Where the settings stand.</summary>
    public const string Section = "Awareness:BotFramework";

    /// <summary>The bot's application id in Microsoft Entra; empty means requests are not authenticated, which <see cref="StartGate"/> allows for development only.</summary>
    [RegularExpression("^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$", ErrorMessage = "AppId must be a GUID, or empty.")]
    public string AppId { get; set; } = "";

    /// <summary>What the application id is registered as.</summary>
    public BotFrameworkAppType AppType { get; set; } = BotFrameworkAppType.SingleTenant;

    /// <summary>The application's client secret; empty for a managed identity.</summary>
    public string AppPassword { get; set; } = "";

    /// <summary>The tenant the bot lives in: a GUID or a domain; needed for a single-tenant bot and a managed identity.</summary>
    public string TenantId { get; set; } = "";

    /// <summary>The cloud the bot lives in.</summary>
    public BotFrameworkCloud Cloud { get; set; } = BotFrameworkCloud.Public;

    /// <summary>Application ids of bots that may call this one as a skill; <c>*</c> means all. None: no skill callers.</summary>
    public IReadOnlyList<string> AllowedCallers { get; set; } = [];

    /// <summary>Whether the Bot Framework Emulator may call with the bot's own credentials. For development.</summary>
    public bool AllowEmulator { get; set; }

    /// <summary>Hosts of Connectors that may be called with the bot's token, besides those of the cloud: <c>host.example</c>, or <c>*.host.example</c> for all below it; for development also <c>localhost</c>.</summary>
    public IReadOnlyList<string> ServiceHosts { get; set; } = [];

    /// <summary>Where to sign in instead of the cloud's own address (<c>https://login…/tenant</c>), for a sovereign cloud or a test; empty otherwise.</summary>
    public string LoginUrl { get; set; } = "";

    /// <summary>OpenID document of the channels' keys instead of the cloud's own, for a sovereign cloud or a test; empty otherwise.</summary>
    public string ChannelMetadataUrl { get; set; } = "";

    /// <summary>OpenID document of the keys of skill callers and the Emulator instead of the cloud's own; empty otherwise.</summary>
    public string CallerMetadataUrl { get; set; } = "";

    /// <summary>False closes <c>/api/messages</c>, for a server that only has the page; it may then listen anywhere without an app id.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>Messages to all people in Teams together in a second: what Microsoft allows an application in one tenant.</summary>
    [Range(1, 1_000)]
    public int TeamsMessagesPerSecond { get; set; } = 30;

    /// <summary>Seconds a Connector may take to answer a send.</summary>
    [Range(1, 20)]
    public int SendTimeoutSeconds { get; set; } = 15;

    /// <summary>True when callers must prove who they are.</summary>
    internal bool IsAuthenticated => AppId.Length > 0;

    /// <summary>True when a service address may lead to this machine, over http too: the Emulator, a Connector of a test, and everything as long as there are no credentials.</summary>
    internal bool ReachesThisMachine => !IsAuthenticated || AllowEmulator || ServiceHosts.Any(HostPattern.IsThisMachine);
}

/// <summary>What an application id is registered as.</summary>
public enum BotFrameworkAppType
{
    /// <summary>In one tenant, with a secret.</summary>
    SingleTenant,

    /// <summary>In all tenants, with a secret. Azure makes no new ones since 2025-07-31.</summary>
    MultiTenant,

    /// <summary>An identity of the machine the service runs on, without a secret.</summary>
    UserAssignedMsi,
}

/// <summary>A cloud with addresses of its own.</summary>
public enum BotFrameworkCloud
{
    /// <summary>Azure.</summary>
    Public,

    /// <summary>Azure for the government of the United States.</summary>
    UsGov,
}

/// <summary>Checks <see cref="BotFrameworkOptions"/> when the service starts.</summary>
[OptionsValidator]
public sealed partial class BotFrameworkOptionsValidator : IValidateOptions<BotFrameworkOptions>;

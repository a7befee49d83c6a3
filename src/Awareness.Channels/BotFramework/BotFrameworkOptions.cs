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

    /// <summary>False closes <c>/api/messages</c>, for a server that only has the page; it may then listen anywhere without an app id.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>Seconds a Connector may take to answer a send.</summary>
    [Range(1, 60)]
    public int SendTimeoutSeconds { get; set; } = 15;

    /// <summary>True when callers must prove who they are.</summary>
    internal bool IsAuthenticated => AppId.Length > 0;
}

/// <summary>Checks <see cref="BotFrameworkOptions"/> when the service starts.</summary>
[OptionsValidator]
public sealed partial class BotFrameworkOptionsValidator : IValidateOptions<BotFrameworkOptions>;

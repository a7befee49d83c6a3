using System.ComponentModel.DataAnnotations;
using Awareness.Channels.Wire;
using Microsoft.Extensions.Options;

namespace Awareness.Channels.Messenger;

/// <summary>Settings of Facebook Messenger; section <see cref="Section"/>, environment <c>AWARENESS__Messenger__…</c>. Without <see cref="PageToken"/> the channel is closed.</summary>
public sealed class MessengerOptions : IValidatableObject
{
    /// <summary>Where the settings stand.</summary>
    public const string Section = "Awareness:Messenger";

    /// <summary>The page access token replies are sent with; empty closes the channel.</summary>
    public string PageToken { get; set; } = "";

    /// <summary>The app secret Meta signs its calls with; needed when the channel is open.</summary>
    public string AppSecret { get; set; } = "";

    /// <summary>The app secret before the last change: calls signed with it are taken too. Empty when none is being replaced.</summary>
    public string PreviousAppSecret { get; set; } = "";

    /// <summary>The word typed into "Verify token" when the webhook is registered; any text nobody can guess. Needed when the channel is open.</summary>
    public string VerifyToken { get; set; } = "";

    /// <summary>The page's id; with it, what comes for other pages of the same app is left alone. Empty: whichever page.</summary>
    [RegularExpression("^[0-9]{1,32}$", ErrorMessage = "Messenger:PageId must be the page's number, or empty.")]
    public string PageId { get; set; } = "";

    /// <summary>Version of the Graph API; Meta keeps one for about two years.</summary>
    [RegularExpression(@"^v[0-9]{1,3}\.[0-9]{1,2}$", ErrorMessage = "Messenger:GraphVersion must be like v25.0.")]
    public string GraphVersion { get; set; } = "v25.0";

    /// <summary>Where the Graph API is; another one for a test only. https, except on this machine.</summary>
    [PlatformAddress]
    public string GraphUrl { get; set; } = "https://graph.facebook.com";

    /// <summary>Whether calls prove that the app secret is known too (<c>appsecret_proof</c>), so that a stolen token alone is worth nothing once the app requires it.</summary>
    public bool ProvesAppSecret { get; set; } = true;

    /// <summary>Seconds the Graph API may take to answer a send.</summary>
    [Range(1, 30)]
    public int SendTimeoutSeconds { get; set; } = 15;

    /// <summary>Messages to all people together in a second. Meta documents 300 texts a second for a page.</summary>
    [Range(1, 300)]
    public int MessagesPerSecond { get; set; } = 200;

    /// <summary>True when the channel is open.</summary>
    internal bool IsEnabled => PageToken.Length > 0;

    /// <summary>The app secrets that may have signed a call.</summary>
    internal IReadOnlyList<string> AppSecrets => [AppSecret, PreviousAppSecret];

    /// <summary>What is wrong with the settings together; never says what a secret is.</summary>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!IsEnabled) yield break;
        if (AppSecret.Length == 0) yield return new ValidationResult("Messenger:AppSecret is needed with PageToken: without it nobody can tell Meta's calls from others.");
        if (VerifyToken.Length == 0) yield return new ValidationResult("Messenger:VerifyToken is needed with PageToken: Meta shows it when the webhook is registered.");
        foreach (var (name, secret) in Secrets().Where(pair => !IsClean(pair.Secret)))
            yield return new ValidationResult($"Messenger:{name} has blanks, line breaks or letters no such value has; copy it again.");
    }

    private IEnumerable<(string Name, string Secret)> Secrets() =>
        [(nameof(PageToken), PageToken), (nameof(AppSecret), AppSecret), (nameof(PreviousAppSecret), PreviousAppSecret), (nameof(VerifyToken), VerifyToken)];

    /// <summary>Visible ASCII: what can stand in a header, and what a line break copied along is not.</summary>
    private static bool IsClean(string secret) => secret.All(letter => letter is > ' ' and < '\x7f');
}

/// <summary>Checks <see cref="MessengerOptions"/> when the service starts.</summary>
[OptionsValidator]
public sealed partial class MessengerOptionsValidator : IValidateOptions<MessengerOptions>;

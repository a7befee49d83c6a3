using System.ComponentModel.DataAnnotations;
using Awareness.Channels.Wire;
using Microsoft.Extensions.Options;

namespace Awareness.Channels.ZaloBot;

/// <summary>
/// Settings of Zalo Bot, the platform for bots beside Official Accounts; section <see cref="Section"/>, environment <c>AWARENESS__ZaloBot__…</c>. Without a token there is no such channel.
/// </summary>
public sealed class ZaloBotOptions
{
    /// <summary>Where the settings stand.</summary>
    public const string Section = "Awareness:ZaloBot";

    /// <summary>What "Zalo Bot Manager" sent when the bot was made, for example <c>123456789:abc…</c>.</summary>
    [Required(ErrorMessage = "ZaloBot:Token is missing.")]
    [RegularExpression("^[A-Za-z0-9_-]{1,60}:[A-Za-z0-9_-]{1,300}$", ErrorMessage = "ZaloBot:Token must be as Zalo Bot Manager shows it: digits, a colon, letters.")]
    public string Token { get; set; } = "";

    /// <summary>What Zalo shows with every call of the webhook; told to it when the webhook is set.</summary>
    [Required(ErrorMessage = "ZaloBot:Secret is missing: any 16 to 256 letters, digits, _ and - that nobody can guess.")]
    [RegularExpression("^[A-Za-z0-9_-]{16,256}$", ErrorMessage = "ZaloBot:Secret must be 16 to 256 letters, digits, _ and -.")]
    public string Secret { get; set; } = "";

    /// <summary>The secret before it, which still holds while the webhook is set anew; empty otherwise.</summary>
    [RegularExpression("^[A-Za-z0-9_-]{16,256}$", ErrorMessage = "ZaloBot:PreviousSecret must be 16 to 256 letters, digits, _ and -, or empty.")]
    public string PreviousSecret { get; set; } = "";

    /// <summary>Base address of the bot platform; another one for a sandbox.</summary>
    [PlatformAddress]
    public string Address { get; set; } = "https://bot-api.zaloplatforms.com";

    /// <summary>Seconds Zalo may take to answer a send.</summary>
    [Range(1, 30)]
    public int SendTimeoutSeconds { get; set; } = 15;

    /// <summary>Messages a second to all people together. Zalo documents no figure and answers 429 beyond its own.</summary>
    [Range(1, 1_000)]
    public int MessagesPerSecond { get; set; } = 10;

    /// <summary>Hours after a person's last message in which they are written to; 0: always. Zalo documents no rule for bots; the default is that of Official Accounts.</summary>
    [Range(0, 24 * 365)]
    public int WindowHours { get; set; } = 7 * 24;

    /// <summary>The bot's own id: what stands before the colon of its token.</summary>
    internal string BotId => Token.Split(':', 2)[0];
}

/// <summary>Checks <see cref="ZaloBotOptions"/> when the service starts.</summary>
[OptionsValidator]
public sealed partial class ZaloBotOptionsValidator : IValidateOptions<ZaloBotOptions>;

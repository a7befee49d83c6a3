using System.ComponentModel.DataAnnotations;
using Awareness.Channels.Wire;
using Microsoft.Extensions.Options;

namespace Awareness.Channels.Telegram;

/// <summary>Settings of Telegram; section <see cref="Section"/>, environment <c>AWARENESS__Telegram__…</c>. Without a token there is no such channel.</summary>
public sealed class TelegramOptions
{
    /// <summary>Where the settings stand.</summary>
    public const string Section = "Awareness:Telegram";

    /// <summary>What @BotFather gave for the bot, for example <c>123456:ABC-DEF…</c>.</summary>
    [Required(ErrorMessage = "Telegram:Token is missing.")]
    [RegularExpression("^[0-9]{1,20}:[A-Za-z0-9_-]{1,200}$", ErrorMessage = "Telegram:Token must be as @BotFather shows it: digits, a colon, letters.")]
    public string Token { get; set; } = "";

    /// <summary>What Telegram shows with every call of the webhook; told to it when the webhook is set.</summary>
    [Required(ErrorMessage = "Telegram:Secret is missing: any 16 to 256 letters, digits, _ and - that nobody can guess.")]
    [RegularExpression("^[A-Za-z0-9_-]{16,256}$", ErrorMessage = "Telegram:Secret must be 16 to 256 letters, digits, _ and -.")]
    public string Secret { get; set; } = "";

    /// <summary>The secret before it, which still holds while the webhook is set anew; empty otherwise.</summary>
    [RegularExpression("^[A-Za-z0-9_-]{16,256}$", ErrorMessage = "Telegram:PreviousSecret must be 16 to 256 letters, digits, _ and -, or empty.")]
    public string PreviousSecret { get; set; } = "";

    /// <summary>Base address of the Bot API; another one for a server of one's own, or a sandbox.</summary>
    [PlatformAddress]
    public string Address { get; set; } = "https://api.telegram.org";

    /// <summary>Seconds Telegram may take to answer a send.</summary>
    [Range(1, 30)]
    public int SendTimeoutSeconds { get; set; } = 15;

    /// <summary>The bot's own id: what stands before the colon of its token.</summary>
    internal string BotId => Token.Split(':', 2)[0];
}

/// <summary>Checks <see cref="TelegramOptions"/> when the service starts.</summary>
[OptionsValidator]
public sealed partial class TelegramOptionsValidator : IValidateOptions<TelegramOptions>;

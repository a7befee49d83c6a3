using Awareness.Channels.Credentials;
using Awareness.Channels.Webhooks;
using Microsoft.Extensions.Options;

namespace Awareness.Channels.Zalo;

/// <summary>Settings of a Zalo Official Account; section <see cref="Section"/>, environment <c>AWARENESS__Zalo__…</c>. Without <see cref="AppId"/> the channel is closed.</summary>
public sealed class ZaloOptions
{
    /// <summary>Where the settings stand.</summary>
    public const string Section = "Awareness:Zalo";

    /// <summary>Id of the application at developers.zalo.me that the account has authorised; empty closes the channel.</summary>
    public string AppId { get; set; } = "";

    /// <summary>The application's secret key: tokens are asked for with it.</summary>
    public string AppSecret { get; set; } = "";

    /// <summary>Id of the Official Account; events of another account then have no effect. Needed for the signatures that contain it.</summary>
    public string OaId { get; set; } = "";

    /// <summary>The OA secret key, which stands beside the webhook's address at developers.zalo.me: events are signed with it.</summary>
    public string Secret { get; set; } = "";

    /// <summary>The OA secret key of before, while it is being replaced; empty otherwise.</summary>
    public string PreviousSecret { get; set; } = "";

    /// <summary>How events may be signed; none stands for <see cref="ZaloSignature.AppId"/>. The log says once which one came.</summary>
    public IReadOnlyList<ZaloSignature> Signatures { get; set; } = [];

    /// <summary>Hours after which an event is taken for a replay and has no effect, 1–168. Zalo repeats an event for some hours, and repeats carry the old moment.</summary>
    public int ReplayWindowHours { get; set; } = 24;

    /// <summary>A refresh token to begin with, as the API explorer gives it. It is taken up once; a later one only when it is another.</summary>
    public string RefreshToken { get; set; } = "";

    /// <summary>The key that seals tokens in the database, 32 bytes as base64; empty stands for the one in the data folder. Nodes that share a database need the same.</summary>
    public string TokenKey { get; set; } = "";

    /// <summary>The address Zalo sends the account's administrator to after the authorisation, as registered at developers.zalo.me.</summary>
    public string RedirectUrl { get; set; } = "";

    /// <summary>Hours before the end of an access token (it lives 25) at which a new one is asked for, 1–20: the time an operator has when that goes wrong.</summary>
    public int RefreshHoursBefore { get; set; } = 5;

    /// <summary>Where messages are sent.</summary>
    public string Address { get; set; } = "https://openapi.zalo.me";

    /// <summary>Where tokens are asked for.</summary>
    public string OAuthAddress { get; set; } = "https://oauth.zaloapp.com";

    /// <summary>Seconds one call may take, 1–15.</summary>
    public int SendTimeoutSeconds { get; set; } = 8;

    /// <summary>Hours after a person's last message in which they may be answered, 1–168. Zalo allows 168, the first 48 free.</summary>
    public int WindowHours { get; set; } = 168;

    /// <summary>Messages that may follow one message of a person, 0–100; 0 for any number. Zalo is said to allow 8 free ones.</summary>
    public int MessagesInWindow { get; set; } = 8;

    /// <summary>Messages to all people together in a second, 1–60. Sources say 20, or 4,000 a minute.</summary>
    public int SendsPerSecond { get; set; } = 20;

    /// <summary>Whether calls carry <c>appsecret_proof</c>, for applications that demand it (error -242).</summary>
    public bool SendAppSecretProof { get; set; }

    /// <summary>What stands as <c>template_type</c> where a message has buttons; empty leaves it out.</summary>
    public string ButtonTemplate { get; set; } = "";

    /// <summary>The HTML file with which developers.zalo.me proves that the domain is ours; it is served under its own name. Empty: none.</summary>
    public string VerificationFile { get; set; } = "";

    /// <summary>True when the channel is open.</summary>
    internal bool IsConfigured => AppId.Length > 0;

    /// <summary>The secrets that events may be signed with.</summary>
    internal IReadOnlyList<string> Secrets => [Secret, PreviousSecret];

    /// <summary>The signatures that are looked for.</summary>
    internal IReadOnlyList<ZaloSignature> AllowedSignatures => Signatures is [] ? [ZaloSignature.AppId] : Signatures;
}

/// <summary>
/// What an event's signature is made of. Zalo's own page says <see cref="AppId"/>; other sources differ, so the rest can be allowed while an account is being set up.
/// The hash is SHA-256 in hexadecimal, with or without <c>mac=</c> before it.
/// </summary>
public enum ZaloSignature
{
    /// <summary>Hash of application id, body, the event's timestamp and the OA secret key.</summary>
    AppId,

    /// <summary>The same with the account's id first.</summary>
    OaId,

    /// <summary>HMAC with the OA secret key over application id, body and timestamp.</summary>
    AppIdHmac,

    /// <summary>HMAC with the OA secret key over account id, body and timestamp.</summary>
    OaIdHmac,

    /// <summary>As <see cref="AppId"/>, with the application's secret key in place of the OA secret key.</summary>
    AppIdAppSecret,
}

/// <summary>Checks <see cref="ZaloOptions"/> when the service starts.</summary>
public sealed class ZaloOptionsValidator : IValidateOptions<ZaloOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, ZaloOptions options)
    {
        if (!options.IsConfigured) return ValidateOptionsResult.Success;
        var problems = Problems(options).ToList();
        return problems is [] ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private static IEnumerable<string> Problems(ZaloOptions options) =>
    [
        .. Texts(options),
        .. Range(nameof(options.ReplayWindowHours), options.ReplayWindowHours, 1, (int)EventMoment.Oldest.TotalHours),
        .. Range(nameof(options.RefreshHoursBefore), options.RefreshHoursBefore, 1, 20),
        .. Range(nameof(options.SendTimeoutSeconds), options.SendTimeoutSeconds, 1, 15),
        .. Range(nameof(options.WindowHours), options.WindowHours, 1, 168),
        .. Range(nameof(options.MessagesInWindow), options.MessagesInWindow, 0, 100),
        .. Range(nameof(options.SendsPerSecond), options.SendsPerSecond, 1, 60),
    ];

    private static IEnumerable<string> Texts(ZaloOptions options)
    {
        if (!options.AppId.All(char.IsAsciiDigit)) yield return "Zalo:AppId must be digits.";
        if (!options.OaId.All(char.IsAsciiDigit)) yield return "Zalo:OaId must be digits, or empty.";
        if (options.AppSecret.Length == 0) yield return "Zalo:AppSecret is missing: the secret key of the application at developers.zalo.me.";
        if (options.Secret.Length == 0) yield return "Zalo:Secret is missing: the OA secret key beside the webhook at developers.zalo.me.";
        if (options.OaId.Length == 0 && options.Signatures.Any(signature => signature is ZaloSignature.OaId or ZaloSignature.OaIdHmac))
            yield return "Zalo:OaId is missing: a signature that contains it is allowed.";
        if (options.Signatures.Any(signature => !Enum.IsDefined(signature))) yield return "Zalo:Signatures holds a name that is none.";
        if (options.TokenKey.Length > 0 && ChannelKey.Read(options.TokenKey) is null) yield return "Zalo:TokenKey must be 32 bytes as base64 (openssl rand -base64 32), or empty.";
        if (!IsAddress(options.Address)) yield return "Zalo:Address must be an https address.";
        if (!IsAddress(options.OAuthAddress)) yield return "Zalo:OAuthAddress must be an https address.";
        if (options.RedirectUrl.Length > 0 && !IsAddress(options.RedirectUrl)) yield return "Zalo:RedirectUrl must be an https address, or empty.";
    }

    private static string[] Range(string name, int value, int least, int most) => value >= least && value <= most ? [] : [$"Zalo:{name} must be {least} to {most}."];

    /// <summary>Credentials go out encrypted, or not beyond this machine.</summary>
    private static bool IsAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.UserInfo.Length == 0
        && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback));
}

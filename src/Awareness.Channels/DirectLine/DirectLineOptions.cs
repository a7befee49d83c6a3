using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Awareness.Channels.DirectLine;

/// <summary>Settings of Direct Line; section <see cref="Section"/>, environment <c>AWARENESS__DirectLine__…</c>.</summary>
public sealed class DirectLineOptions
{
    /// <summary>Where the settings stand.</summary>
    public const string Section = "Awareness:DirectLine";

    /// <summary>Secrets of servers that may ask for tokens. With none, anybody may start a conversation from our own page.</summary>
    public IReadOnlyList<string> Secrets { get; set; } = [];

    /// <summary>Origins of other sites whose pages may chat, for example <c>https://thanhdoan.example</c>; <c>*</c> means all. Our own is always allowed.</summary>
    public IReadOnlyList<string> AllowedOrigins { get; set; } = [];

    /// <summary>Address browsers reach the service at, when it is not the one the request names (a proxy that rewrites it); empty otherwise.</summary>
    [RegularExpression("^https?://[^/]+$", ErrorMessage = "PublicUrl must be like https://host, without a path, or empty.")]
    public string PublicUrl { get; set; } = "";

    /// <summary>Open sockets of this process; one more is told to come back, and the page polls or tries again.</summary>
    [Range(1, 100_000)]
    public int MaxSockets { get; set; } = 5_000;

    /// <summary>Seconds of silence on a socket after which a sign of life is sent.</summary>
    [Range(1, 60)]
    public int KeepAliveSeconds { get; set; } = 15;

    /// <summary>Seconds until a socket looks for activities that another process committed.</summary>
    [Range(1, 60)]
    public int LookAgainSeconds { get; set; } = 5;
}

/// <summary>Checks <see cref="DirectLineOptions"/> when the service starts.</summary>
[OptionsValidator]
public sealed partial class DirectLineOptionsValidator : IValidateOptions<DirectLineOptions>;

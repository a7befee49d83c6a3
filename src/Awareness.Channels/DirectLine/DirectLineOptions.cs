using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Awareness.Channels.DirectLine;

/// <summary>Settings of Direct Line; section <see cref="Section"/>, environment <c>AWARENESS__DirectLine__…</c>.</summary>
public sealed class DirectLineOptions
{
    /// <summary>Where the settings stand.</summary>
    public const string Section = "Awareness:DirectLine";

    /// <summary>Other sites that may chat here.</summary>
    public IReadOnlyList<DirectLineSite> Sites { get; set; } = [];

    /// <summary>Whether our own page may chat without a secret. <c>false</c> for a service that only sites with a secret may use.</summary>
    public bool OwnPage { get; set; } = true;

    /// <summary>Address browsers reach the service at, when it is not the one the request names (a proxy that rewrites it); empty otherwise.</summary>
    [RegularExpression("^https?://[^/]+$", ErrorMessage = "PublicUrl must be like https://host, without a path, or empty.")]
    public string PublicUrl { get; set; } = "";

    /// <summary>Open sockets of this process; one more is told to come back, and the page polls or tries again.</summary>
    [Range(1, 100_000)]
    public int MaxSockets { get; set; } = 5_000;

    /// <summary>Open sockets of one network address, of <see cref="MaxSockets"/>. A school or a mobile operator is one address to us, so not too few.</summary>
    [Range(1, 100_000)]
    public int MaxSocketsPerAddress { get; set; } = 500;

    /// <summary>Seconds of silence on a socket after which a sign of life is sent.</summary>
    [Range(1, 60)]
    public int KeepAliveSeconds { get; set; } = 15;

    /// <summary>Seconds until a socket looks for activities that another process committed.</summary>
    [Range(1, 60)]
    public int LookAgainSeconds { get; set; } = 5;
}

/// <summary>A site that may chat here: a school's own page, the app of an office.</summary>
public sealed class DirectLineSite
{
    /// <summary>Short name, small letters, digits and inner hyphens, at most <see cref="DirectLineSitesValidator.NameLength"/>. It stands in the ids of the site's conversations, so it stays.</summary>
    public string Name { get; set; } = "";

    /// <summary>Secrets of the site's server; two are live while one is replaced. With none the site can only show our page in a frame.</summary>
    public IReadOnlyList<string> Secrets { get; set; } = [];

    /// <summary>Origins of the site's pages, for example <c>https://thptbaichay.example</c>: browsers may chat from these, and show our chat in a frame.</summary>
    public IReadOnlyList<string> TrustedOrigins { get; set; } = [];
}

/// <summary>Checks the ranges of <see cref="DirectLineOptions"/> when the service starts.</summary>
[OptionsValidator]
public sealed partial class DirectLineOptionsValidator : IValidateOptions<DirectLineOptions>;

/// <summary>Checks the sites of <see cref="DirectLineOptions"/> when the service starts. Never repeats a secret.</summary>
public sealed class DirectLineSitesValidator : IValidateOptions<DirectLineOptions>
{
    /// <summary>Characters of the longest name.</summary>
    public const int NameLength = 30;

    /// <summary>Characters of the shortest secret.</summary>
    public const int SecretLength = 16;

    private const int MostSecrets = 2;

    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, DirectLineOptions options)
    {
        List<string> problems = [];
        for (var i = 0; i < options.Sites.Count; i++)
        {
            var (site, place) = (options.Sites[i], $"{DirectLineOptions.Section}:Sites:{i}");
            if (!IsName(site.Name)) problems.Add($"{place}:Name must be 1 to {NameLength} small letters, digits and inner hyphens.");
            if (options.Sites.Take(i).Any(other => other.Name == site.Name)) problems.Add($"{place}:Name is the name of another site too.");
            if (site.Secrets.Count > MostSecrets) problems.Add($"{place}:Secrets has more than {MostSecrets} entries: one in use, and one while it is replaced.");
            if (site.Secrets.Any(secret => secret.Length < SecretLength)) problems.Add($"{place}:Secrets has one shorter than {SecretLength} characters.");
            if (options.Sites.Take(i).Any(other => other.Secrets.Intersect(site.Secrets, StringComparer.Ordinal).Any())) problems.Add($"{place}:Secrets has one that another site has too.");
            problems.AddRange(site.TrustedOrigins.Where(origin => !IsOrigin(origin)).Select(origin => $"{place}:TrustedOrigins: '{origin}' must be like https://school.example, without a path or a star."));
        }

        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private static bool IsName(string name) =>
        name.Length is > 0 and <= NameLength && name[0] != '-' && name[^1] != '-' && name.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-');

    /// <summary>Also safe to stand in a policy header: no blank, semicolon, comma or quote passes.</summary>
    private static bool IsOrigin(string origin) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http" && uri.UserInfo.Length == 0
        && string.Equals(uri.GetLeftPart(UriPartial.Authority), origin.TrimEnd('/'), StringComparison.OrdinalIgnoreCase)
        && origin.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is ':' or '/' or '.' or '-' or '[' or ']');
}

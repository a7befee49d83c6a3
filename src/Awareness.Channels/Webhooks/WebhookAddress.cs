namespace Awareness.Channels.Webhooks;

/// <summary>Where a platform is to post what people say, and what a check says of where it posts.</summary>
internal static class WebhookAddress
{
    /// <summary>What to do about a webhook that is not as it must be.</summary>
    public const string SetAnew = "Run `awareness channels check --set-up --public-url https://<your domain>`.";

    /// <summary>The address of the webhook at <paramref name="path"/> of the service at <paramref name="publicUrl"/>.</summary>
    public static string Of(Uri publicUrl, string path) => new Uri(publicUrl, path).AbsoluteUri;

    /// <summary>How it stands with the address a platform posts to.</summary>
    /// <param name="platform">The platform's name, as the operator knows it.</param>
    /// <param name="known">The address the platform has; null or empty when it has none.</param>
    /// <param name="publicUrl">Where platforms reach the service; null when it is not known.</param>
    /// <param name="path">Path of our webhook.</param>
    public static CheckLine Check(string platform, string? known, Uri? publicUrl, string path)
    {
        if (known is not { Length: > 0 }) return CheckLine.Bad($"{platform} does not know where to post: no webhook is set.", SetAnew);
        var posts = $"{platform} posts to {CheckLine.Shown(known)}";
        if (publicUrl is null) return CheckLine.Doubtful($"{posts}; whether that is this service is not known.", "Name the service's own address with --public-url.");
        var wanted = Of(publicUrl, path);
        return known == wanted ? CheckLine.Good($"{platform} posts to {known}.") : CheckLine.Bad($"{posts} instead of {wanted}.", SetAnew);
    }
}

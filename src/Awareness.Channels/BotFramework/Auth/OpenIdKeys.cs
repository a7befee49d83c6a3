using System.Net;
using System.Text.Json;
using Awareness.Channels.Wire;

namespace Awareness.Channels.BotFramework.Auth;

/// <summary>Where one issuer publishes its keys: an OpenID document at an address the settings name, and the key set it names on the same server.</summary>
internal sealed class OpenIdKeys(PlatformHttp http, Uri metadata)
{
    /// <summary>Bytes of the largest document or key set that is read.</summary>
    public const int Cap = 512 * 1024;

    private const int MaxDepth = 16;

    /// <summary>For each of the two calls; a channel waits 10 to 15 seconds for its answer.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    /// <summary>The server that is asked, for the operator's log.</summary>
    public string Host => metadata.IdnHost;

    /// <summary>The keys as they are published now, or why there are none.</summary>
    public async Task<(KeySet? Keys, string Problem)> FetchAsync(CancellationToken cancellationToken)
    {
        var (document, problem) = await GetAsync(metadata, cancellationToken);
        if (document is null) return (null, problem);
        if (KeysAddress(document) is not { } address) return (null, "the OpenID document names no key set on its own server");
        (document, problem) = await GetAsync(address, cancellationToken);
        if (document is null) return (null, problem);
        return KeySet.Read(document) is { } keys ? (keys, "") : (null, "the key set has no key that could be used");
    }

    private async Task<(byte[]? Document, string Problem)> GetAsync(Uri address, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { { "Accept", "application/json" } } };
        return await http.CallAsync(request, Patience, cancellationToken) switch
        {
            PlatformAnswer.Answered { Status: HttpStatusCode.OK, Body: { } body } => (body, ""),
            PlatformAnswer.Answered { Status: HttpStatusCode.OK } => (null, "the answer is too large or was cut off"),
            PlatformAnswer.Answered answered => (null, $"HTTP {(int)answered.Status}"),
            PlatformAnswer.NeverArrived never => (null, never.Reason),
            PlatformAnswer.Lost lost => (null, lost.Reason),
            var other => throw new InvalidOperationException($"Unknown answer {other.GetType()}."),
        };
    }

    /// <summary>Only an address on the very server of the settings: a document that was tampered with must not choose who signs.</summary>
    private Uri? KeysAddress(byte[] document)
    {
        try
        {
            using var json = JsonDocument.Parse(document, new JsonDocumentOptions { MaxDepth = MaxDepth });
            if (json.RootElement.ValueKind != JsonValueKind.Object || !json.RootElement.TryGetProperty("jwks_uri", out var value) || value.ValueKind != JsonValueKind.String) return null;
            return Uri.TryCreate(value.GetString(), UriKind.Absolute, out var address) && IsSameServer(address) ? address : null;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private bool IsSameServer(Uri address) =>
        address.Scheme == metadata.Scheme && address.IdnHost.Equals(metadata.IdnHost, StringComparison.OrdinalIgnoreCase) && address.Port == metadata.Port && address.UserInfo.Length == 0;
}

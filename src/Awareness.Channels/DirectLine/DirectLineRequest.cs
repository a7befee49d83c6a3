using System.Text.Json;
using Awareness.Channels.Wire;
using Microsoft.AspNetCore.Http;

namespace Awareness.Channels.DirectLine;

/// <summary>What a request to start a conversation asks for, checked.</summary>
/// <param name="UserId">The person's id, or null when we are to choose one.</param>
/// <param name="Origins">Origins the token is to be used from.</param>
/// <param name="Locale">Language of the page.</param>
internal sealed record DirectLineRequest(string? UserId, IReadOnlyList<string> Origins, string? Locale)
{
    private const int MostOrigins = 10;
    private const int OriginLength = 200;

    /// <summary>A person's id; shorter than others, because it goes into every token.</summary>
    public const int UserIdLength = 128;

    /// <summary>Reads the body; an empty one asks for nothing special.</summary>
    public static async Task<Checked<DirectLineRequest>> ReadStartAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var read = await RequestBody.ReadAsync(request, DirectLineInbound.MessageCap, cancellationToken);
        if (!read.IsGood(out var body, out var error)) return error;
        if (body.Length == 0) return new DirectLineRequest(UserId: null, Origins: [], Locale: null);
        if (!RequestBody.TryMend(body)) return WireError.BadArgument("The body is not UTF-8.");
        try
        {
            return Check(JsonSerializer.Deserialize(body, DirectLineJson.Default.StartRequest));
        }
        catch (JsonException)
        {
            return WireError.BadArgument("The body is not valid JSON of the shape {\"user\":{\"id\":\"dl_…\"}}.");
        }
    }

    /// <summary>What a site's server asked for: a person of its own and origins out of its own, or those of the site.</summary>
    /// <param name="site">Whose server asks.</param>
    /// <param name="tokenOnly">True for <c>tokens/generate</c>, where a person's id must begin with <c>dl_</c>: such ids come from tokens alone.</param>
    public Checked<DirectLineGrant> GrantTo(KnownSite site, bool tokenOnly)
    {
        if (tokenOnly && UserId is not null && !DirectLineGrant.IsFromToken(UserId)) return WireError.BadArgument($"'user.id' must begin with {DirectLineGrant.TokenUser}.");
        if (Origins.FirstOrDefault(origin => !site.Trusts(origin)) is not null) return WireError.BadArgument("'trustedOrigins' names an origin that is not among the site's.");
        return DirectLineGrant.New(UserId, Origins, site.Name);
    }

    private static Checked<DirectLineRequest> Check(StartRequest? asked)
    {
        if (asked?.User?.Id is { Length: > UserIdLength }) return WireError.BadArgument($"'user.id' is longer than {UserIdLength} characters.");
        var origins = asked?.TrustedOrigins?.OfType<string>().Select(origin => origin.TrimEnd('/')).ToList() ?? [];
        if (origins.Count > MostOrigins || origins.Exists(origin => origin.Length > OriginLength))
            return WireError.BadArgument($"'trustedOrigins' has more than {MostOrigins} entries, or one longer than {OriginLength} characters.");
        return new DirectLineRequest(asked?.User?.Id is { Length: > 0 } id ? id : null, origins, asked?.Locale);
    }
}

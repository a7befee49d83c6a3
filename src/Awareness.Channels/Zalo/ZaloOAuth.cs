using System.Net;
using System.Text.Json;
using Awareness.Channels.Wire;
using Awareness.Delivery;
using Microsoft.Extensions.Options;

namespace Awareness.Channels.Zalo;

/// <summary>Asks Zalo for tokens, once a call: a refresh token is good for one exchange, so a second try is the caller's decision.</summary>
internal sealed class ZaloOAuth(PlatformHttp http, IOptions<ZaloOptions> options, TimeProvider time)
{
    /// <summary>How long Zalo may take to give tokens.</summary>
    public static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);

    /// <summary>How long a refresh token is good when Zalo does not say.</summary>
    private static readonly TimeSpan RefreshLife = TimeSpan.FromDays(90);

    /// <summary>How long an access token is taken to be good when Zalo does not say: shorter than it is.</summary>
    private static readonly TimeSpan AccessLife = TimeSpan.FromHours(1);

    private static readonly TimeSpan LongestLife = TimeSpan.FromDays(366);

    /// <summary>Exchanges a refresh token for a new pair.</summary>
    public Task<ZaloGrant> RefreshAsync(string refreshToken, CancellationToken cancellationToken) =>
        AskAsync([new("grant_type", "refresh_token"), new("refresh_token", refreshToken)], cancellationToken);

    /// <summary>Exchanges the code of an authorisation, which is good for ten minutes, for the first pair.</summary>
    public Task<ZaloGrant> ExchangeAsync(string code, string verifier, CancellationToken cancellationToken) =>
        AskAsync([new("grant_type", "authorization_code"), new("code", code), new("code_verifier", verifier)], cancellationToken);

    private async Task<ZaloGrant> AskAsync(KeyValuePair<string, string>[] fields, CancellationToken cancellationToken)
    {
        var settings = options.Value;
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"{settings.OAuthAddress.TrimEnd('/')}/v4/oa/access_token"))
        {
            Content = new FormUrlEncodedContent([new("app_id", settings.AppId), .. fields]),
        };
        request.Headers.TryAddWithoutValidation("secret_key", settings.AppSecret);
        return await http.CallAsync(request, Timeout, cancellationToken) switch
        {
            PlatformAnswer.Answered answer => Judge(answer),
            PlatformAnswer.NeverArrived never => new ZaloGrant.None(new ExchangeFailure.NotAsked(), never.Reason),
            PlatformAnswer.Lost lost => new ZaloGrant.None(new ExchangeFailure.Unanswered(), lost.Reason),
            var other => throw new InvalidOperationException($"Unknown answer {other.GetType().Name}."),
        };
    }

    /// <summary>A refusal comes inside HTTP 200. What cannot be read may have been a new pair.</summary>
    private ZaloGrant Judge(PlatformAnswer.Answered answer)
    {
        var status = $"HTTP {(int)answer.Status}";
        if (answer.Status is HttpStatusCode.TooManyRequests) return new ZaloGrant.None(new ExchangeFailure.NotAsked(), status);
        if ((int)answer.Status >= 500) return new ZaloGrant.None(new ExchangeFailure.Unanswered(), status);
        var isGood = (int)answer.Status is >= 200 and < 300;
        using var parsed = WirePayload.TryParse(answer.Body);
        if (isGood && parsed is not null && Pair(parsed.RootElement) is { } pair) return new ZaloGrant.Granted(pair);
        if (parsed?.RootElement.Number("error") is { } code and not 0) return Refused($"error {code}");
        return isGood ? new ZaloGrant.None(new ExchangeFailure.Unanswered(), "an answer without tokens") : Refused(status);
    }

    private static ZaloGrant.None Refused(string reason) => new(new ExchangeFailure.Refused(reason), reason);

    private ZaloPair? Pair(JsonElement answer)
    {
        if (answer.Text("access_token") is not { Length: > 0 } access || answer.Text("refresh_token") is not { Length: > 0 } refresh) return null;
        // What cannot stand in a header would make every send fail as if the way were broken.
        if (access.Any(letter => letter is <= ' ' or > '~')) return null;
        var now = time.GetUtcNow();
        return new ZaloPair(access, now + Life(answer, "expires_in", AccessLife), refresh, now + Life(answer, "refresh_token_expires_in", RefreshLife));
    }

    private static TimeSpan Life(JsonElement answer, string name, TimeSpan otherwise) =>
        answer.Number(name) is { } seconds and > 0 && seconds <= LongestLife.TotalSeconds ? TimeSpan.FromSeconds(seconds) : otherwise;
}

/// <summary>What came of asking for tokens.</summary>
internal abstract record ZaloGrant
{
    /// <summary>A new pair; the old refresh token is used up.</summary>
    public sealed record Granted(ZaloPair Pair) : ZaloGrant;

    /// <summary>Nothing. <paramref name="Reason"/> holds codes, never Zalo's words.</summary>
    public sealed record None(ExchangeFailure Failure, string Reason) : ZaloGrant;

    private ZaloGrant() { }
}

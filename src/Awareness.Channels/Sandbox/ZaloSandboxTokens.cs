using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Awareness.Channels.Zalo;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Awareness.Channels.Sandbox;

/// <summary>Gives out tokens as oauth.zaloapp.com is described to: access tokens for 25 hours, refresh tokens for three months and one exchange, codes for ten minutes.</summary>
public sealed class ZaloSandboxTokens
{
    internal const string PermissionPath = "/v4/oa/permission";
    private const string TokenPath = "/v4/oa/access_token";

    private static readonly TimeSpan AccessLife = TimeSpan.FromHours(25);
    private static readonly TimeSpan RefreshLife = TimeSpan.FromDays(90);
    private static readonly TimeSpan CodeLife = TimeSpan.FromMinutes(10);

    private readonly Lock door = new();
    private readonly Dictionary<string, DateTimeOffset> access = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DateTimeOffset> refresh = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string Challenge, DateTimeOffset Until)> codes = new(StringComparer.Ordinal);
    private readonly ZaloOptions account;
    private readonly TimeProvider time;

    internal ZaloSandboxTokens(ZaloOptions account, TimeProvider time) => (this.account, this.time) = (account, time);

    /// <summary>How many refresh tokens were exchanged for a pair.</summary>
    public int Exchanges { get; private set; }

    /// <summary>How many exchanges were refused.</summary>
    public int Refusals { get; private set; }

    /// <summary>A pair as an administrator gets it from the API explorer.</summary>
    public (string Access, string Refresh) Issue()
    {
        lock (door) return New();
    }

    /// <summary>The administrator takes every permission back: no token is good any more.</summary>
    public void Revoke()
    {
        lock (door)
        {
            access.Clear();
            refresh.Clear();
        }
    }

    /// <summary>Ends one access token before its time, as Zalo may.</summary>
    public void End(string accessToken)
    {
        lock (door) access.Remove(accessToken);
    }

    /// <summary>The administrator consents to a link: the code that Zalo puts into the address it goes back to.</summary>
    /// <param name="challenge">The link's <c>code_challenge</c>.</param>
    public string Approve(string challenge)
    {
        lock (door)
        {
            var code = NewText("code");
            codes[code] = (challenge, time.GetUtcNow() + CodeLife);
            return code;
        }
    }

    /// <summary>True when a call asks for tokens.</summary>
    internal static bool Takes(PlatformCall call) => call.Method == "POST" && call.Target == TokenPath;

    /// <summary>The code for a call with this access token, or null when all is well.</summary>
    internal int? Problem(string accessToken)
    {
        lock (door)
        {
            if (!access.TryGetValue(accessToken, out var until)) return -216;
            return until > time.GetUtcNow() ? null : -220;
        }
    }

    /// <summary>Answers an exchange.</summary>
    internal JsonObject Exchange(PlatformCall call)
    {
        var fields = QueryHelpers.ParseQuery(call.Body);
        lock (door)
        {
            var isOurs = fields["app_id"] == account.AppId && call.Headers.GetValueOrDefault("secret_key", "") == account.AppSecret;
            var isGood = isOurs && fields["grant_type"].ToString() switch
            {
                "refresh_token" => refresh.Remove(fields["refresh_token"].ToString(), out var until) && until > time.GetUtcNow(),
                "authorization_code" => codes.Remove(fields["code"].ToString(), out var kept) && kept.Until > time.GetUtcNow() && kept.Challenge == ChallengeOf(fields["code_verifier"].ToString()),
                _ => false,
            };
            if (!isGood)
            {
                Refusals++;
                return ZaloSandbox.Error(isOurs ? -14014 : -14002);
            }

            Exchanges++;
            var (accessToken, refreshToken) = New();
            return new JsonObject
            {
                ["access_token"] = accessToken,
                ["refresh_token"] = refreshToken,
                ["expires_in"] = AccessLife.TotalSeconds.ToString(CultureInfo.InvariantCulture),
            };
        }
    }

    /// <summary>The page on which the administrator consents; here nobody is asked.</summary>
    internal Task ApproveAsync(PlatformCall call, HttpResponse response)
    {
        var fields = QueryHelpers.ParseQuery(call.Target[call.Target.IndexOf('?', StringComparison.Ordinal)..]);
        var back = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["code"] = Approve(fields["code_challenge"].ToString()),
            ["oa_id"] = account.OaId,
            ["state"] = fields["state"],
        };
        response.Redirect(QueryHelpers.AddQueryString(fields["redirect_uri"].ToString(), back));
        return Task.CompletedTask;
    }

    private static string ChallengeOf(string verifier) => Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)));

    private static string NewText(string kind) => $"{kind}-{RandomNumberGenerator.GetHexString(40, lowercase: true)}";

    private (string Access, string Refresh) New()
    {
        var pair = (Access: NewText("zalo-access"), Refresh: NewText("zalo-refresh"));
        access[pair.Access] = time.GetUtcNow() + AccessLife;
        refresh[pair.Refresh] = time.GetUtcNow() + RefreshLife;
        return pair;
    }
}

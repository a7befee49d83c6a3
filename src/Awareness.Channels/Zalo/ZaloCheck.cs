using System.Data.Common;
using System.Globalization;
using Awareness.Channels.Webhooks;
using Awareness.Channels.Wire;
using Microsoft.Extensions.Options;

namespace Awareness.Channels.Zalo;

/// <summary>Asks Zalo whether it knows our access token, and looks how long the tokens last. Renews nothing: beside a running service that would use up its refresh token.</summary>
internal sealed class ZaloCheck(ZaloVault vault, PatientHttp http, IOptions<ZaloOptions> options, TimeProvider time) : IChannelCheck
{
    private const string Authorise = "Run `awareness channels authorize zalo`.";
    private const int TokenInvalid = -216;
    private const int TokenExpired = -220;

    /// <summary>From here on an operator is told that the refresh token ends.</summary>
    private static readonly TimeSpan Soon = TimeSpan.FromDays(14);

    /// <inheritdoc/>
    public string Name => ZaloEvent.Channel;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<CheckLine>> CheckAsync(Uri? publicUrl, CancellationToken cancellationToken)
    {
        List<CheckLine> lines = [Hook(publicUrl), .. Settings(options.Value)];
        try
        {
            if (await vault.FindAsync(cancellationToken) is not { } kept) return [.. lines, CheckLine.Bad("The Official Account has not authorised the application yet.", Authorise)];
            if (kept.Pair is not { } pair) return [.. lines, CheckLine.Bad("The tokens in the database were sealed with another key.", "Set Zalo:TokenKey as the service has it, or name its data folder with --data.")];
            return [.. lines, .. Renewal(kept, pair), await AccountAsync(pair, cancellationToken)];
        }
        catch (DbException)
        {
            return [.. lines, CheckLine.Bad("The database with the tokens cannot be read.", "Name the service's data folder with --data, or its database with AWARENESS__Postgres.")];
        }
    }

    /// <summary>Zalo tells nobody which address it posts to: an operator has to look.</summary>
    private static CheckLine Hook(Uri? publicUrl) => CheckLine.Doubtful(
        "Zalo cannot be asked where it posts.",
        $"See at developers.zalo.me, your application, Webhook, that the address is {(publicUrl is null ? $"https://<your domain>{ZaloWebhook.HookPath}" : WebhookAddress.Of(publicUrl, ZaloWebhook.HookPath))} "
        + "and that user_send_*, follow, unfollow and user_withdraw are switched on; then write to the account: the service's log names the signature it saw.");

    private static IEnumerable<CheckLine> Settings(ZaloOptions settings)
    {
        if (settings.OaId.Length == 0) yield return CheckLine.Doubtful("Zalo:OaId is not set: events of any account that uses the application are taken.", "Set it to the account's id.");
        if (settings.AllowedSignatures.Count > 1)
            yield return CheckLine.Doubtful("Several signatures are allowed.", "Leave in Zalo:Signatures the one that the service's log names (\"Zalo signs its events as …\").");
        if (settings.PreviousSecret.Length > 0) yield return CheckLine.Doubtful("Zalo:PreviousSecret is still live.", "Take it away when Zalo signs with the new key.");
    }

    private IEnumerable<CheckLine> Renewal(ZaloKept kept, ZaloPair pair)
    {
        if (kept.Row.Refusal is { } no)
        {
            var lost = kept.Row.AskedAt is { } asked && asked < no.At ? $" An exchange of {Shown(asked)} was never answered: the new tokens were lost with it." : "";
            yield return CheckLine.Bad($"Zalo does not renew the access token since {Shown(no.At)} ({no.Reason}).{lost}", Authorise);
            yield break;
        }

        if (pair.RefreshUntil <= time.GetUtcNow() + Soon)
            yield return CheckLine.Doubtful($"The refresh token ends at {Shown(pair.RefreshUntil)}.", $"A running service renews it every day: see that it runs. {Authorise}");
        else yield return CheckLine.Good($"The access token lasts until {Shown(pair.AccessUntil)} and is renewed by the service; the refresh token lasts until {Shown(pair.RefreshUntil)}.");
    }

    private async Task<CheckLine> AccountAsync(ZaloPair pair, CancellationToken cancellationToken)
    {
        if (pair.Access.Length == 0) return CheckLine.Doubtful("There is no access token yet.", "The service asks for one when it starts: start it, then check again.");
        var answer = await http.AskAsync(() => Request(pair.Access), cancellationToken);
        if (answer is not PlatformAnswer.Answered { Body: { } body } told)
            return CheckLine.Bad("getoa: Zalo cannot be reached.", "See that this machine may call openapi.zalo.me (proxy, firewall, DNS), or set Zalo:Address.");
        return Told(body) switch
        {
            (0, { } account) when options.Value.OaId.Length > 0 && account != options.Value.OaId =>
                CheckLine.Bad($"The tokens belong to account {Digits(account)}, not to Zalo:OaId.", $"Set Zalo:OaId to that id, or authorise the right account. {Authorise}"),
            (0, _) => CheckLine.Good("Zalo knows the access token."),
            (TokenInvalid or TokenExpired, _) => CheckLine.Bad("getoa: Zalo does not know the access token.", $"See that the service runs: it renews the token by itself. If it does not help: {Authorise}"),
            ({ } code, _) => CheckLine.Bad($"getoa: Zalo answered error {code}.", "See docs/channels.md for what the number means."),
            _ => CheckLine.Bad($"getoa: Zalo answered HTTP {(int)told.Status}.", "Try again later."),
        };
    }

    private HttpRequestMessage Request(string token)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"{options.Value.Address.TrimEnd('/')}/v2.0/oa/getoa"));
        ZaloChannel.Sign(request, token, options.Value);
        return request;
    }

    private static (long? Error, string? Account) Told(byte[] body)
    {
        using var parsed = WirePayload.TryParse(body);
        return (parsed?.RootElement.Number("error"), parsed?.RootElement.Field("data")?.Text("oa_id"));
    }

    private static string Digits(string text) => new([.. WholeText.Cut(text, 30).Where(char.IsAsciiDigit)]);

    private static string Shown(DateTimeOffset moment) => moment.ToOffset(VietnamTime.Offset).ToString("HH:mm dd/MM/yyyy", CultureInfo.InvariantCulture);
}

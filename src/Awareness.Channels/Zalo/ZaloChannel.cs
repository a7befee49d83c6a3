using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Awareness.Channels.Wire;
using Awareness.Delivery;
using Microsoft.Extensions.Options;

namespace Awareness.Channels.Zalo;

/// <summary>Sends replies as consultation messages of a Zalo Official Account.</summary>
internal sealed class ZaloChannel(PlatformHttp http, ZaloTokens tokens, IOptions<ZaloOptions> options) : IChannel
{
    private readonly Uri address = new($"{options.Value.Address.TrimEnd('/')}/v3.0/oa/message/cs");

    /// <inheritdoc/>
    public string Name => ZaloEvent.Channel;

    /// <summary>A send may be a call that is answered with a refused token, the new token, and the call again.</summary>
    public SendPolicy Policy { get; } = new()
    {
        LongestSend = (2 * TimeSpan.FromSeconds(options.Value.SendTimeoutSeconds)) + ZaloOAuth.Timeout + PlatformHttp.Leeway,
        Overall = new SendRate(options.Value.SendsPerSecond, TimeSpan.FromSeconds(1)),
        Window = TimeSpan.FromHours(options.Value.WindowHours),
        MessagesInWindow = options.Value.MessagesInWindow is > 0 and var most ? most : null,
    };

    /// <inheritdoc/>
    public async Task<SendResult> SendAsync(OutboundActivity outbound, CancellationToken cancellationToken)
    {
        // Zalo has no sign of typing: there is nothing to be sent, and nothing is lost.
        if (outbound.Entry.Activity.Type == ActivityTypes.Typing) return new SendResult.Sent(ExternalId: null);
        if (ZaloMessages.Of(outbound.Entry.Activity, outbound.Conversation.Id, options.Value) is not { } message)
            return new SendResult.Refused(SendRefusal.Content, "no text, or one longer than Zalo takes");

        var body = JsonSerializer.SerializeToUtf8Bytes(message, ZaloJson.Readable.ZaloMessage);
        var access = await tokens.GetAsync(cancellationToken);
        if (access is not ZaloAccess.Token { Value: var first }) return Without(access);
        if (await CallAsync(body, first, cancellationToken) is { } result) return result;

        access = await tokens.RenewAsync(first, cancellationToken);
        if (access is not ZaloAccess.Token { Value: var second }) return Without(access);
        return await CallAsync(body, second, cancellationToken) ?? new SendResult.Refused(SendRefusal.Credentials, "the access token is refused, a new one too");
    }

    private static SendResult Without(ZaloAccess access) => access switch
    {
        ZaloAccess.NotNow later => new SendResult.RetryLater(After: null, later.Reason),
        ZaloAccess.None => new SendResult.Refused(SendRefusal.Credentials, "no access token: the account must be authorised"),
        _ => throw new InvalidOperationException("There is a token."),
    };

    /// <summary>One call; null when the token was refused.</summary>
    private async Task<SendResult?> CallAsync(byte[] body, string token, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address)
        {
            Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } },
        };
        Sign(request, token, options.Value);
        return ZaloVerdict.Of(await http.CallAsync(request, TimeSpan.FromSeconds(options.Value.SendTimeoutSeconds), cancellationToken));
    }

    /// <summary>Puts the credentials on a call.</summary>
    internal static void Sign(HttpRequestMessage request, string token, ZaloOptions options)
    {
        request.Headers.TryAddWithoutValidation("access_token", token);
        if (!options.SendAppSecretProof) return;
        var proof = HMACSHA256.HashData(Encoding.UTF8.GetBytes(options.AppSecret), Encoding.UTF8.GetBytes(token));
        request.Headers.TryAddWithoutValidation("appsecret_proof", Convert.ToHexStringLower(proof));
    }
}

using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Awareness.Channels.Wire;
using Awareness.Conversations;
using Awareness.Delivery;
using Microsoft.Extensions.Options;

namespace Awareness.Channels.BotFramework;

/// <summary>Sends replies to the Connector of the channel they belong to.</summary>
public sealed class BotFrameworkChannel(HttpClient http, IOptions<BotFrameworkOptions> options, TimeProvider time) : IChannel
{
    /// <summary>Stands before the wire's channel id in conversation and contact keys.</summary>
    public const string KeyPrefix = "botframework/";

    private const int AnswerCap = 64 * 1024;

    /// <inheritdoc/>
    public string Name => "botframework";

    /// <inheritdoc/>
    public SendPolicy Policy => SendPolicy.Unlimited;

    /// <inheritdoc/>
    public bool Serves(string channelId) => channelId.StartsWith(KeyPrefix, StringComparison.Ordinal);

    /// <summary>
    /// A client for this channel: redirects are never followed, because an activity goes to the address that was checked or nowhere;
    /// no proxy, because that address is this machine as long as there are no credentials.
    /// </summary>
    internal static HttpClient CreateClient(BotFrameworkOptions options) => PlatformHttp.CreateClient(new GuardedConnect(options.ReachesThisMachine));

    /// <inheritdoc/>
    public async Task<SendResult> SendAsync(OutboundActivity outbound, CancellationToken cancellationToken)
    {
        var activity = OnTheWire(outbound.Entry.Activity);
        if (ServiceAddress.Allowed(outbound.Reference?.ServiceUrl, options.Value) is not { } service)
            return new SendResult.Refused(SendRefusal.Content, "the conversation has no service address that may be called");
        if (Address(service, outbound.Conversation, activity.ReplyToId) is not { } address)
            return new SendResult.Refused(SendRefusal.Content, "the conversation's id cannot stand in an address");

        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(options.Value.SendTimeoutSeconds), time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = Json(activity) };
        try
        {
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            return response.IsSuccessStatusCode
                ? new SendResult.Sent(await IdAsync(response.Content, either.Token))
                : Judge(response.StatusCode, RetryAfter(response.Headers.RetryAfter));
        }
        catch (HttpRequestException exception) when (NeverArrived(exception.HttpRequestError))
        {
            return new SendResult.RetryLater(After: null, $"not reachable: {exception.HttpRequestError}");
        }
        catch (OperationCanceledException exception) when (timeout.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException("The Connector did not answer in time.", exception);
        }
    }

    /// <summary>As Bot Framework's own SDK sends it: ids are the channel's to give, and an id we derived means nothing to it.</summary>
    internal static Activity OnTheWire(Activity activity) => activity with
    {
        Id = null,
        ReplyToId = BotFrameworkInbound.IsDerived(activity.ReplyToId) ? null : activity.ReplyToId,
    };

    /// <summary>What a status means for the reply; statuses that say "not now" are tried again.</summary>
    internal static SendResult Judge(HttpStatusCode status, TimeSpan? retryAfter) => (int)status switch
    {
        429 or 503 => new SendResult.RetryLater(retryAfter, $"HTTP {(int)status}"),
        408 or 412 => new SendResult.RetryLater(After: null, $"HTTP {(int)status}"),
        401 => new SendResult.Refused(SendRefusal.Credentials, "HTTP 401: the channel wants credentials"),
        403 => new SendResult.Refused(SendRefusal.Blocked, "HTTP 403: the person blocked the bot, or it was removed"),
        >= 300 and < 500 => new SendResult.Refused(SendRefusal.Content, $"HTTP {(int)status}"),
        _ => new SendResult.Unknown($"HTTP {(int)status}"),
    };

    private static Uri? Address(string service, ConversationKey conversation, string? replyToId)
    {
        // A lone "." or ".." would be taken for a step through the path, however it is written.
        if (conversation.Id is "." or "..") return null;
        var activities = $"{service}/v3/conversations/{Uri.EscapeDataString(conversation.Id)}/activities";
        return new Uri(replyToId is null or "" or "." or ".." ? activities : $"{activities}/{Uri.EscapeDataString(replyToId)}");
    }

    private static ByteArrayContent Json(Activity activity) => new(JsonSerializer.SerializeToUtf8Bytes(activity, WireJson.Readable.Activity))
    {
        Headers = { ContentType = new MediaTypeHeaderValue("application/json", "utf-8") },
    };

    private TimeSpan? RetryAfter(RetryConditionHeaderValue? header) => header switch
    {
        { Delta: { } wait } => wait,
        { Date: { } moment } => moment > time.GetUtcNow() ? moment - time.GetUtcNow() : TimeSpan.Zero,
        _ => null,
    };

    private static bool NeverArrived(HttpRequestError error) =>
        error is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError;

    /// <summary>The channel's id of the activity. The channel has it already, so nothing that goes wrong here matters.</summary>
    private static async Task<string?> IdAsync(HttpContent content, CancellationToken cancellationToken)
    {
        try
        {
            if (content.Headers.ContentLength > AnswerCap) return null;
            await content.LoadIntoBufferAsync(AnswerCap, cancellationToken);
            using var answer = JsonDocument.Parse(await content.ReadAsByteArrayAsync(cancellationToken));
            return answer.RootElement.ValueKind == JsonValueKind.Object
                && answer.RootElement.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.String
                && id.GetString() is { Length: > 0 and <= Limits.IdLength } text ? text : null;
        }
        catch (Exception exception) when (exception is JsonException or HttpRequestException or IOException or InvalidOperationException or OperationCanceledException)
        {
            return null;
        }
    }
}

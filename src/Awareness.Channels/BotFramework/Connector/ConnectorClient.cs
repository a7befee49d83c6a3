using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Awareness.Channels.BotFramework.Tokens;
using Awareness.Channels.Wire;
using Awareness.Conversations;
using Awareness.Delivery;
using Microsoft.Extensions.Options;

namespace Awareness.Channels.BotFramework.Connector;

/// <summary>
/// The calls of the Bot Connector REST API, version 3. Each goes out once, and once more with a new token when the first was answered with 401; whether it is made again after
/// that is the caller's decision. The token goes to the checked address and nowhere else.
/// </summary>
/// <param name="http">From <see cref="CreateClient"/>.</param>
/// <param name="tokens">Null as long as there are no credentials: calls then carry none.</param>
/// <param name="options">How long a call may take, and which addresses may be called.</param>
/// <param name="time">Numbers the calls.</param>
internal sealed class ConnectorClient(HttpClient http, OutboundTokens? tokens, IOptions<BotFrameworkOptions> options, TimeProvider time)
{
    /// <summary>Bytes of the longest file that is fetched.</summary>
    public const int FileCap = 4 * 1024 * 1024;

    private const string RequestIdHeader = "x-ms-client-request-id";

    private static readonly SendResult.Refused NoPath = new(SendRefusal.Content, "an id cannot stand in an address");

    private readonly PlatformHttp giving = new(http, time);
    private readonly PlatformHttp asking = new(http, time, FileCap);

    /// <summary>How long a send may take: a call that is answered with a refused token, the new token, and the call again.</summary>
    public TimeSpan LongestSend => (2 * TimeSpan.FromSeconds(options.Value.SendTimeoutSeconds)) + ClientCredentials.Timeout + PlatformHttp.Leeway;

    /// <summary>A client for Connectors: their addresses are other people's words, so where a name leads is looked at before anything is sent.</summary>
    public static HttpClient CreateClient(BotFrameworkOptions options) => PlatformHttp.CreateClient(new GuardedConnect(options.ReachesThisMachine));

    /// <summary>The Connector of a conversation; null when its address must not be called.</summary>
    public ConnectorAddress? At(ConversationReference? reference) => ConnectorAddress.Of(reference, options.Value);

    /// <summary>The Connector at an address; null when it must not be called.</summary>
    public ConnectorAddress? At(string? serviceUrl, string? audience) => ConnectorAddress.Of(serviceUrl, audience, options.Value);

    /// <summary>Sends an activity to a conversation.</summary>
    public Task<ConnectorResult<ConnectorId>> SendAsync(ConnectorAddress at, string conversation, Activity activity, CancellationToken cancellationToken) =>
        GiveAsync(at, ConnectorCall.Post(ConnectorPath.Of("conversations", conversation, "activities"), activity, WireJson.Readable.Activity), ConnectorJson.Default.ConnectorId, cancellationToken);

    /// <summary>Sends an activity as the answer to another.</summary>
    public Task<ConnectorResult<ConnectorId>> ReplyAsync(ConnectorAddress at, string conversation, string answered, Activity activity, CancellationToken cancellationToken) =>
        GiveAsync(at, ConnectorCall.Post(ConnectorPath.Of("conversations", conversation, "activities", answered), activity, WireJson.Readable.Activity), ConnectorJson.Default.ConnectorId, cancellationToken);

    /// <summary>Puts an activity in the place of one that was sent.</summary>
    public Task<ConnectorResult<ConnectorId>> UpdateAsync(ConnectorAddress at, string conversation, string sent, Activity activity, CancellationToken cancellationToken) =>
        GiveAsync(at, ConnectorCall.Put(ConnectorPath.Of("conversations", conversation, "activities", sent), activity, WireJson.Readable.Activity), ConnectorJson.Default.ConnectorId, cancellationToken);

    /// <summary>Takes back an activity that was sent.</summary>
    public Task<ConnectorResult<ConnectorId>> DeleteAsync(ConnectorAddress at, string conversation, string sent, CancellationToken cancellationToken) =>
        GiveAsync(at, ConnectorCall.Delete(ConnectorPath.Of("conversations", conversation, "activities", sent)), ConnectorJson.Default.ConnectorId, cancellationToken);

    /// <summary>Opens a conversation.</summary>
    public Task<ConnectorResult<OpenedConversation>> CreateAsync(ConnectorAddress at, ConversationParameters wanted, CancellationToken cancellationToken) =>
        GiveAsync(at, ConnectorCall.Post(ConnectorPath.Of("conversations"), wanted, ConnectorJson.Default.ConversationParameters), ConnectorJson.Default.OpenedConversation, cancellationToken);

    /// <summary>Lists conversations of the bot, from where <paramref name="continuationToken"/> left off.</summary>
    public Task<ConnectorResult<ConversationPage>> ListAsync(ConnectorAddress at, string? continuationToken, CancellationToken cancellationToken) =>
        AskAsync(at, ConnectorCall.Get(ConnectorPath.Of("conversations"), ("continuationToken", continuationToken)), ConnectorJson.Default.ConversationPage, cancellationToken);

    /// <summary>Gives a conversation its earlier activities.</summary>
    public Task<ConnectorResult<ConnectorId>> SendHistoryAsync(ConnectorAddress at, string conversation, IReadOnlyList<Activity> activities, CancellationToken cancellationToken) =>
        GiveAsync(at, ConnectorCall.Post(ConnectorPath.Of("conversations", conversation, "activities", "history"), new ActivityHistory(activities), ConnectorJson.Default.ActivityHistory), ConnectorJson.Default.ConnectorId, cancellationToken);

    /// <summary>Who takes part.</summary>
    public Task<ConnectorResult<IReadOnlyList<ChannelAccount>>> MembersAsync(ConnectorAddress at, string conversation, CancellationToken cancellationToken) =>
        AskAsync(at, ConnectorCall.Get(ConnectorPath.Of("conversations", conversation, "members")), ConnectorJson.Default.IReadOnlyListChannelAccount, cancellationToken);

    /// <summary>One who takes part.</summary>
    public Task<ConnectorResult<ChannelAccount>> MemberAsync(ConnectorAddress at, string conversation, string member, CancellationToken cancellationToken) =>
        AskAsync(at, ConnectorCall.Get(ConnectorPath.Of("conversations", conversation, "members", member)), ConnectorJson.Default.ChannelAccount, cancellationToken);

    /// <summary>Some of those who take part, from where <paramref name="continuationToken"/> left off.</summary>
    public Task<ConnectorResult<MemberPage>> PagedMembersAsync(ConnectorAddress at, string conversation, int? pageSize, string? continuationToken, CancellationToken cancellationToken)
    {
        var path = ConnectorPath.Of("conversations", conversation, "pagedmembers");
        return AskAsync(at, ConnectorCall.Get(path, ("pageSize", pageSize?.ToString()), ("continuationToken", continuationToken)), ConnectorJson.Default.MemberPage, cancellationToken);
    }

    /// <summary>Who saw an activity.</summary>
    public Task<ConnectorResult<IReadOnlyList<ChannelAccount>>> ActivityMembersAsync(ConnectorAddress at, string conversation, string activity, CancellationToken cancellationToken) =>
        AskAsync(at, ConnectorCall.Get(ConnectorPath.Of("conversations", conversation, "activities", activity, "members")), ConnectorJson.Default.IReadOnlyListChannelAccount, cancellationToken);

    /// <summary>Takes somebody out of a conversation.</summary>
    public Task<ConnectorResult<ConnectorId>> DeleteMemberAsync(ConnectorAddress at, string conversation, string member, CancellationToken cancellationToken) =>
        GiveAsync(at, ConnectorCall.Delete(ConnectorPath.Of("conversations", conversation, "members", member)), ConnectorJson.Default.ConnectorId, cancellationToken);

    /// <summary>Gives the channel a file.</summary>
    public Task<ConnectorResult<ConnectorId>> UploadAsync(ConnectorAddress at, string conversation, AttachmentUpload file, CancellationToken cancellationToken) =>
        GiveAsync(at, ConnectorCall.Post(ConnectorPath.Of("conversations", conversation, "attachments"), file, ConnectorJson.Default.AttachmentUpload), ConnectorJson.Default.ConnectorId, cancellationToken);

    /// <summary>What the channel knows of a file.</summary>
    public Task<ConnectorResult<AttachmentOverview>> AttachmentAsync(ConnectorAddress at, string attachment, CancellationToken cancellationToken) =>
        AskAsync(at, ConnectorCall.Get(ConnectorPath.Of("attachments", attachment)), ConnectorJson.Default.AttachmentOverview, cancellationToken);

    /// <summary>The bytes of a file, at most <see cref="FileCap"/>. One that lies elsewhere is not fetched: redirects are not followed.</summary>
    public async Task<ConnectorResult<byte[]>> AttachmentViewAsync(ConnectorAddress at, string attachment, string view, CancellationToken cancellationToken)
    {
        var call = ConnectorCall.Get(ConnectorPath.Of("attachments", attachment, "views", view));
        return await CallAsync(asking, at, call, cancellationToken) switch
        {
            { Failure: { } failure } => new ConnectorResult<byte[]>.Failed(failure),
            { Body: { } bytes } => new ConnectorResult<byte[]>.Done(bytes),
            _ => new ConnectorResult<byte[]>.Failed(new SendResult.Unknown("the file did not come whole")),
        };
    }

    /// <summary>A call that changes something: taken is taken, whatever the answer says.</summary>
    private async Task<ConnectorResult<T>> GiveAsync<T>(ConnectorAddress at, ConnectorCall call, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class
    {
        var answer = await CallAsync(giving, at, call, cancellationToken);
        return answer.Failure is { } failure ? new ConnectorResult<T>.Failed(failure) : new ConnectorResult<T>.Done(Read(answer.Body, type));
    }

    /// <summary>A call that asks something: an answer that cannot be read is none.</summary>
    private async Task<ConnectorResult<T>> AskAsync<T>(ConnectorAddress at, ConnectorCall call, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class
    {
        var answer = await CallAsync(asking, at, call, cancellationToken);
        if (answer.Failure is { } failure) return new ConnectorResult<T>.Failed(failure);
        return Read(answer.Body, type) is { } value ? new ConnectorResult<T>.Done(value) : new ConnectorResult<T>.Failed(new SendResult.Unknown("the answer cannot be read"));
    }

    private async Task<(SendResult? Failure, byte[]? Body)> CallAsync(PlatformHttp carrier, ConnectorAddress at, ConnectorCall call, CancellationToken cancellationToken)
    {
        for (var isSecond = false; ; isSecond = true)
        {
            using var request = call.ToRequest(at.ServiceUrl);
            if (request is null) return (NoPath, null);
            request.Headers.TryAddWithoutValidation(RequestIdHeader, Guid.CreateVersion7(time.GetUtcNow()).ToString());
            AccessToken? token = null;
            if (tokens is not null)
            {
                var granted = await tokens.GetAsync(at.Audience, cancellationToken);
                if (NotGranted(granted, at) is { } failure) return (failure, null);
                token = (granted as TokenAnswer.Granted)?.Token;
                request.Headers.Authorization = token?.Header;
            }

            var answer = await carrier.CallAsync(request, TimeSpan.FromSeconds(options.Value.SendTimeoutSeconds), cancellationToken);
            var isRejected = answer is PlatformAnswer.Answered { Status: HttpStatusCode.Unauthorized };
            if (isRejected && !isSecond && token is not null && tokens?.Reject(at.Audience, token) == true) continue;
            return (ConnectorVerdict.Of(answer), (answer as PlatformAnswer.Answered)?.Body);
        }
    }

    /// <summary>Channels share one token, so without it nothing can go; another bot's is that bot's matter.</summary>
    private static SendResult? NotGranted(TokenAnswer answer, ConnectorAddress at) => answer switch
    {
        TokenAnswer.NotNow later => new SendResult.RetryLater(later.After, later.Reason) { Cause = at.Audience is null ? RetryCause.Channel : RetryCause.Conversation },
        TokenAnswer.Refused refused => new SendResult.Refused(SendRefusal.Credentials, refused.Reason),
        _ => null,
    };

    private static T? Read<T>(byte[]? body, JsonTypeInfo<T> type)
        where T : class
    {
        if (body is not { Length: > 0 }) return null;
        try
        {
            return JsonSerializer.Deserialize(body, type);
        }
        // Half a surrogate pair is found out only when the text is asked for.
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}

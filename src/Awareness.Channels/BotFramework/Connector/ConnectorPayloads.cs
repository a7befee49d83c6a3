using System.Text.Json;
using System.Text.Json.Serialization;
using Awareness.Channels.Wire;

namespace Awareness.Channels.BotFramework.Connector;

/// <summary>The id of something the Connector took.</summary>
internal sealed record ConnectorId(string? Id);

/// <summary>What is asked for to open a conversation.</summary>
internal sealed record ConversationParameters
{
    /// <summary>True for a conversation of several people.</summary>
    public bool IsGroup { get; init; }

    /// <summary>The bot's account on the channel.</summary>
    public ChannelAccount? Bot { get; init; }

    /// <summary>The people, without the bot.</summary>
    public IReadOnlyList<ChannelAccount> Members { get; init; } = [];

    /// <summary>Shown by channels with topics.</summary>
    public string? TopicName { get; init; }

    /// <summary>The people's tenant, on a channel with tenants.</summary>
    public string? TenantId { get; init; }

    /// <summary>The first message; a channel may want one.</summary>
    public Activity? Activity { get; init; }

    /// <summary>The channel's own wishes.</summary>
    public JsonElement? ChannelData { get; init; }
}

/// <summary>A conversation that was opened.</summary>
/// <param name="Id">The channel's id of it.</param>
/// <param name="ActivityId">The id of the first message, when one went along.</param>
/// <param name="ServiceUrl">Where it is to be called from now on; null means where it was opened.</param>
internal sealed record OpenedConversation(string? Id, string? ActivityId, string? ServiceUrl);

/// <summary>Some of the bot's conversations.</summary>
internal sealed record ConversationPage(IReadOnlyList<ConversationMembers>? Conversations, string? ContinuationToken);

/// <summary>Who takes part in a conversation.</summary>
internal sealed record ConversationMembers(string? Id, IReadOnlyList<ChannelAccount>? Members);

/// <summary>Some of a conversation's members.</summary>
internal sealed record MemberPage(IReadOnlyList<ChannelAccount>? Members, string? ContinuationToken);

/// <summary>Earlier activities of a conversation.</summary>
internal sealed record ActivityHistory(IReadOnlyList<Activity> Activities);

/// <summary>A file on its way to the channel.</summary>
/// <param name="Type">MIME type.</param>
/// <param name="Name">File name.</param>
/// <param name="OriginalBase64">The bytes; Base64 on the wire.</param>
/// <param name="ThumbnailBase64">A small picture of it, or null.</param>
internal sealed record AttachmentUpload(string Type, string Name, byte[] OriginalBase64, byte[]? ThumbnailBase64 = null);

/// <summary>A file the channel holds.</summary>
internal sealed record AttachmentOverview(string? Name, string? Type, IReadOnlyList<AttachmentView>? Views);

/// <summary>One form of a file: <c>original</c> or <c>thumbnail</c>.</summary>
internal sealed record AttachmentView(string? ViewId, long? Size);

/// <summary>How a Connector says what went wrong.</summary>
internal sealed record ConnectorError(ConnectorErrorCode? Error);

/// <summary>The part of it that is no prose.</summary>
internal sealed record ConnectorErrorCode(string? Code);

/// <summary>Reads and writes what goes to and comes from a Connector: Vietnamese letters as they are, depth as strangers may send.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, MaxDepth = 2 * WireJson.InboundDepth)]
[JsonSerializable(typeof(ConnectorId))]
[JsonSerializable(typeof(ConversationParameters))]
[JsonSerializable(typeof(OpenedConversation))]
[JsonSerializable(typeof(ConversationPage))]
[JsonSerializable(typeof(MemberPage))]
[JsonSerializable(typeof(IReadOnlyList<ChannelAccount>))]
[JsonSerializable(typeof(ChannelAccount))]
[JsonSerializable(typeof(ActivityHistory))]
[JsonSerializable(typeof(AttachmentUpload))]
[JsonSerializable(typeof(AttachmentOverview))]
[JsonSerializable(typeof(ConnectorError))]
internal sealed partial class ConnectorJson : JsonSerializerContext;

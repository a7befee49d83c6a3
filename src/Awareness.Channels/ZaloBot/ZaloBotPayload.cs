using System.Text.Json;
using System.Text.Json.Serialization;
using Awareness.Channels.Webhooks;
using Awareness.Channels.Wire;

namespace Awareness.Channels.ZaloBot;

/// <summary>What Zalo Bot posts. It is documented inside <c>result</c> and has been seen without it: both are read.</summary>
internal sealed record ZaloBotUpdate
{
    public ZaloBotUpdate? Result { get; init; }

    /// <summary><c>message.text.received</c>, <c>message.image.received</c> …</summary>
    public string? EventName { get; init; }

    public ZaloBotMessage? Message { get; init; }
}

/// <summary>A message; of a picture or a voice nothing is read but its caption.</summary>
internal sealed record ZaloBotMessage
{
    [JsonConverter(typeof(IdText))]
    public string? MessageId { get; init; }

    public ZaloBotUser? From { get; init; }

    public ZaloBotChat? Chat { get; init; }

    /// <summary>When it was sent, as Zalo writes it: milliseconds since 1970.</summary>
    public JsonElement? Date { get; init; }

    /// <summary>The same; null when it is written otherwise.</summary>
    [JsonIgnore]
    public DateTimeOffset? SentAt => Date is { ValueKind: JsonValueKind.Number } date && date.TryGetInt64(out var stamp) ? EventMoment.Of(stamp) : null;

    public string? Text { get; init; }

    /// <summary>The words below a picture.</summary>
    public string? Caption { get; init; }
}

/// <summary>A person or bot; names are not read.</summary>
internal sealed record ZaloBotUser
{
    [JsonConverter(typeof(IdText))]
    public string? Id { get; init; }

    public bool IsBot { get; init; }
}

/// <summary>A chat.</summary>
internal sealed record ZaloBotChat
{
    [JsonConverter(typeof(IdText))]
    public string? Id { get; init; }

    /// <summary><c>PRIVATE</c> or <c>GROUP</c>.</summary>
    public string? ChatType { get; init; }
}

/// <summary>sendMessage. Without parse_mode the text is shown as it is.</summary>
internal sealed record ZaloBotText(string ChatId, string Text);

/// <summary>sendChatAction.</summary>
internal sealed record ZaloBotAction(string ChatId, string Action);

/// <summary>setWebhook.</summary>
internal sealed record ZaloBotHook(string Url, string SecretToken);

/// <summary>What a call is answered with; errors come with HTTP 200 too.</summary>
internal sealed record ZaloBotAnswer
{
    public bool Ok { get; init; }

    /// <summary>The message that was sent, the bot, or the webhook, by the call.</summary>
    public JsonElement? Result { get; init; }

    public int? ErrorCode { get; init; }
}

/// <summary>The bot, from getMe.</summary>
internal sealed record ZaloBotAccount(string? AccountName);

/// <summary>Where Zalo posts, from getWebhookInfo.</summary>
internal sealed record ZaloBotHookState(string? Url);

/// <summary>Reads and writes Zalo Bot's JSON.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    MaxDepth = WireJson.InboundDepth)]
[JsonSerializable(typeof(ZaloBotUpdate))]
[JsonSerializable(typeof(ZaloBotAnswer))]
[JsonSerializable(typeof(ZaloBotText))]
[JsonSerializable(typeof(ZaloBotAction))]
[JsonSerializable(typeof(ZaloBotHook))]
[JsonSerializable(typeof(ZaloBotAccount))]
[JsonSerializable(typeof(ZaloBotHookState))]
internal sealed partial class ZaloBotJson : JsonSerializerContext;

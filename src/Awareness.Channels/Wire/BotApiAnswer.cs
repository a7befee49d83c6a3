using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Awareness.Channels.Wire;

/// <summary>What a call of <see cref="BotCalls"/> is answered with: Telegram's Bot API made the shape, and Zalo's bot platform took it over.</summary>
internal sealed record BotApiAnswer
{
    public bool Ok { get; init; }

    /// <summary>The message that was sent, the bot, or the webhook, by the call.</summary>
    public JsonElement? Result { get; init; }

    /// <summary>As an HTTP status; Zalo's comes with HTTP 200 too.</summary>
    public int? ErrorCode { get; init; }

    public string? Description { get; init; }

    public BotApiErrorParameters? Parameters { get; init; }

    /// <summary>The platform's id of the message that was sent; null when it names it in an odd way, which changes nothing about the message.</summary>
    public string? MessageId =>
        Result is { ValueKind: JsonValueKind.Object } message && message.TryGetProperty("message_id", out var id) && id.ValueKind is JsonValueKind.String or JsonValueKind.Number ? id.ToString() : null;

    /// <summary>The answer; null when there is none that can be read.</summary>
    public static BotApiAnswer? Read(PlatformAnswer answer) => WirePayload.TryRead(answer, BotApiJson.Default.BotApiAnswer);

    /// <summary>What came of a call that was taken; null when it was not.</summary>
    public static T? ResultOf<T>(PlatformAnswer answer, JsonTypeInfo<T> type)
        where T : class => Read(answer) is { Ok: true, Result: var result } ? WirePayload.TryRead(result, type) : null;
}

/// <summary>What makes an error clear.</summary>
internal sealed record BotApiErrorParameters
{
    /// <summary>Seconds to wait.</summary>
    public int? RetryAfter { get; init; }

    /// <summary>A group's new id; groups are not answered.</summary>
    [JsonConverter(typeof(IdText))]
    public string? MigrateToChatId { get; init; }
}

/// <summary>Reads the answers.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, MaxDepth = WireJson.InboundDepth)]
[JsonSerializable(typeof(BotApiAnswer))]
internal sealed partial class BotApiJson : JsonSerializerContext;

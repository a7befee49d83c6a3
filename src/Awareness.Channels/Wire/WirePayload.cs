using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Awareness.Channels.Wire;

/// <summary>Reads JSON of a platform: what a webhook brought, once its proof held, and what a call was answered with.</summary>
internal static class WirePayload
{
    /// <summary>The payload, or why it is refused. Changes the bytes, see <see cref="RequestBody.TryMend"/>: the proof is looked at before.</summary>
    public static Checked<T> Read<T>(byte[] body, JsonTypeInfo<T> type)
        where T : class
    {
        if (!RequestBody.TryMend(body)) return WireError.BadArgument("The body is not UTF-8.");
        try
        {
            return JsonSerializer.Deserialize(body, type) is { } payload ? payload : WireError.BadArgument("The body must be one object.");
        }
        catch (JsonException exception)
        {
            return WireError.BadArgument($"The body is not what the platform documents (line {exception.LineNumber + 1}, byte {exception.BytePositionInLine + 1}).");
        }
    }

    /// <summary>What a platform answered, field by field, or null when it is no JSON. Every text in it can be asked for: half a surrogate pair would throw, and is mended before.</summary>
    public static JsonDocument? TryParse(byte[]? body)
    {
        byte[] mended = [.. body ?? []];
        if (!RequestBody.TryMend(mended)) return null;
        try
        {
            return JsonDocument.Parse(mended);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>What a platform answered, or null when it is nothing that can be read.</summary>
    public static T? TryRead<T>(byte[]? body, JsonTypeInfo<T> type)
        where T : class => body is not null && Read([.. body], type).IsGood(out var payload, out _) ? payload : null;

    /// <summary>What a platform answered, or null when it answered nothing that can be read.</summary>
    public static T? TryRead<T>(PlatformAnswer answer, JsonTypeInfo<T> type)
        where T : class => answer is PlatformAnswer.Answered { Body: var body } ? TryRead(body, type) : null;

    /// <summary>What stands in a field of an answer, or null when it is no object that can be read.</summary>
    public static T? TryRead<T>(JsonElement? field, JsonTypeInfo<T> type)
        where T : class
    {
        if (field is not { ValueKind: JsonValueKind.Object } element) return null;
        try
        {
            return element.Deserialize(type);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

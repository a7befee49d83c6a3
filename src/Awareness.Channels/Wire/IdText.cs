using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Awareness.Channels.Wire;

/// <summary>
/// Reads an id as text, whether a platform writes it as a string or as a whole number, and writes it as a string. Ids are named, not counted with: beyond 2^53 a number in between would
/// be somebody else.
/// </summary>
internal sealed class IdText : JsonConverter<string?>
{
    private static readonly SearchValues<byte> Digits = SearchValues.Create("-0123456789"u8);

    /// <inheritdoc/>
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType is JsonTokenType.Null) return null;
        if (reader.TokenType is JsonTokenType.String) return reader.GetString();
        if (reader.TokenType is not JsonTokenType.Number) throw new JsonException("An id is a string or a whole number.");
        ReadOnlySpan<byte> digits = reader.HasValueSequence ? reader.ValueSequence.ToArray() : reader.ValueSpan;
        return digits.IndexOfAnyExcept(Digits) < 0 ? Encoding.ASCII.GetString(digits) : throw new JsonException("An id is a string or a whole number.");
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, string? value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}

using System.Buffers;
using System.Collections;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Awareness.Language.Recognizers;

namespace Awareness.App.Commands;

/// <summary>What recognizers found as JSON, Vietnamese letters as they are.</summary>
internal static class RecognizedJson
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary><c>{"id","results":[{"text","start","end","typeName","resolution"}]}</c>.</summary>
    public static string Write(string id, IReadOnlyList<ModelResult> results) => Written(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("id", id);
        writer.WriteStartArray("results");
        foreach (var result in results)
        {
            writer.WriteStartObject();
            writer.WriteString("text", result.Text);
            writer.WriteNumber("start", result.Start);
            writer.WriteNumber("end", result.End);
            writer.WriteString("typeName", result.TypeName);
            writer.WritePropertyName("resolution");
            WriteValue(writer, result.Resolution);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    });

    /// <summary>A resolution alone.</summary>
    public static string Write(IReadOnlyDictionary<string, object> resolution) => Written(writer => WriteValue(writer, resolution));

    private static string Written(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Options)) write(writer);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>Maps, lists, text, numbers and booleans: all that a resolution is made of.</summary>
    private static void WriteValue(Utf8JsonWriter writer, object value)
    {
        switch (value)
        {
            case string text: writer.WriteStringValue(text); break;
            case bool truth: writer.WriteBooleanValue(truth); break;
            case int whole: writer.WriteNumberValue(whole); break;
            case long whole: writer.WriteNumberValue(whole); break;
            case double number: writer.WriteNumberValue(number); break;
            case decimal number: writer.WriteNumberValue(number); break;
            case IEnumerable<KeyValuePair<string, object>> map: WriteMap(writer, map); break;
            case IEnumerable<KeyValuePair<string, string>> map: WriteMap(writer, map.Select(entry => KeyValuePair.Create(entry.Key, (object)entry.Value))); break;
            case IEnumerable list: WriteList(writer, list); break;
            default: throw new ArgumentOutOfRangeException(nameof(value), value.GetType(), "Not a value of a resolution.");
        }
    }

    private static void WriteMap(Utf8JsonWriter writer, IEnumerable<KeyValuePair<string, object>> map)
    {
        writer.WriteStartObject();
        foreach (var (key, value) in map)
        {
            writer.WritePropertyName(key);
            WriteValue(writer, value);
        }

        writer.WriteEndObject();
    }

    private static void WriteList(Utf8JsonWriter writer, IEnumerable list)
    {
        writer.WriteStartArray();
        foreach (var value in list) WriteValue(writer, value);
        writer.WriteEndArray();
    }
}

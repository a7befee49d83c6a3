using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace Awareness.Channels.Wire;

/// <summary>Reads and writes what goes over HTTP.</summary>
[JsonSerializable(typeof(Activity))]
[JsonSerializable(typeof(ActivityList))]
[JsonSerializable(typeof(ErrorBody))]
[JsonSerializable(typeof(JsonObject))]
internal sealed partial class WireJson : JsonSerializerContext
{
    /// <summary>Nesting a stranger may send. Half of what is stored and written, so that wrapping never exceeds that.</summary>
    public const int InboundDepth = 32;

    /// <summary>For writing: Vietnamese letters as they are, characters with a meaning in HTML escaped.</summary>
    public static WireJson Readable { get; } = new(Settings(JavaScriptEncoder.Create(UnicodeRanges.All), depth: 2 * InboundDepth));

    /// <summary>For reading what strangers send. A name that stands twice in one object is refused: two readers would read two things, and some that come later would fail.</summary>
    public static WireJson Inbound { get; } = new(new JsonSerializerOptions(Settings(JavaScriptEncoder.Default, InboundDepth)) { AllowDuplicateProperties = false });

    private static JsonSerializerOptions Settings(JavaScriptEncoder encoder, int depth) => new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = encoder,
        MaxDepth = depth,
    };
}

/// <summary>Activities as they come back in one answer or frame.</summary>
/// <param name="Activities">In order.</param>
/// <param name="Watermark">Direct Line: where to read on; null elsewhere.</param>
internal sealed record ActivityList(IReadOnlyList<Activity> Activities, string? Watermark = null);

using System.Text.Json.Serialization;
using Awareness.App.Bots;
using Awareness.App.Publishing;
using Awareness.Channels.Credentials;

namespace Awareness.App.Health;

/// <summary>The service's state as <c>/health</c> shows it.</summary>
/// <param name="Status"><c>ready</c> or <c>not ready</c>.</param>
/// <param name="Content">Version of the content that answers.</param>
/// <param name="Cards">Number of cards.</param>
/// <param name="Database">The engine.</param>
/// <param name="Schema">Number of the last schema change applied.</param>
/// <param name="Reason">Why it is not ready, or null.</param>
/// <param name="Folder">How the content folder stands to the version that answers, and why a change of it was refused.</param>
/// <param name="Bots">Which bots answer, and why a change of their folder was refused.</param>
public sealed record HealthReport(string Status, string Content, int Cards, string Database, long Schema, string? Reason, PublicationState Folder, BotState Bots)
{
    /// <summary>Channels an operator must look after, and how; null when there are none. The service is ready all the same: the others go on.</summary>
    public IReadOnlyList<ChannelTrouble>? Channels { get; init; }
}

/// <summary>JSON of the health report.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(HealthReport))]
internal sealed partial class HealthJson : JsonSerializerContext;

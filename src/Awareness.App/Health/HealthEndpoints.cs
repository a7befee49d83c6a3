using System.Text.Encodings.Web;
using System.Text.Json;
using Awareness.App.Bots;
using Awareness.App.Publishing;
using Awareness.Channels.Credentials;
using Awareness.Knowledge;
using Awareness.Storage;

namespace Awareness.App.Health;

/// <summary>What a supervisor asks: is the process alive, can it take work, which content answers.</summary>
public static class HealthEndpoints
{
    /// <summary>Reasons are read by people: Vietnamese as it is written. The relaxed encoder is unsafe inside HTML only.</summary>
    private static readonly HealthJson Json = new(new JsonSerializerOptions(HealthJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    private static readonly TimeSpan ProbeTime = TimeSpan.FromSeconds(1);

    /// <summary>Maps <c>/health</c>, <c>/health/live</c> and <c>/health/ready</c>.</summary>
    public static void MapHealth(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/health/live", () => TypedResults.Text("ok"));
        endpoints.MapGet("/health/ready", ReadyAsync);
        endpoints.MapGet("/health", ReadyAsync);
    }

    private static async Task<IResult> ReadyAsync(Database database, KnowledgeSource knowledge, Publisher publisher, BotPublisher bots, ChannelTroubles troubles, CancellationToken cancellationToken)
    {
        var probe = await database.ProbeAsync(ProbeTime, cancellationToken);
        var content = knowledge.Current.Content;
        var isReady = probe.CanWrite && content.Cards.Count > 0;
        var report = new HealthReport(isReady ? "ready" : "not ready", content.Version, content.Cards.Count, database.Engine, database.SchemaVersion, probe.Reason, publisher.State, bots.State)
        {
            Channels = troubles.All is { Count: > 0 } all ? all : null,
        };
        return TypedResults.Json(report, Json.HealthReport, statusCode: isReady ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }
}

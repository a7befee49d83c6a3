using Awareness.Knowledge;
using Awareness.Storage;

namespace Awareness.App.Health;

/// <summary>What a supervisor asks: is the process alive, can it take work, which content answers.</summary>
public static class HealthEndpoints
{
    private static readonly TimeSpan ProbeTime = TimeSpan.FromSeconds(1);

    /// <summary>Maps <c>/health</c>, <c>/health/live</c> and <c>/health/ready</c>.</summary>
    public static void MapHealth(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/health/live", () => Results.Text("ok"));
        endpoints.MapGet("/health/ready", ReadyAsync);
        endpoints.MapGet("/health", ReadyAsync);
    }

    private static async Task<IResult> ReadyAsync(Database database, KnowledgeSource knowledge, CancellationToken cancellationToken)
    {
        var probe = await database.ProbeAsync(ProbeTime, cancellationToken);
        var isReady = probe.CanWrite && knowledge.Current.Content.Cards.Count > 0;
        var report = new HealthReport(isReady ? "ready" : "not ready", knowledge.Current.Version, knowledge.Current.Content.Cards.Count, database.Engine, database.SchemaVersion, probe.Reason);
        return Results.Json(report, HealthJson.Default.HealthReport, statusCode: isReady ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }
}

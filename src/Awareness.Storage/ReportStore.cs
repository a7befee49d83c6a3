using Awareness.Conversations;

namespace Awareness.Storage;

/// <summary>
/// Hazard reports for the officers who follow them up. They are filed with their turn, and nothing leads from a report to whoever filed it.
/// Members throw <see cref="DatabaseException"/> when the database cannot be reached.
/// </summary>
public sealed class ReportStore
{
    private readonly IConnections connections;

    internal ReportStore(IConnections connections) => this.connections = connections;

    /// <summary>Lists reports beside a running service: the newest first, at most <paramref name="limit"/>; of one state, or of all when it is null.</summary>
    public static Task<IReadOnlyList<HazardReport>> ListAsideAsync(DatabaseSettings settings, ReportState? state, int limit, CancellationToken cancellationToken) =>
        Aside.ReadAsync(settings, (sql, cancellation) => ListAsync(sql, state, limit, cancellation), cancellationToken);

    /// <summary>The newest reports first, at most <paramref name="limit"/>; of one state, or of all when it is null.</summary>
    public Task<IReadOnlyList<HazardReport>> ListAsync(ReportState? state, int limit, CancellationToken cancellationToken) =>
        connections.ReadAsync((sql, cancellation) => ListAsync(sql, state, limit, cancellation), cancellationToken);

    /// <summary>Says how a report stands, with a note for whoever has the code (at most 500 characters; null takes it away). False when there is no such report.</summary>
    public Task<bool> SetAsync(string code, ReportState state, string? note, DateTimeOffset now, CancellationToken cancellationToken) => connections.WriteAsync(
        async (sql, cancellation) => await sql.ExecuteAsync(
            $"""
            update report set state = {StoredNames.Of(state)}, note = {StoredText.Note(note)}, changed_at = {now.ToUnixTimeMilliseconds()}
            where code = {StoredText.Note(code)}
            """,
            cancellation) == 1,
        cancellationToken);

    private static async Task<IReadOnlyList<HazardReport>> ListAsync(Sql sql, ReportState? state, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        var named = state is { } only ? StoredNames.Of(only) : "";
        return await sql.QueryAsync(
            $"""
            select code, state, at, changed_at, note, flow, category, place, detail from report
            where state = {named} or {named} = ''
            order by at desc, code limit {limit}
            """,
            row => new HazardReport(
                new FiledReport(
                    row.GetString(0),
                    StoredNames.ReadState(row.GetString(1)),
                    DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(2)),
                    DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(3)),
                    row.NullableText(4)),
                row.GetString(5),
                row.GetString(6),
                row.GetString(7),
                row.NullableText(8)),
            cancellationToken);
    }
}

/// <summary>A hazard report as officers see it.</summary>
/// <param name="Filed">Code and state. It was filed on the day of <see cref="FiledReport.At"/> in Vietnam; the moment is not kept.</param>
/// <param name="Flow">Full name of the flow.</param>
/// <param name="Category">What kind of hazard.</param>
/// <param name="Place">Where.</param>
/// <param name="Detail">Further words, or null.</param>
public sealed record HazardReport(FiledReport Filed, string Flow, string Category, string Place, string? Detail);

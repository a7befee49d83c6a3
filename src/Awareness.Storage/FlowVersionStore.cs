using Awareness.Flows;

namespace Awareness.Storage;

/// <summary>
/// Every version of a flow that was ever in force, as its author wrote it, so that a person standing in an earlier one can go on.
/// Members throw <see cref="DatabaseException"/> when the database cannot be reached.
/// </summary>
public sealed class FlowVersionStore
{
    private readonly IConnections connections;

    internal FlowVersionStore(IConnections connections) => this.connections = connections;

    /// <summary>Keeps those that are not kept yet; returns how many were new. To be called before they answer anybody.</summary>
    public Task<int> KeepAsync(IReadOnlyCollection<Flow> flows, DateTimeOffset now, CancellationToken cancellationToken) => connections.WriteAsync(
        async (sql, cancellation) =>
        {
            var added = 0;
            foreach (var flow in flows)
            {
                added += await sql.ExecuteAsync(
                    $"""
                    insert into flow_version (id, version, source, first_used_at) values ({flow.Id}, {flow.Version}, {flow.Source}, {now.ToUnixTimeMilliseconds()})
                    on conflict do nothing
                    """,
                    cancellation);
            }

            return added;
        },
        cancellationToken);

    /// <summary>All that are kept, by flow and first use.</summary>
    public Task<IReadOnlyList<FlowVersion>> ReadAllAsync(CancellationToken cancellationToken) => connections.ReadAsync<IReadOnlyList<FlowVersion>>(
        async (sql, cancellation) => await sql.QueryAsync(
            $"select id, version, source, first_used_at from flow_version order by id, first_used_at, version",
            row => new FlowVersion(row.GetString(0), row.GetString(1), row.GetString(2), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(3))),
            cancellation),
        cancellationToken);
}

/// <summary>A flow as it was.</summary>
/// <param name="Id">Full name.</param>
/// <param name="Version">Its version.</param>
/// <param name="Source">Its file as the author wrote it.</param>
/// <param name="FirstUsedAt">When it first came into force.</param>
public sealed record FlowVersion(string Id, string Version, string Source, DateTimeOffset FirstUsedAt);

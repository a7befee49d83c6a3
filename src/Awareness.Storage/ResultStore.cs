using System.Runtime.CompilerServices;
using Awareness.Flows;

namespace Awareness.Storage;

/// <summary>
/// Answers of quizzes, pledges and surveys, as reports count them. They are written with their turn; here they are read, a page at a time.
/// Members throw <see cref="DatabaseException"/> when the database cannot be reached.
/// </summary>
public sealed class ResultStore
{
    private const int PageSize = 1_000;
    private readonly IConnections connections;

    internal ResultStore(IConnections connections) => this.connections = connections;

    /// <summary>
    /// The latest edit of every answer given in a flow that people started, by time, read beside a running service. However many there are, one page of them is in memory.
    /// </summary>
    /// <param name="settings">The database. Throws <see cref="DatabaseException"/> with a sentence for the operator when there is none.</param>
    /// <param name="startedFlow">Full name of the flow.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static IAsyncEnumerable<StoredResult> ReadAsideAsync(DatabaseSettings settings, string startedFlow, CancellationToken cancellationToken) =>
        ReadAsync((page, cancellation) => Aside.ReadAsync(settings, page, cancellation), ReadPageAsync, startedFlow, cancellationToken);

    /// <summary>Every edit of every answer that still has its random name: what was said first as well as what was said last. Otherwise as <see cref="ReadAsideAsync"/>.</summary>
    /// <inheritdoc cref="ReadAsideAsync"/>
    public static IAsyncEnumerable<StoredResult> ReadEditsAsideAsync(DatabaseSettings settings, string startedFlow, CancellationToken cancellationToken) =>
        ReadAsync((page, cancellation) => Aside.ReadAsync(settings, page, cancellation), ReadPageOfEditsAsync, startedFlow, cancellationToken);

    /// <summary>The same from the open database.</summary>
    public IAsyncEnumerable<StoredResult> ReadAsync(string startedFlow, CancellationToken cancellationToken) =>
        ReadAsync((page, cancellation) => connections.ReadAsync(page, cancellation), ReadPageAsync, startedFlow, cancellationToken);

    private static async IAsyncEnumerable<StoredResult> ReadAsync(
        Func<Func<Sql, CancellationToken, Task<List<StoredResult>>>, CancellationToken, Task<List<StoredResult>>> read,
        Func<Sql, string, long, long, CancellationToken, Task<List<StoredResult>>> readPage,
        string startedFlow,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (at, id) = (long.MinValue, long.MinValue);
        while (true)
        {
            var (afterAt, afterId) = (at, id);
            var page = await read((sql, cancellation) => readPage(sql, startedFlow, afterAt, afterId, cancellation), cancellationToken);
            foreach (var result in page) yield return result;
            if (page.Count < PageSize) yield break;
            (at, id) = (page[^1].At.ToUnixTimeMilliseconds(), page[^1].Id);
        }
    }

    private static Task<List<StoredResult>> ReadPageAsync(Sql sql, string startedFlow, long afterAt, long afterId, CancellationToken cancellationToken) => sql.QueryAsync(
        $"""
        select id, at, subject, kind, flow, flow_version, step, value, is_right, points, max_points, is_free_text, ward, school_level from result
        where started_flow = {startedFlow} and is_latest = 1 and (at, id) > ({afterAt}, {afterId})
        order by at, id limit {PageSize}
        """,
        Read,
        cancellationToken);

    private static Task<List<StoredResult>> ReadPageOfEditsAsync(Sql sql, string startedFlow, long afterAt, long afterId, CancellationToken cancellationToken) => sql.QueryAsync(
        $"""
        select id, at, subject, kind, flow, flow_version, step, value, is_right, points, max_points, is_free_text, ward, school_level from result
        where started_flow = {startedFlow} and subject is not null and (at, id) > ({afterAt}, {afterId})
        order by at, id limit {PageSize}
        """,
        Read,
        cancellationToken);

    private static StoredResult Read(IRow row) => new(row.GetInt64(0), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(1)), StoredNames.ReadKind(row.GetString(3)), StoredText.ReadValue(row.GetString(7)))
    {
        Subject = row.NullableText(2),
        Flow = row.GetString(4),
        FlowVersion = row.GetString(5),
        Step = row.GetString(6),
        IsRight = row.NullableNumber(8) is { } right ? right == 1 : null,
        Points = (int)row.GetInt64(9),
        MaxPoints = (int)row.GetInt64(10),
        IsFreeText = row.GetInt64(11) == 1,
        Ward = row.NullableText(12),
        SchoolLevel = row.NullableText(13),
    };
}

/// <summary>An answer as reports count it.</summary>
/// <param name="Id">Random; it only orders answers of one moment.</param>
/// <param name="At">When it was given. Reports show the day.</param>
/// <param name="Kind">What it counts as.</param>
/// <param name="Value">The answer.</param>
public sealed record StoredResult(long Id, DateTimeOffset At, ResultKind Kind, FlowValue Value)
{
    /// <summary>Random name that joins answers of one person, never shown; null once the person is erased or two years have passed.</summary>
    public string? Subject { get; init; }

    /// <summary>Full name of the flow the question stands in.</summary>
    public required string Flow { get; init; }

    /// <summary>Its version.</summary>
    public required string FlowVersion { get; init; }

    /// <summary>The question.</summary>
    public required string Step { get; init; }

    /// <summary>Whether it was right; null where nothing is.</summary>
    public bool? IsRight { get; init; }

    /// <summary>Points got.</summary>
    public int Points { get; init; }

    /// <summary>The most points it could get.</summary>
    public int MaxPoints { get; init; }

    /// <summary>True when the value is the person's own words.</summary>
    public bool IsFreeText { get; init; }

    /// <summary>Ward, or null.</summary>
    public string? Ward { get; init; }

    /// <summary>School level, or null.</summary>
    public string? SchoolLevel { get; init; }
}

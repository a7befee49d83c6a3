using Awareness.Conversations.Gaps;

namespace Awareness.Storage;

/// <summary>
/// The questions kept for the officers, in the table of <c>Schema/0002-unanswered.sql</c>. They are written with their turn; here they are read and forgotten.
/// Members throw <see cref="DatabaseException"/> when the database cannot be reached.
/// </summary>
public sealed class UnansweredStore
{
    /// <summary>Different questions kept of one day; with the days kept it bounds the table, whoever floods the service.</summary>
    public const int MostOfDay = 1000;

    private readonly IConnections connections;

    internal UnansweredStore(IConnections connections) => this.connections = connections;

    /// <summary>
    /// Reads from a database that a running service holds: nothing is written, migrated or checkpointed. Throws <see cref="DatabaseException"/> with a sentence
    /// for the operator when there is none, or when it was made by an older program.
    /// </summary>
    public static Task<IReadOnlyList<UnansweredQuestion>> ReadAsideAsync(DatabaseSettings settings, DateOnly since, CancellationToken cancellationToken) =>
        Aside.ReadAsync(settings, (sql, cancellation) => ReadAsync(sql, since, cancellation), cancellationToken);

    /// <summary>The questions of <paramref name="since"/> and later, by day.</summary>
    public Task<IReadOnlyList<UnansweredQuestion>> ReadAsync(DateOnly since, CancellationToken cancellationToken) =>
        connections.ReadAsync((sql, cancellation) => ReadAsync(sql, since, cancellation), cancellationToken);

    /// <summary>Forgets what was asked before <paramref name="day"/>; returns how many rows that were.</summary>
    public Task<int> ForgetAsync(DateOnly day, CancellationToken cancellationToken) => connections.WriteAsync(
        (sql, cancellation) => sql.ExecuteAsync($"delete from unanswered where day < {day.DayNumber}", cancellation),
        cancellationToken);

    /// <summary>Keeps a question within the transaction of its turn; once the day is full, none is added.</summary>
    internal static Task<int> AddAsync(Sql sql, UnansweredQuestion question, CancellationToken cancellationToken) => sql.ExecuteAsync(
        $"""
        insert into unanswered (day, channel, asked_back, question, times)
        select {question.Day.DayNumber}, {question.Channel}, {(question.IsAskedBack ? 1 : 0)}, {question.Text}, {question.Times}
        where (select count(*) from unanswered where day = {question.Day.DayNumber}) < {MostOfDay}
        on conflict (day, channel, asked_back, question) do update set times = unanswered.times + excluded.times
        """,
        cancellationToken);

    private static async Task<IReadOnlyList<UnansweredQuestion>> ReadAsync(Sql sql, DateOnly since, CancellationToken cancellationToken) => await sql.QueryAsync(
        $"select day, channel, asked_back, question, times from unanswered where day >= {since.DayNumber} order by day, channel, asked_back, question",
        row => new UnansweredQuestion(DateOnly.FromDayNumber((int)row.GetInt64(0)), row.GetString(1), row.GetInt64(2) == 1, row.GetString(3)) { Times = row.GetInt64(4) },
        cancellationToken);
}

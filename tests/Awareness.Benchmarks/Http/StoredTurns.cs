using Awareness.Benchmarks.Report;
using Awareness.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace Awareness.Benchmarks.Http;

/// <summary>Looks into the database of a service that was killed: what it answered must be there, once.</summary>
internal static class StoredTurns
{
    public static async Task VerifyAsync(FigureReport report, string folder, long acknowledged, CancellationToken cancellationToken)
    {
        var file = Path.Combine(folder, "awareness.db");
        await using (var database = await Database.OpenAsync(new DatabaseSettings.Sqlite(file), TimeProvider.System, NullLogger<Database>.Instance, cancellationToken))
        {
            var broken = await database.CheckIntegrityAsync(cancellationToken);
            report.Figure("database after kill -9", broken.Count == 0 ? "sound" : string.Join("; ", broken));
        }

        await using var connection = new SqliteConnection($"Data Source={file};Mode=ReadOnly;Pooling=false");
        await connection.OpenAsync(cancellationToken);
        var outcomes = await CountAsync(connection, cancellationToken);
        var stored = outcomes.Sum(outcome => outcome.Turns);
        report.Figure("turns stored / answered with 2xx", $"{stored} / {acknowledged}   {(stored == acknowledged ? "equal: none lost, none twice" : "NOT EQUAL")}");
        report.Figure("how they came out", string.Join(", ", outcomes.Select(outcome => $"{outcome.Name} {100.0 * outcome.Turns / stored:0}%")));
    }

    private static async Task<List<(string Name, long Turns)>> CountAsync(SqliteConnection connection, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "select outcome, count(*) from turn group by outcome order by count(*) desc";
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        var outcomes = new List<(string, long)>();
        while (await rows.ReadAsync(cancellationToken)) outcomes.Add((rows.GetString(0), rows.GetInt64(1)));
        return outcomes;
    }
}

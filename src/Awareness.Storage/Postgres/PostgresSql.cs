using System.Data.Common;
using Npgsql;

namespace Awareness.Storage.Postgres;

/// <summary>SQL over one pooled PostgreSQL connection; the driver prepares what it sees twice.</summary>
internal sealed class PostgresSql(NpgsqlConnection connection, NpgsqlTransaction? transaction) : Sql
{
    /// <summary>True when the transaction was rolled back by the work itself.</summary>
    public bool IsReverted { get; private set; }

    public override async Task<int> ExecuteAsync(FormattableString statement, CancellationToken cancellationToken)
    {
        await using var command = Bind(statement);
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public override async Task<List<T>> QueryAsync<T>(FormattableString statement, Func<IRow, T> read, CancellationToken cancellationToken)
    {
        await using var command = Bind(statement);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        var row = new Row(rows);
        List<T> result = [];
        while (await rows.ReadAsync(cancellationToken)) result.Add(read(row));
        return result;
    }

    public override async Task RevertAsync(CancellationToken cancellationToken)
    {
        if (transaction is null || IsReverted) return;
        await transaction.RollbackAsync(cancellationToken);
        IsReverted = true;
    }

    public override void LeaveNoTrace()
    {
        // Old row versions stay in the server's files until it vacuums: the purge asks for that, a turn must not wait for it.
    }

    public override async Task RunScriptAsync(string script, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = script;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private NpgsqlCommand Bind(FormattableString statement)
    {
        var command = connection.CreateCommand();
        command.CommandText = Text(statement.Format);
        for (var i = 0; i < statement.ArgumentCount; i++) command.Parameters.Add(new NpgsqlParameter { Value = Value(statement.GetArgument(i)) });
        return command;
    }

    /// <summary>What the driver takes: whole numbers as 64 bits, nothing as NULL.</summary>
    private static object Value(object? argument) => argument switch
    {
        null => DBNull.Value,
        int number => (long)number,
        string or long or double => argument,
        _ => throw NoColumnType(argument),
    };

    private sealed class Row(DbDataReader rows) : IRow
    {
        public bool IsDBNull(int column) => rows.IsDBNull(column);

        public long GetInt64(int column) => rows.GetInt64(column);

        public double GetDouble(int column) => rows.GetDouble(column);

        public string GetString(int column) => rows.GetString(column);
    }
}

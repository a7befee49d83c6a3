using System.Data.Common;
using Npgsql;

namespace Awareness.Storage.Postgres;

/// <summary>SQL over one pooled PostgreSQL connection; the driver prepares what it sees twice.</summary>
internal sealed class PostgresSql(NpgsqlConnection connection, NpgsqlTransaction? transaction) : Sql
{
    /// <summary>True when the transaction was rolled back by the work itself.</summary>
    public bool IsReverted { get; private set; }

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

    protected override DbCommand Bind(FormattableString statement)
    {
        var command = connection.CreateCommand();
        command.CommandText = Text(statement.Format);
        for (var i = 0; i < statement.ArgumentCount; i++) command.Parameters.Add(new NpgsqlParameter { Value = Value(statement.GetArgument(i)) });
        return command;
    }

    protected override void Release(DbCommand command) => command.Dispose();
}

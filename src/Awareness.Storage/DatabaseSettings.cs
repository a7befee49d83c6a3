using Npgsql;

namespace Awareness.Storage;

/// <summary>Where the service keeps what it must not forget.</summary>
public abstract record DatabaseSettings
{
    /// <summary>One file on this machine, for one process; created when missing.</summary>
    /// <param name="Path">The file. Two more, ending in <c>-wal</c> and <c>-shm</c>, and a lock file lie beside it while it is open.</param>
    public sealed record Sqlite(string Path) : DatabaseSettings;

    /// <summary>A PostgreSQL server (15 or later), shared by any number of processes.</summary>
    /// <param name="ConnectionString">In Npgsql's terms. What it does not say is set for safety: synchronous commits, time limits, keep-alive.</param>
    public sealed record Postgres(string ConnectionString) : DatabaseSettings
    {
        /// <summary>Host and database only: settings end up in logs, passwords must not.</summary>
        public override string ToString()
        {
            var parts = new NpgsqlConnectionStringBuilder(ConnectionString);
            return $"Postgres {parts.Host}/{parts.Database}";
        }
    }

    private DatabaseSettings() { }
}

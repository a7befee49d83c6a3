using System.Globalization;
using System.Reflection;
using Microsoft.Extensions.Logging;

namespace Awareness.Storage.Schema;

/// <summary>The numbered scripts that bring a database up to this program, forward only.</summary>
internal sealed class Migrations(IReadOnlyList<Migration> all)
{
    /// <summary>Those embedded in this program, in order, without gaps.</summary>
    public static Migrations Embedded { get; } = new([.. Read().OrderBy(migration => migration.Version)]);

    /// <summary>In order.</summary>
    public IReadOnlyList<Migration> All => all;

    /// <summary>The schema this program works with.</summary>
    public long Newest => All[^1].Version;

    /// <summary>Applies what is missing, all in one transaction. Returns the schema version, or throws when the database is newer than the program.</summary>
    public Task<long> ApplyAsync(IConnections connections, TimeProvider time, ILogger logger, CancellationToken cancellationToken) =>
        connections.WriteAsync(
            async (sql, cancellation) =>
            {
                await connections.LockSchemaAsync(sql, cancellation);
                await sql.RunScriptAsync("create table if not exists schema_version (version bigint not null primary key, applied_at bigint not null)", cancellation);
                var current = await sql.NumberAsync($"select max(version) from schema_version", cancellation) ?? 0;
                if (current > Newest)
                {
                    throw new DatabaseException(
                        $"The database has schema version {current}, this program knows up to {Newest}. Start the newer program, or restore a backup made before it.");
                }

                foreach (var migration in All.Where(migration => migration.Version > current))
                {
                    logger.Migrating(migration.Name);
                    await sql.RunScriptAsync(migration.Script, cancellation);
                    await sql.ExecuteAsync(
                        $"insert into schema_version (version, applied_at) values ({migration.Version}, {time.GetUtcNow().ToUnixTimeMilliseconds()})",
                        cancellation);
                }

                return Newest;
            },
            cancellationToken);

    private static IEnumerable<Migration> Read()
    {
        var assembly = Assembly.GetExecutingAssembly();
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.EndsWith(".sql", StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"The script {name} is missing.");
            using var text = new StreamReader(stream);
            yield return new Migration(long.Parse(name.AsSpan(0, name.IndexOf('-', StringComparison.Ordinal)), CultureInfo.InvariantCulture), name, text.ReadToEnd());
        }
    }
}

/// <summary>One step of the schema.</summary>
/// <param name="Version">From 1, without gaps.</param>
/// <param name="Name">The script's file name.</param>
/// <param name="Script">SQL that both engines understand.</param>
internal sealed record Migration(long Version, string Name, string Script);

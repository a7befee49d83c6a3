using System.Security.Cryptography;
using Awareness.Delivery;

namespace Awareness.Storage;

/// <summary>The key replies are named with, made once for a database: the log of every service on it and every list agree.</summary>
internal static class NamingKey
{
    /// <summary>The names of this database; makes the key when there is none yet.</summary>
    public static async Task<ReplyNames> TakeAsync(IConnections connections, CancellationToken cancellationToken) => await connections.WriteAsync(
        async (sql, cancellation) =>
        {
            // Two services may begin at once: the first one's key is everybody's.
            var made = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(ReplyNames.KeyLength));
            await sql.ExecuteAsync($"insert into naming_key (id, key) values (1, {made}) on conflict do nothing", cancellation);
            return await ReadAsync(sql, cancellation);
        },
        cancellationToken);

    /// <summary>The names of a database that a service has opened before.</summary>
    public static async Task<ReplyNames> ReadAsync(Sql sql, CancellationToken cancellationToken)
    {
        var keys = await sql.QueryAsync($"select key from naming_key where id = 1", row => row.GetString(0), cancellationToken);
        return new ReplyNames(Convert.FromHexString(keys[0]));
    }
}

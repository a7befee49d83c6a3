using System.Diagnostics;
using Npgsql;

[assembly: AssemblyFixture(typeof(Awareness.Storage.Tests.PostgresServer))]

namespace Awareness.Storage.Tests;

/// <summary>
/// A PostgreSQL server of this test run alone, on a socket in a temporary folder; or the one named by AWARENESS_TEST_POSTGRES.
/// A shell holds the server: when the test run ends, however it ends, its input closes and it stops the server and deletes the folder.
/// </summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private const string Binaries = "/usr/lib/postgresql/15/bin";
    private const string Script = """
        set -e
        cd "$1"
        "$2/initdb" -D "$1/data" -U postgres -A trust -E UTF8 --locale=C --no-sync > "$1/initdb.log" 2>&1
        "$2/postgres" -D "$1/data" -c listen_addresses= -c unix_socket_directories="$1" -c fsync=off -c max_connections=200 > "$1/server.log" 2>&1 &
        server=$!
        read -r ignored || true
        kill -QUIT "$server" 2> /dev/null || true
        wait "$server" || true
        cd /
        rm -rf "$1"/*
        """;

    private readonly Lazy<Task<string>> connectionString;
    private Process? keeper;
    private string? folder;

    public PostgresServer() => connectionString = new(StartAsync);

    /// <summary>Where it is; started by the first test that asks.</summary>
    public Task<string> ConnectionStringAsync => connectionString.Value;

    private async Task<string> StartAsync()
    {
        if (Environment.GetEnvironmentVariable("AWARENESS_TEST_POSTGRES") is { Length: > 0 } given) return given;

        if (!File.Exists($"{Binaries}/postgres"))
        {
            throw new InvalidOperationException("These tests need PostgreSQL 15: sudo apt-get install postgresql-15 (or name a server in AWARENESS_TEST_POSTGRES).");
        }

        folder = Directory.CreateTempSubdirectory("awareness-pg-").FullName;
        keeper = Start(folder);
        var address = $"Host={folder};Username=postgres;Database=postgres";
        await WaitUntilReadyAsync(address);
        return address;
    }

    public async ValueTask DisposeAsync()
    {
        if (keeper is null || folder is null) return;
        NpgsqlConnection.ClearAllPools();
        keeper.StandardInput.Close();
        await keeper.WaitForExitAsync(CancellationToken.None);
        keeper.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    // PostgreSQL refuses to run as root; the account that Debian's package creates does it then.
    private static Process Start(string folder)
    {
        string[] shell = ["/bin/sh", "-c", Script, "sh", folder, Binaries];
        string[] command = Environment.IsPrivilegedProcess ? ["runuser", "-u", "postgres", "--", .. shell] : shell;
        if (Environment.IsPrivilegedProcess) Process.Start("chown", ["postgres", folder]).WaitForExit();
        var start = new ProcessStartInfo(command[0], command[1..]) { RedirectStandardInput = true, UseShellExecute = false };
        return Process.Start(start) ?? throw new InvalidOperationException("The shell that holds PostgreSQL did not start.");
    }

    private async Task WaitUntilReadyAsync(string address)
    {
        var clock = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                await using var connection = new NpgsqlConnection($"{address};Pooling=false");
                await connection.OpenAsync(CancellationToken.None);
                return;
            }
            catch (NpgsqlException) when (clock.Elapsed < TimeSpan.FromSeconds(60) && keeper is { HasExited: false })
            {
                await Task.Delay(TimeSpan.FromMilliseconds(50));
            }
            catch (NpgsqlException exception)
            {
                var logs = Directory.GetFiles(folder ?? "/", "*.log").Select(File.ReadAllText);
                throw new InvalidOperationException($"PostgreSQL did not start: {string.Join('\n', logs)}", exception);
            }
        }
    }
}

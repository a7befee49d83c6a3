using System.Diagnostics;

namespace Awareness.Storage.Tests.Sqlite;

/// <summary>kill -9 in the middle of commits. What the process had acknowledged must be there.</summary>
public sealed class KillTests : IAsyncDisposable
{
    private const int Rounds = 6;
    private readonly SqliteTestDatabase place = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => place.DisposeAsync();

    [Fact]
    public async Task A_killed_process_loses_nothing_it_acknowledged()
    {
        var seed = TestCases.Seed();
        var random = new Random(seed);
        HashSet<string> acknowledged = new(StringComparer.Ordinal);
        for (var round = 0; round < Rounds; round++)
        {
            var before = acknowledged.Count;
            await CommitUntilKilledAsync(random.Next(1, 600), acknowledged);
            Assert.True(acknowledged.Count > before);

            await using var database = await place.OpenAsync();
            Assert.Empty(await database.CheckIntegrityAsync(Cancellation));
            var stored = await database.Connections.ReadAsync(
                (sql, cancellation) => sql.QueryAsync($"select external_id from turn", row => row.GetString(0), cancellation),
                Cancellation);
            Assert.Empty(acknowledged.Except(stored, StringComparer.Ordinal));
            Assert.Equal(stored.Count, (await database.CountOutboxAsync(Cancellation)).Ready);
        }
    }

    [Fact]
    public async Task A_second_process_is_refused_while_the_first_holds_the_file()
    {
        await using var database = await place.OpenAsync();
        using var second = Start();
        Assert.Contains("another process holds it", await second.StandardError.ReadToEndAsync(Cancellation), StringComparison.Ordinal);
        await second.WaitForExitAsync(Cancellation);
        Assert.Equal(3, second.ExitCode);
    }

    private async Task CommitUntilKilledAsync(int acknowledgements, HashSet<string> acknowledged)
    {
        using var process = Start();
        var errors = process.StandardError.ReadToEndAsync(Cancellation);
        var lines = 0;
        while (await ReadLineAsync(process.StandardOutput) is { } line)
        {
            Assert.True(acknowledged.Add(line), $"{line} was acknowledged twice");
            if (++lines == acknowledgements) process.Kill();
        }

        await process.WaitForExitAsync(Cancellation);
        Assert.Empty(await errors);
        Assert.Equal(128 + 9, process.ExitCode);
    }

    // A line without its end was cut by the kill: whether it was meant as an acknowledgement nobody can say.
    private static async Task<string?> ReadLineAsync(StreamReader output)
    {
        var line = new System.Text.StringBuilder();
        var next = new char[1];
        while (await output.ReadAsync(next, Cancellation) == 1)
        {
            if (next[0] == '\n') return line.ToString();
            line.Append(next[0]);
        }

        return null;
    }

    private Process Start()
    {
        var program = typeof(KillTests).Assembly.Location;
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", [program, "commit-stream", place.File])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        return Process.Start(start) ?? throw new InvalidOperationException("The process did not start.");
    }
}

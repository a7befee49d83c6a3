using System.Diagnostics;
using Awareness.Conversations;
using Awareness.Storage.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace Awareness.Storage.Tests.Programs;

/// <summary>Measures turns a second: <c>dotnet run --project tests/Awareness.Storage.Tests -- measure FILE SECONDS</c>.</summary>
internal static class Measure
{
    private const int Conversations = 5_000;

    public static async Task<int> RunAsync(DatabaseSettings settings, int seconds)
    {
        await using var database = await Database.OpenAsync(settings, TimeProvider.System, NullLogger<Database>.Instance, CancellationToken.None);
        foreach (var (callers, loads) in new[] { (1, false), (64, false), (64, true), (512, false) })
        {
            var before = (database.Connections as SqliteConnections)?.Writer.Transactions ?? 0;
            var processor = Environment.CpuUsage.TotalTime;
            var run = $"{callers}-{loads}";
            var times = await RunAsync(database, callers, loads, run, TimeSpan.FromSeconds(seconds));
            var transactions = ((database.Connections as SqliteConnections)?.Writer.Transactions ?? 0) - before;
            var each = (Environment.CpuUsage.TotalTime - processor).TotalMicroseconds / times.Count;
            times.Sort();
            Console.WriteLine($"{callers,7} {(loads ? "load+" : "     ")}commit {times.Count / (double)seconds,8:0}/s  p50 {times[times.Count / 2],6:0.00} ms  p99 {times[(int)(times.Count * 0.99)],6:0.00} ms  max {times[^1],6:0.0} ms  {each,4:0} µs of processor each  {transactions} transactions");
        }

        return 0;
    }

    private static async Task<List<double>> RunAsync(Database database, int callers, bool loads, string run, TimeSpan length)
    {
        var all = new List<double>();
        var start = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, callers).Select(caller => Task.Run(async () =>
        {
            List<double> times = [];
            var versions = new long[Conversations / callers];
            for (var i = 0; Stopwatch.GetElapsedTime(start) < length; i++)
            {
                var mine = i % versions.Length;
                var key = new ConversationKey("test", $"{run}-{caller}-{mine}");
                var began = Stopwatch.GetTimestamp();
                var state = loads
                    ? await database.Turns.LoadAsync(key, Sample.Contact, CancellationToken.None)
                    : new TurnState(new Conversation(key, versions[mine], new ConversationState()) { ContactId = Sample.Contact.Id }, Contacts.Contact.New(Sample.Contact));
                var result = await database.Turns.CommitAsync(Sample.Turn(state, $"{i}"), CancellationToken.None);
                if (result is not CommitResult.Committed) throw new InvalidOperationException($"{result}");
                versions[mine]++;
                times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            }

            lock (all) all.AddRange(times);
        })));
        return all;
    }
}

using System.Globalization;
using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;

namespace Awareness.App.Tests.Hosting;

/// <summary>
/// kill -9 at random moments, while people write and the platform fails in every way. Each life of the service is short: most kills meet it in the middle of
/// something. Two services side by side, to spend the time of one's start with the other's work.
/// </summary>
public sealed class FaultyKillTests
{
    private const int Conversations = 8;
    private const int MostUnknown = 3;

    /// <summary>Of each of the two services; a quiet machine may be asked for 50, which takes some minutes.</summary>
    private static readonly int KillsEach = int.TryParse(Environment.GetEnvironmentVariable("AWARENESS_TEST_KILLS"), CultureInfo.InvariantCulture, out var given) ? given : 10;

    [Fact]
    public async Task Killed_at_any_point_with_a_failing_platform_every_acknowledged_message_has_one_effect_and_only_what_is_unknown_comes_twice()
    {
        var seed = TestCases.Seed();
        await Task.WhenAll(KillAsync(seed), KillAsync(seed + 2));
    }

    private static async Task KillAsync(int seed)
    {
        var faults = new Random(seed);
        await using var connector = await Connector.StartAsync(_ => Task.FromResult(Fault(faults)));
        await using var service = await ServiceProcess.StartAsync();

        using var enough = new CancellationTokenSource();
        var talking = Enumerable.Range(0, Conversations).Select(number => TalkAsync(service, connector, $"c{number}", enough.Token)).ToList();
        var random = new Random(seed + 1);
        for (var kill = 0; kill < KillsEach; kill++)
        {
            await Task.Delay(random.Next(150), TestContext.Current.CancellationToken);
            await service.KillAsync();
            await Eventually.HoldsAsync(() => connector.IsAlone, "the connections of the dead process are closed");
            await service.RestartAsync();
        }

        await enough.CancelAsync();
        var said = await Task.WhenAll(talking);
        await Eventually.HoldsAsync(() => Ready(service) == 0, "the outbox is drained", atMost: 150 + (15 * KillsEach));
        Assert.Equal(0, await service.StopAsync());
        Assert.Equal("ok", StoredRows.Integrity(service.Database));

        var (repeats, unknown) = (0, 0L);
        for (var number = 0; number < Conversations; number++)
        {
            var (copies, known) = Check(service, connector, $"c{number}", said[number]);
            (repeats, unknown) = (repeats + copies, unknown + known);
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}: {said.Sum()} messages, {KillsEach} kills, {repeats} copies, {unknown} unknown outcomes");
        Assert.True(said.Sum() > KillsEach);
    }

    private static long Ready(ServiceProcess service) =>
        StoredRows.Read(service.Database, "select count(*) from outbox where state = 'ready'", row => row.GetInt64(0), SqliteOpenMode.ReadOnly).Single();

    /// <summary>Seldom enough that the circuit stays closed: what it does is tested elsewhere.</summary>
    private static int Fault(Random random)
    {
        lock (random)
        {
            return random.Next(40) switch
            {
                0 => StatusCodes.Status429TooManyRequests,
                1 => StatusCodes.Status500InternalServerError,
                2 => Connector.Reset,
                3 => Connector.TakenAndReset,
                4 => Connector.TakenAndFailed,
                _ => StatusCodes.Status201Created,
            };
        }
    }

    /// <summary>One person: says one thing after another, each until it is acknowledged; returns how many were.</summary>
    private static async Task<int> TalkAsync(ServiceProcess service, Connector connector, string conversation, CancellationToken enough)
    {
        var said = 0;
        while (!enough.IsCancellationRequested)
        {
            var activity = Channel.MessageBy(connector, conversation, $"{said}", said % 2 == 0 ? "xin chào" : "cảm ơn");
            while (!await TrySayAsync(service, activity)) await Task.Delay(20, TestContext.Current.CancellationToken);
            said++;
        }

        return said;
    }

    private static async Task<bool> TrySayAsync(ServiceProcess service, System.Text.Json.Nodes.JsonObject activity)
    {
        try
        {
            using var response = await service.PostAsync(activity);
            Assert.True(response.StatusCode is HttpStatusCode.OK or HttpStatusCode.ServiceUnavailable, $"{response.StatusCode}");
            return response.StatusCode is HttpStatusCode.OK;
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            return false;
        }
    }

    /// <summary>Every message once in the record, every reply delivered in order, and copies only where the outbox says that an outcome was unknown.</summary>
    private static (int Copies, long Unknown) Check(ServiceProcess service, Connector connector, string conversation, int said)
    {
        var ids = StoredRows.Read(service.Database, $"select external_id from turn where conversation = '{conversation}' order by first_sequence", row => row.GetString(0));
        Assert.Equal(Enumerable.Range(0, said).Select(number => $"{number}"), ids);

        var due = StoredRows.Read(
            service.Database,
            $"""
            select t.activity, o.unknowns, o.state from outbox as o join transcript as t on t.conversation = o.conversation and t.sequence = o.sequence
            where o.conversation = '{conversation}' order by o.sequence
            """,
            row => (Reply: Key(JsonDocument.Parse(row.GetString(0)).RootElement), Unknown: row.GetInt64(1), State: row.GetString(2)));
        // What may have arrived three times is not sent again: an operator looks.
        Assert.All(due, row => Assert.True(row.State == "sent" || (row.State == "dead" && row.Unknown >= MostUnknown - 1), $"{row.State} after {row.Unknown} unknown outcomes"));
        Assert.Equal(said, due.Select(row => row.Reply.Id).Distinct(StringComparer.Ordinal).Count());

        var (next, copies, copiesOfOne) = (0, 0, 0L);
        foreach (var delivered in connector.Of(conversation))
        {
            var reply = (delivered.ReplyToId, delivered.Text);
            while (next < due.Count && reply != due[next].Reply && due[next].State == "dead" && (next == 0 || reply != due[next - 1].Reply)) (next, copiesOfOne) = (next + 1, 0);
            if (next < due.Count && reply == due[next].Reply)
            {
                (next, copiesOfOne) = (next + 1, 0);
                continue;
            }

            Assert.True(next > 0 && reply == due[next - 1].Reply, $"a reply to {delivered.ReplyToId} out of order");
            copies++;
            Assert.True(++copiesOfOne <= Math.Min(due[next - 1].Unknown, MostUnknown - 1), $"a copy of the reply to {delivered.ReplyToId} that nobody counted, or one too many");
        }

        Assert.All(due.Skip(next), row => Assert.Equal("dead", row.State));
        return (copies, due.Sum(row => row.Unknown));
    }

    private static (string Id, string Text) Key(JsonElement activity) => (activity.GetProperty("replyToId").GetString() ?? "", activity.GetProperty("text").GetString() ?? "");
}

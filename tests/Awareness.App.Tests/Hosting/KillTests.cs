using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Text.Json;

namespace Awareness.App.Tests.Hosting;

/// <summary>kill -9 under a stream of messages, again and again. What was acknowledged has happened, once; the rest is sent again and then has.</summary>
public sealed class KillTests
{
    private const int Messages = 5_000;
    private const int Conversations = 25;
    private const int MessagesEach = Messages / Conversations;
    private const int Kills = 5;

    /// <summary>The dispatcher's sends at a time: only those can have an unknown outcome when it is killed.</summary>
    private const int SendsUnderWay = 16;

    private static readonly string[] Texts = [Channel.Helmet, "xem thêm", "xin chào", "giá vàng hôm nay", "tre may tuoi phai doi mu", "đuối nước", "1", "cảm ơn"];

    private readonly ConcurrentDictionary<(string Conversation, string Id), IReadOnlyList<string>?> acknowledged = new();
    private int inVain;

    [Fact]
    public async Task Killed_again_and_again_the_service_keeps_what_it_acknowledged_and_doubles_nothing()
    {
        var seed = TestCases.Seed();
        var start = Stopwatch.GetTimestamp();
        await using var connector = await Connector.StartAsync();
        await using var service = await ServiceProcess.StartAsync();

        var talking = Enumerable.Range(0, Conversations).Select(number => TalkAsync(service, connector, number, seed)).ToList();
        await KillNowAndThenAsync(service, connector, new Random(seed));
        await Task.WhenAll(talking);
        var talked = Stopwatch.GetElapsedTime(start);

        await Eventually.HoldsAsync(() => IsDrained(connector, seed), "the outbox is drained", atMost: 90);
        Assert.Equal(0, await service.StopAsync());
        Assert.Equal("ok", StoredRows.Integrity(service.Database));
        Assert.Equal(0, StoredRows.Read(service.Database, "select count(*) from outbox where state <> 'sent'", row => row.GetInt64(0)).Single());

        var doubled = 0;
        for (var number = 0; number < Conversations; number++) doubled += Check(service, connector, number, seed);
        Assert.InRange(doubled, 0, Kills * SendsUnderWay);
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"seed {seed}: {Messages} messages in {talked.TotalSeconds:F1} s with {Kills} kills, {inVain} attempts in vain, {doubled} replies doubled, drained after {Stopwatch.GetElapsedTime(start).TotalSeconds:F1} s");
    }

    private static string Name(int conversation) => $"c{conversation}";

    private static string TextOf(int message) => Texts[message % Texts.Length];

    /// <summary>Both ways of delivery, mixed within a conversation.</summary>
    private static bool ExpectsReplies(int seed, int conversation, int message) => HashCode.Combine(seed, conversation, message) % 2 == 0;

    /// <summary>One person: says one thing after another, each until it is acknowledged.</summary>
    private async Task TalkAsync(ServiceProcess service, Connector connector, int conversation, int seed)
    {
        for (var message = 0; message < MessagesEach; message++)
        {
            var id = $"{message}";
            var activity = Channel.MessageBy(connector, Name(conversation), id, TextOf(message));
            if (ExpectsReplies(seed, conversation, message)) activity["deliveryMode"] = "expectReplies";
            while (!await TrySayAsync(service, activity, (Name(conversation), id)))
            {
                Interlocked.Increment(ref inVain);
                await Task.Delay(20, TestContext.Current.CancellationToken);
            }
        }
    }

    private async Task<bool> TrySayAsync(ServiceProcess service, System.Text.Json.Nodes.JsonObject activity, (string, string) key)
    {
        try
        {
            using var response = await service.PostAsync(activity);
            if (response.StatusCode == HttpStatusCode.ServiceUnavailable) return false;
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            acknowledged[key] = activity["deliveryMode"] is null ? null : await Channel.RepliesAsync(response);
            return true;
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            return false;
        }
    }

    private async Task KillNowAndThenAsync(ServiceProcess service, Connector connector, Random random)
    {
        var moments = Enumerable.Range(0, Kills).Select(_ => random.Next(50, Messages * 9 / 10)).Order().ToList();
        foreach (var moment in moments)
        {
            while (acknowledged.Count < moment) await Task.Delay(1, TestContext.Current.CancellationToken);
            await Task.Delay(random.Next(20), TestContext.Current.CancellationToken);
            await service.KillAsync();

            // What the dead process had put on the wire still arrives, and counts as its own.
            await Eventually.HoldsAsync(() => connector.IsAlone, "the connections of the dead process are closed");
            connector.NextGeneration();
            await service.RestartAsync();
        }
    }

    private static bool IsDrained(Connector connector, int seed) => Enumerable.Range(0, Conversations).All(conversation =>
    {
        var last = Enumerable.Range(0, MessagesEach).Last(message => !ExpectsReplies(seed, conversation, message));
        return connector.Of(Name(conversation)).Any(reply => reply.ReplyToId == $"{last}");
    });

    /// <summary>Compares what was acknowledged, what is stored and what was delivered; returns how many replies came twice.</summary>
    private int Check(ServiceProcess service, Connector connector, int conversation, int seed)
    {
        var name = Name(conversation);
        var ids = Enumerable.Range(0, MessagesEach).Select(message => $"{message}").ToList();
        var transcript = StoredRows.Read(
            service.Database,
            $"select sequence, activity from transcript where conversation = '{name}' order by sequence",
            row => new Said(row.GetInt64(0), JsonDocument.Parse(row.GetString(1)).RootElement));

        Assert.Equal(Enumerable.Range(1, transcript.Count).Select(sequence => (long)sequence), transcript.Select(said => said.Sequence));
        Assert.Equal(ids, transcript.Where(said => said.ReplyToId is null).Select(said => said.Id));
        Assert.Equal(
            ids.Order(StringComparer.Ordinal),
            StoredRows.Read(service.Database, $"select external_id from turn where conversation = '{name}' order by external_id", row => row.GetString(0)));

        var replies = transcript.Where(said => said.ReplyToId is not null).ToLookup(said => said.ReplyToId, said => said.Text, StringComparer.Ordinal);
        foreach (var id in ids)
        {
            Assert.NotEmpty(replies[id]);
            if (acknowledged[(name, id)] is { } told) Assert.Equal(replies[id], told);
        }

        var due = ids.Where(id => !ExpectsReplies(seed, conversation, int.Parse(id))).SelectMany(id => replies[id].Select(text => (id, text))).ToList();
        return CheckDelivery(due, connector.Of(name));
    }

    /// <summary>Everything due arrived in order; a second copy came only from the next process, for the reply the dead one was sending.</summary>
    private static int CheckDelivery(List<(string Id, string Text)> due, IReadOnlyList<Delivered> delivered)
    {
        var (next, doubled) = (0, 0);
        for (var i = 0; i < delivered.Count; i++)
        {
            var reply = (delivered[i].ReplyToId, delivered[i].Text);
            if (next < due.Count && reply == due[next])
            {
                next++;
                continue;
            }

            Assert.True(next > 0 && reply == due[next - 1], $"Reply {i} answers {reply.ReplyToId}, out of order");
            Assert.True(delivered[i].Generation > delivered[i - 1].Generation, $"Reply {i} came twice from one process");
            doubled++;
        }

        Assert.Equal(due.Count, next);
        return doubled;
    }

    private sealed record Said(long Sequence, JsonElement Activity)
    {
        public string? Id => Activity.GetProperty("id").GetString();

        public string? ReplyToId => Activity.TryGetProperty("replyToId", out var id) ? id.GetString() : null;

        public string Text => Activity.GetProperty("text").GetString() ?? "";
    }
}

using System.Collections.Concurrent;
using System.Diagnostics;
using Awareness.Benchmarks.Report;
using Awareness.Contacts;
using Awareness.Conversations;
using Awareness.Delivery;
using Awareness.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace Awareness.Benchmarks.Delivery;

/// <summary>From the commit of a reply to its send, while another channel hangs and while one person floods: what the others feel of it.</summary>
internal static class LaneLatency
{
    private const int Replies = 600;
    private const int Trouble = 300;
    private const string Well = "well";
    private const string Sick = "sick";
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(5);
    private static readonly Goal Ratio = Goal.AtMost(1.2);

    public static async Task RunAsync(FigureReport report, CancellationToken cancellationToken)
    {
        report.Section("Replies beside trouble", $"{Rounds.Count} rounds of {Replies} replies, one every {Between.TotalMilliseconds} ms, commit to send over SQLite; peer: the same without trouble.");
        var rounds = new List<(Samples Quiet, Samples Hanging, Samples Flooded)>();
        for (var number = 0; number < Rounds.Count; number++)
        {
            var quiet = await MeasureAsync(troubled: null, cancellationToken);
            var hanging = await MeasureAsync(number => (Sick, $"s{number}"), cancellationToken);
            rounds.Add((quiet, hanging, await MeasureAsync(_ => (Well, "flood"), cancellationToken)));
        }

        report.Figure("undisturbed p50 / p99", $"{rounds.Median(round => round.Quiet.P50):0} µs / {rounds.Median(round => round.Quiet.P99):0} µs");
        report.Figure($"another channel hangs with {Trouble} replies due, p99", $"{rounds.Median(round => round.Hanging.P99):0} µs");
        report.Figure("ratio p99", rounds.Median(round => round.Hanging.P99 / round.Quiet.P99), "", Ratio);
        report.Figure($"one person has {Trouble} replies due on the same channel, p99", $"{rounds.Median(round => round.Flooded.P99):0} µs");
        report.Figure("ratio p99", rounds.Median(round => round.Flooded.P99 / round.Quiet.P99), "", Ratio);
    }

    private static async Task<Samples> MeasureAsync(Func<int, (string Channel, string Conversation)>? troubled, CancellationToken cancellationToken)
    {
        using var folder = new ScratchFolder();
        var place = new DatabaseSettings.Sqlite(Path.Combine(folder.Path, "lanes.db"));
        await using var database = await Database.OpenAsync(place, TimeProvider.System, NullLogger<Database>.Instance, cancellationToken);
        var well = new TimedChannel();
        var dispatcher = new Dispatcher(database.Outbox, [well, new HangingChannel()], new DispatcherOptions { Names = new ReplyNames(new byte[ReplyNames.KeyLength]), Random = () => 0.5 }, TimeProvider.System, NullLogger<Dispatcher>.Instance);
        for (var number = 0; troubled is not null && number < Trouble; number++) await SayAsync(database, troubled(number), $"{number}", cancellationToken);

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var running = dispatcher.RunAsync(stop.Token);
        for (var number = 0; number < Replies; number++)
        {
            var conversation = $"c{number}";
            await SayAsync(database, (Well, conversation), "1", cancellationToken);
            well.Committed(conversation);
            await Task.Delay(Between, TimeProvider.System, cancellationToken);
        }

        while (well.Arrived < Replies) await Task.Delay(Between, TimeProvider.System, cancellationToken);
        await stop.CancelAsync();
        HangingChannel.Release();
        await running;
        return well.Latencies();
    }

    private static async Task SayAsync(Database database, (string Channel, string Conversation) where, string id, CancellationToken cancellationToken)
    {
        var key = new ConversationKey(where.Channel, where.Conversation);
        var state = await database.Turns.LoadAsync(key, new ContactKey(where.Channel, where.Conversation), cancellationToken);
        var activity = new Activity { Type = ActivityTypes.Message, ChannelId = where.Channel, Text = "Trẻ từ đủ 6 tuổi phải đội mũ bảo hiểm." };
        await database.Turns.CommitAsync(
            new TurnCommit
            {
                Conversation = state.Conversation,
                Contact = state.Contact,
                ContactChanged = false,
                Inbound = activity with { Id = id },
                Replies = [activity],
                UseOutbox = true,
                State = state.Conversation.State,
                Record = new TurnRecord(TimeProvider.System.GetUtcNow(), Outcome.Answer, "bench"),
            },
            cancellationToken);
    }

    /// <summary>Takes everything within a millisecond or two, and knows when.</summary>
    private sealed class TimedChannel : IChannel
    {
        private readonly ConcurrentDictionary<string, long> sent = new(StringComparer.Ordinal);
        private readonly ConcurrentDictionary<string, long> committed = new(StringComparer.Ordinal);

        public string Name => Well;

        public SendPolicy Policy => SendPolicy.Unlimited;

        public int Arrived => sent.Keys.Count(key => key[0] == 'c');

        public void Committed(string conversation) => committed[conversation] = Stopwatch.GetTimestamp();

        public async Task<SendResult> SendAsync(OutboundActivity outbound, CancellationToken cancellationToken)
        {
            sent.TryAdd(outbound.Conversation.Id, Stopwatch.GetTimestamp());
            await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System, cancellationToken);
            return new SendResult.Sent(ExternalId: null);
        }

        public Samples Latencies()
        {
            var samples = new Samples();
            // A send may begin before the caller of the commit has run on.
            foreach (var (conversation, at) in committed) samples.Add(Math.Max(0, Stopwatch.GetElapsedTime(at, sent[conversation]).TotalMicroseconds));
            return samples;
        }
    }

    /// <summary>Answers nobody until it is released.</summary>
    private sealed class HangingChannel : IChannel
    {
        private static TaskCompletionSource Released = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public string Name => Sick;

        public SendPolicy Policy => SendPolicy.Unlimited;

        public static void Release()
        {
            Released.SetResult();
            Released = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        public async Task<SendResult> SendAsync(OutboundActivity outbound, CancellationToken cancellationToken)
        {
            await Released.Task.WaitAsync(cancellationToken);
            return new SendResult.Sent(ExternalId: null);
        }
    }
}

using Awareness.Channels.Tests.Support;
using Awareness.Conversations;
using Awareness.Delivery;
using Microsoft.Extensions.Logging.Abstractions;

namespace Awareness.Channels.Tests.Delivery;

public sealed class DispatcherTests : IAsyncDisposable
{
    private readonly ManualTime time = new();
    private readonly MemoryStore store = new();
    private readonly ScriptedChannel channel = new();
    private readonly CancellationTokenSource stop = new();
    private readonly DispatcherOptions options = new() { Names = new ReplyNames(new byte[ReplyNames.KeyLength]), Random = () => 1, Poll = TimeSpan.FromMilliseconds(20) };
    private Task running = Task.CompletedTask;

    [Fact]
    public async Task Replies_of_a_conversation_go_out_in_order_and_conversations_beside_each_other()
    {
        var inside = new SemaphoreSlim(0);
        channel.OnSend = async _ =>
        {
            await inside.WaitAsync(TestContext.Current.CancellationToken);
            return new SendResult.Sent("x");
        };
        for (var i = 0; i < 5; i++)
        {
            Say("a", $"a{i}");
            Say("b", $"b{i}");
        }

        Start();
        await Eventually.True(() => channel.UnderWay == 2);
        for (var i = 0; i < 10; i++) inside.Release();
        await Eventually.True(() => store.Outcomes.Count == 10);

        Assert.Equal(["a0", "a1", "a2", "a3", "a4"], channel.Sent.Where(text => text[0] == 'a'));
        Assert.Equal(["b0", "b1", "b2", "b3", "b4"], channel.Sent.Where(text => text[0] == 'b'));
        Assert.Equal(2, channel.MostUnderWay);
    }

    [Fact]
    public async Task No_more_sends_than_allowed_are_under_way()
    {
        var inside = new SemaphoreSlim(0);
        channel.OnSend = async _ =>
        {
            await inside.WaitAsync(TestContext.Current.CancellationToken);
            return new SendResult.Sent(null);
        };
        for (var i = 0; i < 9; i++) Say($"c{i}", "x");

        channel.Policy = SendPolicy.Unlimited with { Concurrency = 3 };
        Start();
        await Eventually.True(() => channel.UnderWay == 3);
        inside.Release(9);
        await Eventually.True(() => store.Pending == 0);

        Assert.Equal(3, channel.MostUnderWay);
    }

    [Fact]
    public async Task A_send_that_fails_is_tried_again_later_and_later_and_given_up_after_eight_attempts()
    {
        channel.OnSend = _ => Task.FromResult<SendResult>(new SendResult.RetryLater(null, "HTTP 500"));
        Say("a", "x");
        Start();

        List<double> waits = [];
        for (var attempt = 1; attempt < 8; attempt++)
        {
            await Eventually.True(() => store.Outcomes.Count == attempt);
            var outcome = store.Outcomes[^1];
            Assert.Equal("retry", outcome.Outcome);
            waits.Add(Math.Round((outcome.DueAt!.Value - time.GetUtcNow()).TotalSeconds, 3));
            Assert.Equal(attempt, channel.Sent.Count);
            time.Advance(outcome.DueAt.Value - time.GetUtcNow());
        }

        await Eventually.True(() => store.Outcomes.Count == 8);
        Assert.Equal([2, 6, 18, 54, 162, 300, 300], waits);
        Assert.Equal(("dead", "HTTP 500"), (store.Outcomes[^1].Outcome, store.Outcomes[^1].Detail));
        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8], channel.Attempts);
    }

    [Fact]
    public void Waits_are_spread_and_a_wait_the_channel_asked_for_is_kept()
    {
        var low = options with { Random = () => 0 };
        Assert.Equal(TimeSpan.FromSeconds(1), low.DelayAfter(1, asked: null));
        Assert.Equal(TimeSpan.FromSeconds(2), options.DelayAfter(1, asked: null));
        Assert.Equal(TimeSpan.FromSeconds(30), low.DelayAfter(1, TimeSpan.FromSeconds(30)));
        Assert.Equal(TimeSpan.FromSeconds(33), options.DelayAfter(1, TimeSpan.FromSeconds(30)));
        Assert.Equal(TimeSpan.FromHours(1), low.DelayAfter(1, TimeSpan.FromDays(9)));
        Assert.Equal(TimeSpan.Zero, low.DelayAfter(1, TimeSpan.FromSeconds(-5)));
    }

    [Fact]
    public async Task A_refused_reply_is_given_up_at_once_and_the_next_one_goes()
    {
        channel.OnSend = outbound => Task.FromResult<SendResult>(
            outbound.Entry.Activity.Text == "bad" ? new SendResult.Refused(SendRefusal.Content, "HTTP 400") : new SendResult.Sent("e1"));
        Say("a", "bad");
        Say("a", "good");
        Start();

        await Eventually.True(() => store.Outcomes.Count == 2);
        Assert.Equal([("dead", "HTTP 400"), ("complete", "e1")], store.Outcomes.Select(outcome => (outcome.Outcome, outcome.Detail)));
    }

    [Fact]
    public async Task What_may_have_arrived_is_sent_three_times_in_all_further_and_further_apart_and_then_given_up()
    {
        channel.OnSend = _ => Task.FromResult<SendResult>(new SendResult.Unknown("HTTP 500"));
        Say("a", "x");
        Start();
        List<double> waits = [];
        for (var attempt = 1; attempt < 3; attempt++)
        {
            await Eventually.True(() => store.Outcomes.Count == attempt);
            var outcome = store.Outcomes[^1];
            Assert.Equal("retry", outcome.Outcome);
            waits.Add(Math.Round((outcome.DueAt!.Value - time.GetUtcNow()).TotalSeconds, 3));
            time.Advance(outcome.DueAt.Value - time.GetUtcNow());
        }

        await Eventually.True(() => store.Outcomes.Count == 3);
        Assert.Equal(("dead", "outcome unknown: HTTP 500"), (store.Outcomes[^1].Outcome, store.Outcomes[^1].Detail));
        Assert.Equal([2, 54], waits);
        Assert.Equal(3, channel.Sent.Count);
        Assert.Equal([SendRefusal.GaveUp], store.Refusals);
    }

    [Fact]
    public async Task Failures_that_surely_did_not_arrive_use_up_no_copy()
    {
        channel.OnSend = outbound => Task.FromResult<SendResult>(outbound.Attempt % 2 == 0 ? new SendResult.Unknown("timeout") : new SendResult.RetryLater(null, "not reachable"));
        Say("a", "x");
        Start();
        for (var attempt = 1; attempt < 6; attempt++)
        {
            await Eventually.True(() => store.Outcomes.Count == attempt);
            time.Advance(options.MaxDelay);
        }

        await Eventually.True(() => store.Outcomes.Count == 6);
        Assert.Equal("dead", store.Outcomes[^1].Outcome);
    }

    [Fact]
    public async Task What_nobody_serves_waits_an_hour_for_its_channel_and_is_then_given_up()
    {
        var (due, late) = (time.GetUtcNow(), time.GetUtcNow().AddMinutes(30));
        store.Say(new ConversationKey("fax", "a"), new Activity { Type = "message" }, dueAt: due);
        store.Say(new ConversationKey("fax", "b"), new Activity { Type = "message" }, dueAt: late);
        Start();
        await Eventually.True(() => store.Claims > 5);
        Assert.Empty(store.Outcomes);

        time.Advance(TimeSpan.FromHours(1));
        await Eventually.TrueAsTimePasses(time, () => store.Outcomes.Count == 1);
        Assert.Equal([SendRefusal.NoChannel], store.Refusals);
        Assert.Equal(1, store.Pending);
    }

    [Fact]
    public async Task What_nobody_served_goes_when_the_service_is_started_with_its_channel()
    {
        store.Say(new ConversationKey("late", "a"), new Activity { Type = "message", Text = "x" }, dueAt: time.GetUtcNow());
        Start();
        await Eventually.True(() => store.Claims > 5);
        await stop.CancelAsync();
        await running;

        var served = new ScriptedChannel { Name = "late" };
        using var again = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        running = Task.Run(() => new Dispatcher(store, [served], options, time, NullLogger<Dispatcher>.Instance).RunAsync(again.Token), TestContext.Current.CancellationToken);
        await Eventually.True(() => served.Sent.Count == 1);
        await again.CancelAsync();
        await running;
    }

    [Fact]
    public async Task An_exception_means_unknown_and_is_tried_again_without_its_message_being_kept()
    {
        channel.OnSend = _ => throw new HttpRequestException("https://secret.example/token");
        Say("a", "x");
        Start();
        await Eventually.True(() => store.Outcomes.Count == 1);
        Assert.Equal(("retry", "outcome unknown: HttpRequestException"), (store.Outcomes[0].Outcome, store.Outcomes[0].Detail));
    }

    [Fact]
    public async Task A_send_that_never_ends_is_broken_off_even_when_the_channel_does_not_listen()
    {
        channel.OnSend = async _ =>
        {
            await Task.Delay(Timeout.Infinite, TestContext.Current.CancellationToken);
            return new SendResult.Sent(null);
        };
        Say("a", "x");
        Start();
        await Eventually.True(() => channel.UnderWay == 1);
        time.Advance(TimeSpan.FromSeconds(21));
        await Eventually.True(() => store.Outcomes.Count == 1);
        Assert.Equal(("retry", "outcome unknown: timeout"), (store.Outcomes[0].Outcome, store.Outcomes[0].Detail));
    }

    [Fact]
    public async Task A_lost_lease_changes_nothing_and_stops_nothing()
    {
        var inside = new SemaphoreSlim(0);
        channel.OnSend = async _ =>
        {
            await inside.WaitAsync(TestContext.Current.CancellationToken);
            return new SendResult.Sent(null);
        };
        using var lost = new Counted("awareness.leases.lost");
        Say("a", "x");
        Start();
        await Eventually.True(() => channel.UnderWay == 1);
        store.StealLeases();
        inside.Release();
        await Eventually.True(() => lost.Total == 1);
        Assert.Empty(store.Outcomes);

        Say("b", "y");
        inside.Release();
        await Eventually.True(() => store.Outcomes.Count == 1);
    }

    [Fact]
    public async Task An_outcome_that_cannot_be_written_is_written_when_the_store_is_back_and_nothing_is_sent_twice()
    {
        channel.OnSend = _ =>
        {
            store.Failure = new TimeoutException();
            return Task.FromResult<SendResult>(new SendResult.Sent("e1"));
        };
        Say("a", "x");
        Start();
        await Eventually.True(() => store.Failure is not null && time.NextWait is not null);
        store.Failure = null;
        await Eventually.TrueAsTimePasses(time, () => store.Outcomes.Count == 1);
        Assert.Single(channel.Sent);
        Assert.Equal("complete", store.Outcomes[0].Outcome);
    }

    [Fact]
    public async Task An_outbox_that_cannot_be_read_is_asked_again()
    {
        store.Failure = new TimeoutException();
        Start();
        Say("a", "x");
        await Eventually.True(() => time.NextWait is not null);
        store.Failure = null;
        await Eventually.TrueAsTimePasses(time, () => store.Outcomes.Count == 1);
    }

    [Fact]
    public async Task Shutdown_lets_a_send_end_and_begins_no_other()
    {
        var inside = new SemaphoreSlim(0);
        channel.OnSend = async _ =>
        {
            await inside.WaitAsync(TestContext.Current.CancellationToken);
            return new SendResult.Sent("e1");
        };
        Say("a", "first");
        Say("a", "second");
        Start();
        await Eventually.True(() => channel.UnderWay == 1);

        await stop.CancelAsync();
        await Task.Delay(50, TestContext.Current.CancellationToken);
        Assert.False(running.IsCompleted);
        inside.Release(2);
        await Eventually.True(() => running.IsCompleted);

        Assert.Equal(["first"], channel.Sent);
        Assert.Equal("complete", store.Outcomes.Single().Outcome);
        Assert.Equal(1, store.Pending);
    }

    [Fact]
    public async Task Shutdown_with_nothing_under_way_waits_for_nothing()
    {
        Say("a", "x");
        Start();
        await Eventually.True(() => store.Pending == 0);
        await stop.CancelAsync();
        // The clock stands still.
        await Eventually.True(() => running.IsCompleted);
    }

    [Fact]
    public async Task Shutdown_breaks_off_what_does_not_end_in_time_and_gives_it_back_at_once()
    {
        channel.OnSend = async _ =>
        {
            await Task.Delay(Timeout.Infinite, TestContext.Current.CancellationToken);
            return new SendResult.Sent(null);
        };
        Say("a", "x");
        Start(options with { SendTimeout = TimeSpan.FromMinutes(5), Lease = TimeSpan.FromMinutes(6) });
        await Eventually.True(() => channel.UnderWay == 1);
        await stop.CancelAsync();

        await Eventually.True(() => time.NextWait == options.Drain);
        time.Advance(options.Drain - TimeSpan.FromSeconds(1));
        await Eventually.StaysAsync(() => store.Outcomes.Count, 0);
        Assert.False(running.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(1));
        await Eventually.True(() => running.IsCompleted);
        Assert.Equal(("retry", "outcome unknown: shutdown"), (store.Outcomes.Single().Outcome, store.Outcomes.Single().Detail));
        Assert.True(store.Outcomes[0].DueAt <= time.GetUtcNow());
    }

    [Fact]
    public async Task Sends_are_counted_by_channel_and_outcome()
    {
        using var sends = new Counted("awareness.sends");
        store.Say(new ConversationKey("counted/stranger", "a"), new Activity { Type = "message", Text = "x" });
        Start(options, new ScriptedChannel { Name = "counted" });
        await Eventually.True(() => sends.Tags.Contains("channel=counted,outcome=sent"));
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await Eventually.True(() =>
        {
            if (!running.IsCompleted) time.Advance(TimeSpan.FromSeconds(1));
            return running.IsCompleted;
        });
        stop.Dispose();
    }

    private void Start(DispatcherOptions? other = null, params IEnumerable<IChannel> more)
    {
        var dispatcher = new Dispatcher(store, [channel, .. more], other ?? options, time, NullLogger<Dispatcher>.Instance);
        running = Task.Run(() => dispatcher.RunAsync(stop.Token));
    }

    private void Say(string conversation, string text) =>
        store.Say(new ConversationKey("test", conversation), new Activity { Type = "message", Text = text });
}

using Awareness.Channels.Tests.Support;
using Awareness.Conversations;
using Awareness.Delivery;
using Microsoft.Extensions.Logging.Abstractions;

namespace Awareness.Channels.Tests.Delivery;

/// <summary>What one channel does is no other's matter, and nothing is sent that the platform would not take.</summary>
public sealed class LaneTests : IAsyncDisposable
{
    private static readonly Func<OutboundActivity, Task<SendResult>> Hangs = async _ =>
    {
        await Task.Delay(Timeout.Infinite, TestContext.Current.CancellationToken);
        return new SendResult.Sent(null);
    };

    private readonly ManualTime time = new();
    private readonly MemoryStore store = new();
    private readonly ScriptedChannel channel = new();
    private readonly ScriptedChannel other = new() { Name = "other" };
    private readonly CancellationTokenSource stop = new();
    private DispatcherOptions options = new() { Names = new ReplyNames(new byte[ReplyNames.KeyLength]), Random = () => 0, Poll = TimeSpan.FromMilliseconds(20) };
    private Task running = Task.CompletedTask;

    private DateTimeOffset Now => time.GetUtcNow();

    [Fact]
    public async Task A_channel_that_hangs_delays_no_send_of_another()
    {
        channel.OnSend = Hangs;
        for (var i = 0; i < 100; i++)
        {
            Say($"hangs{i}", "x");
            Say($"well{i}", $"{i}", "other");
        }

        Start();
        // The clock stands still: the other channel's hundred go while not one of the sick one's has even timed out.
        await Eventually.True(() => other.Sent.Count == 100);
        await Eventually.True(() => channel.UnderWay == channel.Policy.Concurrency);
    }

    [Fact]
    public async Task An_open_circuit_burns_no_attempts_and_one_reply_is_tried_when_its_time_is_over()
    {
        channel.Policy = SendPolicy.Unlimited with { Concurrency = 1 };
        channel.OnSend = _ => Task.FromResult<SendResult>(new SendResult.RetryLater(null, "not reachable"));
        for (var i = 0; i < 30; i++) Say($"c{i}", $"{i}");
        Start();
        await Eventually.True(() => store.Outcomes.Count == 5);
        await Eventually.StaysAsync(() => channel.Sent.Count, 5);

        // The first trial fails: twice the wait.
        await Eventually.WaitPassesAsync(time, TimeSpan.FromSeconds(5));
        await Eventually.True(() => store.Outcomes.Count(outcome => outcome.Outcome == "retry") == 6);
        await Eventually.StaysAsync(() => channel.Sent.Count, 6);
        await Eventually.IsWaitedFor(time, TimeSpan.FromSeconds(10));
        time.Advance(TimeSpan.FromSeconds(9));
        await Eventually.StaysAsync(() => channel.Sent.Count, 6);

        channel.OnSend = _ => Task.FromResult<SendResult>(new SendResult.Sent(null));
        time.Advance(TimeSpan.FromSeconds(1));
        await Eventually.True(() => store.Pending == 0);
        // Of the thirty-six calls six failed: five that opened the circuit, and the trial. Whoever waited has made no attempt.
        Assert.Equal(36, channel.Sent.Count);
        Assert.Equal(30, channel.Attempts.Count(attempt => attempt == 1));
        Assert.All(channel.Attempts, attempt => Assert.InRange(attempt, 1, 3));
    }

    [Fact]
    public async Task A_circuit_opens_on_calls_that_never_end()
    {
        channel.OnSend = Hangs;
        for (var i = 0; i < 5; i++) Say($"c{i}", "x");
        Start();
        await Eventually.True(() => channel.Sent.Count == 5);
        time.Advance(options.SendTimeout);
        await Eventually.True(() => store.Outcomes.Count == 5);
        await NothingMoreIsSentAsync();
    }

    [Fact]
    public async Task A_circuit_opens_on_lost_answers()
    {
        channel.OnSend = _ => Task.FromResult<SendResult>(new SendResult.Unknown("HTTP 502"));
        for (var i = 0; i < 5; i++) Say($"c{i}", "x");
        Start();
        await Eventually.True(() => store.Outcomes.Count == 5);
        await NothingMoreIsSentAsync();
    }

    [Fact]
    public async Task Refusals_and_waits_of_single_conversations_never_open_a_circuit()
    {
        channel.OnSend = outbound => Task.FromResult<SendResult>(outbound.Entry.Activity.Text == "refuse"
            ? new SendResult.Refused(SendRefusal.Content, "HTTP 400")
            : new SendResult.RetryLater(TimeSpan.FromMinutes(1), "HTTP 429"));
        for (var i = 0; i < 40; i++) Say($"c{i}", i % 2 == 0 ? "refuse" : "wait");
        Start();
        await Eventually.True(() => channel.Sent.Count == 40);
    }

    [Fact]
    public async Task A_channel_that_has_had_enough_pauses_its_lane_as_long_as_it_asked_for()
    {
        var isFirst = true;
        channel.Policy = SendPolicy.Unlimited with { Concurrency = 1 };
        channel.OnSend = _ =>
        {
            var answer = isFirst ? new SendResult.RetryLater(TimeSpan.FromSeconds(30), "HTTP 429") { Cause = RetryCause.Channel } : (SendResult)new SendResult.Sent(null);
            isFirst = false;
            return Task.FromResult(answer);
        };
        for (var i = 0; i < 5; i++) Say($"c{i}", "x");
        Start();
        await Eventually.True(() => store.Outcomes.Count == 1);
        await Eventually.IsWaitedFor(time, TimeSpan.FromSeconds(30));
        time.Advance(TimeSpan.FromSeconds(29));
        await Eventually.StaysAsync(() => channel.Sent.Count, 1);
        time.Advance(TimeSpan.FromSeconds(1));
        await Eventually.True(() => channel.Sent.Count == 6);
    }

    [Fact]
    public async Task A_limit_of_the_whole_account_costs_no_reply_an_attempt_and_has_a_wait_when_none_is_named()
    {
        var limited = 20;
        channel.Policy = SendPolicy.Unlimited with { Concurrency = 1 };
        channel.OnSend = _ => Task.FromResult<SendResult>(Interlocked.Decrement(ref limited) >= 0
            ? new SendResult.RetryLater(null, "code 4") { Cause = RetryCause.Channel }
            : new SendResult.Sent(null));
        for (var i = 0; i < 3; i++) Say($"c{i}", "x");
        Start();
        for (var pauses = 1; pauses <= 20; pauses++)
        {
            await Eventually.True(() => store.Outcomes.Count == pauses);
            Assert.Equal("postpone", store.Outcomes[^1].Outcome);
            Assert.Equal(Now + options.Pause, store.Outcomes[^1].DueAt);
            await Eventually.WaitPassesAsync(time, options.Pause);
        }

        await Eventually.True(() => store.Pending == 0);
        Assert.All(channel.Attempts, attempt => Assert.Equal(1, attempt));
        Assert.Empty(store.Refusals);
    }

    [Fact]
    public async Task A_trial_that_meets_a_limit_of_the_account_does_not_make_a_sick_channel_well()
    {
        channel.Policy = SendPolicy.Unlimited with { Concurrency = 1 };
        channel.OnSend = _ => Task.FromResult<SendResult>(new SendResult.RetryLater(null, "not reachable"));
        for (var i = 0; i < 10; i++) Say($"c{i}", "x");
        Start();
        await Eventually.True(() => store.Outcomes.Count == 5);
        channel.OnSend = _ => Task.FromResult<SendResult>(new SendResult.RetryLater(TimeSpan.FromSeconds(1), "HTTP 429") { Cause = RetryCause.Channel });
        await Eventually.WaitPassesAsync(time, TimeSpan.FromSeconds(5));
        await Eventually.True(() => store.Outcomes.Count == 6);

        // The pause is over after a second; the circuit, which was tried once in vain, lets the next trial through after ten.
        channel.OnSend = _ => Task.FromResult<SendResult>(new SendResult.Sent(null));
        await Eventually.IsWaitedFor(time, TimeSpan.FromSeconds(10));
        time.Advance(TimeSpan.FromSeconds(9));
        await Eventually.StaysAsync(() => channel.Sent.Count, 6);
        time.Advance(TimeSpan.FromSeconds(1));
        await Eventually.True(() => channel.Sent.Count > 10);
    }

    [Fact]
    public async Task A_conversation_that_has_had_enough_waits_alone()
    {
        channel.OnSend = outbound => Task.FromResult<SendResult>(outbound.Entry.Activity.Text == "1" && outbound.Attempt == 1
            ? new SendResult.RetryLater(TimeSpan.FromSeconds(30), "HTTP 429")
            : new SendResult.Sent(null));
        Say("loud", "1");
        Say("loud", "2");
        for (var i = 0; i < 5; i++) Say($"c{i}", "x");
        Start();
        await Eventually.True(() => store.Outcomes.Count == 6);
        await Eventually.StaysAsync(() => channel.Sent.Count, 6);
        time.Advance(TimeSpan.FromSeconds(30));
        await Eventually.True(() => store.Pending == 0);
        Assert.Equal(["1", "1", "2"], channel.Sent.Where(text => text != "x"));
    }

    [Fact]
    public async Task A_lane_waits_rather_than_sends_too_early()
    {
        channel.Policy = SendPolicy.Unlimited with { Overall = new SendRate(3, TimeSpan.FromSeconds(1)) };
        for (var i = 0; i < 10; i++) Say($"c{i}", "x");
        Start();
        for (var sent = 3; sent <= 9; sent += 3)
        {
            await Eventually.True(() => store.Outcomes.Count == sent);
            await Eventually.IsWaitedFor(time, TimeSpan.FromSeconds(1));
            time.Advance(TimeSpan.FromMilliseconds(999));
            await Eventually.StaysAsync(() => channel.Sent.Count, sent);
            time.Advance(TimeSpan.FromMilliseconds(1));
        }

        await Eventually.True(() => channel.Sent.Count == 10);
        Assert.All(channel.Attempts, attempt => Assert.Equal(1, attempt));
    }

    [Fact]
    public async Task A_flood_to_one_conversation_goes_at_its_rate_holds_up_nobody_and_costs_no_attempt()
    {
        channel.Policy = SendPolicy.Unlimited with { EachConversation = new SendRate(1, TimeSpan.FromSeconds(1)) };
        for (var i = 0; i < 5; i++) Say("flood", $"{i}");
        for (var i = 0; i < 20; i++) Say($"c{i}", "x");
        Start();
        await Eventually.True(() => channel.Sent.Count(text => text == "x") == 20);
        for (var sent = 1; sent <= 5; sent++)
        {
            await Eventually.True(() => channel.Sent.Count(text => text != "x") == sent);
            await Eventually.StaysAsync(() => channel.Sent.Count(text => text != "x"), sent);
            time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(["0", "1", "2", "3", "4"], channel.Sent.Where(text => text != "x"));
        Assert.All(channel.Attempts, attempt => Assert.Equal(1, attempt));
    }

    [Fact]
    public async Task What_stands_behind_one_channel_id_slows_no_other()
    {
        channel.Policies["test/strict"] = SendPolicy.Unlimited with { EachConversation = new SendRate(1, TimeSpan.FromSeconds(1)) };
        for (var i = 0; i < 5; i++)
        {
            Say("c", "strict", "test/strict");
            Say("c", "free", "test/free");
        }

        Start();
        await Eventually.True(() => channel.Sent.Count(text => text == "free") == 5 && channel.Sent.Contains("strict"));
        await Eventually.StaysAsync(() => channel.Sent.Count(text => text == "strict"), 1);
        time.Advance(TimeSpan.FromSeconds(1));
        await Eventually.True(() => channel.Sent.Count(text => text == "strict") == 2);
    }

    [Fact]
    public async Task A_rate_of_one_place_behind_a_channel_is_kept_over_all_its_conversations_and_slows_no_other_place()
    {
        channel.Policies["test/teams"] = SendPolicy.Unlimited with { Overall = new SendRate(3, TimeSpan.FromSeconds(1)), EachConversation = new SendRate(1, TimeSpan.FromSeconds(1)) };
        for (var i = 0; i < 9; i++) Say($"c{i}", "teams", "test/teams");
        for (var i = 0; i < 20; i++) Say($"c{i}", "free", "test/free");
        Start();
        await Eventually.True(() => channel.Sent.Count(text => text == "free") == 20);
        await Eventually.True(() => channel.Sent.Count(text => text == "teams") == 3);
        await Eventually.StaysAsync(() => channel.Sent.Count(text => text == "teams"), 3);
        time.Advance(TimeSpan.FromSeconds(1));
        await Eventually.True(() => channel.Sent.Count(text => text == "teams") > 3);
        await Eventually.StaysAsync(() => channel.Sent.Count(text => text == "teams") > 6 ? 1 : 0, 0);
        await Eventually.TrueAsTimePasses(time, () => channel.Sent.Count(text => text == "teams") == 9);
        Assert.All(channel.Attempts, attempt => Assert.Equal(1, attempt));
    }

    [Fact]
    public async Task Two_services_on_one_account_take_half_of_its_rate_each()
    {
        options = options with { Nodes = 2 };
        channel.Policy = SendPolicy.Unlimited with { Overall = new SendRate(6, TimeSpan.FromSeconds(1)) };
        for (var i = 0; i < 10; i++) Say($"c{i}", "x");
        Start();
        await Eventually.True(() => store.Outcomes.Count == 3);
        await Eventually.StaysAsync(() => channel.Sent.Count, 3);
        await Eventually.WaitPassesAsync(time, TimeSpan.FromSeconds(1));
        await Eventually.True(() => store.Outcomes.Count == 6);
    }

    [Fact]
    public async Task Bulk_takes_at_most_four_fifths_of_the_rate_and_replies_go_first()
    {
        channel.Policy = SendPolicy.Unlimited with { Overall = new SendRate(10, TimeSpan.FromSeconds(1)) };
        for (var i = 0; i < 30; i++) Say($"b{i}", "bulk", priority: SendPriority.Bulk);
        for (var i = 0; i < 4; i++) Say($"r{i}", "reply");
        Start();
        await Eventually.True(() => store.Outcomes.Count == 10);
        Assert.Equal(4, channel.Sent.Count(text => text == "reply"));
        await Eventually.WaitPassesAsync(time, TimeSpan.FromSeconds(1));
        await Eventually.True(() => store.Outcomes.Count == 18);
        await Eventually.StaysAsync(() => channel.Sent.Count, 18);

        // What bulk may not take is there for a reply at once.
        Say("r9", "reply");
        await Eventually.True(() => channel.Sent.Count == 19);
    }

    [Fact]
    public async Task What_the_platform_would_not_take_is_refused_without_a_call_and_says_why()
    {
        channel.Policy = SendPolicy.Unlimited with { Window = TimeSpan.FromHours(24), MessagesInWindow = 2 };
        Hear("late", Now - TimeSpan.FromHours(24));
        Say("late", "x");
        Say("never", "x");
        Hear("many", Now - TimeSpan.FromHours(23));
        for (var i = 0; i < 3; i++) Say("many", $"{i}");
        Start();
        await Eventually.True(() => store.Pending == 0);
        Assert.Equal(["0", "1"], channel.Sent);
        Assert.Equal([SendRefusal.Window, SendRefusal.Window, SendRefusal.Quota], store.Refusals);

        Hear("late", Now);
        Say("late", "again");
        await Eventually.True(() => channel.Sent.Contains("again"));
    }

    [Fact]
    public async Task Who_blocked_us_is_left_alone_until_they_write_again()
    {
        channel.OnSend = _ => Task.FromResult<SendResult>(new SendResult.Refused(SendRefusal.Blocked, "HTTP 403"));
        for (var i = 0; i < 4; i++) Say("gone", $"{i}");
        Start();
        await Eventually.True(() => store.Pending == 0);
        Assert.Equal(["0"], channel.Sent);
        Assert.Equal(Enumerable.Repeat(SendRefusal.Blocked, 4), store.Refusals);

        channel.OnSend = _ => Task.FromResult<SendResult>(new SendResult.Sent(null));
        Hear("gone", Now);
        Say("gone", "back");
        await Eventually.True(() => channel.Sent.Contains("back"));
    }

    [Fact]
    public async Task Only_a_send_whose_outcome_was_unknown_is_counted_as_perhaps_a_copy()
    {
        using var repeated = new Counted("awareness.sends.repeated");
        var lane = new ScriptedChannel { Name = "copies" };
        lane.OnSend = outbound => Task.FromResult<SendResult>(outbound switch
        {
            { Attempt: 1, Entry.Activity.Text: "lost" } => new SendResult.Unknown("no answer in time"),
            { Attempt: 1, Entry.Activity.Text: "later" } => new SendResult.RetryLater(TimeSpan.Zero, "HTTP 503"),
            _ => new SendResult.Sent(null),
        });
        foreach (var text in new[] { "lost", "later", "well" }) Say(text, text, "copies");
        Start(lane);
        await Eventually.True(() =>
        {
            time.Advance(TimeSpan.FromMilliseconds(100));
            return store.Pending == 0;
        });
        Assert.Equal(1, repeated.Tags.Count(tag => tag == "channel=copies"));
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

    /// <summary>Gives the dispatcher time to do what it must not: several of its looks at the outbox pass.</summary>
    private async Task NothingMoreIsSentAsync()
    {
        var sent = channel.Sent.Count;
        channel.OnSend = _ => Task.FromResult<SendResult>(new SendResult.Sent(null));
        Say("later", "x");
        await Eventually.StaysAsync(() => channel.Sent.Count, sent);
    }

    private void Start(params IEnumerable<IChannel> more)
    {
        var dispatcher = new Dispatcher(store, [channel, other, .. more], options, time, NullLogger<Dispatcher>.Instance);
        running = Task.Run(() => dispatcher.RunAsync(stop.Token));
    }

    private void Say(string conversation, string text, string lane = "test", SendPriority priority = SendPriority.Reply) =>
        store.Say(new ConversationKey(lane, conversation), new Activity { Type = "message", Text = text }, priority: priority);

    private void Hear(string conversation, DateTimeOffset at) => store.Hear(new ConversationKey("test", conversation), at);
}

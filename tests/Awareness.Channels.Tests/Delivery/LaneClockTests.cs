using Awareness.Channels.Tests.Support;
using Awareness.Conversations;
using Awareness.Delivery;
using Microsoft.Extensions.Logging.Abstractions;

namespace Awareness.Channels.Tests.Delivery;

/// <summary>A lane waits by the time that goes by: somebody who sets the machine's clock makes no wait an hour longer.</summary>
public sealed class LaneClockTests : IAsyncDisposable
{
    private readonly ManualTime time = new();
    private readonly MemoryStore store = new();
    private readonly ScriptedChannel channel = new();
    private readonly CancellationTokenSource stop = new();
    private readonly DispatcherOptions options = new() { Names = new ReplyNames(new byte[ReplyNames.KeyLength]), Random = () => 0, Poll = TimeSpan.FromMilliseconds(20) };
    private Task running = Task.CompletedTask;

    [Fact]
    public async Task A_pause_lasts_as_long_as_the_platform_asked_for_whatever_the_clock_shows()
    {
        channel.OnSend = _ => Task.FromResult<SendResult>(new SendResult.RetryLater(TimeSpan.FromSeconds(30), "HTTP 429") { Cause = RetryCause.Channel });
        await SetBackAsync(sends: 1, TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task An_open_circuit_is_tried_after_its_time_whatever_the_clock_shows()
    {
        channel.OnSend = _ => Task.FromResult<SendResult>(new SendResult.RetryLater(null, "not reachable"));
        await SetBackAsync(sends: 5, TimeSpan.FromSeconds(5));
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await Eventually.TrueAsTimePasses(time, () => running.IsCompleted);
        stop.Dispose();
    }

    /// <summary>The lane waits; the clock is set back by an hour; what is said then goes when the wait is over.</summary>
    private async Task SetBackAsync(int sends, TimeSpan wait)
    {
        channel.Policy = SendPolicy.Unlimited with { Concurrency = 1 };
        for (var i = 0; i < sends; i++) Say($"c{i}", "first");
        running = Task.Run(() => new Dispatcher(store, [channel], options, time, NullLogger<Dispatcher>.Instance).RunAsync(stop.Token));
        await Eventually.True(() => store.Outcomes.Count == sends);
        channel.OnSend = _ => Task.FromResult<SendResult>(new SendResult.Sent(null));
        time.Set(-TimeSpan.FromHours(1));
        Say("new", "then");
        var until = time.GetTimestamp() + wait.Ticks;
        await Eventually.TrueAsTimePasses(time, () => channel.Sent.Contains("then"));
        Assert.InRange(time.GetTimestamp(), until, until + TimeSpan.FromSeconds(1).Ticks);
    }

    private void Say(string conversation, string text) => store.Say(new ConversationKey("test", conversation), new Activity { Type = "message", Text = text });
}

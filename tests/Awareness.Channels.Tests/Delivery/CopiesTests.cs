using Awareness.Channels.Tests.Support;
using Awareness.Conversations;
using Awareness.Delivery;
using Microsoft.Extensions.Logging.Abstractions;

namespace Awareness.Channels.Tests.Delivery;

/// <summary>Nobody gets the same words again and again, however the process that sends them ends.</summary>
public sealed class CopiesTests
{
    private readonly ManualTime time = new();
    private readonly MemoryStore store = new();
    private readonly ScriptedChannel channel = new();
    private readonly DispatcherOptions options = new() { Names = new ReplyNames(new byte[ReplyNames.KeyLength]), Random = () => 0, Poll = TimeSpan.FromMilliseconds(20) };

    [Theory]
    [InlineData(2, true)]
    [InlineData(3, false)]
    [InlineData(6, false)]
    public async Task A_reply_whose_sends_ended_their_process_is_sent_three_times_at_most(int killed, bool isSent)
    {
        Say();
        for (var i = 0; i < killed; i++)
        {
            Assert.Single(await ClaimAsync());
            time.Advance(options.Lease);
        }

        await DispatchAsync();
        Assert.Equal(isSent ? 1 : 0, channel.Sent.Count);
        Assert.Equal(isSent ? "complete" : "dead", Assert.Single(store.Outcomes).Outcome);
        if (!isSent) Assert.Equal([SendRefusal.GaveUp], store.Refusals);
    }

    [Fact]
    public async Task A_reply_that_was_tried_as_often_as_it_may_be_is_not_sent_by_the_next_process()
    {
        Say();
        for (var attempt = 1; attempt <= options.MaxAttempts; attempt++)
            Assert.True(await store.RetryAsync(Assert.Single(await ClaimAsync()), new OutboxRetry(time.GetUtcNow(), "not reachable", IsOutcomeUnknown: false), Cancelled));

        await DispatchAsync();
        Assert.Empty(channel.Sent);
        Assert.Equal([SendRefusal.GaveUp], store.Refusals);
    }

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private void Say() => store.Say(new ConversationKey("test", "a"), new Activity { Type = "message", Text = "x" });

    private Task<IReadOnlyList<OutboxClaim>> ClaimAsync() => store.ClaimAsync(new OutboxRequest("test", time.GetUtcNow(), options.Lease, 1), Cancelled);

    private async Task DispatchAsync()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
        var running = Task.Run(() => new Dispatcher(store, [channel], options, time, NullLogger<Dispatcher>.Instance).RunAsync(stop.Token), Cancelled);
        await Eventually.True(() => store.Pending == 0);
        await stop.CancelAsync();
        await Eventually.DoneAsTimePasses(time, running.ContinueWith(_ => true, TaskScheduler.Default));
    }
}

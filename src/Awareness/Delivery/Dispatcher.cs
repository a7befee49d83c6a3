using Microsoft.Extensions.Logging;

namespace Awareness.Delivery;

/// <summary>
/// Carries what is due in the outbox to the channels. The only caller of <see cref="IChannel.SendAsync"/>.
/// Order within a conversation is the outbox's promise: it gives at most one row of a conversation at a time.
/// </summary>
public sealed class Dispatcher(
    IOutbox outbox, IEnumerable<IChannel> channels, DispatcherOptions options, TimeProvider time, ILogger<Dispatcher> logger)
{
    private readonly IReadOnlyList<IChannel> channels = [.. channels];

    /// <summary>
    /// Works until <paramref name="cancellationToken"/> is cancelled, then lets sends under way end within <see cref="DispatcherOptions.Drain"/>.
    /// Never throws: an outbox that cannot be read is asked again.
    /// </summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        logger.Started(options.Concurrency);
        using var sends = new CancellationTokenSource();
        using var outcomes = new CancellationTokenSource();
        var stop = new Stop(sends.Token, outcomes.Token);
        var underWay = new List<Task>();

        var failures = 0;
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                underWay.RemoveAll(task => task.IsCompleted);
                var free = options.Concurrency - underWay.Count;
                var claims = free == 0 ? [] : await outbox.ClaimAsync(time.GetUtcNow(), options.Lease, free, cancellationToken);
                underWay.AddRange(claims.Select(claim => DeliverAsync(claim, stop)));
                failures = 0;
                if (claims.Count < free || free == 0) await WaitAsync(underWay, full: free == 0, cancellationToken);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                break;
            }
            catch (Exception exception)
            {
                await PauseAsync(++failures, exception, cancellationToken);
            }
        }

        await DrainAsync(underWay, sends, outcomes);
    }

    /// <summary>Waits until a send ended (the next row of its conversation may be due), or, with a free place, until there is work.</summary>
    private async Task WaitAsync(List<Task> underWay, bool full, CancellationToken cancellationToken)
    {
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var work = full ? Task.Delay(Timeout.InfiniteTimeSpan, time, waiting.Token) : outbox.WaitForWorkAsync(options.Poll, waiting.Token);
        var first = await Task.WhenAny([work, .. underWay]);
        if (first == work) await work;
        else await waiting.CancelAsync();
    }

    private async Task PauseAsync(int failures, Exception exception, CancellationToken cancellationToken)
    {
        var delay = TimeSpan.FromSeconds(Math.Min(Math.Pow(2, failures - 1), 10));
        logger.OutboxUnreadable(delay, exception);
        await Task.Delay(delay, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task DrainAsync(List<Task> underWay, CancellationTokenSource sends, CancellationTokenSource outcomes)
    {
        var all = Task.WhenAll(underWay);
        await all.WaitAsync(options.Drain, time, CancellationToken.None).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        var brokenOff = underWay.Count(task => !task.IsCompleted);
        await sends.CancelAsync();
        await all.WaitAsync(options.Settle, time, CancellationToken.None).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await outcomes.CancelAsync();
        logger.Stopped(brokenOff);
    }

    private async Task DeliverAsync(OutboxClaim claim, Stop stop)
    {
        var claimedAt = time.GetTimestamp();
        DeliveryMeter.Began();
        var attempted = await AttemptAsync(claim.Outbound, stop.Sends);
        DeliveryMeter.Ended(claim.Outbound.Conversation.ChannelId, attempted.Outcome, time.GetElapsedTime(claimedAt));

        // Tried as long as the lease holds: an outcome that is not written means a second copy for the person.
        var write = Decide(claim, attempted, stop);
        for (var delay = 0.1; ; delay = Math.Min(delay * 2, 5))
        {
            try
            {
                if (await write()) return;
                DeliveryMeter.LeaseLost(claim.Outbound.Conversation.ChannelId);
                logger.LeaseLost(DispatcherLog.Name(claim.Outbound));
                return;
            }
            catch (Exception exception)
            {
                logger.OutcomeUnwritten(DispatcherLog.Name(claim.Outbound), exception);
                if (stop.Outcomes.IsCancellationRequested || time.GetElapsedTime(claimedAt) > options.Lease) return;
            }

            await Task.Delay(TimeSpan.FromSeconds(delay), time, stop.Outcomes).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<Attempted> AttemptAsync(OutboundActivity outbound, CancellationToken broken)
    {
        var channelId = outbound.Conversation.ChannelId;
        if (channels.FirstOrDefault(channel => channel.Serves(channelId)) is not { } channel)
            return new Attempted(new SendResult.Refused(SendRefusal.NoChannel, "no channel serves this id"), "refused");

        using var timeout = new CancellationTokenSource(options.SendTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, broken);
        try
        {
            // WaitAsync: a channel that does not heed its token must not hold a place for ever.
            var result = await channel.SendAsync(outbound, either.Token).WaitAsync(either.Token);
            return new Attempted(result, result switch { SendResult.Sent => "sent", SendResult.RetryLater => "retry", SendResult.Unknown => "unknown", _ => "refused" });
        }
        catch (Exception exception)
        {
            var reason = broken.IsCancellationRequested ? "shutdown" : timeout.IsCancellationRequested ? "timeout" : exception.GetType().Name;
            return new Attempted(new SendResult.RetryLater(broken.IsCancellationRequested ? TimeSpan.Zero : null, $"outcome unknown: {reason}"), "unknown");
        }
    }

    /// <summary>What is to be written of an attempt; the write says false when the lease was lost.</summary>
    private Func<Task<bool>> Decide(OutboxClaim claim, Attempted attempted, Stop stop)
    {
        // A reply is sent again when nobody knows whether it arrived: twice is better than never.
        if (attempted.Result is SendResult.Unknown unknown) attempted = attempted with { Result = new SendResult.RetryLater(After: null, $"outcome unknown: {unknown.Reason}") };
        var (name, channel, attempt) = (DispatcherLog.Name(claim.Outbound), DispatcherLog.Label(claim.Outbound.Conversation.ChannelId), claim.Outbound.Attempt);
        switch (attempted.Result)
        {
            case SendResult.Sent sent:
                logger.Sent(name, channel, attempt);
                return () => outbox.CompleteAsync(claim, sent.ExternalId, stop.Outcomes);
            // A send we broke off ourselves does not use up the last attempt.
            case SendResult.RetryLater later when attempt < options.MaxAttempts || stop.Sends.IsCancellationRequested:
                var dueAt = time.GetUtcNow() + options.DelayAfter(attempt, later.After);
                logger.Retried(name, channel, attempt, later.Reason, dueAt);
                return () => outbox.RetryAsync(claim, dueAt, later.Reason, stop.Outcomes);
            case SendResult.RetryLater { Reason: var reason }:
                logger.DeadLettered(name, channel, attempt, reason);
                return () => outbox.DeadLetterAsync(claim, reason, stop.Outcomes);
            case SendResult.Refused { Reason: var reason }:
                logger.DeadLettered(name, channel, attempt, reason);
                return () => outbox.DeadLetterAsync(claim, reason, stop.Outcomes);
            default:
                throw new InvalidOperationException($"Unknown result {attempted.Result}.");
        }
    }

    /// <summary>A send and what it counts as.</summary>
    private sealed record Attempted(SendResult Result, string Outcome);

    /// <summary>On shutdown: first no send goes on, a little later no outcome is written any more.</summary>
    private sealed record Stop(CancellationToken Sends, CancellationToken Outcomes);
}

using Microsoft.Extensions.Logging;

namespace Awareness.Delivery;

/// <summary>
/// Carries what is due for one channel. A lane has its own places, circuit and rates, so a channel that hangs or is flooded costs the others nothing.
/// </summary>
internal sealed class Lane
{
    private const int MostLooks = 1_024;

    private readonly IChannel channel;
    private readonly IOutbox outbox;
    private readonly DispatcherOptions options;
    private readonly TimeProvider time;
    private readonly ILogger logger;
    private readonly Courier courier;
    private readonly LaneCircuit circuit;
    private readonly LaneRates rates;
    private readonly LaneGate gate;

    private readonly List<Task> underWay = [];

    /// <summary>When rows that were given back are due: then it is worth to look, and not only at the next poll.</summary>
    private readonly PriorityQueue<DateTimeOffset, DateTimeOffset> looks = new();
    private readonly Lock door = new();
    private int bulkUnderWay;

    public Lane(IChannel channel, IOutbox outbox, DispatcherOptions options, TimeProvider time, ILogger logger)
    {
        (this.channel, this.outbox, this.options, this.time, this.logger) = (channel, outbox, options, time, logger);
        courier = new Courier(outbox, options, time, logger);
        circuit = new LaneCircuit(channel, options.SendTimeout, time, logger);
        rates = new LaneRates(channel, options.Nodes, time);
        gate = new LaneGate(channel.Policy, circuit, rates, time);
    }

    /// <summary>Works until <paramref name="cancellationToken"/> is cancelled; returns the sends that are still under way. Never throws.</summary>
    public async Task<IReadOnlyList<Task>> RunAsync(DispatchStop stop, CancellationToken cancellationToken)
    {
        var failures = 0;
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await CarryAsync(stop, cancellationToken);
                failures = 0;
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                break;
            }
            catch (Exception exception)
            {
                var delay = DispatcherOptions.DelayAfterFailures(++failures);
                logger.OutboxUnreadable(channel.Name, delay, exception);
                await Task.Delay(delay, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }

        return underWay;
    }

    /// <summary>Begins what may begin, and waits when there is no more.</summary>
    private async Task CarryAsync(DispatchStop stop, CancellationToken cancellationToken)
    {
        underWay.RemoveAll(task => task.IsCompleted);
        var admission = gate.Look(underWay.Count, Volatile.Read(ref bulkUnderWay));
        if (admission.Places == 0)
        {
            await WaitAsync(admission.Wait, cancellationToken);
            return;
        }

        var request = new OutboxRequest(channel.Name, time.GetUtcNow(), options.Lease, admission.Places) { BulkLimit = admission.Bulk };
        var claims = await outbox.ClaimAsync(request, cancellationToken);
        foreach (var claim in claims) underWay.Add(BeginAsync(claim, stop));
        if (claims.Count == admission.Places) return;
        var atMost = admission.Wait > TimeSpan.Zero && admission.Wait < options.Poll ? admission.Wait : options.Poll;
        await WaitForWorkAsync(UntilLook(atMost), cancellationToken);
    }

    /// <summary>Waits until there is work, or a send ended: the next row of its conversation may be due.</summary>
    private async Task WaitForWorkAsync(TimeSpan atMost, CancellationToken cancellationToken)
    {
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await FirstAsync(outbox.WaitForWorkAsync(channel.Name, atMost, waiting.Token), waiting);
    }

    private async Task WaitAsync(TimeSpan atMost, CancellationToken cancellationToken)
    {
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await FirstAsync(Task.Delay(atMost, time, waiting.Token), waiting);
    }

    private async Task FirstAsync(Task wait, CancellationTokenSource waiting)
    {
        var first = await Task.WhenAny([wait, .. underWay]);
        if (first == wait) await wait;
        else await waiting.CancelAsync();
    }

    /// <summary>Never throws.</summary>
    private Task BeginAsync(OutboxClaim claim, DispatchStop stop)
    {
        var (outbound, claimedAt, now) = (claim.Outbound, time.GetTimestamp(), time.GetUtcNow());
        if (Verdict.BeforeSending(outbound, now, options) is { } spent) return courier.WriteAsync(claim, spent, claimedAt, stop.Outcomes);
        if (channel.Policy.Refusal(outbound, now) is { } refusal)
        {
            DeliveryMeter.Refused(channel.Name);
            return courier.WriteAsync(claim, new Verdict.Dead(new DeadLetter(refusal.Why, refusal.Reason, now)), claimedAt, stop.Outcomes);
        }

        var wait = rates.Take(outbound.Conversation, outbound.Priority);
        return wait > TimeSpan.Zero ? PostponeAsync(claim, now + wait, claimedAt, stop) : DeliverAsync(claim, claimedAt, stop);
    }

    private Task PostponeAsync(OutboxClaim claim, DateTimeOffset dueAt, long claimedAt, DispatchStop stop)
    {
        LookAt(dueAt);
        return courier.WriteAsync(claim, new Verdict.Untried(dueAt), claimedAt, stop.Outcomes);
    }

    private async Task DeliverAsync(OutboxClaim claim, long claimedAt, DispatchStop stop)
    {
        var outbound = claim.Outbound;
        if (outbound.Priority is SendPriority.Bulk) Interlocked.Increment(ref bulkUnderWay);
        DeliveryMeter.Began(channel.Name, outbound.MayBeCopy);
        var result = await circuit.SendAsync(outbound, stop.Sends);
        DeliveryMeter.Ended(channel.Name, result, time.GetElapsedTime(claimedAt));
        if (outbound.Priority is SendPriority.Bulk) Interlocked.Decrement(ref bulkUnderWay);

        var now = time.GetUtcNow();
        var verdict = result is null ? new Verdict.Untried(now) : Verdict.Of(result, outbound, stop.Sends.IsCancellationRequested, now, options);
        if (verdict is Verdict.Untried { DueAt: var until } && result is SendResult.RetryLater { Reason: var reason } && gate.Pause(until - now)) logger.Paused(channel.Name, until, reason);
        if (DueAt(verdict) is { } dueAt) LookAt(dueAt);
        await courier.WriteAsync(claim, verdict, claimedAt, stop.Outcomes);
    }

    private static DateTimeOffset? DueAt(Verdict verdict) => verdict switch
    {
        Verdict.Again again => again.Retry.DueAt,
        Verdict.Untried untried => untried.DueAt,
        _ => null,
    };

    private void LookAt(DateTimeOffset moment)
    {
        lock (door)
        {
            if (looks.Count < MostLooks) looks.Enqueue(moment, moment);
        }
    }

    /// <summary>Until the next row that was given back is due, at most <paramref name="atMost"/>.</summary>
    private TimeSpan UntilLook(TimeSpan atMost)
    {
        var now = time.GetUtcNow();
        lock (door)
        {
            while (looks.TryPeek(out var past, out _) && past <= now) looks.Dequeue();
            return looks.TryPeek(out var next, out _) && next - now < atMost ? next - now : atMost;
        }
    }
}

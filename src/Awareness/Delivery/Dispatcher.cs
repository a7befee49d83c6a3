using Microsoft.Extensions.Logging;

namespace Awareness.Delivery;

/// <summary>
/// Carries what is due in the outbox to the channels, in a lane for each. The only caller of <see cref="IChannel.SendAsync"/>.
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
        logger.Started(channels.Count);
        using var sends = new CancellationTokenSource();
        using var outcomes = new CancellationTokenSource();
        var stop = new DispatchStop(sends.Token, outcomes.Token);
        var unserved = new UnservedLanes(outbox, [.. channels.Select(channel => channel.Name)], options, time, logger);

        // Each on a thread of its own choice: a lane that never has to wait must not keep the next from beginning.
        List<Task<IReadOnlyList<Task>>> running = [.. channels.Select(channel => new Lane(channel, outbox, options, time, logger)).Select(lane => Task.Run(() => lane.RunAsync(stop, cancellationToken), CancellationToken.None))];
        running.Add(Task.Run(() => unserved.RunAsync(stop, cancellationToken), CancellationToken.None));
        var underWay = (await Task.WhenAll(running)).SelectMany(left => left).ToList();
        await DrainAsync(underWay, sends, outcomes);
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
}

/// <summary>On shutdown: first no send goes on, a little later no outcome is written any more.</summary>
internal sealed record DispatchStop(CancellationToken Sends, CancellationToken Outcomes);

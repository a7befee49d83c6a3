using Microsoft.Extensions.Logging;

namespace Awareness.Delivery;

/// <summary>
/// Gives up what no channel of this service carries: nothing waits for ever unseen. Not at once: a service that was started without its credentials is started again with them.
/// </summary>
internal sealed class UnservedLanes(IOutbox outbox, IReadOnlyCollection<string> served, DispatcherOptions options, TimeProvider time, ILogger logger)
{
    private const int Batch = 100;

    private readonly HashSet<string> told = new(StringComparer.Ordinal);
    private readonly Courier courier = new(outbox, options, time, logger);

    /// <summary>Works until <paramref name="cancellationToken"/> is cancelled. Never throws.</summary>
    public async Task<IReadOnlyList<Task>> RunAsync(DispatchStop stop, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                foreach (var lane in await outbox.ReadLanesAsync(cancellationToken))
                {
                    if (!served.Contains(lane)) await GiveUpAsync(lane, stop, cancellationToken);
                }
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                break;
            }
            catch (Exception exception)
            {
                logger.OutboxUnreadable("none", options.Poll, exception);
            }

            await Task.Delay(options.Poll, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        return [];
    }

    private async Task GiveUpAsync(string lane, DispatchStop stop, CancellationToken cancellationToken)
    {
        if (told.Add(lane)) logger.Unserved(lane, options.UnservedPatience);
        while (await outbox.ClaimAsync(Request(lane), cancellationToken) is { Count: > 0 } claims)
        {
            foreach (var claim in claims)
            {
                var letter = new DeadLetter(SendRefusal.NoChannel, "no channel serves this id", time.GetUtcNow());
                await courier.WriteAsync(claim, new Verdict.Dead(letter), time.GetTimestamp(), stop.Outcomes);
            }
        }
    }

    private OutboxRequest Request(string lane) =>
        new(lane, time.GetUtcNow(), options.Lease, Batch) { DueBy = time.GetUtcNow() - options.UnservedPatience };
}

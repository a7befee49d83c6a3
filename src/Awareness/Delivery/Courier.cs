using Microsoft.Extensions.Logging;

namespace Awareness.Delivery;

/// <summary>Writes what became of claims, for all lanes.</summary>
internal sealed class Courier(IOutbox outbox, DispatcherOptions options, TimeProvider time, ILogger logger)
{
    private const double FirstPause = 0.1;
    private const double LongestPause = 5;

    /// <summary>
    /// Writes a verdict, tried as long as the lease holds: an outcome that is not written means a second copy for the person. Never throws.
    /// </summary>
    /// <param name="claim">What it is about.</param>
    /// <param name="verdict">What to write.</param>
    /// <param name="claimedAt">When the lease began.</param>
    /// <param name="ended">Cancelled when nothing is written any more.</param>
    public async Task WriteAsync(OutboxClaim claim, Verdict verdict, long claimedAt, CancellationToken ended)
    {
        Tell(claim.Outbound, verdict);
        for (var pause = FirstPause; ; pause = Math.Min(pause * 2, LongestPause))
        {
            try
            {
                if (await WriteAsync(claim, verdict, ended)) return;
                DeliveryMeter.LeaseLost(Lane(claim.Outbound));
                logger.LeaseLost(options.Names.Of(claim.Outbound));
                return;
            }
            catch (Exception exception)
            {
                logger.OutcomeUnwritten(options.Names.Of(claim.Outbound), exception);
                if (ended.IsCancellationRequested || time.GetElapsedTime(claimedAt) > options.Lease) return;
            }

            await Task.Delay(TimeSpan.FromSeconds(pause), time, ended).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static string Lane(OutboundActivity outbound) => LaneName.Of(outbound.Conversation.ChannelId);

    private Task<bool> WriteAsync(OutboxClaim claim, Verdict verdict, CancellationToken cancellationToken) => verdict switch
    {
        Verdict.Sent sent => outbox.CompleteAsync(claim, sent.ExternalId, cancellationToken),
        Verdict.Again again => outbox.RetryAsync(claim, again.Retry, cancellationToken),
        Verdict.Untried untried => outbox.PostponeAsync(claim, untried.DueAt, cancellationToken),
        Verdict.Dead dead => outbox.DeadLetterAsync(claim, dead.Letter, cancellationToken),
        _ => throw new InvalidOperationException("Unknown verdict."),
    };

    private void Tell(OutboundActivity outbound, Verdict verdict)
    {
        switch (verdict)
        {
            case Verdict.Sent when logger.IsEnabled(LogLevel.Debug):
                logger.Sent(options.Names.Of(outbound), Lane(outbound), outbound.Attempt);
                break;
            case Verdict.Again { Retry: var retry }:
                logger.Retried(options.Names.Of(outbound), Lane(outbound), outbound.Attempt, retry.Reason, retry.DueAt);
                break;
            case Verdict.Dead { Letter: var letter }:
                DeliveryMeter.DeadLettered(Lane(outbound), letter.Why);
                logger.DeadLettered(options.Names.Of(outbound), Lane(outbound), outbound.Attempt, letter.Why, letter.Reason);
                break;
        }
    }
}

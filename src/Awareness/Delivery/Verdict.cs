namespace Awareness.Delivery;

/// <summary>What is to be written about a claim.</summary>
internal abstract record Verdict
{
    /// <summary>The channel has it.</summary>
    public sealed record Sent(string? ExternalId) : Verdict;

    /// <summary>To be tried again.</summary>
    public sealed record Again(OutboxRetry Retry) : Verdict;

    /// <summary>It was not tried: its conversation, or the channel, was not ready for it.</summary>
    public sealed record Untried(DateTimeOffset DueAt) : Verdict;

    /// <summary>Given up.</summary>
    public sealed record Dead(DeadLetter Letter) : Verdict;

    private Verdict() { }

    /// <summary>
    /// Gives up, without another send, what has been tried as often as it may be; null when it may go. Sends that ended their process were judged by nobody: without this
    /// a reply that does so would be sent for ever.
    /// </summary>
    public static Verdict? BeforeSending(OutboundActivity outbound, DateTimeOffset now, DispatcherOptions options)
    {
        if (outbound.Unknowns < DispatcherOptions.MaxUnknown && outbound.Attempt <= options.MaxAttempts) return null;
        return new Dead(new DeadLetter(SendRefusal.GaveUp, $"the service ended while it was sent; {outbound.Unknowns} attempts may have arrived", now));
    }

    /// <summary>Judges what a channel said.</summary>
    /// <param name="result">What it said.</param>
    /// <param name="outbound">What was sent, for which time.</param>
    /// <param name="isBrokenOff">True when we broke the send off ourselves because the service stops.</param>
    /// <param name="now">The moment.</param>
    /// <param name="options">How often and when it is tried again.</param>
    public static Verdict Of(SendResult result, OutboundActivity outbound, bool isBrokenOff, DateTimeOffset now, DispatcherOptions options)
    {
        return result switch
        {
            SendResult.Sent sent => new Sent(sent.ExternalId),
            SendResult.Refused refused => new Dead(new DeadLetter(refused.Why, refused.Reason, now)),
            // The platform was not asked about this reply: it did not listen to anybody.
            SendResult.RetryLater { Cause: RetryCause.Channel } all => new Untried(now + options.DelayAfter(outbound.Attempt, all.After ?? options.Pause)),
            SendResult.RetryLater later when outbound.Attempt < options.MaxAttempts => new Again(new OutboxRetry(now + options.DelayAfter(outbound.Attempt, later.After), later.Reason, IsOutcomeUnknown: false)),
            SendResult.RetryLater later => new Dead(new DeadLetter(SendRefusal.GaveUp, later.Reason, now)),
            SendResult.Unknown unknown => OfUnknown($"outcome unknown: {unknown.Reason}"),
            _ => throw new ArgumentOutOfRangeException(nameof(result), result, "Unknown result."),
        };

        // Sent again when nobody knows whether it arrived: twice is better than never, and eight times is worse than an operator who looks. A send we broke off ourselves ends nothing.
        Verdict OfUnknown(string reason)
        {
            var unknowns = outbound.Unknowns + 1;
            if (isBrokenOff) return new Again(new OutboxRetry(now, reason, IsOutcomeUnknown: true));
            return outbound.Attempt < options.MaxAttempts && unknowns < DispatcherOptions.MaxUnknown
                ? new Again(new OutboxRetry(now + options.DelayAfterUnknown(unknowns), reason, IsOutcomeUnknown: true))
                : new Dead(new DeadLetter(SendRefusal.GaveUp, reason, now));
        }
    }
}

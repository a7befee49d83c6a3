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

    /// <summary>Judges what a channel said.</summary>
    /// <param name="result">What it said.</param>
    /// <param name="attempt">Which attempt it was, from 1.</param>
    /// <param name="isBrokenOff">True when we broke the send off ourselves because the service stops.</param>
    /// <param name="now">The moment.</param>
    /// <param name="options">How often and when it is tried again.</param>
    public static Verdict Of(SendResult result, int attempt, bool isBrokenOff, DateTimeOffset now, DispatcherOptions options)
    {
        return result switch
        {
            SendResult.Sent sent => new Sent(sent.ExternalId),
            SendResult.Refused refused => new Dead(new DeadLetter(refused.Why, refused.Reason, now)),
            SendResult.RetryLater later => Later(later.After, later.Reason, isUnknown: false),
            // A reply is sent again when nobody knows whether it arrived: twice is better than never.
            SendResult.Unknown unknown => Later(isBrokenOff ? TimeSpan.Zero : null, $"outcome unknown: {unknown.Reason}", isUnknown: true),
            _ => throw new ArgumentOutOfRangeException(nameof(result), result, "Unknown result."),
        };

        // A send we broke off ourselves does not use up the last attempt.
        Verdict Later(TimeSpan? after, string reason, bool isUnknown) => attempt < options.MaxAttempts || isBrokenOff
            ? new Again(new OutboxRetry(now + options.DelayAfter(attempt, after), reason, isUnknown))
            : new Dead(new DeadLetter(SendRefusal.GaveUp, reason, now));
    }
}

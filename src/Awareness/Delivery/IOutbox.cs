namespace Awareness.Delivery;

/// <summary>
/// The table of replies still due, a lane for every channel. A claim is a lease: a process that dies gives its rows back when the lease runs out.
/// Of one conversation only the earliest unfinished row can be claimed, so replies keep their order; a reply does not wait for bulk.
/// </summary>
public interface IOutbox
{
    /// <summary>The lanes that have rows still to be sent, due or not. Cheap however many rows there are.</summary>
    Task<IReadOnlyList<string>> ReadLanesAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Claims rows that are due, replies before bulk, of each the longest due first.
    /// Every claim counts one attempt, so a row that ends its process each time is seen to be tried again and again.
    /// </summary>
    Task<IReadOnlyList<OutboxClaim>> ClaimAsync(OutboxRequest request, CancellationToken cancellationToken);

    /// <summary>The channel has it. False when the lease was lost (another process finished or took it).</summary>
    Task<bool> CompleteAsync(OutboxClaim claim, string? externalId, CancellationToken cancellationToken);

    /// <summary>To be tried again. False when the lease was lost.</summary>
    Task<bool> RetryAsync(OutboxClaim claim, OutboxRetry retry, CancellationToken cancellationToken);

    /// <summary>Given back untried: due again at <paramref name="dueAt"/>, and the claim counts as no attempt. False when the lease was lost.</summary>
    Task<bool> PostponeAsync(OutboxClaim claim, DateTimeOffset dueAt, CancellationToken cancellationToken);

    /// <summary>
    /// Never to be tried again by itself; kept and listed with its reason. <see cref="SendRefusal.Blocked"/> also marks the conversation, until the person
    /// writes again. False when the lease was lost.
    /// </summary>
    Task<bool> DeadLetterAsync(OutboxClaim claim, DeadLetter letter, CancellationToken cancellationToken);

    /// <summary>Completes when a commit of this process added rows to the lane, or after <paramref name="atMost"/>: other processes are seen by looking again. One waiter a lane.</summary>
    Task WaitForWorkAsync(string lane, TimeSpan atMost, CancellationToken cancellationToken);
}

/// <summary>What a lane can carry now.</summary>
/// <param name="Lane">As <see cref="LaneName.Of"/> names it.</param>
/// <param name="Now">The moment; leases count from it.</param>
/// <param name="Lease">How long the claims hold.</param>
/// <param name="Limit">Rows at most.</param>
public sealed record OutboxRequest(string Lane, DateTimeOffset Now, TimeSpan Lease, int Limit)
{
    /// <summary>Only rows that were due by then; <see cref="Now"/> when nothing else is said.</summary>
    public DateTimeOffset DueBy { get; init; } = Now;

    /// <summary>How many of them may be bulk. Default: all.</summary>
    public int BulkLimit { get; init; } = Limit;
}

/// <summary>One row held by this process.</summary>
/// <param name="Outbound">What to send.</param>
/// <param name="Token">Proof of the lease: every completion must carry it.</param>
public sealed record OutboxClaim(OutboundActivity Outbound, string Token);

/// <summary>A row that is tried again.</summary>
/// <param name="DueAt">When.</param>
/// <param name="Reason">Why, without text or ids of people.</param>
/// <param name="IsOutcomeUnknown">True when this attempt may have arrived: what follows may be a copy.</param>
public sealed record OutboxRetry(DateTimeOffset DueAt, string Reason, bool IsOutcomeUnknown);

/// <summary>A row that is given up.</summary>
/// <param name="Why">The kind of reason.</param>
/// <param name="Reason">More about it, without text or ids of people.</param>
/// <param name="At">When.</param>
public sealed record DeadLetter(SendRefusal Why, string Reason, DateTimeOffset At);

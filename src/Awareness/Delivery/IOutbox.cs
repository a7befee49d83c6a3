namespace Awareness.Delivery;

/// <summary>
/// The table of replies still due. A claim is a lease: a process that dies gives its rows back when the lease runs out.
/// Of one conversation only the earliest unfinished row can be claimed, so replies keep their order.
/// </summary>
public interface IOutbox
{
    /// <summary>
    /// Claims up to <paramref name="limit"/> rows that are due at <paramref name="now"/>, for <paramref name="lease"/>.
    /// Every claim counts one attempt, so a row that ends its process each time is seen to be tried again and again.
    /// </summary>
    Task<IReadOnlyList<OutboxClaim>> ClaimAsync(DateTimeOffset now, TimeSpan lease, int limit, CancellationToken cancellationToken);

    /// <summary>The channel has it. False when the lease was lost (another process finished or took it).</summary>
    Task<bool> CompleteAsync(OutboxClaim claim, string? externalId, CancellationToken cancellationToken);

    /// <summary>Due again at <paramref name="dueAt"/>. False when the lease was lost.</summary>
    Task<bool> RetryAsync(OutboxClaim claim, DateTimeOffset dueAt, string reason, CancellationToken cancellationToken);

    /// <summary>Never to be tried again by itself; kept and listed with its reason. False when the lease was lost.</summary>
    Task<bool> DeadLetterAsync(OutboxClaim claim, string reason, CancellationToken cancellationToken);

    /// <summary>Completes when a commit of this process added rows, or after <paramref name="atMost"/>: other processes are seen by looking again.</summary>
    Task WaitForWorkAsync(TimeSpan atMost, CancellationToken cancellationToken);
}

/// <summary>One row held by this process.</summary>
/// <param name="Outbound">What to send.</param>
/// <param name="Token">Proof of the lease: every completion must carry it.</param>
public sealed record OutboxClaim(OutboundActivity Outbound, string Token);

namespace Awareness.Storage;

/// <summary>How the outbox stands.</summary>
/// <param name="Ready">Rows still to be sent, those held by a process included.</param>
/// <param name="Dead">Rows given up, with their reasons.</param>
/// <param name="OldestDue">When the oldest row still to be sent was or is due; null when there is none.</param>
public sealed record OutboxCounts(long Ready, long Dead, DateTimeOffset? OldestDue);

/// <summary>What a write probe found.</summary>
/// <param name="CanWrite">True when a small commit reached the disk in time.</param>
/// <param name="Took">How long it took, or how long was waited.</param>
/// <param name="Reason">Why not, in one sentence without addresses or secrets; null when all is well.</param>
public sealed record WriteProbe(bool CanWrite, TimeSpan Took, string? Reason);

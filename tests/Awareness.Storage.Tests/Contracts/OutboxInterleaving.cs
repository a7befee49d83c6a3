using Awareness.Conversations;
using Awareness.Delivery;

namespace Awareness.Storage.Tests.Contracts;

/// <summary>
/// Plays random commits, claims, expiries and finishes against an outbox and beside it against the simplest model of one:
/// every row's holder, end of lease and fate. After each step both must agree.
/// </summary>
internal sealed class OutboxInterleaving(Database database, ManualTimeProvider time, Random random)
{
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);
    private readonly List<Row> rows = [];
    private readonly List<OutboxClaim> claims = [];

    /// <summary>True when rows were sent and rows were given up: the run went everywhere.</summary>
    public bool ReachedEveryFate => rows.Exists(row => row.Fate == Fate.Sent) && rows.Exists(row => row.Fate == Fate.Dead);

    public async Task RunAsync(int steps, CancellationToken cancellationToken)
    {
        for (var step = 0; step < steps; step++)
        {
            await (random.Next(10) switch
            {
                0 or 1 => CommitAsync($"turn-{step}", cancellationToken),
                2 or 3 or 4 => ClaimAsync(cancellationToken),
                5 => AdvanceAsync(),
                _ => FinishAsync(cancellationToken),
            });
            var counts = await database.CountOutboxAsync(cancellationToken);
            Assert.Equal(rows.Count(row => row.Fate == Fate.Ready), counts.Ready);
            Assert.Equal(rows.Count(row => row.Fate == Fate.Dead), counts.Dead);
        }

        Assert.Empty(await database.CheckIntegrityAsync(cancellationToken));
    }

    private async Task CommitAsync(string id, CancellationToken cancellationToken)
    {
        var key = Sample.Conversation($"c{random.Next(5)}");
        var turn = Sample.Turn(await database.Turns.LoadAsync(key, Sample.Contact, cancellationToken), id, replies: random.Next(4));
        var result = await database.Turns.CommitAsync(turn with { Record = turn.Record with { At = time.GetUtcNow() } }, cancellationToken);
        rows.AddRange(Assert.IsType<CommitResult.Committed>(result).Replies.Select(reply => new Row(key.Id, reply.Sequence) { DueAt = time.GetUtcNow() }));
    }

    private async Task ClaimAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var limit = random.Next(1, 4);
        var claimable = rows
            .Where(row => row.Fate == Fate.Ready)
            .GroupBy(row => row.Conversation, StringComparer.Ordinal)
            .Select(conversation => conversation.MinBy(row => row.Sequence)!)
            .Where(row => row.DueAt <= now && row.LeaseUntil <= now)
            .ToList();

        var claimed = await database.Outbox.ClaimAsync(new OutboxRequest("test", now, Lease, limit), cancellationToken);
        Assert.Equal(Math.Min(limit, claimable.Count), claimed.Count);
        foreach (var claim in claimed)
        {
            var row = Assert.Single(claimable, row => row.Is(claim));
            row.Token = claim.Token;
            row.LeaseUntil = now + Lease;
            Assert.Equal(++row.Attempts, claim.Outbound.Attempt);
            claims.Add(claim);
        }
    }

    private Task AdvanceAsync()
    {
        time.Advance(TimeSpan.FromSeconds(random.Next(1, 40)));
        return Task.CompletedTask;
    }

    // Any claim ever made may come back, the lost and the finished ones too.
    private async Task FinishAsync(CancellationToken cancellationToken)
    {
        if (claims is []) return;
        var claim = claims[random.Next(claims.Count)];
        var row = rows.Single(row => row.Is(claim));
        var holds = row.Fate == Fate.Ready && row.Token == claim.Token;
        switch (random.Next(5))
        {
            case 0:
                Assert.Equal(holds, await database.Outbox.DeadLetterAsync(claim, new DeadLetter(SendRefusal.Content, "refused", time.GetUtcNow()), cancellationToken));
                if (holds) row.Fate = Fate.Dead;
                break;
            case 1:
                var dueAt = time.GetUtcNow().AddSeconds(random.Next(20));
                Assert.Equal(holds, await database.Outbox.RetryAsync(claim, new OutboxRetry(dueAt, "later", IsOutcomeUnknown: false), cancellationToken));
                if (holds) (row.DueAt, row.Token, row.LeaseUntil) = (dueAt, null, DateTimeOffset.MinValue);
                break;
            case 2:
                var later = time.GetUtcNow().AddSeconds(random.Next(20));
                Assert.Equal(holds, await database.Outbox.PostponeAsync(claim, later, cancellationToken));
                if (holds) (row.DueAt, row.Token, row.LeaseUntil, row.Attempts) = (later, null, DateTimeOffset.MinValue, row.Attempts - 1);
                break;
            default:
                Assert.Equal(holds, await database.Outbox.CompleteAsync(claim, "external", cancellationToken));
                if (holds) row.Fate = Fate.Sent;
                break;
        }
    }

    private enum Fate
    {
        Ready,
        Sent,
        Dead,
    }

    private sealed class Row(string conversation, long sequence)
    {
        public string Conversation => conversation;

        public long Sequence => sequence;

        public Fate Fate { get; set; }

        public DateTimeOffset DueAt { get; set; }

        public DateTimeOffset LeaseUntil { get; set; } = DateTimeOffset.MinValue;

        public string? Token { get; set; }

        public int Attempts { get; set; }

        public bool Is(OutboxClaim claim) => claim.Outbound.Conversation.Id == conversation && claim.Outbound.Entry.Sequence == sequence;
    }
}

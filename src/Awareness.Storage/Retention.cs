namespace Awareness.Storage;

/// <summary>
/// Forgets what is kept no longer: by age, and what an erased person left to be delivered. Work is done in pieces of at most
/// <see cref="BatchSize"/> rows, so that the turns of others wait for milliseconds only. Several processes may run it at once.
/// Members throw <see cref="DatabaseException"/> when the database cannot be reached.
/// </summary>
public sealed class Retention
{
    /// <summary>Rows that one transaction takes at most.</summary>
    public const int BatchSize = 1_000;

    private readonly IConnections connections;

    internal Retention(IConnections connections) => this.connections = connections;

    /// <summary>
    /// Takes away the tails of erased people, and replies that were to be emptied once sent: those delivered, when a minute has passed, and all of them after an hour.
    /// Cheap when there is nothing to do; to be called every minute or so. Returns how many rows were taken.
    /// </summary>
    public Task<long> PurgeTailsAsync(DateTimeOffset now, CancellationToken cancellationToken) => TailPurge.RunAsync(connections, now, cancellationToken);

    /// <summary>Takes away all that is older than <paramref name="periods"/> say, tails included. To be called once a day; it reads through the conversations.</summary>
    public async Task<PurgeCounts> PurgeAsync(RetentionPeriods periods, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await ConversationPurge.ClaimAsync(connections, cancellationToken);
        var counts = new PurgeCounts
        {
            Tails = await TailPurge.RunAsync(connections, now, cancellationToken),
            Outbox = await OutboxPurge.RunAsync(connections, now - periods.Sent, now - periods.Dead, cancellationToken),
            Turns = await ConversationPurge.TurnsAsync(connections, now - periods.Conversations, cancellationToken),
            Conversations = await ConversationPurge.IdleAsync(connections, now - periods.Conversations, now - periods.Runs, cancellationToken),
            Results = await PeoplePurge.ResultsAsync(connections, now - periods.Results, cancellationToken),
            Reports = await PeoplePurge.ReportsAsync(connections, now - periods.Reports, cancellationToken),
            Contacts = await PeoplePurge.ContactsAsync(connections, now - periods.Conversations, cancellationToken),
        };
        await connections.SweepAsync(cancellationToken);
        return counts;
    }
}

/// <summary>How long each kind of thing is kept.</summary>
public sealed record RetentionPeriods
{
    /// <summary>Messages and the record of turns; conversations nobody has spoken in, and people without any other trace. Default: 90 days.</summary>
    public TimeSpan Conversations { get; init; } = TimeSpan.FromDays(90);

    /// <summary>Conversations nobody has spoken in although a flow waits for an answer. Default: 365 days.</summary>
    public TimeSpan Runs { get; init; } = TimeSpan.FromDays(365);

    /// <summary>Hazard reports, from when they were fixed or rejected. Default: 365 days.</summary>
    public TimeSpan Reports { get; init; } = TimeSpan.FromDays(365);

    /// <summary>Answers and scores under a random name; afterwards free words are deleted and the rest is kept without the name. Default: 730 days.</summary>
    public TimeSpan Results { get; init; } = TimeSpan.FromDays(730);

    /// <summary>The record of replies that were sent. Default: 30 days.</summary>
    public TimeSpan Sent { get; init; } = TimeSpan.FromDays(30);

    /// <summary>The record of replies that were given up. Default: 90 days.</summary>
    public TimeSpan Dead { get; init; } = TimeSpan.FromDays(90);
}

/// <summary>How much was forgotten, for the log.</summary>
public sealed record PurgeCounts
{
    /// <summary>Rows left by erased people.</summary>
    public long Tails { get; init; }

    /// <summary>Turns, with their messages.</summary>
    public long Turns { get; init; }

    /// <summary>Idle conversations.</summary>
    public long Conversations { get; init; }

    /// <summary>People of whom nothing else was kept.</summary>
    public long Contacts { get; init; }

    /// <summary>Answers and scores that lost their random name, or were deleted.</summary>
    public long Results { get; init; }

    /// <summary>Hazard reports.</summary>
    public long Reports { get; init; }

    /// <summary>Records of replies.</summary>
    public long Outbox { get; init; }
}

using Awareness.App.Commands;
using Awareness.Storage;

namespace Awareness.App.Hosting;

/// <summary>
/// Forgets what is kept no longer: every minute what erased people left to be delivered, at start and every few hours all whose time is over.
/// </summary>
public sealed class ForgettingWorker(Database database, AwarenessSettings settings, TimeProvider time, ILogger<ForgettingWorker> logger) : BackgroundService
{
    private const int MostQuestionDays = 365;
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Long = TimeSpan.FromHours(6);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        for (long? purged = null; !stoppingToken.IsCancellationRequested; await Task.Delay(Pause, time, stoppingToken))
        {
            try
            {
                await database.Retention.PurgeTailsAsync(time.GetUtcNow(), stoppingToken);
                if (purged is { } before && time.GetElapsedTime(before) < Long) continue;
                await PurgeAsync(stoppingToken);
                purged = time.GetTimestamp();
            }
            catch (DatabaseException exception)
            {
                logger.CouldNotForget(Pause.TotalMinutes, exception);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                logger.Mistake("Forgetting", exception.GetType().Name);
            }
        }
    }

    private async Task PurgeAsync(CancellationToken cancellationToken)
    {
        // Ninety days kept are today and the eighty-nine before it.
        var first = ContentOptions.Today(time).AddDays(1 - Math.Clamp(settings.KeepQuestionsDays, 0, MostQuestionDays));
        var forgotten = await database.Unanswered.ForgetAsync(first, cancellationToken);
        if (forgotten > 0) logger.Forgot(forgotten, first);
        var counts = await database.Retention.PurgeAsync(settings.Retention.Periods, time.GetUtcNow(), cancellationToken);
        if (counts != new PurgeCounts()) logger.Purged(counts.Turns, counts.Conversations, counts.Contacts, counts.Results, counts.Reports, counts.Outbox + counts.Tails);
    }
}

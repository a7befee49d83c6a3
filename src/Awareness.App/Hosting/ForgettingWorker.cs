using Awareness.App.Commands;
using Awareness.Storage;

namespace Awareness.App.Hosting;

/// <summary>Forgets unanswered questions when their time is over: at start, and every few hours.</summary>
public sealed class ForgettingWorker(Database database, AwarenessSettings settings, TimeProvider time, ILogger<ForgettingWorker> logger) : BackgroundService
{
    private const int MostDays = 365;
    private static readonly TimeSpan Pause = TimeSpan.FromHours(6);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await ForgetAsync(stoppingToken);
            await Task.Delay(Pause, time, stoppingToken);
        }
    }

    private async Task ForgetAsync(CancellationToken cancellationToken)
    {
        // Ninety days kept are today and the eighty-nine before it.
        var first = ContentOptions.Today(time).AddDays(1 - Math.Clamp(settings.KeepQuestionsDays, 0, MostDays));
        try
        {
            var forgotten = await database.Unanswered.ForgetAsync(first, cancellationToken);
            if (forgotten > 0) logger.Forgot(forgotten, first);
        }
        catch (DatabaseException exception)
        {
            logger.CouldNotForget(Pause.TotalHours, exception);
        }
    }
}

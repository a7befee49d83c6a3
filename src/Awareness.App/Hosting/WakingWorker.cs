using Awareness.Delivery;
using Awareness.Storage;

namespace Awareness.App.Hosting;

/// <summary>Wakes conversations whose question waited too long: at start, and every quarter of a minute.</summary>
public sealed class WakingWorker(WakeRounds rounds, TimeProvider time, ILogger<WakingWorker> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(15);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await rounds.RunAsync(stoppingToken);
            }
            catch (DatabaseException exception)
            {
                logger.CouldNotWake(Pause.TotalSeconds, exception);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                logger.Mistake("Waking waiting conversations", exception.GetType().Name);
            }

            await Task.Delay(Pause, time, stoppingToken);
        }
    }
}

using Awareness.App.Hosting;

namespace Awareness.App.Bots;

/// <summary>Notices changes of the bots folder and of the content that answers, and lets <see cref="BotPublisher"/> look at them.</summary>
public sealed class BotWatcher(BotFolder folder, BotPublisher publisher, AwarenessSettings settings, TimeProvider time) : BackgroundService
{
    /// <summary>The content may have changed without a signal of the folder.</summary>
    private static readonly TimeSpan LookAtContent = TimeSpan.FromSeconds(5);

    /// <summary>So may the folder: network folders send no signals.</summary>
    private static readonly TimeSpan LookAgain = TimeSpan.FromMinutes(10);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (folder.Path is null) return;
        using var signal = new FolderSignal(settings.WatchContent ? folder.Path : null, time);
        for (var looked = time.GetTimestamp(); !stoppingToken.IsCancellationRequested;)
        {
            var isDue = await signal.WaitAsync(LookAtContent, stoppingToken) || (settings.WatchContent && time.GetElapsedTime(looked) > LookAgain);
            if (!isDue && !publisher.IsBehind) continue;
            looked = time.GetTimestamp();
            await publisher.LookAsync(stoppingToken);
        }
    }
}

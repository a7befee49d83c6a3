using Awareness.App.Publishing;
using Awareness.Learning;

namespace Awareness.App.Hosting;

/// <summary>The content folder in use.</summary>
/// <param name="Path">Absolute.</param>
public sealed record ContentFolderPath(string Path)
{
    /// <summary>Keeps what is learned from versions of the content; null learns anew.</summary>
    public ILearnedCache? Learned { get; init; }
}

/// <summary>
/// Notices changes of the content folder and orders to roll back, and lets <see cref="Publisher"/> look at them, one after the other, on a thread of its own
/// beside those that serve. Turns under way finish with the version they began with.
/// </summary>
public sealed class ContentWatcher(ContentFolderPath folder, Publisher publisher, AwarenessSettings settings, TimeProvider time) : BackgroundService
{
    /// <summary>Orders to roll back are looked for even without a signal.</summary>
    private static readonly TimeSpan LookForOrders = TimeSpan.FromSeconds(5);

    /// <summary>So is the folder: network folders send no signals.</summary>
    private static readonly TimeSpan LookAgain = TimeSpan.FromMinutes(10);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var signal = new FolderSignal(settings.WatchContent ? folder.Path : null, time);
        for (var (isFirst, looked) = (true, time.GetTimestamp()); !stoppingToken.IsCancellationRequested; isFirst = false)
        {
            // Without watching, no change is ever signalled, and the folder is looked at when the service starts.
            var isDue = isFirst || await signal.WaitAsync(LookForOrders, stoppingToken) || (settings.WatchContent && time.GetElapsedTime(looked) > LookAgain);
            if (!await AsideAsync(publisher.ObeyRollback) && !isDue) continue;
            looked = time.GetTimestamp();
            await AsideAsync(publisher.Propose);
        }
    }

    /// <summary>Publishing takes seconds of one processor: the threads that serve are not the place for it.</summary>
    private static Task<bool> AsideAsync(Func<bool> work) => Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
}

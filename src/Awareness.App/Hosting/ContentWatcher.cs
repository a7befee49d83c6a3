using System.Threading.Channels;
using Awareness.App.Publishing;

namespace Awareness.App.Hosting;

/// <summary>The content folder in use.</summary>
/// <param name="Path">Absolute.</param>
public sealed record ContentFolderPath(string Path);

/// <summary>
/// Notices changes of the content folder and orders to roll back, and lets <see cref="Publisher"/> look at them, one after the other, on a thread of its own
/// beside those that serve. Turns under way finish with the version they began with.
/// </summary>
public sealed class ContentWatcher(ContentFolderPath folder, Publisher publisher, AwarenessSettings settings, TimeProvider time) : BackgroundService
{
    /// <summary>An editor writes a file in several steps, and officers copy several files: wait until it is quiet.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(400);

    /// <summary>Orders to roll back are looked for even without a signal.</summary>
    private static readonly TimeSpan LookForOrders = TimeSpan.FromSeconds(5);

    /// <summary>So is the folder: network folders send no signals.</summary>
    private static readonly TimeSpan LookAgain = TimeSpan.FromMinutes(10);

    private readonly Channel<bool> changes = System.Threading.Channels.Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var watcher = settings.WatchContent ? Watch(folder.Path) : null;
        for (var (isFirst, looked) = (true, time.GetTimestamp()); !stoppingToken.IsCancellationRequested; isFirst = false)
        {
            // Without watching, no change is ever signalled, and the folder is looked at when the service starts.
            var isDue = isFirst || await WaitForChangeAsync(stoppingToken) || (settings.WatchContent && time.GetElapsedTime(looked) > LookAgain);
            if (!await AsideAsync(publisher.ObeyRollback) && !isDue) continue;
            looked = time.GetTimestamp();
            await AsideAsync(publisher.Propose);
        }
    }

    private FileSystemWatcher Watch(string path)
    {
        var watcher = new FileSystemWatcher(path) { IncludeSubdirectories = true, EnableRaisingEvents = true };
        watcher.Changed += (_, _) => changes.Writer.TryWrite(true);
        watcher.Created += (_, _) => changes.Writer.TryWrite(true);
        watcher.Deleted += (_, _) => changes.Writer.TryWrite(true);
        watcher.Renamed += (_, _) => changes.Writer.TryWrite(true);
        return watcher;
    }

    /// <summary>True when the folder changed, false when it is only time to look for orders.</summary>
    private async Task<bool> WaitForChangeAsync(CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(LookForOrders, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            await changes.Reader.WaitToReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }

        do
        {
            changes.Reader.TryRead(out _);
            await Task.Delay(Quiet, time, cancellationToken);
        }
        while (changes.Reader.TryPeek(out _));
        return true;
    }

    /// <summary>Publishing takes seconds of one processor: the threads that serve are not the place for it.</summary>
    private static Task<bool> AsideAsync(Func<bool> work) => Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
}

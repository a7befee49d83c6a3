using System.Threading.Channels;

namespace Awareness.App.Hosting;

/// <summary>Tells when files below a folder changed and it has become quiet again: an editor writes a file in several steps, and officers copy several files.</summary>
internal sealed class FolderSignal : IDisposable
{
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(400);

    private readonly Channel<bool> changes = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly TimeProvider time;
    private readonly FileSystemWatcher? watcher;

    /// <summary>Watches <paramref name="path"/>; null never signals anything.</summary>
    public FolderSignal(string? path, TimeProvider time)
    {
        this.time = time;
        if (path is null) return;
        watcher = new FileSystemWatcher(path) { IncludeSubdirectories = true, EnableRaisingEvents = true };
        watcher.Changed += (_, _) => changes.Writer.TryWrite(true);
        watcher.Created += (_, _) => changes.Writer.TryWrite(true);
        watcher.Deleted += (_, _) => changes.Writer.TryWrite(true);
        watcher.Renamed += (_, _) => changes.Writer.TryWrite(true);
    }

    /// <summary>True when the folder changed, false when <paramref name="most"/> has passed without.</summary>
    public async Task<bool> WaitAsync(TimeSpan most, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(most, time);
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

    /// <inheritdoc/>
    public void Dispose() => watcher?.Dispose();
}

using System.Threading.Channels;
using Awareness.App.Commands;
using Awareness.Knowledge;

namespace Awareness.App.Hosting;

/// <summary>The content folder in use.</summary>
/// <param name="Path">Absolute.</param>
public sealed record ContentFolderPath(string Path);

/// <summary>
/// Takes up changes of the content folder: reads it anew beside the version in use and swaps only when it has no mistakes.
/// Turns under way finish with the version they began with.
/// </summary>
public sealed class ContentWatcher(ContentFolderPath folder, KnowledgeSource source, AwarenessSettings settings, TimeProvider time, ILogger<ContentWatcher> logger) : BackgroundService
{
    /// <summary>An editor writes a file in several steps, and officers copy several files: wait until it is quiet.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(400);

    /// <summary>Looks even without a signal: network folders send none, and cards expire with the day.</summary>
    private static readonly TimeSpan LookAgain = TimeSpan.FromMinutes(10);

    private readonly Channel<bool> changes = System.Threading.Channels.Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!settings.WatchContent) return;
        using var watcher = new FileSystemWatcher(folder.Path) { IncludeSubdirectories = true, EnableRaisingEvents = true };
        watcher.Changed += (_, _) => changes.Writer.TryWrite(true);
        watcher.Created += (_, _) => changes.Writer.TryWrite(true);
        watcher.Deleted += (_, _) => changes.Writer.TryWrite(true);
        watcher.Renamed += (_, _) => changes.Writer.TryWrite(true);
        while (!stoppingToken.IsCancellationRequested)
        {
            await WaitForChangeAsync(stoppingToken);
            Reload();
        }
    }

    private async Task WaitForChangeAsync(CancellationToken cancellationToken)
    {
        try
        {
            await changes.Reader.ReadAsync(cancellationToken).AsTask().WaitAsync(LookAgain, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            return;
        }

        do
        {
            await Task.Delay(Quiet, time, cancellationToken);
        }
        while (changes.Reader.TryRead(out _));
    }

    private void Reload()
    {
        var reading = ContentReader.Read(folder.Path, ContentOptions.Today(time));
        if (reading.Content is not { } content)
        {
            logger.ContentRefused(source.Current.Version, reading.Problems.Count(problem => !problem.IsWarning), reading.Problems.First(problem => !problem.IsWarning).ToString());
            return;
        }

        if (content.Version == source.Current.Version) return;
        var next = new KnowledgeBase(content);
        logger.ContentReplaced(source.Current.Version, next.Version, content.Cards.Count);
        source.Replace(next);
        KnowledgeLoading.ReturnMemory();
    }
}

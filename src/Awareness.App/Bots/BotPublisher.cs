using Awareness.App.Commands;
using Awareness.App.Publishing;
using Awareness.Bots;
using Awareness.Flows;
using Awareness.Knowledge;
using Awareness.Storage;

namespace Awareness.App.Bots;

/// <summary>The bots folder in use.</summary>
/// <param name="Path">Absolute; null when there is none, and the service only answers from its knowledge.</param>
/// <param name="Kept">The last versions that were in force.</param>
public sealed record BotFolder(string? Path, VersionStore Kept);

/// <summary>
/// Decides which bots answer: those of the folder, read anew with every version of it and of the content, as long as they have no mistake; else those before. Every
/// version of a flow is kept before it answers anybody, and the last of each stay at hand: nobody who stands in one is ever stranded. Not for two threads at once.
/// </summary>
public sealed class BotPublisher(BotFolder folder, KnowledgeSource knowledge, Database database, TimeProvider time, ILogger<BotPublisher> logger)
{
    /// <summary>Earlier versions of a flow that people can still stand in.</summary>
    public const int EarlierVersions = 20;

    private volatile BotState state = new("none", BotLibrary.None.Version, Reason: null);
    private (string Folder, string Content)? looked;
    private string? contentInForce;

    /// <summary>The bots in force.</summary>
    public BotSource Source { get; } = new(BotLibrary.None);

    /// <summary>How they stand to the folder; for the health report.</summary>
    public BotState State => state;

    /// <summary>True when the bots were last read with another content than the one that answers, or could not be looked at.</summary>
    public bool IsBehind => folder.Path is not null && looked?.Content != knowledge.Current.Version;

    /// <summary>Looks at the folder and the content, and reads the bots anew when either changed; true when others answer now.</summary>
    public async Task<bool> LookAsync(CancellationToken cancellationToken)
    {
        if (folder.Path is not { } root) return false;
        var before = Source.Current;
        try
        {
            await LookAsync(ContentFolder.Read(root), knowledge.Current.Content, cancellationToken);
        }
        catch (Exception exception) when (exception is DatabaseException or IOException or UnauthorizedAccessException or InvalidDataException)
        {
            Refuse(exception.Message);
        }

        return Source.Current != before;
    }

    private async Task LookAsync(ContentFolder files, KnowledgeContent content, CancellationToken cancellationToken)
    {
        var proposed = (files.Version, content.Version);
        if (files.Problems.Count == 0 && looked == proposed) return;
        var reading = BotReader.Read(files.Files, content, ContentOptions.Today(time));
        if (files.Problems.Count == 0 && reading.Library is { } library) await PublishAsync(library, files, content, cancellationToken);
        else
        {
            await RecallAsync(content, cancellationToken);
            Refuse(Mistakes([.. files.Problems, .. reading.Problems]));
        }

        looked = proposed;
    }

    private async Task PublishAsync(BotLibrary library, ContentFolder files, KnowledgeContent content, CancellationToken cancellationToken)
    {
        // Chats beside the bots change the folder and not the bots; and a folder without bots is none.
        var isNew = library.Version != Source.Current.Version || (content.Version != contentInForce && library.Bots.Count > 0);
        if (isNew) await PutInForceAsync(library, content, cancellationToken);
        state = new BotState(library.Bots.Count > 0 ? "current" : "none", library.Version, Reason: null);
        folder.Kept.TryPublish(folder.Kept.InForce(), new PublishedVersion(files.Version, time.GetUtcNow(), library.Flows.Count), files.Files);
    }

    /// <summary>Brings the bots that were last in force into line with the content, when the folder cannot be used.</summary>
    private async Task RecallAsync(KnowledgeContent content, CancellationToken cancellationToken)
    {
        if (content.Version == contentInForce || folder.Kept.InForce() is not { } last) return;
        var reading = BotReader.Read(folder.Kept.Files(last.Version), content, ContentOptions.Today(time));
        if (reading.Library is { } library) await PutInForceAsync(library, content, cancellationToken);
    }

    private async Task PutInForceAsync(BotLibrary library, KnowledgeContent content, CancellationToken cancellationToken)
    {
        await database.FlowVersions.KeepAsync(library.Flows, time.GetUtcNow(), cancellationToken);
        var earlier = await EarlierAsync(library, content, cancellationToken);
        var before = Source.Current.Version;
        Source.Replace(library.With(earlier));
        contentInForce = content.Version;
        logger.BotsReplaced(before, library.Version, library.Bots.Count, library.Flows.Count, earlier.Count);
    }

    /// <summary>The versions that people may still stand in, read with the content of today; what cannot be read any more is left out.</summary>
    private async Task<IReadOnlyList<Flow>> EarlierAsync(BotLibrary library, KnowledgeContent content, CancellationToken cancellationToken)
    {
        var versions = await database.FlowVersions.ReadAllAsync(cancellationToken);
        return
        [
            .. versions.Where(version => library.Find(version.Id)?.Version != version.Version)
                .GroupBy(version => version.Id, StringComparer.Ordinal)
                .SelectMany(flow => flow.OrderByDescending(version => version.FirstUsedAt).Take(EarlierVersions))
                .Select(version => BotReader.ReadKept(version.Id, version.Source, content, library.FindBot(version.Id.Split('/')[0])))
                .OfType<Flow>(),
        ];
    }

    private static string Mistakes(IEnumerable<Problem> problems)
    {
        var mistakes = problems.Where(problem => !problem.IsWarning).ToList();
        return $"{mistakes.Count} mistakes, first {BotLoading.Folder}/{mistakes[0]}";
    }

    private void Refuse(string reason)
    {
        var next = new BotState("refused", Source.Current.Version, reason);
        if (state == next) return;
        state = next;
        logger.BotsRefused(next.Version, reason);
    }
}

/// <summary>How the bots in force stand to the bots folder.</summary>
/// <param name="Status"><c>none</c>: there is no folder, or no bot in it. <c>current</c>: the folder is what answers. <c>refused</c>: it is not, because of <paramref name="Reason"/>.</param>
/// <param name="Version">Version of the bots in force; <c>none</c> when there are none.</param>
/// <param name="Reason">Why, in a sentence an author can act on; null when current.</param>
public sealed record BotState(string Status, string Version, string? Reason);

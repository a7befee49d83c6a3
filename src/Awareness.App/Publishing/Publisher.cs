using Awareness.App.Commands;
using Awareness.App.Evaluation;
using Awareness.App.Hosting;
using Awareness.Knowledge;

namespace Awareness.App.Publishing;

/// <summary>
/// Decides which version answers. A change of the content folder is a proposal: it is built beside the version in force, checked and measured, and follows it only
/// when it has no new mistake and nothing safety-critical got worse. A rollback is an operator's order and is obeyed. Not for two threads at once.
/// </summary>
public sealed class Publisher(ContentFolderPath folder, KnowledgeSource source, VersionStore store, TimeProvider time, ILogger<Publisher> logger)
{
    private readonly SafetyMeasure measure = new(Path.Combine(folder.Path, QuestionSet.Folder), time);
    private volatile PublicationState state = PublicationState.Current;
    private Attempt? refused;
    private string? unreadable;

    /// <summary>How the content folder stands to the version in force; for the health report.</summary>
    public PublicationState State => state;

    /// <summary>Obeys a rollback that was ordered since the last look; true when another version answers now.</summary>
    public bool ObeyRollback() => Try(proposed: null, () =>
    {
        var current = source.Current.Version;
        if (store.InForce() is not { } inForce || inForce.Version == current || inForce.Version == unreadable) return false;
        var (knowledge, reason) = KeptContent.Load(store, inForce.Version, ContentOptions.Today(time), folder.Learned);
        if (knowledge is null)
        {
            unreadable = inForce.Version;
            Refuse(inForce.Version, $"the version to roll back to cannot be used: {reason}", "storage");
            return false;
        }

        source.Replace(knowledge);
        PublishingMeter.Count("rolled-back");
        logger.RolledBack(current, knowledge.Version);
        KnowledgeLoading.ReturnMemory();
        return true;
    });

    /// <summary>Looks at the content folder and publishes it when it is new, sound and no less safe; true when another version answers now.</summary>
    public bool Propose()
    {
        var before = source.Current;
        var files = ContentFolder.Read(folder.Path);
        var proposed = files.Problems.Count == 0 ? files.Version : null;
        return Try(proposed, () =>
        {
            Propose(files, proposed);
            return source.Current != before;
        });
    }

    private void Propose(ContentFolder files, string? proposed)
    {
        var (current, inForce) = (source.Current.Version, store.InForce());
        // An order that was not obeyed yet comes first.
        if (inForce is not null && inForce.Version != current && inForce.Version != unreadable) return;
        if (proposed == current)
        {
            Settle(inForce, files);
            return;
        }

        if (proposed is not null && proposed == inForce?.SetAside)
        {
            state = new PublicationState("set-aside", proposed, $"An operator rolled back to {current}; the content folder has not changed since.");
            return;
        }

        var attempt = new Attempt(proposed, measure.Questions, ContentOptions.Today(time), current);
        if (proposed is not null && attempt == refused) return;
        refused = attempt;
        var start = time.GetTimestamp();
        var reading = ContentReader.ReadToServe(files, attempt.Day);
        if (Mistakes(reading, attempt.Day) is { } mistakes) Refuse(proposed, mistakes, "mistakes");
        else if (reading.Content is { } content) Measure(files, inForce, new KnowledgeBase(content, folder.Learned), time.GetElapsedTime(start));
    }

    private void Measure(ContentFolder files, VersionInForce? inForce, KnowledgeBase next, TimeSpan buildTime)
    {
        var start = time.GetTimestamp();
        var worse = SafetyComparison.Worse(measure.Of(source.Current), measure.Of(next), measure.Gate());
        if (worse.Count > 0)
        {
            Refuse(next.Version, string.Join("; ", worse), "worse");
            return;
        }

        var measureTime = time.GetElapsedTime(start);
        // On disk before it answers: what a person was told can always be brought back. A rollback ordered meanwhile wins.
        var from = source.Current.Version;
        if (!store.TryPublish(inForce, new PublishedVersion(next.Version, time.GetUtcNow(), next.Content.Cards.Count), files.Files)) return;
        source.Replace(next);
        state = PublicationState.Current;
        PublishingMeter.Count("published");
        logger.ContentReplaced(from, next.Version, next.Content.Cards.Count, buildTime, measureTime);
        KnowledgeLoading.ReturnMemory();
    }

    /// <summary>The folder is what answers. The first time that is news to the store.</summary>
    private void Settle(VersionInForce? inForce, ContentFolder files)
    {
        refused = null;
        state = PublicationState.Current;
        var version = new PublishedVersion(source.Current.Version, time.GetUtcNow(), source.Current.Content.Cards.Count);
        if (inForce?.Version != version.Version) store.TryPublish(inForce, version, files.Files);
        else store.Keep(version, files.Files);
    }

    /// <summary>
    /// Why the check does not pass it, or null. Mistakes that came with time alone (a cited law has expired) and that the version in force has just as well
    /// are no reason: they would keep an urgent correction out.
    /// </summary>
    private string? Mistakes(ContentReading reading, DateOnly day)
    {
        List<Problem> mistakes = [.. reading.Problems.Where(problem => !problem.IsWarning)];
        if (mistakes.Count > 0 && reading.Content is not null)
        {
            var known = KeptContent.Read(store, source.Current.Version, day).Reading?.Problems.Select(problem => (problem.File, problem.Message)).ToHashSet() ?? [];
            mistakes.RemoveAll(problem => known.Contains((problem.File, problem.Message)));
        }

        return mistakes.Count == 0 ? null : $"{mistakes.Count} mistakes, first {mistakes[0]}";
    }

    /// <summary>Whatever a change or a disk brings about, the version in force goes on answering.</summary>
    private bool Try(string? proposed, Func<bool> act)
    {
        try
        {
            return act();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or FormatException)
        {
            Refuse(proposed, exception.Message, "storage");
            return false;
        }
    }

    private void Refuse(string? proposed, string reason, string kind)
    {
        if (state is { Status: "refused" } before && before.Proposed == proposed && before.Reason == reason) return;
        state = new PublicationState("refused", proposed, reason);
        PublishingMeter.Count($"refused-{kind}");
        logger.ContentRefused(proposed, source.Current.Version, reason);
    }

    /// <summary>What would give the same refusal again.</summary>
    private sealed record Attempt(string? Proposed, string Questions, DateOnly Day, string Current);
}

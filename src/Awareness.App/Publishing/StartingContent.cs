using System.Globalization;
using Awareness.Knowledge;
using Awareness.Learning;

namespace Awareness.App.Publishing;

/// <summary>
/// The content a starting service answers from: what was last published. The content folder is that the first time, and when it has not changed since;
/// a changed folder is a proposal, looked at once the service runs.
/// </summary>
internal static class StartingContent
{
    /// <summary>The knowledge and the content folder, or null after the reason was written to <paramref name="errors"/>.</summary>
    /// <param name="configuredRoot">What the settings name; null for the nearest.</param>
    /// <param name="store">What was published.</param>
    /// <param name="today">The day in Vietnam.</param>
    /// <param name="errors">Told why there is none.</param>
    /// <param name="logger">Told where it comes from.</param>
    /// <param name="cache">Keeps what is learned; null learns anew.</param>
    public static (KnowledgeBase Knowledge, string Root)? Load(string? configuredRoot, VersionStore store, DateOnly today, StringWriter errors, ILogger logger, ILearnedCache? cache)
    {
        if (ContentRoot.Find(configuredRoot) is { } found && store.InForce() is { } inForce && ContentFolder.Read(found) is var folder && Changed(folder, inForce) is { } change)
        {
            var (kept, reason) = KeptContent.Load(store, inForce.Version, today, cache);
            if (kept is not null)
            {
                logger.StartedFromKept(change, kept.Version);
                return (kept, found);
            }

            logger.KeptUnreadable(inForce.Version, reason ?? "");
        }

        var knowledge = KnowledgeLoading.Load(configuredRoot, today, errors, cache);
        return knowledge is not null && ContentRoot.Find(configuredRoot) is { } root ? (knowledge, root) : null;
    }

    /// <summary>The folder's version when it is another than the one in force; null when it is the same.</summary>
    private static string? Changed(ContentFolder folder, VersionInForce inForce)
    {
        var version = folder.Problems.Count == 0 ? folder.Version : string.Create(CultureInfo.InvariantCulture, $"something with {folder.Problems.Count} unreadable files");
        return version == inForce.Version ? null : version;
    }
}

using Awareness.Knowledge;
using Awareness.Learning;

namespace Awareness.App;

/// <summary>Reads the content folder for a command: the knowledge, or the author's mistakes on stderr.</summary>
public static class KnowledgeLoading
{
    /// <summary>Loads the knowledge from the folder the settings name; null after the reason was written to <paramref name="errors"/>.</summary>
    /// <param name="configuredRoot">What the settings name; null for the nearest.</param>
    /// <param name="today">The day in Vietnam.</param>
    /// <param name="errors">Told the author's mistakes.</param>
    /// <param name="cache">Keeps what is learned; null learns anew.</param>
    public static KnowledgeBase? Load(string? configuredRoot, DateOnly today, TextWriter errors, ILearnedCache? cache)
    {
        if (ContentRoot.Find(configuredRoot) is not { } root)
        {
            errors.WriteLine(configuredRoot is null
                ? "No content folder found here. Start in the project's folder, or name it with --content DIR."
                : $"The content folder '{configuredRoot}' does not exist. Name another with --content DIR.");
            return null;
        }

        var reading = ContentReader.ReadToServe(ContentFolder.Read(root), today);
        if (reading.Content is { } content) return new KnowledgeBase(content, cache);
        foreach (var problem in reading.Problems.Where(problem => !problem.IsWarning)) errors.WriteLine(problem);
        errors.WriteLine($"The content in {root} has mistakes; mend the lines above ('awareness check' lists all).");
        return null;
    }

    /// <summary>Gives the memory back that loading needed and nobody holds any more: several times what the knowledge itself takes.</summary>
    public static void ReturnMemory() => GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
}

using Awareness.Bots;
using Awareness.Knowledge;

namespace Awareness.App;

/// <summary>Reads the bots folder for a command or the service.</summary>
public static class BotLoading
{
    /// <summary>Name of the folder beside the content folder.</summary>
    public const string Folder = "bots";

    /// <summary>The folder the settings name, else <c>bots</c> beside <paramref name="contentRoot"/>; null when there is none.</summary>
    public static string? Root(string? configured, string contentRoot)
    {
        var root = Path.GetFullPath(string.IsNullOrWhiteSpace(configured) ? Path.Combine(contentRoot, "..", Folder) : configured);
        return Directory.Exists(root) ? root : null;
    }

    /// <summary>Reads the bots below <paramref name="root"/>.</summary>
    public static BotReading Read(string root, KnowledgeContent content, DateOnly today)
    {
        var folder = ContentFolder.Read(root);
        var reading = BotReader.Read(folder.Files, content, today);
        return folder.Problems.Count == 0 ? reading : new BotReading(Library: null, [.. folder.Problems, .. reading.Problems]);
    }

    /// <summary>
    /// The bots of a command: none when there is no folder and none was named. Null after the reason was written to <paramref name="errors"/>.
    /// </summary>
    public static BotLibrary? Load(string? configured, string contentRoot, KnowledgeContent content, DateOnly today, TextWriter errors)
    {
        if (Root(configured, contentRoot) is not { } root)
        {
            if (string.IsNullOrWhiteSpace(configured)) return BotLibrary.None;
            errors.WriteLine($"The bots folder '{configured}' does not exist. Name another with --bots DIR.");
            return null;
        }

        var reading = Read(root, content, today);
        if (reading.Library is { } library) return library;
        foreach (var problem in reading.Problems.Where(problem => !problem.IsWarning)) errors.WriteLine($"{Folder}/{problem}");
        errors.WriteLine($"The bots in {root} have mistakes; mend the lines above ('awareness check' lists all).");
        return null;
    }
}

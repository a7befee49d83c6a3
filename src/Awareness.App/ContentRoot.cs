namespace Awareness.App;

/// <summary>Finds the content folder and what lies beside it.</summary>
public static class ContentRoot
{
    private const string Mark = "laws.yaml";

    /// <summary>
    /// The folder the settings name, else the nearest <c>content</c> folder above the working directory, else above the program.
    /// Null when there is none.
    /// </summary>
    public static string? Find(string? configured)
    {
        if (!string.IsNullOrWhiteSpace(configured)) return Directory.Exists(configured) ? Path.GetFullPath(configured) : null;
        return Above(Directory.GetCurrentDirectory()) ?? Above(AppContext.BaseDirectory);
    }

    /// <summary>The folder with Web Chat's script: the configured one, else <c>artifacts/web</c> beside <paramref name="contentRoot"/>.</summary>
    public static string WebFolder(string? configured, string contentRoot) =>
        Path.GetFullPath(configured ?? Path.Combine(contentRoot, "..", "artifacts", "web"));

    private static string? Above(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, "content");
            if (File.Exists(Path.Combine(candidate, Mark))) return candidate;
        }

        return null;
    }
}

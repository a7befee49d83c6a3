namespace Awareness.Tests;

/// <summary>Where the repository lies, whatever folder the tests run in.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Awareness.sln"))) return folder.FullName;
        }

        throw new InvalidOperationException("The tests must lie below the folder of Awareness.sln.");
    }
}

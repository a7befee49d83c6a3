using Awareness.Knowledge;
using Awareness.Learning;

namespace Awareness.App.Publishing;

/// <summary>Brings a kept version back to life.</summary>
internal static class KeptContent
{
    /// <summary>The knowledge of a kept version as of <paramref name="today"/>, or why it cannot be had.</summary>
    public static (KnowledgeBase? Knowledge, string? Reason) Load(VersionStore store, string version, DateOnly today, ILearnedCache? cache)
    {
        var (reading, reason) = Read(store, version, today);
        if (reading is null) return (null, reason);
        if (reading.Content is not { } content) return (null, $"the program finds mistakes in it, first {reading.Problems.First(problem => !problem.IsWarning)}");
        return content.Version == version ? (new KnowledgeBase(content, cache), null) : (null, "its archive holds other content than its name says");
    }

    /// <summary>What the check says of a kept version as of <paramref name="today"/>, or why it cannot be read.</summary>
    public static (ContentReading? Reading, string? Reason) Read(VersionStore store, string version, DateOnly today)
    {
        try
        {
            return (ContentReader.ReadToServe(new ContentFolder(store.Files(version), []), today), null);
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            return (null, exception.Message);
        }
    }
}

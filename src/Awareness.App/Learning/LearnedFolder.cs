using Awareness.Learning;

namespace Awareness.App.Learning;

/// <summary>Where what was learned from the content is kept: the folder the settings name, else one below the user's cache folder.</summary>
public static class LearnedFolder
{
    /// <summary>The setting's value that keeps nothing.</summary>
    public const string Off = "off";

    private const string Name = "awareness";

    /// <summary>The cache; null when it is switched off, or the user has no home to keep it in.</summary>
    /// <param name="configured">A folder, <see cref="Off"/>, or nothing for the usual place.</param>
    /// <param name="time">The clock.</param>
    /// <param name="complain">Told once why nothing can be kept.</param>
    public static ILearnedCache? Open(string? configured, TimeProvider time, Action<string> complain) =>
        Find(configured, Environment.GetEnvironmentVariable("XDG_CACHE_HOME"), Environment.GetFolderPath(Environment.SpecialFolder.UserProfile)) is { } folder ? new LearnedFiles(folder, time, complain) : null;

    /// <summary>The folder, or null.</summary>
    /// <param name="configured">What the settings say.</param>
    /// <param name="caches">The user's cache folder; one that is not absolute means nothing (XDG Base Directory Specification 0.8).</param>
    /// <param name="home">The user's home; empty for a user without one.</param>
    internal static string? Find(string? configured, string? caches, string home)
    {
        if (string.Equals(configured?.Trim(), Off, StringComparison.OrdinalIgnoreCase)) return null;
        if (!string.IsNullOrWhiteSpace(configured)) return Path.GetFullPath(configured.Trim());
        if (Path.IsPathFullyQualified(caches ?? "")) return Path.Combine(caches ?? "", Name);
        if (home.Length == 0) return null;
        return OperatingSystem.IsWindows() ? Path.Combine(home, "AppData", "Local", Name, "cache") : Path.Combine(home, ".cache", Name);
    }
}

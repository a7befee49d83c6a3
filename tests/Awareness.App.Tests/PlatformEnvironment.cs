using Awareness.Channels.Sandbox;

namespace Awareness.App.Tests;

/// <summary>What the product's process is told of platforms, by its environment.</summary>
internal static class PlatformEnvironment
{
    /// <summary>The settings of a platform, with some of them changed or added; keys as in the environment.</summary>
    public static Dictionary<string, string> Environment(this ScriptedPlatform platform, params IEnumerable<(string Key, string Value)> changed)
    {
        var environment = platform.SettingsOfService.ToDictionary(setting => $"AWARENESS{setting.Key["Awareness".Length..].Replace(":", "__", StringComparison.Ordinal)}", setting => setting.Value, StringComparer.Ordinal);
        foreach (var (key, value) in changed) environment[key] = value;
        return environment;
    }
}

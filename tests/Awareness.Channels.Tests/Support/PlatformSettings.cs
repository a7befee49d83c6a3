using Awareness.Channels.Sandbox;

namespace Awareness.Channels.Tests.Support;

/// <summary>What a service under test is told of a platform.</summary>
internal static class PlatformSettings
{
    /// <summary>The platform's own settings in the form of <see cref="ServiceParts.Settings"/>, with some of them <paramref name="changed"/> or added.</summary>
    public static IReadOnlyList<(string Key, string Value)> Settings(this ScriptedPlatform platform, params IEnumerable<(string Key, string Value)> changed)
    {
        var settings = platform.SettingsOfService.ToDictionary(setting => setting.Key["Awareness:".Length..], setting => setting.Value, StringComparer.Ordinal);
        foreach (var (key, value) in changed) settings[key] = value;
        return [.. settings.Select(setting => (setting.Key, setting.Value))];
    }
}

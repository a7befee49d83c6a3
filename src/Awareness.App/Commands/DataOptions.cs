using System.CommandLine;
using Awareness.App.Hosting;
using Awareness.App.Publishing;

namespace Awareness.App.Commands;

/// <summary>What the commands share that look into the data folder of a service, running or not.</summary>
internal static class DataOptions
{
    /// <summary><c>--data DIR</c>.</summary>
    public static Option<string?> Data { get; } = new("--data") { Description = "The service's data folder (default: ./data)", HelpName = "DIR" };

    /// <summary>All settings as the service reads them: the file beside the program and the environment.</summary>
    public static IConfigurationRoot Configuration() => new ConfigurationBuilder()
        .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: true)
        .AddEnvironmentVariables()
        .Build();

    /// <summary>The settings as the service reads them, with the folder the flag names.</summary>
    public static AwarenessSettings Settings(ParseResult parsed)
    {
        var settings = Configuration().GetSection(AwarenessSettings.Section).Get<AwarenessSettings>() ?? new AwarenessSettings();
        settings.Data = parsed.GetValue(Data) ?? settings.Data;
        return settings;
    }

    /// <summary>The versions kept in the data folder, or null after stderr was told that there is no such folder: a command that only looks makes none.</summary>
    public static VersionStore? Versions(ParseResult parsed)
    {
        var settings = Settings(parsed);
        if (Directory.Exists(settings.Data)) return DataFolder.Open(settings.Data).Versions(settings.KeepVersions);
        parsed.InvocationConfiguration.Error.WriteLine($"There is no data folder '{settings.Data}'. Name the service's with --data DIR.");
        return null;
    }
}

using System.CommandLine;
using Awareness.App.Hosting;

namespace Awareness.App.Sandbox;

/// <summary><c>awareness serve --sandbox</c>: the whole service against platforms that are played on this machine.</summary>
internal static class SandboxRun
{
    /// <summary>Lies in data folders that a sandbox made.</summary>
    private const string MarkerFile = "sandbox";

    private const string DataKey = $"{AwarenessSettings.Section}:{nameof(AwarenessSettings.Data)}";

    /// <summary>Serves until it is told to stop. Throws <see cref="StartRefusedException"/> as the service does, and where real credentials are set.</summary>
    /// <param name="parsed">Says where talk goes: one line of JSON on stderr once everything listens.</param>
    /// <param name="flags">What the command line said; without a data folder there is one for this run only.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Stops serving.</param>
    public static async Task ServeAsync(ParseResult parsed, Dictionary<string, string?> flags, TimeProvider time, CancellationToken cancellationToken)
    {
        await using var platforms = await SandboxPlatforms.StartAsync(AwarenessHost.Addresses(flags.Where(flag => flag.Value is not null)), time, cancellationToken);
        foreach (var (key, value) in platforms.Settings) flags[key] = value;
        var own = flags[DataKey] is null ? Directory.CreateTempSubdirectory("awareness-sandbox-") : null;
        flags[DataKey] ??= own?.FullName;
        try
        {
            Claim(flags[DataKey] ?? "");
            await using var app = await AwarenessHost.CreateAsync(flags.Where(flag => flag.Value is not null), cancellationToken);
            app.MapSandbox(platforms);
            await AwarenessHost.StartAsync(app, cancellationToken);
            await parsed.InvocationConfiguration.Error.WriteLineAsync(platforms.Ready(new Uri(app.Urls.First())));
            await app.WaitForShutdownAsync(cancellationToken);
        }
        finally
        {
            own?.Delete(recursive: true);
        }
    }

    /// <summary>Only a folder of the sandbox's own: replies to real people that wait in another would be told to platforms that are none, and count as sent.</summary>
    private static void Claim(string folder)
    {
        var marker = Path.Combine(folder, MarkerFile);
        if (File.Exists(Path.Combine(folder, DataFolder.DatabaseFile)) && !File.Exists(marker))
            throw new StartRefusedException($"--sandbox does not touch the data of a real service, and '{folder}' holds a database that no sandbox made. Name another folder with --data DIR, or none for one that is gone afterwards.");
        DataFolder.Open(folder);
        File.WriteAllText(marker, "Made by serve --sandbox: what is in here was said by nobody real.\n");
    }
}

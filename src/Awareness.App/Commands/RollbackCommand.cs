using System.CommandLine;
using Awareness.App.Publishing;
using Awareness.Knowledge;

namespace Awareness.App.Commands;

/// <summary><c>awareness rollback [VERSION]</c>: brings an older version of the content back, whether the service runs or not.</summary>
internal static class RollbackCommand
{
    public static Command Create(TimeProvider time)
    {
        var version = new Argument<string?>("version") { Description = "The version, or how it begins (default: the one published before the version in force)", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("rollback", "Bring an older version of the content back") { version, DataOptions.Data, ContentOptions.Content };
        command.SetAction(parsed =>
        {
            if (DataOptions.Versions(parsed) is not { } store) return ContentOptions.Mistake;
            try
            {
                return RollBack(store, parsed.GetValue(version), FolderVersion(parsed), time, parsed.InvocationConfiguration);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                return Mistake(parsed.InvocationConfiguration, exception.Message);
            }
        });
        return command;
    }

    private static int RollBack(VersionStore store, string? wanted, string? folder, TimeProvider time, InvocationConfiguration console)
    {
        if (store.InForce() is not { } inForce) return Mistake(console, "Nothing was published from this data folder yet.");
        if (Find(store.List(), wanted, inForce) is not { } target)
            return Mistake(console, wanted is null ? $"No version older than {inForce.Version} is kept." : $"No single kept version begins with '{wanted}'; 'awareness versions' lists them.");
        if (target == inForce.Version) return Mistake(console, $"{target} is in force already.");
        var (knowledge, reason) = KeptContent.Load(store, target, ContentOptions.Today(time), ContentOptions.Cache(time, console.Error));
        if (knowledge is null) return Mistake(console, $"Version {target} cannot be used: {reason}");

        store.RollBack(new VersionInForce(target, time.GetUtcNow(), folder ?? inForce.Version));
        console.Output.WriteLine(target);
        console.Error.WriteLine($"Version {target} is in force instead of {inForce.Version}: {knowledge.Content.Cards.Count} cards. A running service takes it up within seconds; /health shows it.");
        console.Error.WriteLine("The content folder was not touched. It is published again when it has changed and passes.");
        return 0;
    }

    /// <summary>The one version meant, or null.</summary>
    private static string? Find(IReadOnlyList<PublishedVersion> kept, string? wanted, VersionInForce inForce)
    {
        if (wanted is not null) return kept.Where(version => version.Version.StartsWith(wanted, StringComparison.OrdinalIgnoreCase)).ToList() is [var only] ? only.Version : null;
        return kept.SkipWhile(version => version.Version != inForce.Version).Skip(1).FirstOrDefault()?.Version;
    }

    /// <summary>What the content folder holds now: that is what was not wanted.</summary>
    private static string? FolderVersion(ParseResult parsed) =>
        ContentOptions.Root(parsed) is { } root && ContentFolder.Read(root) is { Problems.Count: 0 } folder ? folder.Version : null;

    private static int Mistake(InvocationConfiguration console, string message)
    {
        console.Error.WriteLine(message);
        return ContentOptions.Mistake;
    }
}

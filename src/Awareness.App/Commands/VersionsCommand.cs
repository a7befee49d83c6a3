using System.CommandLine;
using System.Globalization;
using Awareness.App.Publishing;

namespace Awareness.App.Commands;

/// <summary><c>awareness versions</c>: the versions of the content that can be brought back.</summary>
internal static class VersionsCommand
{
    public static Command Create()
    {
        var command = new Command("versions", "List the published versions of the content, the last first") { DataOptions.Data };
        command.SetAction(parsed =>
        {
            if (DataOptions.Versions(parsed) is not { } store) return ContentOptions.Mistake;
            var inForce = store.InForce();
            foreach (var version in store.List()) parsed.InvocationConfiguration.Output.WriteLine(Line(version, inForce));
            if (store.List().Count == 0) parsed.InvocationConfiguration.Error.WriteLine("Nothing was published from this data folder yet.");
            return 0;
        });
        return command;
    }

    private static string Line(PublishedVersion version, VersionInForce? inForce)
    {
        var mark = version.Version == inForce?.Version ? "  in force" : version.Version == inForce?.SetAside ? "  set aside" : "";
        return string.Create(CultureInfo.InvariantCulture, $"{version.Version}  {version.PublishedAt.ToOffset(VietnamTime.Offset):yyyy-MM-dd HH:mm}  {version.Cards} cards{mark}");
    }
}

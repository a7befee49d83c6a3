using System.CommandLine;
using Awareness.Bots;
using Awareness.Knowledge;
using Awareness.Yaml;

namespace Awareness.App.Commands;

/// <summary>What every command that reads the bots shares.</summary>
internal static class BotOptions
{
    /// <summary><c>--bots DIR</c>.</summary>
    public static Option<string?> Bots { get; } = new("--bots") { Description = "The bots folder (default: 'bots' beside the content folder)", HelpName = "DIR" };

    /// <summary>The bots folder, or null when there is none.</summary>
    public static string? Root(ParseResult parsed) => ContentOptions.Root(parsed) is { } content ? BotLoading.Root(Configured(parsed), content) : null;

    /// <summary>The bots, or null after the reason was written to stderr.</summary>
    public static BotLibrary? Load(ParseResult parsed, KnowledgeContent content, TimeProvider time) =>
        BotLoading.Load(Configured(parsed), ContentOptions.Root(parsed) ?? ".", content, ContentOptions.Today(time), parsed.InvocationConfiguration.Error);

    /// <summary>What to tell somebody who named a bot that is not there.</summary>
    public static string NoSuchBot(string named, IEnumerable<string> known)
    {
        List<string> ids = [.. known];
        return $"There is no bot '{named}'; there are {string.Join(", ", ids)}.{(Nearest.Find(named, ids) is { } meant ? $" Did you mean '{meant}'?" : "")}";
    }

    private static string? Configured(ParseResult parsed) => parsed.GetValue(Bots) ?? Environment.GetEnvironmentVariable("AWARENESS__Bots");
}

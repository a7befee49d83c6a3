using System.CommandLine;
using Awareness.App.Learning;
using Awareness.Knowledge;
using Awareness.Learning;

namespace Awareness.App.Commands;

/// <summary>What every command that reads the content shares.</summary>
internal static class ContentOptions
{
    /// <summary><c>--content DIR</c>.</summary>
    public static Option<string?> Content { get; } = new("--content") { Description = "The content folder (default: the nearest 'content' above)", HelpName = "DIR" };

    /// <summary>Exit code of a command whose input or content has mistakes.</summary>
    public const int Mistake = 1;

    /// <summary>The knowledge, or null after the reason was written to stderr.</summary>
    public static KnowledgeBase? Load(ParseResult parsed, TimeProvider time) =>
        KnowledgeLoading.Load(Configured(parsed), Today(time), parsed.InvocationConfiguration.Error, Cache(time, parsed.InvocationConfiguration.Error));

    /// <summary>The content folder, or null when there is none.</summary>
    public static string? Root(ParseResult parsed) => ContentRoot.Find(Configured(parsed));

    /// <summary>Where what is learned from the content is kept between commands; null when the environment switches that off.</summary>
    public static ILearnedCache? Cache(TimeProvider time, TextWriter errors) =>
        LearnedFolder.Open(Environment.GetEnvironmentVariable($"AWARENESS__{nameof(AwarenessSettings.ContentCache)}"), time, errors.WriteLine);

    /// <summary>The day in Vietnam.</summary>
    public static DateOnly Today(TimeProvider time) => VietnamTime.DayOf(time.GetUtcNow());

    private static string? Configured(ParseResult parsed) => parsed.GetValue(Content) ?? Environment.GetEnvironmentVariable("AWARENESS__Content");
}

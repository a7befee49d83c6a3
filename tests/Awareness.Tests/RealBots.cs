using Awareness.Bots;
using Awareness.Knowledge;
using Awareness.Tests.Knowledge;

namespace Awareness.Tests;

/// <summary>The bots of this repository, read once.</summary>
internal static class RealBots
{
    private static readonly Lazy<BotLibrary> Read = new(() =>
    {
        var reading = BotReader.Read(ContentFolder.Read(Path.Combine(Repository.Root, "bots")).Files, RealKnowledge.Current.Content, SampleContent.Today);
        return reading.Library ?? throw new InvalidOperationException($"The bots of the repository have mistakes: {string.Join("; ", reading.Problems.Where(problem => !problem.IsWarning).Take(5))}");
    });

    /// <summary>Where they lie.</summary>
    public static string Root { get; } = Path.Combine(Repository.Root, "bots");

    public static BotLibrary Current => Read.Value;
}

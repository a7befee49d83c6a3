using Awareness.App.Learning;
using Awareness.Learning;

namespace Awareness.App.Tests;

/// <summary>Where this user's commands keep what they learned from the content: tests that use the real content need not learn it again.</summary>
internal static class ProductCache
{
    public static ILearnedCache? Learned { get; } =
        LearnedFolder.Open(Environment.GetEnvironmentVariable($"AWARENESS__{nameof(AwarenessSettings.ContentCache)}"), TimeProvider.System, static _ => { });
}

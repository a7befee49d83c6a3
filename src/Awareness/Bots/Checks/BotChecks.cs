using Awareness.Bots.Reading;
using Awareness.Flows.Reading;

namespace Awareness.Bots.Checks;

/// <summary>Checks what files of <c>bots/</c> say of one another.</summary>
internal static class BotChecks
{
    /// <summary>Reports what is wrong in <paramref name="draft"/>, and says what whole messages start.</summary>
    public static IReadOnlyDictionary<string, StartWord> Check(BotsDraft draft, FlowSources sources, DateOnly today)
    {
        Links.Check(draft);
        var words = new Keywords(draft, sources);
        words.Gather();
        return words.Found;
    }
}

using Awareness.Knowledge;

namespace Awareness.Flows.Reading;

/// <summary>What the bot around a flow decides for it.</summary>
/// <param name="Bot">Its id.</param>
/// <param name="Sources">What the content has.</param>
internal sealed record FlowSetting(string Bot, FlowSources Sources)
{
    /// <summary>Whom the bot is for.</summary>
    public Audience Audience { get; init; }

    /// <summary>True when every text is to be there in English too.</summary>
    public bool WantsEnglish { get; init; }

    /// <summary>What a handoff without words of its own says; null when the bot says nothing.</summary>
    public FlowText? Handoff { get; init; }

    /// <summary>For questions without a timeout of their own or of their flow.</summary>
    public WaitTimeout? Timeout { get; init; }
}

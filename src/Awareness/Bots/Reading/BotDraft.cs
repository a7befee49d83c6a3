using Awareness.Flows;
using Awareness.Flows.Reading;
using Awareness.Yaml;

namespace Awareness.Bots.Reading;

/// <summary>A bot as it was read, with the places checks point at.</summary>
/// <param name="Bot">What the file says, as far as it could be read.</param>
/// <param name="File">Where it is written.</param>
internal sealed record BotDraft(Bot Bot, YamlFile File)
{
    /// <summary>Its variables, texts and targets.</summary>
    public required StepDraft Said { get; init; }

    /// <summary>What the bot decides for its flows.</summary>
    public required FlowSetting Setting { get; init; }
}

/// <summary>A campaign as it was read.</summary>
/// <param name="Campaign">What the file says, its flow not looked up yet.</param>
/// <param name="Bot">Id of the bot.</param>
/// <param name="File">Where it is written.</param>
internal sealed record CampaignDraft(Campaign Campaign, string Bot, YamlFile File)
{
    /// <summary>Words that start it.</summary>
    public IReadOnlyList<YamlScalar> StartWords { get; init; } = [];

    /// <summary>The value of a key, or the file's first line.</summary>
    public YamlNode At(string key) => File.Map.Find(key)?.Value ?? File.Map;
}

/// <summary>All that was read of <c>bots/</c>, before it is checked.</summary>
internal sealed class BotsDraft
{
    /// <summary>By id.</summary>
    public SortedDictionary<string, BotDraft> Bots { get; } = new(StringComparer.Ordinal);

    /// <summary>By full name; those with mistakes too.</summary>
    public SortedDictionary<string, FlowDraft> Flows { get; } = new(StringComparer.Ordinal);

    /// <summary>Full names of all flows there are files of, unreadable ones too: what leads to one of these is no mistake itself.</summary>
    public HashSet<string> FlowIds { get; } = new(StringComparer.Ordinal);

    /// <summary>By full name.</summary>
    public SortedDictionary<string, CampaignDraft> Campaigns { get; } = new(StringComparer.Ordinal);

    /// <summary>What the engine says.</summary>
    public FlowTexts Texts { get; set; } = FlowTexts.None;

    /// <summary>The places people can name.</summary>
    public Places Places { get; set; } = Places.None;
}

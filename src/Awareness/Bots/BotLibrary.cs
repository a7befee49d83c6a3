using Awareness.Flows;

namespace Awareness.Bots;

/// <summary>All bots in one version: immutable, and complete with the earlier versions of flows that people may still stand in.</summary>
public sealed class BotLibrary : IFlows
{
    /// <summary>No bots.</summary>
    public static readonly BotLibrary None = new() { Version = "none" };

    private readonly Dictionary<string, Flow> flows = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Id, string Version), Flow> earlier = [];

    /// <summary>First 12 hex digits of the SHA-256 over all files of <c>bots/</c>, chats left out.</summary>
    public required string Version { get; init; }

    /// <summary>By id.</summary>
    public IReadOnlyList<Bot> Bots { get; init; } = [];

    /// <summary>By id.</summary>
    public IReadOnlyList<Campaign> Campaigns { get; init; } = [];

    /// <summary>By full name.</summary>
    public IReadOnlyList<Flow> Flows
    {
        get => [.. flows.Values.OrderBy(flow => flow.Id, StringComparer.Ordinal)];
        init
        {
            foreach (var flow in value) flows[flow.Id] = flow;
        }
    }

    /// <summary>Versions of flows that are not in force any more.</summary>
    public IReadOnlyCollection<Flow> Earlier
    {
        get => earlier.Values;
        init
        {
            foreach (var flow in value) earlier[(flow.Id, flow.Version)] = flow;
        }
    }

    /// <summary>What a whole message, folded, starts: full name of the flow by the words of the flow, the campaign or the bot's name.</summary>
    public IReadOnlyDictionary<string, StartWord> StartWords { get; init; } = new Dictionary<string, StartWord>(StringComparer.Ordinal);

    /// <inheritdoc/>
    public FlowTexts Texts { get; init; } = FlowTexts.None;

    /// <inheritdoc/>
    public Places Places { get; init; } = Places.None;

    /// <inheritdoc/>
    public Flow? Find(string id) => flows.GetValueOrDefault(id);

    /// <inheritdoc/>
    public Flow? FindOn(string id, DateOnly day)
    {
        if (Find(id) is not { } flow) return null;
        var isOff = flow.StartWords.Count == 0 && Campaigns.Any(campaign => campaign.Flow == id) && !Campaigns.Any(campaign => campaign.Flow == id && campaign.IsOn(day));
        return isOff ? null : flow;
    }

    /// <inheritdoc/>
    public Flow? Find(string id, string version) => Find(id) is { } flow && flow.Version == version ? flow : earlier.GetValueOrDefault((id, version));

    /// <summary>The same bots with these earlier versions of flows.</summary>
    public BotLibrary With(IReadOnlyCollection<Flow> earlierFlows) => new()
    {
        Version = Version,
        Bots = Bots,
        Campaigns = Campaigns,
        Flows = Flows,
        Earlier = earlierFlows,
        StartWords = StartWords,
        Texts = Texts,
        Places = Places,
    };

    /// <summary>The bot, or null.</summary>
    public Bot? FindBot(string id) => Bots.FirstOrDefault(bot => bot.Id == id);
}

/// <summary>What a word starts.</summary>
/// <param name="Flow">Full name of the flow.</param>
/// <param name="Campaign">The campaign it belongs to, on whose days alone it starts; null for always.</param>
public sealed record StartWord(string Flow, Campaign? Campaign);

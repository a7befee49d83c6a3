using Awareness.Flows.Reading;

namespace Awareness.Bots.Reading;

/// <summary>The keys of the files around flows. The JSON schemas in <c>bots/schema</c> say the same, which a test guards.</summary>
internal static class BotFormat
{
    public const string TextsFile = "texts.yaml";
    public const string PlacesFile = "places.yaml";
    public const string BotFile = "bot.yaml";
    public const string CampaignFile = "campaign.yaml";

    /// <summary>Keys of <c>bot.yaml</c>.</summary>
    public static readonly string[] Bot = ["name", "audience", "about", "start", "languages", "privacy", "handoff", "timeout", "reminders"];

    /// <summary>Keys of a reminder.</summary>
    public static readonly string[] Reminder = ["id", "name"];

    /// <summary>Languages a bot can speak; the first always.</summary>
    public static readonly string[] Languages = ["vi", "en"];

    /// <summary>Keys of <c>campaign.yaml</c>.</summary>
    public static readonly string[] Campaign = ["title", "flow", "from", "until", "start", "reminder", "invite"];

    /// <summary>Keys of <c>texts.yaml</c>.</summary>
    public static readonly string[] Texts = ["texts", "words", "english"];

    /// <summary>Keys of <c>places.yaml</c>.</summary>
    public static readonly string[] Places = ["places", "former"];

    /// <summary>Keys of a place of today.</summary>
    public static readonly string[] Place = ["name", "kind", "words"];

    /// <summary>Keys of a former town.</summary>
    public static readonly string[] Former = ["name", "words", "units"];

    /// <summary>What a file of <c>bots/</c> is, by its path; null for one that is none of them.</summary>
    public static BotPath? Classify(string path)
    {
        var parts = path.Split('/');
        if (!path.EndsWith(".yaml", StringComparison.Ordinal)) return null;
        var name = parts[^1][..^".yaml".Length];
        return parts switch
        {
            [TextsFile] => new BotPath(BotFileKind.Texts, "", ""),
            [PlacesFile] => new BotPath(BotFileKind.Places, "", ""),
            [var bot, BotFile] => new BotPath(BotFileKind.Bot, bot, bot),
            [var bot, "flows", _] => new BotPath(BotFileKind.Flow, bot, name),
            [var bot, "campaigns", var campaign, CampaignFile] => new BotPath(BotFileKind.Campaign, bot, campaign) { Campaign = campaign },
            [var bot, "campaigns", var campaign, _] => new BotPath(BotFileKind.Flow, bot, name) { Campaign = campaign },
            _ => null,
        };
    }

    /// <summary>True for what is not read: chats, schemas, drafts and the leavings of editors.</summary>
    public static bool IsLeftAlone(string path)
    {
        var parts = path.Split('/');
        return parts[0] == "schema" || parts.AsSpan()[..^1].Contains("chats") || Array.Exists(parts, part => part is ['.' or '_', ..]) || path.EndsWith(".md", StringComparison.Ordinal);
    }

    /// <summary>True for what can be a folder's, flow's or reminder's id.</summary>
    public static bool IsId(string id) => FlowFormat.IsId(id);
}

/// <summary>What a file is.</summary>
internal enum BotFileKind
{
    /// <summary>What the engine says.</summary>
    Texts,

    /// <summary>The places people can name.</summary>
    Places,

    /// <summary>A bot.</summary>
    Bot,

    /// <summary>A flow.</summary>
    Flow,

    /// <summary>A campaign.</summary>
    Campaign,
}

/// <summary>What a file is and whose.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Bot">The bot's id; empty for what all share.</param>
/// <param name="Name">Its own id.</param>
internal sealed record BotPath(BotFileKind Kind, string Bot, string Name)
{
    /// <summary>The campaign in whose folder it lies, or null.</summary>
    public string? Campaign { get; init; }
}

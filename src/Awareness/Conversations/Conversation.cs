using System.Text.Json.Serialization;
using Awareness.Contacts;
using Awareness.Flows;
using Awareness.Knowledge;

namespace Awareness.Conversations;

/// <summary>Names one conversation: the channel and the id the channel gave it.</summary>
/// <param name="ChannelId">For example <c>directline</c>.</param>
/// <param name="Id">Opaque, at most <see cref="Limits.IdLength"/> characters.</param>
public readonly record struct ConversationKey(string ChannelId, string Id);

/// <summary>What is kept between the turns of one person on one channel.</summary>
/// <param name="Key">Which conversation.</param>
/// <param name="Version">Number of committed turns; 0 when nothing is stored yet. A commit succeeds only against the version it read.</param>
/// <param name="State">What the engine remembers.</param>
public sealed record Conversation(ConversationKey Key, long Version, ConversationState State)
{
    /// <summary>Where replies go when no request is waiting for them; null until a channel told us.</summary>
    public ConversationReference? Reference { get; init; }

    /// <summary>Id of the contact it belongs to: the first who spoke in it; null before the first turn, and when that is not known.</summary>
    public string? ContactId { get; init; }

    /// <summary>A conversation nobody has spoken in yet.</summary>
    public static Conversation New(ConversationKey key) => new(key, 0, new ConversationState());
}

/// <summary>
/// What the engine remembers between turns. Bounded: no list grows with the length of the conversation,
/// and no text the person wrote is in it.
/// </summary>
public sealed record ConversationState
{
    /// <summary>Topic of the last answer, so that a short follow-up can be understood.</summary>
    public string? Topic { get; init; }

    /// <summary>Id of the last card shown, so that "xem thêm" can go on.</summary>
    public string? CardId { get; init; }

    /// <summary>When the person last said something; null in states stored before this was kept.</summary>
    public DateTimeOffset? SpokenAt { get; init; }

    /// <summary>Id of what was last asked of the topic (a fine, an age, a place), so that "còn ô tô thì sao" asks the same of a car; null when the last question named none.</summary>
    public string? Aspect { get; init; }

    /// <summary>True when what stands under "Xem thêm" of the last card was shown too.</summary>
    public bool HasShownMore { get; init; }

    /// <summary>Cards offered as buttons in the last reply, in order, so that "1" or the title chooses one.</summary>
    public IReadOnlyList<string> Offered { get => field ?? []; init; } = [];

    /// <summary>The buttons below the last word of a flow that ended, the menu or the word that nothing is known, as they read: a bare number presses one. At most <see cref="Limits.Suggestions"/>.</summary>
    public IReadOnlyList<string> Pressable { get => field ?? []; init; } = [];

    /// <summary>How many times in a row the person was asked which topic was meant; at most <see cref="Limits.ClarifyRounds"/>.</summary>
    public int ClarifyRounds { get; init; }

    /// <summary>The decision table last spoken of and the values told for it; null when there is none, or it is forgotten.</summary>
    public TableTalk? Table { get; init; }

    /// <summary>True when the person writes English.</summary>
    public bool InEnglish { get; init; }

    /// <summary>Whom the person seems to be, by what was written in this conversation.</summary>
    public Audience Audience { get; init; }

    /// <summary>The person's way through a flow; null while there is none.</summary>
    public Run? Run { get; init; }

    /// <summary>
    /// True since a danger interrupted the run: what is written is then about the danger, and no answer to the question that waits, until the person says to go on.
    /// </summary>
    public bool IsRunPaused { get; init; }

    /// <summary>Id of the card of the danger that came up since the question of the run was first put; null when none did, and once the run goes on.</summary>
    public string? DangerCardId { get; init; }

    /// <summary>What the person was last asked about their own rights.</summary>
    public RightsQuestion RightsAsked { get; init; }

    /// <summary>How fast the person writes; null where nobody counts.</summary>
    public Pace? Pace { get; init; }
}

/// <summary>What a person who wants to stop, or to erase, was asked.</summary>
public enum RightsQuestion
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Whether to stop messages, erase everything, or keep all as it is.</summary>
    Stop,

    /// <summary>Whether everything is really to be erased.</summary>
    Erase,

    /// <summary>The first, put a second and last time.</summary>
    StopAgain,

    /// <summary>The second, put a second and last time.</summary>
    EraseAgain,
}

/// <summary>The address of a conversation on its channel, as the channel last gave it.</summary>
public sealed record ConversationReference
{
    /// <summary>Base address of the Connector.</summary>
    public string? ServiceUrl { get; init; }

    /// <summary>The bot's own account on the channel.</summary>
    public string? BotId { get; init; }

    /// <summary>The person's account on the channel.</summary>
    public string? ContactId { get; init; }

    /// <summary>Application id of the bot that calls ours as a skill: whom the token that goes with replies is for. Null when a channel calls.</summary>
    public string? Audience { get; init; }

    /// <summary>BCP 47 language tag.</summary>
    public string? Locale { get; init; }

    /// <summary>True when another bot has this one speak as its skill: it gives the person back to its own talk when it hears <see cref="ActivityTypes.EndOfConversation"/>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsSkill { get; init; }
}

/// <summary>JSON of what is stored beside a conversation.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ConversationState))]
[JsonSerializable(typeof(ConversationReference))]
[JsonSerializable(typeof(Contact))]
public sealed partial class ConversationJson : JsonSerializerContext;

using System.Security.Cryptography;
using System.Text.Json;
using Awareness.Channels.BotFramework.Auth;
using Awareness.Channels.Wire;
using Awareness.Contacts;
using Awareness.Conversations;

namespace Awareness.Channels.BotFramework;

/// <summary>What is to be done with a Bot Framework activity.</summary>
internal abstract record BotFrameworkInbound
{
    /// <summary>Run a turn. With <paramref name="ExpectsReplies"/> the replies go back in the answer.</summary>
    public sealed record Accepted(InboundActivity Inbound, bool ExpectsReplies) : BotFrameworkInbound;

    /// <summary>A type we have nothing to say to: the caller hears that it came.</summary>
    public sealed record Ignored(bool ExpectsReplies) : BotFrameworkInbound;

    /// <summary>A call that wants an answer, which we do not know.</summary>
    public sealed record Unanswered : BotFrameworkInbound;

    /// <summary>Not an activity we can take.</summary>
    public sealed record Refused(WireError Error) : BotFrameworkInbound;

    private const int ChannelIdLength = 100;
    private const string DerivedIdPrefix = "sha256-";

    private BotFrameworkInbound() { }

    /// <summary>Judges an activity.</summary>
    /// <param name="activity">As it came.</param>
    /// <param name="body">The bytes it came in; its id follows from them when it has none.</param>
    /// <param name="options">Say where replies may go.</param>
    /// <param name="caller">Who posts it.</param>
    public static BotFrameworkInbound Read(Activity activity, ReadOnlySpan<byte> body, BotFrameworkOptions options, Caller caller)
    {
        var expectsReplies = activity.DeliveryMode == "expectReplies";
        if (activity.Type == ActivityTypes.Invoke && !expectsReplies) return new Unanswered();
        if (WithoutBotJoining(activity) is not { } wanted) return new Ignored(expectsReplies);
        if (IdProblem(wanted) is { } problem) return new Refused(WireError.BadArgument(problem));

        var address = ServiceAddress.Allowed(wanted.ServiceUrl, options);
        if (address is null && !expectsReplies) return new Refused(WireError.BadArgument(AddressProblem(options.IsAuthenticated)));

        var id = wanted.Id is { Length: > 0 } given ? given : DerivedIdPrefix + Convert.ToHexStringLower(SHA256.HashData(body));
        return new Accepted(Address(From(caller, wanted with { Id = id }), caller, address, expectsReplies), expectsReplies);
    }

    /// <summary>True when we made the id ourselves: the channel does not know it, and a reply cannot name it.</summary>
    public static bool IsDerived(string? id) => id is not null && id.StartsWith(DerivedIdPrefix, StringComparison.Ordinal);

    /// <summary>The activity when it is one we act on: something said, a person (not the bot itself) who joined, or the end of it all.</summary>
    private static Activity? WithoutBotJoining(Activity activity)
    {
        if (activity.Type is ActivityTypes.Message or ActivityTypes.EndOfConversation) return activity;
        if (activity.Type != ActivityTypes.ConversationUpdate) return null;

        var people = activity.MembersAdded?.Where(member => member.Id != activity.Recipient?.Id).ToList();
        return people is { Count: > 0 } ? activity with { MembersAdded = people } : null;
    }

    private static string? IdProblem(Activity activity) => activity switch
    {
        { ChannelId: not { Length: > 0 and <= ChannelIdLength } } => $"'channelId' is missing or longer than {ChannelIdLength} characters.",
        { Id.Length: > Limits.IdLength } => $"'id' is longer than {Limits.IdLength} characters.",
        { Recipient.Id.Length: > Limits.IdLength } => $"'recipient.id' is longer than {Limits.IdLength} characters.",
        _ when !WireActivity.IsId(activity.Conversation?.Id) => $"'conversation.id' is missing or longer than {Limits.IdLength} characters.",
        _ when !WireActivity.IsId(activity.From?.Id) => $"'from.id' is missing or longer than {Limits.IdLength} characters.",
        _ => null,
    };

    private static string AddressProblem(bool isAuthenticated) => isAuthenticated
        ? "'serviceUrl' must be an https address on a host of the Bot Framework, or on one the operator of this service allows; or send 'deliveryMode': 'expectReplies'."
        : "'serviceUrl' must be an http or https address of this machine as long as the service has no Bot Framework credentials; or send 'deliveryMode': 'expectReplies'.";

    /// <summary>With the <c>callerId</c> that was proved, and without the channel's own payload: it names people, holds contacts they shared, and no turn reads it.</summary>
    private static Activity From(Caller caller, Activity activity) => activity with
    {
        Value = null,
        ChannelData = null,
        Extensions = caller.CallerId is { } id ? new Dictionary<string, JsonElement>(StringComparer.Ordinal) { ["callerId"] = JsonElement.Parse($"\"{id}\"") } : null,
    };

    private static InboundActivity Address(Activity activity, Caller caller, string? address, bool expectsReplies)
    {
        // Prefixed, because channels of our own (directline, telegram …) go by the same names; and a bot that calls ours says itself which channel it speaks for:
        // its conversations are its own, or it could answer for people it has never talked to.
        var channel = (caller.SkillCaller is { } bot ? $"{BotFrameworkChannel.SkillKeyPrefix}{bot}/" : BotFrameworkChannel.KeyPrefix) + activity.ChannelId;
        var conversation = new ConversationKey(channel, activity.Conversation?.Id ?? "");
        var contact = new ContactKey(channel, activity.From?.Id ?? "");
        return new InboundActivity(activity, conversation, contact, UseOutbox: !expectsReplies)
        {
            Reference = address is null
                ? null
                : new ConversationReference
                {
                    ServiceUrl = address,
                    BotId = activity.Recipient?.Id,
                    ContactId = contact.Id,
                    Locale = activity.Locale,
                    // Without credentials nobody proves to be a bot; the role is all there is.
                    IsSkill = caller.SkillCaller is not null || activity.Recipient?.Role == "skill",
                    Audience = caller.SkillCaller,
                },
        };
    }
}

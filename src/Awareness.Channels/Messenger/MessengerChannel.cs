using System.Text.Json;
using Awareness.Channels.Wire;
using Awareness.Delivery;
using Microsoft.Extensions.Options;

namespace Awareness.Channels.Messenger;

/// <summary>Sends replies by Meta's Send API.</summary>
internal sealed class MessengerChannel(PlatformHttp http, IOptions<MessengerOptions> options) : IChannel
{
    /// <summary>The channel's name, as in the Bot Framework.</summary>
    public const string Id = "facebook";

    private const int QuickReplies = 13;
    private const int TitleLength = 20;
    private const int PayloadLength = 1_000;

    /// <inheritdoc/>
    public string Name => Id;

    /// <inheritdoc/>
    public SendPolicy Policy { get; } = new()
    {
        LongestSend = TimeSpan.FromSeconds(options.Value.SendTimeoutSeconds) + PlatformHttp.Leeway,
        Window = TimeSpan.FromHours(24),
        Overall = new SendRate(options.Value.MessagesPerSecond, TimeSpan.FromSeconds(1)),
    };

    /// <inheritdoc/>
    public async Task<SendResult> SendAsync(OutboundActivity outbound, CancellationToken cancellationToken)
    {
        if (Problem(outbound.Entry.Activity) is { } problem) return new SendResult.Refused(SendRefusal.Content, problem);
        var body = JsonSerializer.SerializeToUtf8Bytes(OnTheWire(outbound.Conversation.Id, outbound.Entry.Activity), MessengerJson.Wire.MessengerSend);
        using var request = MessengerRequest.OfPage(options.Value, HttpMethod.Post, "me/messages", body);
        return MessengerJudgement.Of(await http.CallAsync(request, TimeSpan.FromSeconds(options.Value.SendTimeoutSeconds), cancellationToken));
    }

    /// <summary>The activity as Meta takes it.</summary>
    internal static MessengerSend OnTheWire(string person, Activity activity) => activity.Type == ActivityTypes.Typing
        ? new MessengerSend(new MessengerParty(person)) { SenderAction = "typing_on" }
        : new MessengerSend(new MessengerParty(person)) { MessagingType = "RESPONSE", Message = new MessengerText(activity.Text ?? "", Buttons(activity)) };

    /// <summary>Why Meta would not take it, without asking.</summary>
    private static string? Problem(Activity activity) => activity switch
    {
        { Type: ActivityTypes.Typing } => null,
        { Type: not ActivityTypes.Message } => "Messenger carries messages and typing signals only",
        { Text: var text } when string.IsNullOrWhiteSpace(text) => "a message without text",
        { Text.Length: var length } when length > ChannelLimits.Of(Id).TextLength => $"longer than {ChannelLimits.Of(Id).TextLength} characters",
        _ => null,
    };

    /// <summary>Buttons that say something when pressed; links stand in the text.</summary>
    private static IReadOnlyList<MessengerButton>? Buttons(Activity activity)
    {
        var words = (activity.SuggestedActions?.Actions ?? []).Select(Words).OfType<string>().Distinct(StringComparer.Ordinal).Take(QuickReplies).ToList();
        return words.Count == 0 ? null : [.. MessengerTitle.Fit(words, TitleLength).Select((title, i) => new MessengerButton("text", title, words[i]))];
    }

    private static string? Words(CardAction action)
    {
        if (action.Type is not ("imBack" or "postBack" or "messageBack")) return null;
        var words = action.Value is { ValueKind: JsonValueKind.String } value ? value.GetString() : action.Title;
        return words is { Length: > 0 and <= PayloadLength } ? words : null;
    }
}

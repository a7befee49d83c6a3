using System.Text.Json;
using Awareness.Channels.Webhooks;
using Awareness.Channels.Wire;
using Awareness.Conversations;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Awareness.Channels.Telegram;

/// <summary>Takes Telegram's updates: what people write, send and press in private chats. Groups are not answered.</summary>
internal sealed class TelegramWebhook(IOptions<TelegramOptions> options) : IWebhook
{
    /// <summary>The channel id.</summary>
    public const string ChannelId = "telegram";

    /// <summary>Where Telegram posts.</summary>
    public const string HookPath = "/webhooks/telegram";

    /// <summary>The header with the secret that the webhook was set with.</summary>
    public const string SecretHeader = "X-Telegram-Bot-Api-Secret-Token";

    /// <summary>The kinds of updates we ask for.</summary>
    public static readonly IReadOnlyList<string> Kinds = ["message", "callback_query", "my_chat_member"];

    private const string StartCommand = "/start";

    private readonly string[] secrets = [options.Value.Secret, options.Value.PreviousSecret];

    /// <inheritdoc/>
    public string Path => HookPath;

    /// <inheritdoc/>
    public WebhookReading Read(IHeaderDictionary headers, byte[] body)
    {
        if (!Proof.IsSecret(headers[SecretHeader], secrets)) return new WebhookReading.Forged();
        if (!WirePayload.Read(body, TelegramJson.Default.TelegramUpdate).IsGood(out var update, out var error)) return new WebhookReading.Refused(error);
        return update switch
        {
            { Message: { } message } => Accept(Written(message)),
            { CallbackQuery: { } press } => Accept(Pressed(press, update.UpdateId)) with { Answer = Taken(press) },
            { MyChatMember: { } change } => Accept(Changed(change, update.UpdateId)),
            _ => WebhookReading.Nothing,
        };
    }

    private static WebhookReading.Accepted Accept(InboundActivity? inbound) => inbound is null ? WebhookReading.Nothing : new WebhookReading.Accepted([inbound]);

    /// <summary>Pressed buttons wait for a word from us, whatever became of them; it says nothing, it ends the waiting.</summary>
    private static byte[]? Taken(TelegramPress press) =>
        press.Id is null ? null : JsonSerializer.SerializeToUtf8Bytes(new TelegramPressTaken("answerCallbackQuery", press.Id), TelegramJson.Default.TelegramPressTaken);

    private InboundActivity? Written(TelegramMessage message)
    {
        if (Person(message.Chat, message.From, message.Date) is not { } person) return null;
        if (message.Text is { } text) return IsStart(text) ? person.Joins(message.MessageId) : person.Says(message.MessageId, text);
        if (message.Location is { } place) return person.IsAt(message.MessageId, place.Latitude, place.Longitude);
        return ContentType(message) is { } type ? person.Sends(message.MessageId, type, message.Caption) : null;
    }

    /// <summary>When a button was pressed is not told: the date below it is that of our message.</summary>
    private InboundActivity? Pressed(TelegramPress press, string? updateId)
    {
        if (press.Data is not { Length: > 0 } data || Person(press.Message?.Chat, press.From, date: null) is not { } person) return null;
        return person.Says(EventId(updateId), TelegramButtons.Words(data, press.Message?.ReplyMarkup));
    }

    private InboundActivity? Changed(TelegramMembership change, string? updateId) =>
        change.NewChatMember?.Status == "kicked" ? Person(change.Chat, change.From, change.Date)?.Leaves(EventId(updateId)) : null;

    private PersonOnChannel? Person(TelegramChat? chat, TelegramUser? from, long? date) => chat is { Type: "private" } && from is { IsBot: false }
        ? PersonOnChannel.Find(ChannelId, chat.Id, options.Value.BotId, EventMoment.Of(date))
        : null;

    /// <summary>Messages are counted apart from updates: told apart by what stands before the number.</summary>
    private static string? EventId(string? updateId) => updateId is null ? null : $"update-{updateId}";

    /// <summary>The button of an empty chat; a link may add a word to it, which says where it was found and nothing else.</summary>
    private static bool IsStart(string text) => text == StartCommand || text.StartsWith($"{StartCommand} ", StringComparison.Ordinal);

    private static string? ContentType(TelegramMessage message) => message switch
    {
        { Photo: not null } or { Sticker: not null } => "image/*",
        { Video: not null } or { VideoNote: not null } or { Animation: not null } => "video/*",
        { Voice: not null } or { Audio: not null } => "audio/*",
        { Document: not null } => "application/octet-stream",
        _ => null,
    };
}

using System.Text.Json;
using System.Text.Json.Serialization;
using Awareness.Channels.Wire;

namespace Awareness.Channels.Telegram;

/// <summary>What Telegram posts (Bot API, Update): the kinds we act on. Of other kinds nothing is read but the id.</summary>
internal sealed record TelegramUpdate
{
    [JsonConverter(typeof(IdText))]
    public string? UpdateId { get; init; }

    public TelegramMessage? Message { get; init; }

    public TelegramPress? CallbackQuery { get; init; }

    public TelegramMembership? MyChatMember { get; init; }
}

/// <summary>A message; what it carries besides words is read for its kind only.</summary>
internal sealed record TelegramMessage
{
    [JsonConverter(typeof(IdText))]
    public string? MessageId { get; init; }

    public TelegramUser? From { get; init; }

    public TelegramChat? Chat { get; init; }

    /// <summary>When it was sent, in seconds since 1970.</summary>
    public long? Date { get; init; }

    public string? Text { get; init; }

    /// <summary>The words below a picture or a file.</summary>
    public string? Caption { get; init; }

    public TelegramLocation? Location { get; init; }

    public JsonElement? Photo { get; init; }

    public JsonElement? Sticker { get; init; }

    public JsonElement? Video { get; init; }

    public JsonElement? VideoNote { get; init; }

    public JsonElement? Animation { get; init; }

    public JsonElement? Voice { get; init; }

    public JsonElement? Audio { get; init; }

    public JsonElement? Document { get; init; }

    /// <summary>The buttons below it, when the bot sent it.</summary>
    public TelegramKeyboard? ReplyMarkup { get; init; }
}

/// <summary>A person or bot; names are not read.</summary>
internal sealed record TelegramUser
{
    [JsonConverter(typeof(IdText))]
    public string? Id { get; init; }

    public bool IsBot { get; init; }
}

/// <summary>A chat.</summary>
internal sealed record TelegramChat
{
    [JsonConverter(typeof(IdText))]
    public string? Id { get; init; }

    /// <summary><c>private</c>, <c>group</c>, <c>supergroup</c> or <c>channel</c>.</summary>
    public string? Type { get; init; }
}

/// <summary>A place in degrees.</summary>
internal sealed record TelegramLocation(double Latitude, double Longitude);

/// <summary>A press of a button below one of our messages.</summary>
internal sealed record TelegramPress
{
    public string? Id { get; init; }

    public TelegramUser? From { get; init; }

    /// <summary>The message the button is below; without its buttons when it is old.</summary>
    public TelegramMessage? Message { get; init; }

    public string? Data { get; init; }
}

/// <summary>What became of the bot's place in a chat.</summary>
internal sealed record TelegramMembership
{
    public TelegramChat? Chat { get; init; }

    public TelegramUser? From { get; init; }

    /// <summary>When it was done, in seconds since 1970.</summary>
    public long? Date { get; init; }

    public TelegramMember? NewChatMember { get; init; }
}

/// <summary>The bot in a chat; <c>kicked</c> in a private one: the person blocked it.</summary>
internal sealed record TelegramMember(string? Status);

/// <summary>Buttons in rows.</summary>
internal sealed record TelegramKeyboard(IReadOnlyList<IReadOnlyList<TelegramButton?>?>? InlineKeyboard);

/// <summary>A button.</summary>
/// <param name="Text">What it says.</param>
/// <param name="CallbackData">What comes back when it is pressed, 1 to 64 bytes.</param>
internal sealed record TelegramButton(string? Text, string? CallbackData);

/// <summary>sendMessage. Without parse_mode the text is shown as it is.</summary>
internal sealed record TelegramText(string ChatId, string Text)
{
    public TelegramKeyboard? ReplyMarkup { get; init; }
}

/// <summary>sendChatAction.</summary>
internal sealed record TelegramAction(string ChatId, string Action);

/// <summary>answerCallbackQuery, said in the answer to a webhook call: Telegram then needs no call from us.</summary>
internal sealed record TelegramPressTaken(string Method, string CallbackQueryId);

/// <summary>setWebhook.</summary>
internal sealed record TelegramHook(string Url, string SecretToken, IReadOnlyList<string> AllowedUpdates);

/// <summary>What a call is answered with.</summary>
internal sealed record TelegramAnswer
{
    public bool Ok { get; init; }

    /// <summary>The message that was sent, the bot, or the webhook, by the call.</summary>
    public JsonElement? Result { get; init; }

    public int? ErrorCode { get; init; }

    public string? Description { get; init; }

    public TelegramErrorParameters? Parameters { get; init; }
}

/// <summary>What makes an error clear.</summary>
internal sealed record TelegramErrorParameters
{
    /// <summary>Seconds to wait.</summary>
    public int? RetryAfter { get; init; }

    /// <summary>A group's new id; groups are not answered.</summary>
    [JsonConverter(typeof(IdText))]
    public string? MigrateToChatId { get; init; }
}

/// <summary>The bot, from getMe.</summary>
internal sealed record TelegramBot(string? Username);

/// <summary>Where Telegram posts, from getWebhookInfo.</summary>
internal sealed record TelegramHookState
{
    public string? Url { get; init; }

    public int PendingUpdateCount { get; init; }

    /// <summary>Seconds since 1970 when a call last failed.</summary>
    public long? LastErrorDate { get; init; }

    public string? LastErrorMessage { get; init; }

    /// <summary>Null: all but a few kinds, those we need among them.</summary>
    public IReadOnlyList<string?>? AllowedUpdates { get; init; }
}

/// <summary>Reads and writes Telegram's JSON.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    MaxDepth = WireJson.InboundDepth)]
[JsonSerializable(typeof(TelegramUpdate))]
[JsonSerializable(typeof(TelegramAnswer))]
[JsonSerializable(typeof(TelegramMessage))]
[JsonSerializable(typeof(TelegramText))]
[JsonSerializable(typeof(TelegramAction))]
[JsonSerializable(typeof(TelegramPressTaken))]
[JsonSerializable(typeof(TelegramHook))]
[JsonSerializable(typeof(TelegramBot))]
[JsonSerializable(typeof(TelegramHookState))]
internal sealed partial class TelegramJson : JsonSerializerContext;

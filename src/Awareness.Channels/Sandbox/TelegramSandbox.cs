using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Awareness.Channels.Telegram;
using Microsoft.AspNetCore.Http;

namespace Awareness.Channels.Sandbox;

/// <summary>Behaves as Telegram's Bot API is documented to, for one bot and its private chats.</summary>
/// <param name="token">The bot's token; calls with another one are answered as Telegram answers them.</param>
/// <param name="secret">What is shown with every call of the webhook, until another one is set with setWebhook.</param>
/// <param name="time">Dates messages; the machine's clock when null.</param>
public sealed class TelegramSandbox(string token, string secret, TimeProvider? time = null) : BotApiSandbox(token)
{
    private const string Blocked = "Forbidden: bot was blocked by the user";
    private const int TextLength = 4_096;
    private const int DataBytes = 64;
    private const int MostButtons = 100;

    private readonly ConcurrentDictionary<string, byte> blocked = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<JsonObject> sent = new();
    private readonly ConcurrentQueue<string> pressesTaken = new();
    private long updates = 90_000_000;
    private int messages = 100;
    private volatile JsonObject hook = new() { ["url"] = "", ["has_custom_certificate"] = false, ["pending_update_count"] = 0 };
    private volatile string hookSecret = secret;

    private long Now => (time ?? TimeProvider.System).GetUtcNow().ToUnixTimeSeconds();

    /// <inheritdoc/>
    public override string Channel => TelegramWebhook.ChannelId;

    /// <summary>Ids of presses that the service answered with answerCallbackQuery.</summary>
    public IReadOnlyCollection<string> PressesTaken => pressesTaken;

    /// <summary>What getWebhookInfo tells; a failed call can be put into it.</summary>
    public JsonObject Hook => hook;

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, string> SettingsOfService => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [$"{TelegramOptions.Section}:{nameof(TelegramOptions.Token)}"] = Token,
        [$"{TelegramOptions.Section}:{nameof(TelegramOptions.Secret)}"] = hookSecret,
        [$"{TelegramOptions.Section}:{nameof(TelegramOptions.Address)}"] = Address.AbsoluteUri,
    };

    /// <inheritdoc/>
    public override WebhookCall Said(string person, string text)
    {
        blocked.TryRemove(person, out _);
        return Update("message", Message(person, ("text", text)));
    }

    /// <inheritdoc/>
    public override WebhookCall? Started(string person) => Said(person, "/start");

    /// <inheritdoc/>
    public override WebhookCall? Left(string person)
    {
        blocked.TryAdd(person, 0);
        return Update("my_chat_member", Membership(person, "kicked"));
    }

    /// <inheritdoc/>
    public override WebhookCall? Located(string person, double latitude, double longitude) =>
        Update("message", Message(person, ("location", new JsonObject { ["latitude"] = latitude, ["longitude"] = longitude })));

    /// <inheritdoc/>
    public override WebhookCall? Pictured(string person) => Update("message", Message(person, ("photo", new JsonArray(File()))));

    /// <inheritdoc/>
    public override WebhookCall? Pressed(string person, PhoneButton button)
    {
        ArgumentNullException.ThrowIfNull(button);
        var below = sent.LastOrDefault(message => (string?)message["chat"]?["id"]?.ToString() == person && Buttons(message).Contains(button))
            ?? throw new InvalidOperationException("No message on that phone has such a button.");
        return Pressed(person, button, below.DeepClone().AsObject());
    }

    /// <summary>A press below a message that is too old for its buttons to be told.</summary>
    public WebhookCall PressedLongAfter(string person, PhoneButton button)
    {
        ArgumentNullException.ThrowIfNull(button);
        return Pressed(person, button, new JsonObject { ["message_id"] = 1, ["chat"] = Private(person), ["date"] = 0 });
    }

    /// <inheritdoc/>
    public override IReadOnlyList<WebhookCall> Unconcerned(string person) =>
    [
        Update("edited_message", Message(person, ("text", "xin chào"))),
        Update("message", Message(person, ("text", "xin chào"), ("chat", new JsonObject { ["id"] = -1001234567890, ["type"] = "supergroup", ["title"] = "Lớp 9A" }))),
        Update("message", Message(person, ("text", "xin chào"), ("from", new JsonObject { ["id"] = Number(person), ["is_bot"] = true }))),
        Update("message", Message(person, ("contact", new JsonObject { ["phone_number"] = "0912345678", ["first_name"] = "An" }))),
        Update("message", Message(person, ("new_chat_title", "Lớp 9A"))),
        Update("message", Message(person, ("location", new JsonObject { ["latitude"] = 1e300, ["longitude"] = 5 }))),
        Update("message_reaction", new JsonObject { ["chat"] = Private(person), ["message_id"] = 5, ["new_reaction"] = new JsonArray() }),
        Update("my_chat_member", Membership(person, "member")),
        Update("channel_post", Message(person, ("text", "xin chào"))),
        Update("callback_query", new JsonObject { ["id"] = "77", ["from"] = User(person), ["chat_instance"] = "5", ["game_short_name"] = "g" }),
        Update("of_tomorrow", new JsonObject { ["x"] = new JsonArray(1, "2") }),
    ];

    /// <inheritdoc/>
    public override WebhookCall Signed(byte[] body) =>
        new(TelegramWebhook.HookPath, body, new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { [TelegramWebhook.SecretHeader] = hookSecret });

    /// <summary>Any update, with its number.</summary>
    public WebhookCall Update(string kind, JsonObject content) =>
        Signed(Encoding.UTF8.GetBytes(new JsonObject { ["update_id"] = Interlocked.Increment(ref updates), [kind] = content }.ToJsonString()));

    /// <summary>A message of a person, as Telegram writes it.</summary>
    public JsonObject Message(string person, params ReadOnlySpan<(string Name, JsonNode? Value)> more)
    {
        var message = new JsonObject { ["message_id"] = Interlocked.Increment(ref messages), ["from"] = User(person), ["chat"] = Private(person), ["date"] = Now };
        foreach (var (name, value) in more) message[name] = value;
        return message;
    }

    /// <inheritdoc/>
    protected override Task AnswerAsync(string method, JsonObject call, HttpResponse response) => method switch
    {
        "getMe" => ResultAsync(new JsonObject { ["id"] = Number(BotId), ["is_bot"] = true, ["first_name"] = "Bot", ["username"] = "awareness_sandbox_bot" }, response),
        "getWebhookInfo" => ResultAsync(hook.DeepClone(), response),
        "setWebhook" => SetHookAsync(call, response),
        "sendMessage" => SendAsync(call, response),
        "sendChatAction" => ActAsync(call, response),
        _ => AnswerErrorAsync(404, response),
    };

    /// <inheritdoc/>
    protected override Task AnswerErrorAsync(int code, HttpResponse response) => RefuseAsync(code, code switch
    {
        401 => "Unauthorized",
        403 => Blocked,
        404 => "Not Found",
        _ => "Bad Request",
    }, response);

    /// <inheritdoc/>
    protected override void Heard(string answer)
    {
        if (JsonNode.Parse(answer) is JsonObject call && (string?)call["method"] == "answerCallbackQuery" && (string?)call["callback_query_id"] is { } press) pressesTaken.Enqueue(press);
    }

    private static Task RefuseAsync(int code, string description, HttpResponse response, JsonObject? parameters = null)
    {
        ArgumentNullException.ThrowIfNull(response);
        response.StatusCode = code;
        var answer = new JsonObject { ["ok"] = false, ["error_code"] = code, ["description"] = description };
        if (parameters is not null) answer["parameters"] = parameters;
        return WriteAsync(answer, response);
    }

    private static JsonValue Number(string digits) => JsonValue.Create(long.Parse(digits, CultureInfo.InvariantCulture));

    private static JsonObject User(string person) => new() { ["id"] = Number(person), ["is_bot"] = false, ["first_name"] = "An", ["language_code"] = "vi" };

    private static JsonObject Private(string person) => new() { ["id"] = Number(person), ["type"] = "private", ["first_name"] = "An" };

    private static JsonObject File() => new() { ["file_id"] = "AgAC", ["file_unique_id"] = "AQ", ["width"] = 90, ["height"] = 60, ["file_size"] = 1_253 };

    private JsonObject Membership(string person, string status) =>
        new() { ["chat"] = Private(person), ["from"] = User(person), ["date"] = Now, ["new_chat_member"] = new JsonObject { ["status"] = status } };

    private static List<PhoneButton> Buttons(JsonObject message)
    {
        var rows = message["reply_markup"]?["inline_keyboard"]?.AsArray() ?? [];
        return [.. rows.SelectMany(row => row?.AsArray() ?? []).Select(button => new PhoneButton((string?)button?["text"] ?? "", (string?)button?["callback_data"] ?? ""))];
    }

    private WebhookCall Pressed(string person, PhoneButton button, JsonObject below)
    {
        var press = Interlocked.Increment(ref updates).ToString(CultureInfo.InvariantCulture);
        return Update("callback_query", new JsonObject { ["id"] = press, ["from"] = User(person), ["message"] = below, ["chat_instance"] = "5", ["data"] = button.Payload });
    }

    private Task SetHookAsync(JsonObject call, HttpResponse response)
    {
        if ((string?)call["url"] is not { } url || !url.StartsWith("https://", StringComparison.Ordinal)) return RefuseAsync(400, "Bad Request: bad webhook: An HTTPS URL must be provided for webhook", response);
        hookSecret = (string?)call["secret_token"] ?? "";
        hook = new JsonObject { ["url"] = url, ["has_custom_certificate"] = false, ["pending_update_count"] = 0, ["allowed_updates"] = call["allowed_updates"]?.DeepClone() };
        return ResultAsync(JsonValue.Create(true), response);
    }

    private Task ActAsync(JsonObject call, HttpResponse response) =>
        ChatProblem(call) is { } problem ? RefuseAsync(problem.Code, problem.Description, response, problem.Parameters)
        : (string?)call["action"] == "typing" ? ResultAsync(JsonValue.Create(true), response)
        : RefuseAsync(400, "Bad Request: wrong parameter action in request", response);

    private Task SendAsync(JsonObject call, HttpResponse response)
    {
        if (ChatProblem(call) is { } problem) return RefuseAsync(problem.Code, problem.Description, response, problem.Parameters);
        var text = ((string?)call["text"] ?? "").Trim();
        if (text.Length == 0) return RefuseAsync(400, "Bad Request: message text is empty", response);
        if (text.Length > TextLength) return RefuseAsync(400, "Bad Request: message is too long", response);
        var person = call["chat_id"]?.ToString() ?? "";
        var message = Message(person, ("text", text), ("reply_markup", call["reply_markup"]?.DeepClone()));
        message["from"] = new JsonObject { ["id"] = Number(BotId), ["is_bot"] = true };
        var buttons = Buttons(message);
        if (buttons.Count > MostButtons) return RefuseAsync(400, "Bad Request: reply markup is too long", response);
        if (buttons.Any(button => button.Title.Length == 0)) return RefuseAsync(400, "Bad Request: inline keyboard button text is empty", response);
        if (buttons.Any(button => Encoding.UTF8.GetByteCount(button.Payload) is 0 or > DataBytes)) return RefuseAsync(400, "Bad Request: BUTTON_DATA_INVALID", response);
        sent.Enqueue(message);
        Show(new PhoneMessage(person, (string?)call["text"] ?? "", buttons));
        return ResultAsync(message.DeepClone(), response);
    }

    private Problem? ChatProblem(JsonObject call)
    {
        if (call["chat_id"]?.ToString() is not { } person || !long.TryParse(person, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            return new Problem(400, "Bad Request: chat not found");
        if (number < 0) return new Problem(400, "Bad Request: group chat was upgraded to a supergroup chat") { Parameters = new JsonObject { ["migrate_to_chat_id"] = number - 1_000_000_000_000 } };
        return blocked.ContainsKey(person) ? new Problem(403, Blocked) : null;
    }

    /// <summary>Why Telegram does not do what it is asked.</summary>
    private sealed record Problem(int Code, string Description)
    {
        public JsonObject? Parameters { get; init; }
    }
}

using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Awareness.Channels.ZaloBot;
using Microsoft.AspNetCore.Http;

namespace Awareness.Channels.Sandbox;

/// <summary>Behaves as Zalo's bot platform is documented to, for one bot and its private chats: errors inside HTTP 200, no buttons, no word when somebody leaves.</summary>
/// <param name="token">The bot's token; calls with another one are answered as Zalo answers them.</param>
/// <param name="secret">What is shown with every call of the webhook, until another one is set with setWebhook.</param>
/// <param name="time">Dates messages; the machine's clock when null.</param>
public sealed class ZaloBotSandbox(string token, string secret, TimeProvider? time = null) : BotApiSandbox(token)
{
    private const int TextLength = 2_000;

    private long messages = 0xa1b2c3d4;
    private volatile string hookUrl = "";
    private volatile string hookSecret = secret;

    private long Now => (time ?? TimeProvider.System).GetUtcNow().ToUnixTimeMilliseconds();

    /// <inheritdoc/>
    public override string Channel => ZaloBotWebhook.ChannelId;

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, string> SettingsOfService => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [$"{ZaloBotOptions.Section}:{nameof(ZaloBotOptions.Token)}"] = Token,
        [$"{ZaloBotOptions.Section}:{nameof(ZaloBotOptions.Secret)}"] = hookSecret,
        [$"{ZaloBotOptions.Section}:{nameof(ZaloBotOptions.Address)}"] = Address.AbsoluteUri,
    };

    /// <inheritdoc/>
    public override WebhookCall Said(string person, string text) => Event("message.text.received", Message(person, ("text", text)));

    /// <inheritdoc/>
    public override WebhookCall? Pressed(string person, PhoneButton button) => null;

    /// <inheritdoc/>
    public override WebhookCall? Pictured(string person) => Event("message.image.received", Message(person, ("photo", "https://photo.example/1.jpg"), ("message_type", "CHAT_PHOTO")));

    /// <inheritdoc/>
    public override IReadOnlyList<WebhookCall> Unconcerned(string person) =>
    [
        Event("message.text.received", Message(person, ("text", "xin chào"), ("chat", new JsonObject { ["id"] = "g1", ["chat_type"] = "GROUP" }))),
        Event("message.text.received", Message(person, ("text", "xin chào"), ("from", new JsonObject { ["id"] = person, ["is_bot"] = true }))),
        Event("message.of.tomorrow", Message(person, ("text", "xin chào"))),
        Event("user.joined", null),
    ];

    /// <inheritdoc/>
    public override WebhookCall Signed(byte[] body) =>
        new(ZaloBotWebhook.HookPath, body, new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { [ZaloBotWebhook.SecretHeader] = hookSecret });

    /// <summary>Any event, in the documented envelope.</summary>
    public WebhookCall Event(string name, JsonObject? message) =>
        Signed(Encoding.UTF8.GetBytes(new JsonObject { ["ok"] = true, ["result"] = new JsonObject { ["event_name"] = name, ["message"] = message } }.ToJsonString()));

    /// <summary>A message of a person, as Zalo writes it.</summary>
    public JsonObject Message(string person, params ReadOnlySpan<(string Name, JsonNode? Value)> more)
    {
        var message = new JsonObject
        {
            ["from"] = new JsonObject { ["id"] = person, ["display_name"] = "An", ["is_bot"] = false },
            ["chat"] = new JsonObject { ["id"] = person, ["chat_type"] = "PRIVATE" },
            ["message_id"] = NextId(),
            ["date"] = Now,
        };
        foreach (var (name, value) in more) message[name] = value;
        return message;
    }

    /// <inheritdoc/>
    protected override Task AnswerAsync(string method, JsonObject call, HttpResponse response) => method switch
    {
        "getMe" => ResultAsync(new JsonObject { ["id"] = BotId, ["account_name"] = "bot.sandbox", ["account_type"] = "BASIC", ["can_join_groups"] = false }, response),
        "getWebhookInfo" => ResultAsync(new JsonObject { ["url"] = hookUrl, ["updated_at"] = Now }, response),
        "setWebhook" => SetHookAsync(call, response),
        "sendMessage" => SendAsync(call, response),
        "sendChatAction" when (string?)call["action"] == "typing" => ResultAsync(new JsonObject(), response),
        "sendChatAction" => AnswerErrorAsync(400, response),
        _ => AnswerErrorAsync(404, response),
    };

    /// <inheritdoc/>
    protected override Task AnswerErrorAsync(int code, HttpResponse response) => WriteAsync(
        new JsonObject
        {
            ["ok"] = false,
            ["error_code"] = code,
            ["description"] = code switch { 400 => "Bad request", 401 => "Unauthorized", 403 => "Internal server error", 404 => "Not found", 408 => "Request timeout", 429 => "Quota exceeded", _ => "Error" },
        },
        response);

    private string NextId() => Interlocked.Increment(ref messages).ToString("x20", CultureInfo.InvariantCulture);

    private Task SetHookAsync(JsonObject call, HttpResponse response)
    {
        var (url, chosen) = ((string?)call["url"], (string?)call["secret_token"]);
        if (url?.StartsWith("https://", StringComparison.Ordinal) is not true || chosen is not { Length: >= 8 and <= 256 }) return AnswerErrorAsync(400, response);
        (hookUrl, hookSecret) = (url, chosen);
        return ResultAsync(new JsonObject { ["url"] = url, ["updated_at"] = Now }, response);
    }

    private Task SendAsync(JsonObject call, HttpResponse response)
    {
        if ((string?)call["chat_id"] is not { Length: > 0 } person || (string?)call["text"] is not { Length: > 0 and <= TextLength } text) return AnswerErrorAsync(400, response);
        Show(new PhoneMessage(person, text, []));
        return ResultAsync(new JsonObject { ["message_id"] = NextId(), ["date"] = Now }, response);
    }
}

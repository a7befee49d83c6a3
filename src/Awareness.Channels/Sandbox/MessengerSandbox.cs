using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Awareness.Channels.Messenger;
using Awareness.Channels.Wire;
using Microsoft.AspNetCore.Http;

namespace Awareness.Channels.Sandbox;

/// <summary>
/// Behaves as Meta's Graph API and Messenger are documented to: one page, its token, its app; the limits of the Send API, the window of 24 hours, people who block the page;
/// calls signed over the bytes, letters beyond ASCII escaped in them.
/// </summary>
public sealed class MessengerSandbox(MessengerAccount account, TimeProvider time) : WebhookPlatform
{
    private static readonly JsonSerializerOptions Unescaped = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly MessengerGraph graph = new(account);

    /// <inheritdoc/>
    public override string Channel => MessengerChannel.Id;

    /// <summary>The page.</summary>
    public MessengerAccount Account => account;

    /// <summary>True when calls without <c>appsecret_proof</c> are refused, as an app can be set to.</summary>
    public bool RequiresSecretProof
    {
        get => graph.RequiresSecretProof;
        set => graph.RequiresSecretProof = value;
    }

    /// <summary>True while a webhook that is to be registered is asked first, as Meta does; false takes any address.</summary>
    public bool AsksWebhooks { get; set; } = true;

    /// <summary>The page's Messenger profile as it was set last; empty when it never was.</summary>
    public JsonObject Profile => graph.Profile;

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, string> SettingsOfService => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [$"{MessengerOptions.Section}:{nameof(MessengerOptions.GraphUrl)}"] = Address.AbsoluteUri,
        [$"{MessengerOptions.Section}:{nameof(MessengerOptions.PageToken)}"] = account.PageToken,
        [$"{MessengerOptions.Section}:{nameof(MessengerOptions.AppSecret)}"] = account.AppSecret,
        [$"{MessengerOptions.Section}:{nameof(MessengerOptions.VerifyToken)}"] = account.VerifyToken,
    };

    /// <inheritdoc/>
    public override WebhookCall Said(string person, string text) => Call(Message(person, new JsonObject { ["text"] = text }));

    /// <inheritdoc/>
    public override WebhookCall Pressed(string person, PhoneButton button) =>
        Call(Message(person, new JsonObject { ["text"] = button.Title, ["quick_reply"] = new JsonObject { ["payload"] = button.Payload } }));

    /// <inheritdoc/>
    public override WebhookCall Started(string person) =>
        PressedMenu(person, new PhoneButton("Bắt đầu", Profile["get_started"]?["payload"]?.GetValue<string>() ?? MessengerInbound.GetStarted));

    /// <summary>A person presses an item of the page's menu.</summary>
    public WebhookCall PressedMenu(string person, PhoneButton item) =>
        Call(Event(person, "postback", new JsonObject { ["mid"] = graph.NextId(time.GetUtcNow()), ["title"] = item.Title, ["payload"] = item.Payload }));

    /// <inheritdoc/>
    public override WebhookCall Located(string person, double latitude, double longitude) =>
        Call(Message(person, Attached("location", new JsonObject { ["coordinates"] = new JsonObject { ["lat"] = latitude, ["long"] = longitude } })));

    /// <inheritdoc/>
    public override WebhookCall Pictured(string person) => Attached(person, "image");

    /// <summary>A person sends a picture or sticker, video, voice message or file: <c>image</c>, <c>video</c>, <c>audio</c>, <c>file</c>.</summary>
    public WebhookCall Attached(string person, string kind) => Call(Message(person, Attached(kind, new JsonObject { ["url"] = "https://scontent.example/attachment" })));

    /// <inheritdoc/>
    public override IReadOnlyList<WebhookCall> Unconcerned(string person) =>
    [
        Call(Echo(person)),
        Call(Event(person, "delivery", new JsonObject { ["mids"] = new JsonArray("m_1"), ["watermark"] = 1 })),
        Call(Event(person, "read", new JsonObject { ["watermark"] = 1 })),
        Call(Event(person, "reaction", new JsonObject { ["mid"] = "m_1", ["action"] = "react", ["reaction"] = "love", ["emoji"] = "❤" })),
        Call(Event(person, "message_edit", new JsonObject { ["mid"] = "m_1", ["text"] = "xin chào", ["num_edit"] = 1 })),
        Call(Event(person, "referral", new JsonObject { ["ref"] = "he-2026", ["source"] = "SHORTLINK", ["type"] = "OPEN_THREAD" })),
        Call(Event(person, "pass_thread_control", new JsonObject { ["new_owner_app_id"] = account.AppId })),
        Call(Event(person, "kind_of_tomorrow", new JsonArray(1, "x"))),
        Signed(Bytes(Envelope("standby", [Message(person, new JsonObject { ["text"] = "xin chào" })]))),
        Signed("{\"object\":\"instagram\",\"entry\":[]}"u8.ToArray()),
    ];

    /// <summary>A person switches the page's messages off, or on again; Meta tells nobody.</summary>
    public void Block(string person, bool isBlocked) => graph.Block(person, isBlocked);

    /// <summary>Makes the page know a person who has not written through this sandbox.</summary>
    public void Meet(string person) => graph.Hear(person, time.GetUtcNow());

    /// <summary>A message of a person, to be put into a call with others.</summary>
    public JsonObject Message(string person, JsonObject content)
    {
        content["mid"] = graph.NextId(time.GetUtcNow());
        return Event(person, "message", content);
    }

    /// <summary>Several events in one call, as Meta sends them when much happens.</summary>
    public WebhookCall Call(params IReadOnlyList<JsonObject> events)
    {
        foreach (var person in events.Select(given => given["sender"]?["id"]?.GetValue<string>()).OfType<string>()) graph.Hear(person, time.GetUtcNow());
        return Signed(Bytes(Envelope("messaging", events)));
    }

    /// <inheritdoc/>
    public override WebhookCall Signed(byte[] body) => new(
        MessengerWebhook.Route,
        body,
        new Dictionary<string, string> { ["X-Hub-Signature-256"] = $"sha256={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(account.AppSecret), body))}" });

    /// <summary>Asks a webhook with a challenge, as Meta does when somebody registers it; true when the service gave it back.</summary>
    public static async Task<bool> AskAsync(Uri webhook, string verifyToken, CancellationToken cancellationToken)
    {
        var challenge = RandomNumberGenerator.GetInt32(1_000_000_000, int.MaxValue).ToString(CultureInfo.InvariantCulture);
        using var http = PlatformHttp.CreateClient();
        try
        {
            var address = new Uri(webhook, $"?hub.mode=subscribe&hub.verify_token={Uri.EscapeDataString(verifyToken)}&hub.challenge={challenge}");
            using var response = await http.GetAsync(address, cancellationToken);
            return response.IsSuccessStatusCode && await response.Content.ReadAsStringAsync(cancellationToken) == challenge;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    /// <inheritdoc/>
    protected override async Task AnswerAsync(PlatformCall call, HttpResponse response)
    {
        var (status, answer, shown) = graph.Answer(call, time.GetUtcNow());
        if (graph.TakeRegistration() is { } wanted)
        {
            if (!AsksWebhooks || await AskAsync(wanted.Webhook, wanted.VerifyToken, response.HttpContext.RequestAborted)) graph.Registered = wanted;
            else (status, answer, shown) = MessengerGraph.Error(2200);
        }

        if (shown is not null) Show(shown);
        response.StatusCode = status;
        await WriteAsync(answer, response);
    }

    /// <inheritdoc/>
    protected override Task AnswerErrorAsync(int code, HttpResponse response)
    {
        var (status, answer, _) = MessengerGraph.Error(code);
        response.StatusCode = status;
        return WriteAsync(answer, response);
    }

    /// <inheritdoc/>
    protected override PlatformCall WithoutCredentials(PlatformCall call) => call with
    {
        Target = call.Target.Split("appsecret_proof=")[0],
        Headers = call.Headers.Where(header => header.Key != "Authorization").ToDictionary(StringComparer.OrdinalIgnoreCase),
    };

    private static JsonObject Attached(string kind, JsonObject payload) => new() { ["attachments"] = new JsonArray(new JsonObject { ["type"] = kind, ["payload"] = payload }) };

    private JsonObject Echo(string person) => new()
    {
        ["sender"] = new JsonObject { ["id"] = account.PageId },
        ["recipient"] = new JsonObject { ["id"] = person },
        ["timestamp"] = time.GetUtcNow().ToUnixTimeMilliseconds(),
        ["message"] = new JsonObject { ["is_echo"] = true, ["app_id"] = account.AppId, ["mid"] = graph.NextId(time.GetUtcNow()), ["text"] = "xin chào" },
    };

    private JsonObject Event(string person, string kind, JsonNode content) => new()
    {
        ["sender"] = new JsonObject { ["id"] = person },
        ["recipient"] = new JsonObject { ["id"] = account.PageId },
        ["timestamp"] = time.GetUtcNow().ToUnixTimeMilliseconds(),
        [kind] = content,
    };

    private JsonObject Envelope(string kind, IReadOnlyList<JsonObject> events) => new()
    {
        ["object"] = "page",
        ["entry"] = new JsonArray(new JsonObject { ["id"] = account.PageId, ["time"] = time.GetUtcNow().ToUnixTimeMilliseconds(), [kind] = new JsonArray([.. events]) }),
    };

    /// <summary>The bytes Meta writes: letters beyond ASCII and slashes escaped.</summary>
    private static byte[] Bytes(JsonObject call)
    {
        var escaped = new StringBuilder();
        foreach (var letter in call.ToJsonString(Unescaped))
        {
            if (letter == '/') escaped.Append("\\/");
            else if (letter < '\x7f') escaped.Append(letter);
            else escaped.Append(CultureInfo.InvariantCulture, $"\\u{(int)letter:x4}");
        }

        return Encoding.ASCII.GetBytes(escaped.ToString());
    }
}

/// <summary>A page as a sandbox plays it.</summary>
/// <param name="PageId">The page.</param>
/// <param name="AppId">The app that is connected to it.</param>
/// <param name="PageToken">What the service sends with.</param>
/// <param name="AppSecret">What calls are signed with.</param>
/// <param name="VerifyToken">What is shown when the webhook is registered.</param>
public sealed record MessengerAccount(string PageId, string AppId, string PageToken, string AppSecret, string VerifyToken);

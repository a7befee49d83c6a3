using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Web;
using Awareness.Channels.Messenger;

namespace Awareness.Channels.Sandbox;

/// <summary>What the Graph API of the Messenger sandbox knows and answers.</summary>
internal sealed class MessengerGraph(MessengerAccount account)
{
    private const int TextLength = 2_000;
    private const int QuickReplies = 13;
    private const int TitleLength = 20;
    private const int PayloadLength = 1_000;

    private static readonly TimeSpan Window = TimeSpan.FromHours(24);

    private readonly ConcurrentDictionary<string, DateTimeOffset> heard = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> blocked = new(StringComparer.Ordinal);
    private MessengerRegistration? wanted;
    private long ids;

    /// <summary>True when calls without a proof of the app secret are refused.</summary>
    public bool RequiresSecretProof { get; set; }

    /// <summary>The app's webhook; null: none.</summary>
    public MessengerRegistration? Registered { get; set; }

    /// <summary>What the page tells the app; none: it has not subscribed it.</summary>
    public IReadOnlyList<string> PageFields { get; set; } = [];

    /// <summary>The Messenger profile as it was set last.</summary>
    public JsonObject Profile { get; private set; } = [];

    /// <summary>A message's id, never the same again, after a restart neither.</summary>
    public string NextId(DateTimeOffset now) => string.Create(CultureInfo.InvariantCulture, $"m_{now.UtcTicks:x}-{Interlocked.Increment(ref ids)}");

    /// <summary>The person did something: the page knows them, and may write for a day.</summary>
    public void Hear(string person, DateTimeOffset now) => heard[person] = now;

    /// <summary>The person switched the page's messages off, or on again.</summary>
    public void Block(string person, bool isBlocked) => blocked[person] = isBlocked;

    /// <summary>Answers a call, and says what a phone then shows.</summary>
    public (int Status, JsonObject Body, PhoneMessage? Shown) Answer(PlatformCall call, DateTimeOffset now)
    {
        var target = new Uri(new Uri("http://graph"), call.Target);
        // "/v25.0/me/messages": whichever version the caller took.
        var path = target.AbsolutePath.Split('/', 3) is [_, ['v', ..], var rest] ? rest : "";
        var token = path == $"{account.AppId}/subscriptions" ? $"{account.AppId}|{account.AppSecret}" : account.PageToken;
        if (call.Headers.GetValueOrDefault("Authorization") != $"Bearer {token}") return Error(190);
        var proof = HttpUtility.ParseQueryString(target.Query)["appsecret_proof"];
        if (proof is null ? RequiresSecretProof : proof != MessengerRequest.SecretProof(account.AppSecret, token)) return Error(100);

        return (call.Method, path) switch
        {
            ("POST", "me/messages") => Send(call.Body, now),
            ("POST", "me/messenger_profile") => SetProfile(call.Body),
            ("GET", "me/messenger_profile") => Good(new JsonObject { ["data"] = Profile.Count == 0 ? new JsonArray() : new JsonArray(Profile.DeepClone()) }),
            ("GET", "me") => Good(new JsonObject { ["id"] = account.PageId }),
            ("GET", "app") => Good(new JsonObject { ["id"] = account.AppId }),
            ("GET", "me/subscribed_apps") => Good(new JsonObject { ["data"] = new JsonArray([.. PageSubscriptions()]) }),
            ("POST", "me/subscribed_apps") => Subscribe(call.Body),
            ("GET", var edge) when edge == $"{account.AppId}/subscriptions" => Good(new JsonObject { ["data"] = new JsonArray([.. AppSubscriptions()]) }),
            ("POST", var edge) when edge == $"{account.AppId}/subscriptions" => Register(call.Body),
            _ => Error(2500),
        };
    }

    /// <summary>A failure in the Graph API's own shape. Numbers beyond 100,000 are subcodes.</summary>
    public static (int Status, JsonObject Body, PhoneMessage? Shown) Error(int number)
    {
        var (status, code, subcode, words) = number switch
        {
            1 or 2 => (500, number, (int?)null, "An unexpected error has occurred. Please retry your request later."),
            4 => (403, 4, null, "Application request limit reached"),
            10 or 2018278 => (400, 10, 2018278, "This message is sent outside of allowed window."),
            551 => (400, 551, 1545041, "This person isn't available right now."),
            190 => (401, 190, null, "Invalid OAuth access token."),
            613 => (400, 613, null, "Calls to this api have exceeded the rate limit."),
            2200 => (400, 2200, null, "Callback verification failed"),
            2018001 => (400, 100, 2018001, "No matching user found"),
            2018108 => (400, 10, 2018108, "This person isn't receiving messages from you right now."),
            > 100_000 => (400, 10, number, "Application does not have permission for this action"),
            _ => (400, number, null, "Invalid parameter"),
        };
        var error = new JsonObject { ["message"] = $"(#{code}) {words}", ["type"] = "OAuthException", ["code"] = code, ["fbtrace_id"] = "AbCdEfGhIjK" };
        if (subcode is { } detail) error["error_subcode"] = detail;
        return (status, new JsonObject { ["error"] = error }, null);
    }

    /// <summary>A registration that the last call asked for, once.</summary>
    public MessengerRegistration? TakeRegistration() => Interlocked.Exchange(ref wanted, null);

    private static (int Status, JsonObject Body, PhoneMessage? Shown) Good(JsonObject body) => (200, body, null);

    private static JsonObject? Parse(string body)
    {
        try
        {
            return JsonNode.Parse(body) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    private (int Status, JsonObject Body, PhoneMessage? Shown) Send(string body, DateTimeOffset now)
    {
        if (Parse(body) is not { } call || Text(call["recipient"]?["id"]) is not { } person) return Error(100);
        if (!heard.TryGetValue(person, out var last)) return Error(2018001);
        if (blocked.GetValueOrDefault(person)) return Error(551);
        if (Text(call["sender_action"]) is { } action) return action is "typing_on" or "typing_off" or "mark_seen" ? Good(new JsonObject { ["recipient_id"] = person }) : Error(100);
        if (Text(call["messaging_type"]) is not ("RESPONSE" or "UPDATE") || Text(call["message"]?["text"]) is not { Length: > 0 and <= TextLength } text) return Error(100);
        if (Buttons(call["message"]?["quick_replies"] as JsonArray) is not { } buttons) return Error(100);
        if (now - last > Window) return Error(2018278);
        return (200, new JsonObject { ["recipient_id"] = person, ["message_id"] = NextId(now) }, new PhoneMessage(person, text, buttons));
    }

    /// <summary>The quick replies, or null when one of them is not as it must be.</summary>
    private static List<PhoneButton>? Buttons(JsonArray? quickReplies)
    {
        List<PhoneButton> buttons = [];
        foreach (var reply in quickReplies ?? [])
        {
            if (Text(reply?["content_type"]) != "text" || Text(reply?["title"]) is not { Length: > 0 and <= TitleLength } title) return null;
            if (Text(reply?["payload"]) is not { Length: <= PayloadLength } payload) return null;
            buttons.Add(new PhoneButton(title, payload));
        }

        return buttons.Count <= QuickReplies ? buttons : null;
    }

    private (int Status, JsonObject Body, PhoneMessage? Shown) SetProfile(string body)
    {
        if (Parse(body) is not { } call) return Error(100);
        // The menu needs the button "Get started", in the same call or from before.
        if (call["persistent_menu"] is not null && (call["get_started"] ?? Profile["get_started"]) is null) return Error(100);
        foreach (var (name, value) in call) Profile[name] = value?.DeepClone();
        return Good(new JsonObject { ["result"] = "success" });
    }

    private (int Status, JsonObject Body, PhoneMessage? Shown) Register(string body)
    {
        if (Parse(body) is not { } call || Text(call["object"]) != "page" || Text(call["verify_token"]) is not { Length: > 0 } word) return Error(100);
        if (Text(call["fields"]) is not { Length: > 0 } fields || !Uri.TryCreate(Text(call["callback_url"]), UriKind.Absolute, out var address)) return Error(100);
        wanted = new MessengerRegistration(address, word, fields.Split(','));
        return Good(new JsonObject { ["success"] = true });
    }

    private (int Status, JsonObject Body, PhoneMessage? Shown) Subscribe(string body)
    {
        if (Text(Parse(body)?["subscribed_fields"]) is not { Length: > 0 } fields) return Error(100);
        PageFields = fields.Split(',');
        return Good(new JsonObject { ["success"] = true });
    }

    private IEnumerable<JsonObject> PageSubscriptions()
    {
        if (PageFields.Count == 0) yield break;
        yield return new JsonObject { ["id"] = account.AppId, ["subscribed_fields"] = new JsonArray([.. PageFields.Select(field => JsonValue.Create(field))]) };
    }

    private IEnumerable<JsonObject> AppSubscriptions()
    {
        if (Registered is not { } webhook) yield break;
        yield return new JsonObject
        {
            ["object"] = "page",
            ["callback_url"] = webhook.Webhook.ToString(),
            ["active"] = true,
            ["fields"] = new JsonArray([.. webhook.Fields.Select(field => new JsonObject { ["name"] = field, ["version"] = "v25.0" })]),
        };
    }
}

/// <summary>A webhook of an app.</summary>
/// <param name="Webhook">Its address.</param>
/// <param name="VerifyToken">What it is asked with.</param>
/// <param name="Fields">What it is told of.</param>
internal sealed record MessengerRegistration(Uri Webhook, string VerifyToken, IReadOnlyList<string> Fields);

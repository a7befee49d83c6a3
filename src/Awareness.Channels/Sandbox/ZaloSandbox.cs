using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Awareness.Channels.Zalo;
using Microsoft.AspNetCore.Http;

namespace Awareness.Channels.Sandbox;

/// <summary>
/// Behaves as Zalo is described to, for one Official Account: consultation messages with errors inside HTTP 200, signed events, and the place where tokens are exchanged,
/// each refresh token once.
/// </summary>
public sealed class ZaloSandbox : WebhookPlatform
{
    private const int TextLength = 2_000;
    private const int MostButtons = 5;
    private const int TitleLength = 100;
    private const int PayloadLength = 1_000;
    private static readonly TimeSpan Window = TimeSpan.FromDays(7);
    private static readonly string[] CredentialHeaders = ["access_token", "secret_key", "appsecret_proof"];

    private readonly ZaloOptions account;
    private readonly TimeProvider time;
    private readonly ConcurrentDictionary<string, byte> gone = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, DateTimeOffset> heard = new(StringComparer.Ordinal);
    private long numbers = 7_000_000;

    /// <summary>Makes the platform of one account.</summary>
    /// <param name="account">The account's ids and secrets, as the service's own settings have them; its first allowed signature is the one events are signed with.</param>
    /// <param name="time">Tells when tokens end and when people wrote.</param>
    public ZaloSandbox(ZaloOptions account, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(account);
        (this.account, this.time) = (account, time);
        Tokens = new ZaloSandboxTokens(account, time);
    }

    /// <inheritdoc/>
    public override string Channel => ZaloEvent.Channel;

    /// <summary>What a service must be told; how it gets its first tokens, it must be told besides.</summary>
    public override IReadOnlyDictionary<string, string> SettingsOfService => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [$"{ZaloOptions.Section}:{nameof(ZaloOptions.AppId)}"] = account.AppId,
        [$"{ZaloOptions.Section}:{nameof(ZaloOptions.AppSecret)}"] = account.AppSecret,
        [$"{ZaloOptions.Section}:{nameof(ZaloOptions.OaId)}"] = account.OaId,
        [$"{ZaloOptions.Section}:{nameof(ZaloOptions.Secret)}"] = account.Secret,
        [$"{ZaloOptions.Section}:{nameof(ZaloOptions.Address)}"] = Address.AbsoluteUri,
        [$"{ZaloOptions.Section}:{nameof(ZaloOptions.OAuthAddress)}"] = Address.AbsoluteUri,
    };

    /// <summary>Where tokens are given out.</summary>
    public ZaloSandboxTokens Tokens { get; }

    /// <summary>When true, an event's signature stands without <c>mac=</c> before it.</summary>
    public bool SignsWithoutPrefix { get; set; }

    /// <inheritdoc/>
    public override WebhookCall Said(string person, string text) => Wrote(person, "user_send_text", new JsonObject { ["text"] = text });

    /// <summary>A press of a query button stands in the chat as the person's own words, and comes as such.</summary>
    public override WebhookCall? Pressed(string person, PhoneButton button)
    {
        ArgumentNullException.ThrowIfNull(button);
        return Said(person, button.Payload);
    }

    /// <inheritdoc/>
    public override WebhookCall? Started(string person)
    {
        gone.TryRemove(person, out _);
        heard[person] = time.GetUtcNow();
        return Follower(person, "follow");
    }

    /// <inheritdoc/>
    public override WebhookCall? Left(string person)
    {
        gone.TryAdd(person, 0);
        return Follower(person, "unfollow");
    }

    /// <inheritdoc/>
    public override WebhookCall? Withdrew(string person)
    {
        gone.TryAdd(person, 0);
        return Event("user_withdraw", new JsonObject { ["sender"] = Id(person), ["recipient"] = Id(account.OaId) });
    }

    /// <inheritdoc/>
    public override WebhookCall? Located(string person, double latitude, double longitude) => Wrote(person, "user_send_location", new JsonObject
    {
        ["text"] = "Cầu Bãi Cháy",
        ["attachments"] = Attached("location", new JsonObject { ["coordinates"] = new JsonObject { ["latitude"] = Written(latitude), ["longitude"] = Written(longitude) } }),
    });

    /// <inheritdoc/>
    public override WebhookCall? Pictured(string person) => Sent(person, "image", text: null);

    /// <summary>A person sends something: <c>image</c>, <c>gif</c>, <c>sticker</c>, <c>audio</c>, <c>video</c>, <c>file</c>, <c>link</c>, <c>business_card</c>.</summary>
    public WebhookCall Sent(string person, string kind, string? text)
    {
        var message = new JsonObject { ["attachments"] = Attached(kind, new JsonObject { ["url"] = "https://f20.example.invalid/anh.jpg", ["thumbnail"] = "https://f20.example.invalid/nho.jpg" }) };
        if (text is not null) message["text"] = text;
        return Wrote(person, $"user_send_{kind}", message);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<WebhookCall> Unconcerned(string person) =>
    [
        Receipt(person, "user_seen_message"),
        Receipt(person, "user_received_message"),
        Receipt(person, "oa_send_text"),
        Receipt(person, "oa_send_image"),
        Wrote(person, "user_send_text", []),
        Wrote(person, "user_send_text", new JsonObject { ["text"] = "" }),
        Wrote(person, "user_send_group_text", new JsonObject { ["text"] = "xin chào" }),
        Wrote(person, "user_send_location", new JsonObject { ["text"] = "ở đâu đó" }),
        Wrote(person, "user_send_location", new JsonObject { ["attachments"] = Attached("location", new JsonObject { ["coordinates"] = new JsonObject { ["latitude"] = "1e300", ["longitude"] = "5" } }) }),
        Wrote(person, "user_send_hologram", new JsonObject { ["text"] = "xin chào" }),
        Wrote(person, "anonymous_send_text", new JsonObject { ["text"] = "xin chào" }),
        Event("user_submit_info", new JsonObject { ["sender"] = Id(person), ["recipient"] = Id(account.OaId), ["info"] = new JsonObject { ["phone"] = "84912345678", ["name"] = "An" } }),
        Event("add_user_to_tag", new JsonObject { ["oa_id"] = account.OaId, ["user"] = Id(person), ["tag"] = new JsonObject { ["name"] = "x" } }),
        Event("user_send_text", new JsonObject { ["sender"] = new JsonArray(person), ["message"] = "xin chào" }),
        Event("of_tomorrow", new JsonObject { ["x"] = new JsonArray(1, "2") }),
    ];

    /// <summary>Any event, at this moment or <paramref name="age"/> ago.</summary>
    public WebhookCall Event(string name, JsonObject content, TimeSpan age = default)
    {
        ArgumentNullException.ThrowIfNull(content);
        content["app_id"] ??= account.AppId;
        content["event_name"] = name;
        content["timestamp"] = (time.GetUtcNow() - age).ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        return Signed(Encoding.UTF8.GetBytes(content.ToJsonString()));
    }

    /// <summary>A message of a person, as Zalo writes it.</summary>
    public WebhookCall Wrote(string person, string name, JsonObject message, TimeSpan age = default)
    {
        ArgumentNullException.ThrowIfNull(message);
        gone.TryRemove(person, out _);
        heard[person] = time.GetUtcNow();
        message["msg_id"] = $"{Interlocked.Increment(ref numbers):x}c0ffee";
        return Event(name, new JsonObject { ["user_id_by_app"] = $"5{person}", ["sender"] = Id(person), ["recipient"] = Id(account.OaId), ["message"] = message }, age);
    }

    /// <inheritdoc/>
    public override WebhookCall Signed(byte[] body)
    {
        var hash = ZaloProof.Hash(account.AllowedSignatures[0], body, ZaloProof.MomentOf(body) ?? "", SecretOf(account), account);
        var proof = Convert.ToHexStringLower(hash);
        return new WebhookCall(ZaloWebhook.HookPath, body, new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { [ZaloProof.Header] = SignsWithoutPrefix ? proof : $"mac={proof}" });
    }

    /// <inheritdoc/>
    protected override PlatformCall WithoutCredentials(PlatformCall call)
    {
        ArgumentNullException.ThrowIfNull(call);
        return call with
        {
            Body = ZaloSandboxTokens.Takes(call) ? "" : call.Body,
            Headers = call.Headers.Where(header => !CredentialHeaders.Contains(header.Key, StringComparer.OrdinalIgnoreCase)).ToDictionary(StringComparer.OrdinalIgnoreCase),
        };
    }

    /// <inheritdoc/>
    protected override Task AnswerAsync(PlatformCall call, HttpResponse response)
    {
        ArgumentNullException.ThrowIfNull(call);
        ArgumentNullException.ThrowIfNull(response);
        var path = call.Target.Split('?', 2)[0];
        return path switch
        {
            _ when ZaloSandboxTokens.Takes(call) => WriteAsync(Tokens.Exchange(call), response),
            ZaloSandboxTokens.PermissionPath => Tokens.ApproveAsync(call, response),
            "/v2.0/oa/getoa" => WriteAsync(Problem(call) ?? Done(new JsonObject { ["oa_id"] = account.OaId, ["name"] = "OA thử nghiệm" }), response),
            "/v3.0/oa/message/cs" => WriteAsync(Problem(call) ?? Send(JsonNode.Parse(call.Body) as JsonObject ?? []), response),
            _ => WriteAsync(Error(-201), response),
        };
    }

    /// <inheritdoc/>
    protected override Task AnswerErrorAsync(int code, HttpResponse response) => WriteAsync(Error(code), response);

    /// <summary>An error as Zalo tells it; of tokens it has two words more.</summary>
    internal static JsonObject Error(int code) => new() { ["error"] = code, ["message"] = "something is wrong", ["error_name"] = "Error", ["error_reason"] = "something is wrong" };

    private static string SecretOf(ZaloOptions account) => account.AllowedSignatures[0] is ZaloSignature.AppIdAppSecret ? account.AppSecret : account.Secret;

    private static JsonObject Done(JsonObject data) => new() { ["data"] = data, ["error"] = 0, ["message"] = "Success" };

    private static JsonObject Id(string id) => new() { ["id"] = id };

    private static JsonArray Attached(string kind, JsonObject payload) => new(new JsonObject { ["type"] = kind, ["payload"] = payload });

    private static string Written(double degrees) => degrees.ToString("R", CultureInfo.InvariantCulture);

    private WebhookCall Follower(string person, string name) =>
        Event(name, new JsonObject { ["oa_id"] = account.OaId, ["follower"] = Id(person), ["user_id_by_app"] = $"5{person}", ["source"] = "oa_profile" });

    private WebhookCall Receipt(string person, string name) => Event(name, new JsonObject
    {
        ["sender"] = Id(account.OaId),
        ["recipient"] = Id(person),
        ["user_id_by_app"] = $"5{person}",
        ["message"] = new JsonObject { ["msg_id"] = "5f00", ["msg_ids"] = new JsonArray("5f00"), ["text"] = "xin chào" },
    });

    /// <summary>What is wrong with the credentials of a call, or null.</summary>
    private JsonObject? Problem(PlatformCall call) => Tokens.Problem(call.Headers.GetValueOrDefault("access_token", "")) is { } code ? Error(code) : null;

    private JsonObject Send(JsonObject call)
    {
        var person = (string?)call["recipient"]?["user_id"] ?? "";
        if (ProblemWith(person) is { } problem) return Error(problem);
        var text = (string?)call["message"]?["text"] ?? "";
        if (text.Length == 0) return Error(-201);
        if (text.Normalize(NormalizationForm.FormC).Length > TextLength) return Error(-210);
        if (Buttons(call["message"]?["attachment"]) is not { } buttons) return Error(-201);
        Show(new PhoneMessage(person, text, buttons));
        return Done(new JsonObject
        {
            ["message_id"] = $"{Interlocked.Increment(ref numbers):x}beef",
            ["user_id"] = person,
            ["quota"] = new JsonObject { ["quota_type"] = "reply", ["remain"] = "7", ["total"] = "8" },
        });
    }

    private int? ProblemWith(string person)
    {
        if (person.Length == 0) return -201;
        if (gone.ContainsKey(person)) return -213;
        return heard.TryGetValue(person, out var last) && time.GetUtcNow() - last > Window ? -230 : null;
    }

    /// <summary>The buttons; null when Zalo would not take them.</summary>
    private static List<PhoneButton>? Buttons(JsonNode? attachment)
    {
        if (attachment is null) return [];
        if ((string?)attachment["type"] != "template" || attachment["payload"]?["buttons"] is not JsonArray { Count: > 0 and <= MostButtons } list) return null;
        List<PhoneButton> buttons = [];
        foreach (var button in list)
        {
            var (title, payload) = ((string?)button?["title"] ?? "", button?["payload"]);
            var said = (string?)button?["type"] switch
            {
                "oa.query.show" or "oa.query.hide" => payload is JsonValue value && value.TryGetValue<string>(out var words) ? words : null,
                "oa.open.url" => (string?)payload?["url"],
                "oa.open.phone" => (string?)payload?["phone_code"],
                _ => null,
            };
            if (title.Length is 0 or > TitleLength || said is not { Length: > 0 and <= PayloadLength }) return null;
            buttons.Add(new PhoneButton(title, said));
        }

        return buttons;
    }
}

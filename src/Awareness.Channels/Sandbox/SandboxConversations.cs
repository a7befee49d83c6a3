using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Awareness.Channels.Wire;

namespace Awareness.Channels.Sandbox;

/// <summary>The conversations of a <see cref="ConnectorSandbox"/>, and its 15 calls on them. Unknown ids are 404, unknown calls 405, as on a channel that lacks them; no answer is 204.</summary>
internal sealed class SandboxConversations(ConnectorSandboxSettings settings, Action<PhoneMessage> show)
{
    private const int SizeCap = 256 * 1024;

    private readonly Lock door = new();
    private readonly Dictionary<string, Talk> talks = new(StringComparer.Ordinal);
    private readonly Dictionary<string, JsonObject> files = new(StringComparer.Ordinal);
    private int numbers = settings.FirstNumber;

    /// <summary>The conversation of one person with the bot.</summary>
    public string With(string person)
    {
        lock (door)
        {
            foreach (var (id, talk) in talks)
            {
                if (talk.Members is [var only] && only == person) return id;
            }

            return Open([person]);
        }
    }

    /// <summary>Answers one call and keeps what it brings about.</summary>
    public SandboxAnswer Answer(PlatformCall call, Uri address)
    {
        if (Encoding.UTF8.GetByteCount(call.Body) > SizeCap) return SandboxAnswer.Error(413, "MessageSizeTooBig");
        var target = call.Target.Split('?', 2);
        string[] parts = [.. target[0].TrimStart('/').Split('/').Select(Uri.UnescapeDataString)];
        var query = target.Length > 1 ? QueryOf(target[1]) : [];
        lock (door)
        {
            try
            {
                return parts is ["v3", .. var rest] ? Route(call, rest, query, address) : SandboxAnswer.Error(404, "NotFound");
            }
            catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException)
            {
                return SandboxAnswer.Error(400, "BadSyntax");
            }
        }
    }

    private SandboxAnswer Route(PlatformCall call, string[] parts, Dictionary<string, string> query, Uri address) => (call.Method, parts) switch
    {
        ("POST", ["conversations"]) => Create(BodyOf(call), address),
        ("GET", ["conversations"]) => List(query),
        (_, ["conversations", var id, .. var rest]) => talks.TryGetValue(id, out var talk) ? Route(call, talk, rest, query) : SandboxAnswer.Error(404, "ConversationNotFound"),
        ("GET", ["attachments", var id, .. var rest]) => files.TryGetValue(id, out var file) ? Show(file, rest) : SandboxAnswer.Error(404, "AttachmentNotFound"),
        (_, ["conversations"]) or (_, ["attachments", ..]) => SandboxAnswer.Error(405, "MethodNotAllowed"),
        _ => SandboxAnswer.Error(404, "NotFound"),
    };

    private SandboxAnswer Route(PlatformCall call, Talk talk, string[] parts, Dictionary<string, string> query) => (call.Method, parts) switch
    {
        // "history" is a word of the interface, so no activity is called so.
        ("POST", ["activities", "history"]) => History(talk, BodyOf(call)),
        ("POST", ["activities"] or ["activities", _]) => Send(talk, BodyOf(call)),
        ("PUT", ["activities", var activity]) => Update(talk, activity, BodyOf(call)),
        ("DELETE", ["activities", var activity]) => talk.Activities.Remove(activity) ? SandboxAnswer.Of(200, new JsonObject()) : SandboxAnswer.Error(404, "ActivityNotFound"),
        ("GET", ["activities", var activity, "members"]) => talk.Activities.ContainsKey(activity) ? SandboxAnswer.Of(200, Accounts(talk.Members)) : SandboxAnswer.Error(404, "ActivityNotFound"),
        ("GET", ["members"]) => SandboxAnswer.Of(200, Accounts(talk.Members)),
        ("GET", ["members", var member]) => talk.Members.Contains(member, StringComparer.Ordinal) ? SandboxAnswer.Of(200, Account(member)) : SandboxAnswer.Error(404, "MemberNotFoundInConversation"),
        ("DELETE", ["members", var member]) => talk.Members.Remove(member) ? SandboxAnswer.Of(200, new JsonObject()) : SandboxAnswer.Error(404, "MemberNotFoundInConversation"),
        ("GET", ["pagedmembers"]) => Page(talk.Members, query, "members", Accounts),
        ("POST", ["attachments"]) => Keep(BodyOf(call)),
        _ => SandboxAnswer.Error(405, "MethodNotAllowed"),
    };

    private SandboxAnswer Create(JsonObject wanted, Uri address)
    {
        List<string> members = [.. (wanted["members"] as JsonArray ?? []).Select(IdOf)];
        if (members.Count == 0) return SandboxAnswer.Error(400, "BadArgument");
        // As Teams and Direct Line do: one conversation of a bot and a person.
        var id = members.Count == 1 && wanted["isGroup"]?.GetValue<bool>() != true ? With(members[0]) : Open(members);
        var answer = new JsonObject { ["id"] = id, ["serviceUrl"] = address.AbsoluteUri };
        if (wanted["activity"] is JsonObject first) answer["activityId"] = Take(talks[id], first.DeepClone().AsObject());
        return SandboxAnswer.Of(201, answer);
    }

    private SandboxAnswer List(Dictionary<string, string> query) =>
        Page([.. talks.Keys], query, "conversations", ids => [.. ids.Select(id => (JsonNode)new JsonObject { ["id"] = id, ["members"] = Accounts(talks[id].Members) })]);

    private SandboxAnswer Send(Talk talk, JsonObject activity) =>
        activity["type"]?.GetValue<string>() is { Length: > 0 } ? SandboxAnswer.Of(201, new JsonObject { ["id"] = Take(talk, activity) }) : SandboxAnswer.Error(400, "MissingProperty");

    private static SandboxAnswer Update(Talk talk, string id, JsonObject activity)
    {
        if (!talk.Activities.ContainsKey(id)) return SandboxAnswer.Error(404, "ActivityNotFound");
        talk.Activities[id] = activity;
        return SandboxAnswer.Of(200, new JsonObject { ["id"] = id });
    }

    private SandboxAnswer History(Talk talk, JsonObject history)
    {
        var last = "";
        foreach (var activity in history["activities"] as JsonArray ?? []) talk.Activities[last = Next("past")] = (activity ?? throw new FormatException()).DeepClone().AsObject();
        return SandboxAnswer.Of(200, new JsonObject { ["id"] = last });
    }

    private SandboxAnswer Keep(JsonObject file)
    {
        _ = Convert.FromBase64String(file["originalBase64"]?.GetValue<string>() ?? throw new FormatException());
        var id = Next("file");
        files[id] = file;
        return SandboxAnswer.Of(201, new JsonObject { ["id"] = id });
    }

    private static SandboxAnswer Show(JsonObject file, string[] parts)
    {
        if (parts is [])
        {
            var views = new JsonArray();
            foreach (var view in (string[])["original", "thumbnail"])
            {
                if (Bytes(file, view) is { } content) views.Add((JsonNode)new JsonObject { ["viewId"] = view, ["size"] = content.Length });
            }

            return SandboxAnswer.Of(200, new JsonObject { ["name"] = file["name"]?.DeepClone(), ["type"] = file["type"]?.DeepClone(), ["views"] = views });
        }

        return parts is ["views", var wanted] && Bytes(file, wanted) is { } bytes ? new SandboxAnswer(200, bytes, "application/octet-stream") : SandboxAnswer.Error(404, "ViewNotFound");
    }

    private static byte[]? Bytes(JsonObject file, string view) => file[$"{view}Base64"]?.GetValue<string>() is { } text ? Convert.FromBase64String(text) : null;

    /// <summary>Keeps an activity, and puts a message on the phones of all who take part.</summary>
    private string Take(Talk talk, JsonObject activity)
    {
        var id = Next("sent");
        talk.Activities[id] = activity;
        if (activity["type"]?.GetValue<string>() != ActivityTypes.Message) return id;

        var text = activity["text"]?.GetValue<string>() ?? "";
        PhoneButton[] buttons = [.. (activity["suggestedActions"]?["actions"] as JsonArray ?? []).OfType<JsonObject>().Select(action =>
            new PhoneButton(action["title"]?.GetValue<string>() ?? "", action["value"] is JsonValue value && value.TryGetValue<string>(out var payload) ? payload : ""))];
        foreach (var person in talk.Members) show(new PhoneMessage(person, text, buttons));
        return id;
    }

    private SandboxAnswer Page(List<string> ids, Dictionary<string, string> query, string name, Func<IEnumerable<string>, JsonArray> show)
    {
        var from = query.TryGetValue("continuationToken", out var token) ? int.Parse(token, NumberStyles.None, CultureInfo.InvariantCulture) : 0;
        var size = query.TryGetValue("pageSize", out var asked) ? int.Parse(asked, NumberStyles.None, CultureInfo.InvariantCulture) : settings.PageSize;
        var answer = new JsonObject { [name] = show(ids.Skip(from).Take(size)) };
        if (from + size < ids.Count) answer["continuationToken"] = (from + size).ToString(CultureInfo.InvariantCulture);
        return SandboxAnswer.Of(200, answer);
    }

    private string Open(List<string> members)
    {
        var id = Next("a:");
        talks[id] = new Talk(members);
        return id;
    }

    private string Next(string kind) => string.Create(CultureInfo.InvariantCulture, $"{kind}{++numbers:0000000}");

    private static JsonObject BodyOf(PlatformCall call) => JsonNode.Parse(call.Body, documentOptions: new JsonDocumentOptions { MaxDepth = 2 * WireJson.InboundDepth }) as JsonObject ?? throw new FormatException();

    private static string IdOf(JsonNode? account) => account?["id"]?.GetValue<string>() is { Length: > 0 } id ? id : throw new FormatException();

    private static JsonObject Account(string id) => new() { ["id"] = id, ["name"] = id, ["role"] = "user" };

    private static JsonArray Accounts(IEnumerable<string> ids) => [.. ids.Select(JsonNode (id) => Account(id))];

    private static Dictionary<string, string> QueryOf(string query) => query.Split('&').Select(pair => pair.Split('=', 2)).Where(pair => pair.Length == 2)
        .ToDictionary(pair => pair[0], pair => Uri.UnescapeDataString(pair[1]), StringComparer.Ordinal);

    /// <summary>One conversation: the people in it, without the bot, and what the bot sent.</summary>
    private sealed class Talk(List<string> members)
    {
        public List<string> Members { get; } = members;

        public Dictionary<string, JsonObject> Activities { get; } = new(StringComparer.Ordinal);
    }
}

using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Awareness.Channels.Sandbox;

namespace Awareness.App.Tests.Hosting;

/// <summary>How people's words come to the service, and what it must be told for its replies to go to a <see cref="Connector"/>.</summary>
internal abstract class Speaker
{
    /// <summary>Environment of the service.</summary>
    public abstract IReadOnlyDictionary<string, string> Settings(Connector connector);

    /// <summary>The call that tells of message <paramref name="id"/> of a conversation; the same again when it is asked for again.</summary>
    public abstract HttpRequestMessage Says(Connector connector, string conversation, string id, string text);

    /// <summary>What a delivered reply tells of what it answers.</summary>
    public abstract string Answered(string replyToId);
}

/// <summary>A Bot Framework channel, whose replies name what they answer.</summary>
internal sealed class BotFrameworkSpeaker : Speaker
{
    public override IReadOnlyDictionary<string, string> Settings(Connector connector) => new Dictionary<string, string>();

    public override HttpRequestMessage Says(Connector connector, string conversation, string id, string text) =>
        new(HttpMethod.Post, "/api/messages") { Content = JsonContent.Create(Channel.MessageBy(connector, conversation, id, text)) };

    public override string Answered(string replyToId) => replyToId;
}

/// <summary>Messenger, whose calls are signed over their bytes, and whose replies name nothing but the person.</summary>
/// <param name="meta">Signs; it takes no replies.</param>
internal sealed class MessengerSpeaker(MessengerSandbox meta) : Speaker
{
    // Its own rate would keep the replies waiting: no test of what a kill does to them.
    public override IReadOnlyDictionary<string, string> Settings(Connector connector) =>
        meta.Environment(("AWARENESS__Messenger__GraphUrl", connector.Address.AbsoluteUri), ("AWARENESS__Messenger__MessagesPerSecond", "300"));

    public override HttpRequestMessage Says(Connector connector, string conversation, string id, string text)
    {
        var said = meta.Message(conversation, new JsonObject { ["text"] = text });
        if (said["message"] is { } message) message["mid"] = id;
        var call = meta.Call(said);
        var request = new HttpRequestMessage(HttpMethod.Post, call.Path) { Content = new ByteArrayContent(call.Body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        foreach (var (name, value) in call.Headers) request.Headers.TryAddWithoutValidation(name, value);
        return request;
    }

    public override string Answered(string replyToId) => "";
}

using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Awareness.App.Tests;

/// <summary>Speaks to the service as a Bot Framework channel does.</summary>
internal static class Channel
{
    public const string Helmet = "khong doi mu bao hiem phat bao nhieu";

    /// <summary>A message as a channel sends it.</summary>
    public static JsonObject Message(string conversation, string id, string text) => new()
    {
        ["type"] = "message",
        ["id"] = id,
        ["channelId"] = "test",
        ["serviceUrl"] = "http://127.0.0.1:9/",
        ["from"] = new JsonObject { ["id"] = $"person-{conversation}", ["role"] = "user" },
        ["recipient"] = new JsonObject { ["id"] = "bot", ["role"] = "bot" },
        ["conversation"] = new JsonObject { ["id"] = conversation },
        ["text"] = text,
    };

    /// <summary>The same, with the replies to go back in the answer.</summary>
    public static JsonObject Question(string conversation, string id, string text)
    {
        var message = Message(conversation, id, text);
        message["deliveryMode"] = "expectReplies";
        return message;
    }

    /// <summary>The same, with the replies to go to a Connector.</summary>
    public static JsonObject MessageBy(Connector connector, string conversation, string id, string text)
    {
        var message = Message(conversation, id, text);
        message["serviceUrl"] = connector.Address.ToString();
        return message;
    }

    public static Task<HttpResponseMessage> PostAsync(this ServiceProcess service, JsonObject activity) =>
        service.Client.PostAsJsonAsync(new Uri("/api/messages", UriKind.Relative), activity, TestContext.Current.CancellationToken);

    /// <summary>Asks and returns the texts of the replies.</summary>
    public static async Task<IReadOnlyList<string>> AskAsync(this ServiceProcess service, string conversation, string id, string text)
    {
        using var response = await service.PostAsync(Question(conversation, id, text));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await RepliesAsync(response);
    }

    /// <summary>The texts of the replies in an answer.</summary>
    public static async Task<IReadOnlyList<string>> RepliesAsync(HttpResponseMessage response)
    {
        using var body = JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        return [.. body.RootElement.GetProperty("activities").EnumerateArray().Select(reply => reply.GetProperty("text").GetString() ?? "")];
    }

    /// <summary>The health report; also of a service that is not ready.</summary>
    public static async Task<(HttpStatusCode Status, JsonObject Report)> HealthAsync(this ServiceProcess service)
    {
        using var response = await service.Client.GetAsync(new Uri("/health", UriKind.Relative), TestContext.Current.CancellationToken);
        return (response.StatusCode, await response.Content.ReadFromJsonAsync<JsonObject>(TestContext.Current.CancellationToken) ?? []);
    }
}

using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;

namespace Awareness.Channels.Tests.Support;

/// <summary>Does what DirectLineJS does in a browser, without the browser.</summary>
internal sealed class Page(ServiceUnderTest service)
{
    public string Token { get; set; } = "";

    public string Conversation { get; private set; } = "";

    public string StreamUrl { get; private set; } = "";

    /// <summary>Gets a token and starts its conversation; for a person with an id as the test's site, which alone may name people.</summary>
    public static async Task<Page> StartAsync(ServiceUnderTest service, string? user = "dl_an")
    {
        var page = new Page(service) { Token = user is null ? "" : ServiceUnderTest.Secret };
        var (status, token) = await page.SendAsync(HttpMethod.Post, "tokens/generate", user is null ? null : new JsonObject { ["user"] = new JsonObject { ["id"] = user, ["name"] = "An" } });
        Assert.Equal(HttpStatusCode.OK, status);
        page.Token = (string)token["token"]!;
        Assert.Equal(HttpStatusCode.Created, await page.OpenAsync());
        return page;
    }

    public async Task<HttpStatusCode> OpenAsync()
    {
        var (status, answer) = await SendAsync(HttpMethod.Post, "conversations", new JsonObject { ["user"] = new JsonObject(), ["locale"] = "vi-VN" });
        Take(answer);
        return status;
    }

    public async Task ReconnectAsync(string? watermark)
    {
        var (status, answer) = await SendAsync(HttpMethod.Get, $"conversations/{Conversation}{(watermark is null ? "" : $"?watermark={watermark}")}");
        Assert.Equal(HttpStatusCode.OK, status);
        Take(answer);
    }

    public async Task<string> SayAsync(string text, string? clientId = null)
    {
        var (status, answer) = await PostAsync(Message(text, clientId));
        Assert.Equal(HttpStatusCode.OK, status);
        return (string)answer["id"]!;
    }

    public Task<(HttpStatusCode Status, JsonNode Answer)> PostAsync(JsonNode activity) => SendAsync(HttpMethod.Post, $"conversations/{Conversation}/activities", activity);

    public async Task<JsonNode> PollAsync(string? watermark = null)
    {
        var (status, answer) = await SendAsync(HttpMethod.Get, $"conversations/{Conversation}/activities{(watermark is null ? "" : $"?watermark={watermark}")}");
        Assert.Equal(HttpStatusCode.OK, status);
        return answer;
    }

    public async Task<(HttpStatusCode Status, JsonNode Answer)> SendAsync(HttpMethod method, string path, JsonNode? body = null, string? origin = null)
    {
        using var request = new HttpRequestMessage(method, $"/v3/directline/{path}");
        if (Token.Length > 0) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        if (body is not null) request.Content = JsonContent.Create(body);
        if (origin is not null) request.Headers.Add("Origin", origin);
        using var response = await service.Http.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return (response.StatusCode, text.Length == 0 ? new JsonObject() : JsonNode.Parse(text)!);
    }

    public async Task<PageSocket> ConnectAsync(string? origin = null, string? from = null)
    {
        var socket = new ClientWebSocket();
        if (from is not null) socket.Options.SetRequestHeader("X-Forwarded-For", from);
        if (origin is not null) socket.Options.SetRequestHeader("Origin", origin);
        await socket.ConnectAsync(new Uri(StreamUrl), TestContext.Current.CancellationToken);
        return new PageSocket(socket);
    }

    /// <summary>A message as Web Chat 4.18.1 sends it.</summary>
    public static JsonObject Message(string text, string? clientId = null) => new()
    {
        ["type"] = "message",
        ["text"] = text,
        ["textFormat"] = "plain",
        ["channelId"] = "webchat",
        ["attachments"] = new JsonArray(),
        ["from"] = new JsonObject { ["id"] = "somebody else", ["name"] = "Khách", ["role"] = "user" },
        ["locale"] = "vi-VN",
        ["localTimestamp"] = "2026-11-21T15:00:00.000+07:00",
        ["channelData"] = new JsonObject { ["attachmentSizes"] = new JsonArray(), ["clientActivityID"] = clientId ?? Guid.NewGuid().ToString("N")[..11] },
        ["entities"] = new JsonArray(new JsonObject { ["type"] = "ClientCapabilities", ["requiresBotState"] = true }),
    };

    private void Take(JsonNode answer)
    {
        Conversation = (string)answer["conversationId"]!;
        Token = (string)answer["token"]!;
        StreamUrl = (string)answer["streamUrl"]!;
        Assert.Equal(1800, (int)answer["expires_in"]!);
    }
}

/// <summary>The page's socket.</summary>
internal sealed class PageSocket(ClientWebSocket socket) : IDisposable
{
    private readonly byte[] buffer = new byte[1 << 20];

    public string? Watermark { get; private set; }

    public WebSocketCloseStatus? CloseStatus => socket.CloseStatus;

    public string? CloseReason => socket.CloseStatusDescription;

    /// <summary>The next frame's text; null when the service said goodbye.</summary>
    public async Task<string?> FrameAsync()
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Eventually.Patience);
        var length = 0;
        while (true)
        {
            var part = await socket.ReceiveAsync(buffer.AsMemory(length), patience.Token);
            if (part.MessageType == WebSocketMessageType.Close) return null;
            length += part.Count;
            if (part.EndOfMessage) return Encoding.UTF8.GetString(buffer, 0, length);
        }
    }

    /// <summary>Activities from the next frames, until there are that many.</summary>
    public async Task<List<JsonNode>> ActivitiesAsync(int count)
    {
        List<JsonNode> activities = [];
        while (activities.Count < count)
        {
            var frame = await FrameAsync();
            Assert.NotNull(frame);
            if (frame.Length == 0) continue;
            var json = JsonNode.Parse(frame)!;
            Watermark = (string)json["watermark"]!;
            activities.AddRange(json["activities"]!.AsArray().Select(activity => activity!));
        }

        Assert.Equal(count, activities.Count);
        return activities;
    }

    public Task SayAsync(string text) => socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true, TestContext.Current.CancellationToken);

    public Task LeaveAsync() => socket.CloseAsync(WebSocketCloseStatus.NormalClosure, "bye", TestContext.Current.CancellationToken);

    public void Abort() => socket.Abort();

    public void Dispose() => socket.Dispose();
}

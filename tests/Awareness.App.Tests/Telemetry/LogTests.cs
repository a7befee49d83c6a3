using System.Net.Http.Headers;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Awareness.App.Tests.Telemetry;

/// <summary>Nothing a person wrote or is called by gets into the log, the metrics or the traces, whether things go well or wrong.</summary>
public sealed class LogTests
{
    /// <summary>Put into every place a stranger or a channel fills.</summary>
    private static readonly string[] Canaries = ["chimhoangyen", "TênBíMật", "0912345678", "anh.bi.mat@example.vn"];

    private static string Words => string.Join(' ', Canaries);

    [Fact]
    public async Task What_people_write_and_are_called_is_in_no_log_line_no_metric_and_no_trace()
    {
        await using var collector = await Collector.StartAsync();
        await using var connector = await Connector.StartAsync(reply => Task.FromResult(reply.Conversation.Split('-')[^1] switch { "refused" => 403, "later" => 503, _ => 201 }));
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["AWARENESS__OtlpEndpoint"] = collector.Address.ToString(),
            ["AWARENESS__DirectLine__Sites__0__Name"] = "site",
            ["AWARENESS__DirectLine__Sites__0__Secrets__0"] = "secret-chimhoangyen",
            ["Logging__LogLevel__Default"] = "Debug",
        };
        await using var service = await ServiceProcess.StartAsync(settings);

        await TalkAsync(service, connector);
        var token = await ChatAsync(service);
        await BreakAsync(service);
        Assert.Equal(0, await service.StopAsync());

        Assert.Contains(service.Lines, line => line.Contains("is given up", StringComparison.Ordinal));
        Assert.Contains("awareness.turn.duration", collector.Received);
        Assert.Contains("awareness.sends", collector.Received);
        Assert.Contains("/hoi", collector.Received);
        foreach (var canary in Canaries.Append(token).Append(token.Split('.')[^1]))
        {
            Assert.DoesNotContain(service.Lines, line => line.Contains(canary, StringComparison.OrdinalIgnoreCase) || line.Contains(Escaped(canary), StringComparison.OrdinalIgnoreCase));
            Assert.DoesNotContain(AsBytes(canary), collector.Received, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(Uri.EscapeDataString(canary), collector.Received, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task Every_log_line_is_a_json_object()
    {
        await using var service = await ServiceProcess.StartAsync();
        await service.AskAsync("c", "1", Channel.Helmet);
        Assert.Equal(0, await service.StopAsync());
        Assert.NotEmpty(service.Lines);
        Assert.All(service.Lines, line => Assert.Equal(JsonValueKind.Object, JsonDocument.Parse(line).RootElement.ValueKind));
    }

    /// <summary>Bot Framework: answered, refused by the Connector, put off, not reachable.</summary>
    private static async Task TalkAsync(ServiceProcess service, Connector connector)
    {
        await service.AskAsync("asked", "1", $"{Channel.Helmet} {Words}");
        foreach (var fate in new[] { "sent", "refused", "later", "away" })
        {
            var activity = Named(Channel.MessageBy(connector, InPhone(fate), "1", $"{Channel.Helmet} {Words}"));
            activity["channelId"] = Canaries[0];
            if (fate == "away") activity["serviceUrl"] = $"http://localhost:9/{Canaries[0]}";
            using var response = await service.PostAsync(activity);
            response.EnsureSuccessStatusCode();
        }

        await Eventually.HoldsAsync(() => connector.Of(InPhone("sent")).Count > 0, "the reply");
        await Eventually.HoldsAsync(() => service.Lines.Count(line => line.Contains("next try at", StringComparison.Ordinal)) >= 2, "what was put off in the log");
    }

    /// <summary>Direct Line with its socket, and the page. Returns the token.</summary>
    private static async Task<string> ChatAsync(ServiceProcess service)
    {
        var granted = await PostAsync("/v3/directline/tokens/generate", "secret-chimhoangyen", new JsonObject { ["user"] = new JsonObject { ["id"] = "dl_chimhoangyen", ["name"] = Words } });
        var token = (string?)granted["token"] ?? "";
        var started = await PostAsync("/v3/directline/conversations", token, []);
        using (var socket = new ClientWebSocket())
        {
            await socket.ConnectAsync(new Uri((string?)started["streamUrl"] ?? ""), TestContext.Current.CancellationToken);
            await PostAsync($"/v3/directline/conversations/{granted["conversationId"]}/activities", token, new JsonObject { ["type"] = "message", ["text"] = Words, ["channelData"] = new JsonObject { ["clientActivityID"] = Words } });
            await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, "", TestContext.Current.CancellationToken);
        }

        using var page = await service.Client.GetAsync(new Uri($"/hoi?cau={Uri.EscapeDataString(Words)}", UriKind.Relative), TestContext.Current.CancellationToken);
        page.EnsureSuccessStatusCode();
        using var lost = await service.Client.GetAsync(new Uri($"/{Canaries[0]}?x={Uri.EscapeDataString(Words)}", UriKind.Relative), TestContext.Current.CancellationToken);
        return token;

        async Task<JsonNode> PostAsync(string path, string bearer, JsonObject body)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json") };
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", bearer);
            using var response = await service.Client.SendAsync(request, TestContext.Current.CancellationToken);
            response.EnsureSuccessStatusCode();
            return JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)) ?? throw new InvalidOperationException("No answer.");
        }
    }

    /// <summary>What is refused, and a database that cannot be written.</summary>
    private static async Task BreakAsync(ServiceProcess service)
    {
        foreach (var body in new[] { $"{{\"type\":\"{Words}\",", $"{{\"type\":\"message\",\"text\":5,\"name\":\"{Words}\"}}", $"\"{Words}\"", $"{{\"{Canaries[0]}\":1}}" })
        {
            using var refused = await service.Client.PostAsync(new Uri("/api/messages", UriKind.Relative), new StringContent(body), TestContext.Current.CancellationToken);
            Assert.Equal(System.Net.HttpStatusCode.BadRequest, refused.StatusCode);
        }

        using var other = new Microsoft.Data.Sqlite.SqliteConnection(new Microsoft.Data.Sqlite.SqliteConnectionStringBuilder { DataSource = service.Database, Pooling = false }.ToString());
        other.Open();
        using var hold = other.CreateCommand();
        hold.CommandText = "begin immediate";
        hold.ExecuteNonQuery();
        using var failed = await service.PostAsync(Named(Channel.Question("failed", "1", Words)));
        Assert.Equal(System.Net.HttpStatusCode.ServiceUnavailable, failed.StatusCode);
    }

    private static JsonObject Named(JsonObject activity)
    {
        activity["from"] = new JsonObject { ["id"] = Canaries[2], ["name"] = Words };
        activity["channelData"] = new JsonObject { ["phone"] = Words };
        activity["value"] = Words;
        return activity;
    }

    /// <summary>A conversation as a channel of text messages names it.</summary>
    private static string InPhone(string fate) => $"{Canaries[2]}-{fate}";

    /// <summary>As the JSON log writes letters beyond ASCII.</summary>
    private static string Escaped(string text) => JsonSerializer.Serialize(text).Trim('"');

    private static string AsBytes(string text) => Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(text));
}

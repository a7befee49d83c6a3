using System.Net;
using System.Net.Http.Headers;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Awareness.Channels.Tests.Support;

namespace Awareness.Channels.Tests.DirectLine;

/// <summary>What a stranger with a token of our own page may store, have read back, and break.</summary>
public sealed class DirectLineHostileTests : IAsyncLifetime
{
    private const string Canary = "chimhoangyen 0912345678";

    private readonly LogLines log = new();
    private ServiceUnderTest service = null!;

    public async ValueTask InitializeAsync() => service = await ServiceUnderTest.StartAsync(new ServiceParts { Log = log, Settings = [("DirectLine:LookAgainSeconds", "1")] });

    public ValueTask DisposeAsync() => service.DisposeAsync();

    [Theory]
    [InlineData("""{"type":"message","text":"a","channelData":{"chimhoangyen":1,"chimhoangyen":2}}""")]
    [InlineData("""{"type":"message","text":"a","channelData":{"x":[{"chimhoangyen":1,"chimhoangyen":2}]}}""")]
    [InlineData("""{"type":"message","text":"a","value":{"chimhoangyen":1,"chimhoangyen":2}}""")]
    [InlineData("""{"type":"message","text":"a","entities":[{"chimhoangyen":1,"chimhoangyen":2}]}""")]
    [InlineData("""{"type":"message","text":"a","chimhoangyen":1,"chimhoangyen":2}""")]
    [InlineData("""{"type":"message","text":"chimhoangyen","text":"b"}""")]
    public async Task A_name_that_stands_twice_is_refused_and_the_conversation_goes_on(string body)
    {
        var page = await Page.StartAsync(service);
        var (status, answer) = await PostRawAsync(page, body);
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.DoesNotContain("chimhoangyen", answer, StringComparison.Ordinal);
        Assert.Single((await page.PollAsync())["activities"]!.AsArray());
        await page.SayAsync("xin chào");
        using var socket = await page.ConnectAsync();
        await socket.ActivitiesAsync(3);
        AssertSilent();
    }

    [Fact]
    public async Task A_row_with_a_name_that_stands_twice_is_shown_like_any_other()
    {
        var page = await Page.StartAsync(service);
        using var twice = JsonDocument.Parse("""{"clientActivityID":"c1","chimhoangyen":1,"chimhoangyen":2,"deep":{"chimhoangyen":[{"a":1,"a":2}],"chimhoangyen":2},"list":[{"a":1,"a":2}]}""");
        service.Store.AppendSilently(new("directline", page.Conversation), new Activity { Type = "message", Text = "xin chào", From = new ChannelAccount { Role = "user" }, ChannelData = twice.RootElement });
        var shown = (await page.PollAsync("2"))["activities"]![0]!;
        Assert.Equal(("c1", 3), ((string?)shown["channelData"]!["clientActivityID"], (int)shown["channelData"]!["webchat:sequence-id"]!));
        using var socket = await page.ConnectAsync();
        await socket.ActivitiesAsync(2);
        AssertSilent();
    }

    [Fact]
    public async Task A_mistake_of_ours_is_answered_as_a_failure_and_says_its_kind_to_the_log_alone()
    {
        var page = await Page.StartAsync(service);
        using var socket = await page.ConnectAsync();
        await socket.ActivitiesAsync(1);
        service.Store.Failure = new KeyNotFoundException(Canary);
        var (status, answer) = await PostRawAsync(page, """{"type":"message","text":"xin chào"}""");
        Assert.Equal(HttpStatusCode.InternalServerError, status);
        Assert.Equal("InternalError", (string?)JsonNode.Parse(answer)!["error"]!["code"]);
        // A page that once heard of a failure here never reads again.
        Assert.Empty((await page.PollAsync("1"))["activities"]!.AsArray());
        Assert.Null(await socket.FrameAsync());
        Assert.Equal(WebSocketCloseStatus.InternalServerError, socket.CloseStatus);
        Assert.Contains(log.All, line => line.Contains(nameof(KeyNotFoundException), StringComparison.Ordinal) && line.Contains("DirectLine", StringComparison.Ordinal));
        // What the store itself throws stands in the dispatcher's log, with the calls of whoever else met the same exception; here it is a mistake somewhere in between.
        var ours = log.All.Where(line => !line.Contains("Awareness.Delivery.Dispatcher", StringComparison.Ordinal));
        Assert.DoesNotContain(ours, line => line.Contains("DirectLine", StringComparison.Ordinal) && line.Contains("chimhoangyen", StringComparison.Ordinal));
        service.Store.Failure = null;
        await page.SayAsync("xin chào");
    }

    [Fact]
    public async Task A_message_is_a_message_and_no_store_of_files()
    {
        var page = await Page.StartAsync(service);
        var large = Page.Message("xin chào");
        large["value"] = new string('x', 40_000);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await page.PostAsync(large)).Status);
        using var form = new MultipartFormDataContent
        {
            { new StringContent(large.ToJsonString(), Encoding.UTF8, "application/vnd.microsoft.activity"), "activity" },
            { new ByteArrayContent("%PDF-1.4\n"u8.ToArray()) { Headers = { ContentType = new MediaTypeHeaderValue("application/pdf") } }, "file", "a.pdf" },
        };
        using var upload = new HttpRequestMessage(HttpMethod.Post, $"/v3/directline/conversations/{page.Conversation}/upload?userId=dl_an") { Content = form };
        upload.Headers.Authorization = new AuthenticationHeaderValue("Bearer", page.Token);
        using var refused = await service.Http.SendAsync(upload, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, refused.StatusCode);
        Assert.Equal(2, service.Store.Entries);

        // As long a text as is read, in the longest way to write it.
        var (status, _) = await PostRawAsync(page, $$"""{"type":"message","text":"{{string.Concat(Enumerable.Repeat("\\u1ea1", 4_000))}}"}""");
        Assert.Equal(HttpStatusCode.OK, status);
    }

    [Fact]
    public async Task Of_what_a_page_says_only_what_a_turn_and_the_page_itself_need_is_kept()
    {
        var page = await Page.StartAsync(service);
        var message = Page.Message("xin chào", "client1");
        var channelData = message["channelData"]!.AsObject();
        channelData["postBack"] = true;
        channelData["messageBack"] = new JsonObject { ["displayText"] = "Chào nhé", ["text"] = Canary };
        channelData["webchat:sequence-id"] = 7;
        channelData["phone"] = Canary;
        message["value"] = new JsonObject { ["choice"] = 3 };
        message["name"] = Canary;
        message["someday"] = Canary;
        message["speak"] = Canary;
        message["conversation"] = new JsonObject { ["id"] = page.Conversation, ["name"] = Canary };
        message["membersAdded"] = new JsonArray(new JsonObject { ["id"] = Canary });
        message["entities"] = new JsonArray(new JsonObject { ["type"] = "mention", ["mentioned"] = new JsonObject { ["name"] = Canary } });
        message["attachments"] = new JsonArray(new JsonObject { ["contentType"] = "image/png", ["name"] = Canary, ["contentUrl"] = Canary });
        Assert.Equal(HttpStatusCode.OK, (await page.PostAsync(message)).Status);

        var kept = service.Store.Said(new("directline", page.Conversation)).Select(activity => JsonSerializer.SerializeToNode(activity, ActivityJson.Default.Activity)!.AsObject()).ToList();
        Assert.All(kept, activity => Assert.DoesNotContain("chimhoangyen", activity.ToJsonString(), StringComparison.Ordinal));
        var said = kept[2];
        Assert.Equal(["channelData", "channelId", "conversation", "from", "id", "locale", "recipient", "text", "textFormat", "timestamp", "type", "value"], said.Select(field => field.Key).Order(StringComparer.Ordinal));
        Assert.Equal("""{"awareness:files":1,"clientActivityID":"client1","messageBack":{"displayText":"Chào nhé"},"postBack":true}""", Sorted(said["channelData"]!.AsObject()));
        Assert.Equal("""{"choice":3}""", said["value"]!.ToJsonString());

        var shown = (await page.PollAsync("2"))["activities"]![0]!["channelData"]!.AsObject();
        Assert.Equal((3, "Chào nhé", true), ((int)shown["webchat:sequence-id"]!, (string?)shown["messageBack"]!["displayText"], (bool)shown["postBack"]!));
    }

    [Fact]
    public async Task Of_what_a_page_keeps_for_itself_only_small_things_are_kept()
    {
        var page = await Page.StartAsync(service);
        var message = Page.Message("xin chào", new string('c', 300));
        message["channelData"]!["messageBack"] = new JsonObject { ["displayText"] = new string('d', 3_000) };
        message["channelData"]!["postBack"] = new string('p', 3_000);
        message["value"] = new string('v', 3_000);
        Assert.Equal(HttpStatusCode.OK, (await page.PostAsync(message)).Status);
        var said = service.Store.Said(new("directline", page.Conversation))[2];
        Assert.Null(said.Value);
        Assert.Null(said.ChannelData);
    }

    [Fact]
    public async Task A_long_conversation_comes_in_pieces_over_polling_and_over_the_socket()
    {
        var page = await Page.StartAsync(service);
        for (var i = 0; i < 30; i++) await page.SayAsync($"{i} {new string('x', 20_000)}");
        var (watermark, pieces, texts) = ("0", 0, new List<string>());
        while (true)
        {
            var piece = await page.PollAsync(watermark);
            if (piece["activities"]!.AsArray() is { Count: 0 }) break;
            pieces++;
            Assert.InRange(piece.ToJsonString().Length, 1, 256 * 1024);
            texts.AddRange(Texts(piece["activities"]!.AsArray()!));
            watermark = (string)piece["watermark"]!;
        }

        Assert.InRange(pieces, 3, 30);
        Assert.Equal(Enumerable.Range(0, 30).Select(i => $"{i}"), texts);
        using var socket = await page.ConnectAsync();
        Assert.Equal(texts, Texts(await socket.ActivitiesAsync(61)));
        Assert.Equal(watermark, socket.Watermark);

        static IEnumerable<string> Texts(IEnumerable<JsonNode> activities) =>
            activities.Where(activity => (string?)activity["from"]!["role"] == "user").Select(activity => ((string)activity["text"]!).Split(' ')[0]);
    }

    [Fact]
    public async Task A_socket_that_is_opened_over_and_over_has_to_wait_and_others_have_not()
    {
        var (page, other) = (await Page.StartAsync(service), await Page.StartAsync(service));
        var opened = 0;
        HttpStatusCode? refused = null;
        for (; opened < 100 && refused is null; opened++)
        {
            using var socket = new ClientWebSocket();
            socket.Options.CollectHttpResponseDetails = true;
            try
            {
                await socket.ConnectAsync(new Uri(page.StreamUrl), TestContext.Current.CancellationToken);
            }
            catch (WebSocketException)
            {
                refused = socket.HttpStatusCode;
            }
        }

        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused);
        Assert.InRange(opened, 5, 50);
        Assert.Single((await page.PollAsync())["activities"]!.AsArray());
        using var welcome = await other.ConnectAsync();
        await welcome.ActivitiesAsync(1);
    }

    private static string Sorted(JsonObject given)
    {
        var sorted = new JsonObject(given.OrderBy(field => field.Key, StringComparer.Ordinal).Select(field => KeyValuePair.Create(field.Key, field.Value?.DeepClone())));
        return sorted.ToJsonString(new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
    }

    private void AssertSilent() => Assert.DoesNotContain(log.All, line => line.Contains("chimhoangyen", StringComparison.OrdinalIgnoreCase) || line.Contains("0912345678", StringComparison.Ordinal));

    private async Task<(HttpStatusCode Status, string Answer)> PostRawAsync(Page page, string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/v3/directline/conversations/{page.Conversation}/activities") { Content = new StringContent(body) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", page.Token);
        using var response = await service.Http.SendAsync(request, TestContext.Current.CancellationToken);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}

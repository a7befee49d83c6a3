using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Awareness.Channels.Tests.Support;

namespace Awareness.Channels.Tests.DirectLine;

public sealed class DirectLineTests : IAsyncLifetime
{
    private ServiceUnderTest service = null!;

    public async ValueTask InitializeAsync() => service = await ServiceUnderTest.StartAsync();

    public ValueTask DisposeAsync() => service.DisposeAsync();

    [Fact]
    public async Task A_page_polls_the_greeting_its_own_words_and_the_answer_in_order()
    {
        var page = await Page.StartAsync(service);
        var id = await page.SayAsync("sơ cứu người đuối nước thế nào", "client1");
        var answer = await page.PollAsync();
        var activities = answer["activities"]!.AsArray();

        Assert.Equal(3, activities.Count);
        Assert.Equal("Chào bạn! Khẩn cấp gọi [115](tel:115).", (string?)activities[0]!["text"]);
        Assert.False(activities[0]!.AsObject().ContainsKey("replyToId"));
        Assert.Equal(id, (string?)activities[1]!["id"]);
        Assert.Equal(id, (string?)activities[2]!["replyToId"]);
        Assert.Equal("1\\. Gọi [115](tel:115).\\\n2\\. Đặt nằm ngửa (trên nền cứng).\n\n*Nguồn: Khuyến cáo sơ cứu 115.*", (string?)activities[2]!["text"]);
        Assert.Equal(("markdown", "plain"), ((string?)activities[2]!["textFormat"], (string?)activities[1]!["textFormat"]));
        Assert.Equal([2, 3, 4], activities.Select(activity => (int)activity!["channelData"]!["webchat:sequence-id"]!));
        Assert.Equal("4", (string?)answer["watermark"]);

        var next = await page.PollAsync("4");
        Assert.Empty(next["activities"]!.AsArray());
        Assert.Equal("4", (string?)next["watermark"]);
        Assert.Single((await page.PollAsync("3"))["activities"]!.AsArray());
    }

    [Fact]
    public async Task What_only_the_service_may_say_of_a_message_is_said_by_the_service()
    {
        var page = await Page.StartAsync(service);
        var message = Page.Message("xin chào", "client1");
        message["id"] = "mine";
        message["timestamp"] = "2001-01-01T00:00:00Z";
        message["serviceUrl"] = "https://evil.example";
        message["conversation"] = new JsonObject { ["id"] = "other" };
        message["recipient"] = new JsonObject { ["id"] = "x", ["role"] = "user" };
        message["from"] = new JsonObject { ["id"] = "dl_other", ["role"] = "bot", ["name"] = "Bí thư" };
        message["callerId"] = "urn:x";
        message["deliveryMode"] = "expectReplies";
        message["textFormat"] = "markdown";
        message["suggestedActions"] = new JsonObject { ["actions"] = new JsonArray(new JsonObject { ["type"] = "openUrl", ["title"] = "x", ["value"] = "https://evil.example" }) };
        var (_, answer) = await page.PostAsync(message);

        var echo = (await page.PollAsync("2"))["activities"]![0]!.AsObject();
        Assert.Equal((string?)answer["id"], (string?)echo["id"]);
        Assert.NotEqual("mine", (string?)echo["id"]);
        Assert.Equal(DateTimeOffset.UtcNow, echo["timestamp"]!.GetValue<DateTimeOffset>(), TimeSpan.FromMinutes(1));
        Assert.Equal("directline", (string?)echo["channelId"]);
        Assert.Equal(page.Conversation, (string?)echo["conversation"]!["id"]);
        Assert.Equal("""{"id":"dl_an","role":"user"}""", echo["from"]!.ToJsonString());
        Assert.Equal("bot", (string?)echo["recipient"]!["role"]);
        Assert.Equal("plain", (string?)echo["textFormat"]);
        Assert.Equal("client1", (string?)echo["channelData"]!["clientActivityID"]);
        foreach (var absent in (string[])["serviceUrl", "callerId", "deliveryMode", "suggestedActions"]) Assert.False(echo.ContainsKey(absent), absent);
    }

    [Fact]
    public async Task A_message_posted_again_is_one_message()
    {
        var page = await Page.StartAsync(service);
        var first = await page.SayAsync("xin chào", "client1");
        Assert.Equal(first, await page.SayAsync("xin chào", "client1"));
        Assert.NotEqual(first, await page.SayAsync("xin chào", "client2"));
        Assert.NotEqual(first, await page.SayAsync("cảm ơn", "client1"));
        Assert.Equal(7, (await page.PollAsync())["activities"]!.AsArray().Count);

        var anonymous = Page.Message("xin chào");
        anonymous["channelData"] = "not an object";
        Assert.NotEqual((string?)(await page.PostAsync(anonymous)).Answer["id"], (string?)(await page.PostAsync(anonymous)).Answer["id"]);
    }

    [Fact]
    public async Task Starting_again_finds_the_conversation_and_greets_once()
    {
        var page = await Page.StartAsync(service);
        var conversation = page.Conversation;
        Assert.Equal(HttpStatusCode.OK, await page.OpenAsync());
        Assert.Equal(conversation, page.Conversation);
        Assert.Single((await page.PollAsync())["activities"]!.AsArray());
    }

    [Fact]
    public async Task People_who_name_nobody_get_an_id_nobody_can_guess()
    {
        var page = await Page.StartAsync(service, user: null);
        await page.SayAsync("xin chào");
        var user = (string)(await page.PollAsync())["activities"]!.AsArray()[1]!["from"]!["id"]!;
        Assert.Matches("^dl_[0-9a-f]{32}$", user);
        Assert.Matches("^[0-9a-f]{32}$", page.Conversation);
    }

    [Fact]
    public async Task Typing_and_events_are_taken_without_effect()
    {
        var page = await Page.StartAsync(service);
        foreach (var type in (string[])["typing", "event", "trace", "conversationUpdate", "endOfConversation", "invoke", "unknown"])
        {
            var (status, answer) = await page.PostAsync(new JsonObject { ["type"] = type, ["name"] = "x" });
            Assert.Equal(HttpStatusCode.OK, status);
            Assert.NotEqual("", (string?)answer["id"]);
        }

        Assert.Single((await page.PollAsync())["activities"]!.AsArray());
    }

    [Fact]
    public async Task Activities_that_are_not_for_people_are_left_out_and_the_watermark_moves_on()
    {
        var page = await Page.StartAsync(service);
        foreach (var type in (string[])["typing", "trace", "endOfConversation", "delay", "event"])
            service.Store.Say(new("directline", page.Conversation), new Activity { Type = type, From = new ChannelAccount { Id = "awareness", Role = "bot" } });
        var answer = await page.PollAsync("2");
        Assert.Equal("event", (string?)Assert.Single(answer["activities"]!.AsArray())!["type"]);
        Assert.Equal("7", (string?)answer["watermark"]);
    }

    [Fact]
    public async Task The_session_has_a_name_that_tells_nothing()
    {
        var page = await Page.StartAsync(service);
        var (status, answer) = await page.SendAsync(HttpMethod.Get, "session/getsessionid");
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.NotEqual(page.Conversation, (string?)answer["sessionId"]);
        Assert.Equal((string?)answer["sessionId"], (string?)(await page.SendAsync(HttpMethod.Get, "session/getsessionid")).Answer["sessionId"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("{\"type\":")]
    [InlineData("""{"type":"message","text":{}}""")]
    [InlineData("""{"type":"message","timestamp":"gestern"}""")]
    public async Task What_is_no_activity_is_400(string body)
    {
        var page = await Page.StartAsync(service);
        Assert.Equal(HttpStatusCode.BadRequest, await PostRawAsync(page, Encoding.UTF8.GetBytes(body)));
    }

    [Theory]
    [InlineData("\\u0000\\ud800\\udc00\\ud800")]
    [InlineData("\\u202e\\u200f xin chào \\u2066")]
    [InlineData("<img src=x onerror=alert(1)>")]
    public async Task Strange_text_comes_back_as_it_was_or_mended(string text)
    {
        var page = await Page.StartAsync(service);
        var body = $$$"""{"type":"message","text":"{{{text}}}","channelData":{"clientActivityID":"{{{text}}}","k{{{text}}}":"{{{text}}}"},"value":["{{{text}}}"],"x":{"{{{text}}}":1}}""";
        Assert.Equal(HttpStatusCode.OK, await PostRawAsync(page, Encoding.UTF8.GetBytes(body)));
        var echo = (await page.PollAsync("2"))["activities"]![0]!;
        Assert.Equal("plain", (string?)echo["textFormat"]);
        Assert.Equal((string?)echo["text"], (string?)echo["channelData"]!["clientActivityID"]);
    }

    [Fact]
    public async Task Deep_and_large_bodies_are_refused_and_long_text_is_answered()
    {
        var page = await Page.StartAsync(service);
        var deep = new string('[', 10_000) + new string(']', 10_000);
        Assert.Equal(HttpStatusCode.BadRequest, await PostRawAsync(page, Encoding.UTF8.GetBytes($$"""{"type":"message","value":{{deep}}}""")));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await PostRawAsync(page, new byte[1_000_000]));
        await page.SayAsync(string.Concat(Enumerable.Repeat("dài 😀", 900)));
        Assert.Equal(3, (await page.PollAsync())["activities"]!.AsArray().Count);
    }

    [Theory]
    [InlineData("-")]
    [InlineData("-5")]
    [InlineData("x")]
    [InlineData("99999999999999999999")]
    [InlineData("")]
    public async Task A_watermark_we_did_not_give_means_from_the_start(string watermark)
    {
        var page = await Page.StartAsync(service);
        Assert.Single((await page.PollAsync(watermark))["activities"]!.AsArray());
    }

    [Fact]
    public async Task A_poll_never_fails_because_of_the_store_and_a_post_says_come_back()
    {
        var page = await Page.StartAsync(service);
        service.Store.Failure = new TimeoutException();
        var answer = await page.PollAsync("1");
        Assert.Empty(answer["activities"]!.AsArray());
        Assert.Equal("1", (string?)answer["watermark"]);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await page.PostAsync(Page.Message("xin chào"))).Status);
        service.Store.Failure = null;
        Assert.Single((await page.PollAsync("1"))["activities"]!.AsArray());
    }

    [Fact]
    public async Task Many_messages_at_once_are_all_taken_in_one_order_for_everybody()
    {
        var page = await Page.StartAsync(service);
        var ids = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => page.SayAsync($"xin chào {i}")));
        var activities = (await page.PollAsync("2"))["activities"]!.AsArray();
        Assert.Equal(40, activities.Count);
        Assert.Equal(ids.Order(), activities.Where((_, i) => i % 2 == 0).Select(activity => (string)activity!["id"]!).Order());
        for (var i = 0; i < 40; i += 2) Assert.Equal((string?)activities[i]!["id"], (string?)activities[i + 1]!["replyToId"]);
    }

    private async Task<HttpStatusCode> PostRawAsync(Page page, byte[] body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/v3/directline/conversations/{page.Conversation}/activities") { Content = new ByteArrayContent(body) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", page.Token);
        using var response = await service.Http.SendAsync(request, TestContext.Current.CancellationToken);
        return response.StatusCode;
    }
}

using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Awareness.Channels.Tests.Support;

namespace Awareness.Channels.Tests.BotFramework;

public sealed class BotFrameworkEndpointTests : IAsyncLifetime
{
    private ServiceUnderTest service = null!;
    private FakeConnector connector = null!;

    public async ValueTask InitializeAsync()
    {
        connector = await FakeConnector.StartAsync();
        service = await ServiceUnderTest.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await service.DisposeAsync();
        await connector.DisposeAsync();
    }

    [Fact]
    public async Task A_message_is_answered_with_200_and_the_reply_goes_to_its_service_address()
    {
        using var response = await PostAsync(Message("a|1", "xin chào", conversation: "c 1/ü|x"));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("", await TextAsync(response));

        await Eventually.True(() => connector.Requests.Count == 1);
        var sent = connector.Requests.First();
        Assert.Equal("POST /v3/conversations/c%201%2F%C3%BC%7Cx/activities/a%7C1", $"{sent.Method} {sent.Target}");
        Assert.Equal("application/json; charset=utf-8", sent.ContentType);
        Assert.Equal("", sent.Authorization);
        var reply = JsonNode.Parse(sent.Body)!.AsObject();
        Assert.Equal(TestKnowledge.Greeting, (string?)reply["text"]);
        Assert.Equal("plain", (string?)reply["textFormat"]);
        Assert.Equal("a|1", (string?)reply["replyToId"]);
        Assert.Equal(("bot", "user"), ((string?)reply["from"]!["id"], (string?)reply["recipient"]!["id"]));
        Assert.False(reply.ContainsKey("id"));
        Assert.DoesNotContain("null", sent.Body, StringComparison.Ordinal);
        await Eventually.True(() => service.Store.Outcomes.Any(outcome => outcome is { Outcome: "complete", Detail: "named" }));
    }

    [Fact]
    public async Task A_duplicate_id_has_one_effect()
    {
        for (var i = 0; i < 3; i++) Assert.Equal(HttpStatusCode.OK, (await PostAsync(Message("a1", "xin chào"))).StatusCode);
        await Eventually.True(() => service.Store.Pending == 0);
        Assert.Single(connector.Requests);
    }

    [Fact]
    public async Task A_message_without_id_gets_one_that_a_repetition_has_too()
    {
        var message = Message("x", "xin chào");
        message.Remove("id");
        await PostAsync(message);
        await PostAsync(message);
        await Eventually.True(() => service.Store.Pending == 0 && !connector.Requests.IsEmpty);
        Assert.Equal("/v3/conversations/c1/activities", Assert.Single(connector.Requests).Target);
        Assert.False(JsonNode.Parse(connector.Requests.First().Body)!.AsObject().ContainsKey("replyToId"));
    }

    [Fact]
    public async Task Replies_that_are_expected_come_back_in_the_answer_the_second_time_too()
    {
        var message = Message("a1", "sơ cứu người đuối nước thế nào");
        message["deliveryMode"] = "expectReplies";
        message["serviceUrl"] = "https://smba.trafficmanager.net/";
        var first = await TextAsync(await PostAsync(message));
        var second = await TextAsync(await PostAsync(message));
        Assert.Equal(first, second);

        var reply = Assert.Single(JsonNode.Parse(first)!["activities"]!.AsArray())!;
        Assert.StartsWith("1. Gọi 115.\n2. Đặt nằm ngửa", (string?)reply["text"], StringComparison.Ordinal);
        Assert.Equal("message", (string?)reply["type"]);
        Assert.Equal("a1", (string?)reply["replyToId"]);
        Assert.Null(reply["id"]);
        Assert.Empty(connector.Requests);
        Assert.Equal(0, service.Store.Pending);
    }

    [Fact]
    public async Task Twenty_messages_of_one_conversation_are_answered_once_each_and_in_order()
    {
        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => PostAsync(Message($"a{i}", "xin chào"))));
        await Eventually.True(() => connector.Requests.Count == 20 && service.Store.Pending == 0);
        var answered = connector.Requests.Select(request => request.Target.Split('/')[^1]).ToList();
        Assert.Equal(20, answered.Distinct().Count());
        var entries = await service.Store.ReadTranscriptAsync(new("botframework/test", "c1"), 0, 100, TestContext.Current.CancellationToken);
        Assert.Equal(entries.Where(entry => entry.Activity.From?.Id == "user").Select(entry => entry.Activity.Id), answered);
    }

    [Fact]
    public async Task A_person_who_joins_is_greeted_and_the_bot_itself_is_not()
    {
        var joined = Message("j1", null);
        joined["type"] = "conversationUpdate";
        joined["membersAdded"] = new JsonArray(new JsonObject { ["id"] = "bot" }, null);
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(joined)).StatusCode);
        joined["id"] = "j2";
        joined["membersAdded"] = new JsonArray(new JsonObject { ["id"] = "bot" }, new JsonObject { ["id"] = "user", ["name"] = "An" });
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(joined)).StatusCode);
        await Eventually.True(() => connector.Requests.Count == 1);
        Assert.EndsWith("/j2", connector.Requests.First().Target, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("typing")]
    [InlineData("endOfConversation")]
    [InlineData("messageReaction")]
    [InlineData("event")]
    [InlineData("unknownType")]
    [InlineData("conversationUpdate")]
    public async Task A_type_without_an_answer_is_taken_and_has_no_effect(string type)
    {
        var activity = Message("a1", "xin chào");
        activity["type"] = type;
        Assert.Equal((HttpStatusCode.OK, ""), await AnswerAsync(activity));
        activity["deliveryMode"] = "expectReplies";
        Assert.Equal((HttpStatusCode.OK, """{"activities":[]}"""), await AnswerAsync(activity));
        Assert.Empty(connector.Requests);
    }

    [Fact]
    public async Task An_invoke_nobody_answers_is_501()
    {
        var invoke = Message("a1", null);
        invoke["type"] = "invoke";
        invoke["name"] = "signin/verifyState";
        Assert.Equal(HttpStatusCode.NotImplemented, (await PostAsync(invoke)).StatusCode);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("7")]
    [InlineData("{\"type\":")]
    [InlineData("""{"type":null}""")]
    [InlineData("""{"type":""}""")]
    [InlineData("""{"type":7}""")]
    [InlineData("""{"type":"message"}""")]
    [InlineData("""{"type":"message"} x""")]
    [InlineData("""{"type":"message","channelId":"t","conversation":{"id":""},"from":{"id":"u"}}""")]
    [InlineData("""{"type":"message","channelId":"","conversation":{"id":"c"},"from":{"id":"u"}}""")]
    [InlineData("""{"type":"message","channelId":"t","conversation":{"id":"c"}}""")]
    [InlineData("""{"type":"message","channelId":"t","conversation":"c","from":{"id":"u"}}""")]
    [InlineData("""{"type":"message","channelId":"t","conversation":{"id":"c"},"from":{"id":"u"},"text":{}}""")]
    [InlineData("""{"type":"message","channelId":"t","conversation":{"id":"c"},"from":{"id":"u"},"timestamp":"yesterday"}""")]
    [InlineData("{\"type\":\"message\",\"text\":\"\0\"}")]
    public async Task What_is_no_activity_is_refused_with_a_reason(string body)
    {
        using var response = await PostAsync(Encoding.UTF8.GetBytes(body));
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        AssertError("BadArgument", await TextAsync(response));
    }

    [Theory]
    [InlineData("id")]
    [InlineData("channelId")]
    [InlineData("from")]
    [InlineData("conversation")]
    [InlineData("recipient")]
    public async Task An_id_that_is_too_long_to_be_a_key_is_refused_by_name(string field)
    {
        var message = Message("a1", "xin chào");
        message[field] = field is "id" or "channelId" ? new string('x', 257) : new JsonObject { ["id"] = new string('x', 257) };
        var (status, body) = await AnswerAsync(message);
        Assert.Equal(HttpStatusCode.BadRequest, status);
        AssertError("BadArgument", body);
        Assert.Contains(field, body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("https://evil.example/")]
    [InlineData("http://169.254.169.254/")]
    [InlineData("ftp://127.0.0.1/")]
    public async Task Replies_are_not_sent_where_a_stranger_says(string? serviceUrl)
    {
        var message = Message("a1", "xin chào");
        message["serviceUrl"] = serviceUrl;
        var (status, body) = await AnswerAsync(message);
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("serviceUrl", body, StringComparison.Ordinal);
        Assert.Equal(0, service.Store.Pending);
    }

    [Fact]
    public async Task Other_methods_are_405() => Assert.Equal(HttpStatusCode.MethodNotAllowed, (await service.Http.GetAsync("/api/messages", TestContext.Current.CancellationToken)).StatusCode);

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/vnd.microsoft.activity+json")]
    [InlineData(null)]
    public async Task The_content_type_does_not_matter(string? contentType)
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes("\uFEFF" + Message("a1", "xin chào").ToJsonString()));
        if (contentType is not null) content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        using var response = await service.Http.PostAsync("/api/messages", content, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_body_that_is_too_large_is_413_however_it_is_sent(bool chunked)
    {
        var body = Encoding.UTF8.GetBytes(Message("a1", new string('x', 1_000_000)).ToJsonString());
        using HttpContent content = chunked ? new StreamContent(new MemoryStream(body)) : new ByteArrayContent(body);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages") { Content = content };
        request.Headers.TransferEncodingChunked = chunked;
        using var response = await service.Http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        AssertError("MessageSizeTooBig", await TextAsync(response));
    }

    [Fact]
    public async Task Nesting_beyond_measure_is_400()
    {
        foreach (var depth in (int[])[31, 40, 64, 10_000, 60_000])
        {
            var deep = new string('[', depth) + new string(']', depth);
            using var response = await PostAsync(Encoding.UTF8.GetBytes($$"""{"type":"message","value":{{deep}},"x":{{deep}}}"""));
            Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        }
    }

    [Theory]
    [InlineData("\\u0000 a \\u0000")]
    [InlineData("\\ud83d")]
    [InlineData("\\ude00\\ud83d")]
    [InlineData("\\u202e\\u200f\\u061c xin chào")]
    [InlineData("\\uFFFF\\uFFFE")]
    [InlineData("' ; drop table conversations; --")]
    [InlineData("<script>")]
    [InlineData("")]
    public async Task Strange_text_is_answered_like_any_other(string text)
    {
        var json = $$$"""{"type":"message","id":"{{{text}}}","channelId":"t{{{text}}}","conversation":{"id":"c{{{text}}}","x":"{{{text}}}"},"from":{"id":"u{{{text}}}"},"text":"{{{text}}}","deliveryMode":"expectReplies","channelData":{"k{{{text}}}":"{{{text}}}"},"entities":[null,"{{{text}}}"],"membersAdded":[null],"attachments":[null],"y{{{text}}}":"{{{text}}}"}""";
        using var response = await PostAsync(Encoding.UTF8.GetBytes(json));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Single(JsonNode.Parse(await TextAsync(response))!["activities"]!.AsArray());
    }

    [Fact]
    public async Task The_longest_value_that_is_allowed_to_be_deep_comes_through_whole()
    {
        var message = Message("a1", "xin chào " + string.Concat(Enumerable.Repeat("dai ", 30_000)));
        message["deliveryMode"] = "expectReplies";
        var deep = JsonNode.Parse(new string('[', 29) + new string(']', 29));
        message["value"] = deep!.DeepClone();
        message["unknown"] = deep;
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(message)).StatusCode);
    }

    [Fact]
    public async Task Of_an_activity_only_what_a_turn_needs_is_kept_and_answered_with()
    {
        const string Name = "Nguyễn Văn An";
        var message = Message("a1", "xin chào");
        message["callerId"] = "urn:botframework:azure";
        message["from"] = new JsonObject { ["id"] = "user", ["name"] = Name, ["aadObjectId"] = "1" };
        message["conversation"] = new JsonObject { ["id"] = "c1", ["name"] = Name, ["isGroup"] = true, ["conversationType"] = "channel" };
        message["entities"] = new JsonArray(new JsonObject { ["type"] = "mention", ["mentioned"] = new JsonObject { ["id"] = "29:1", ["name"] = Name }, ["text"] = $"<at>{Name}</at>" });
        message["channelData"] = new JsonObject { ["message"] = new JsonObject { ["contact"] = new JsonObject { ["phone_number"] = "0912345678", ["first_name"] = Name } } };
        message["value"] = new JsonObject { ["name"] = Name };
        message["name"] = Name;
        message["someday"] = new JsonObject { ["name"] = Name };
        message["attachments"] = new JsonArray(new JsonObject { ["contentType"] = "image/png", ["name"] = Name, ["content"] = new JsonObject { ["name"] = Name } });
        await PostAsync(message);
        var kept = service.Store.Said(new("botframework/test", "c1")).Select(activity => JsonSerializer.SerializeToNode(activity, ActivityJson.Default.Activity)!.AsObject()).ToList();
        Assert.Equal(["channelId", "conversation", "from", "id", "recipient", "serviceUrl", "text", "timestamp", "type"], kept[0].Select(field => field.Key).Order(StringComparer.Ordinal));
        Assert.Equal("""{"id":"c1","isGroup":true}""", kept[0]["conversation"]!.ToJsonString());
        Assert.Equal("""{"id":"user"}""", kept[0]["from"]!.ToJsonString());
        await Eventually.True(() => connector.Requests.Count == 1);
        foreach (var json in kept.Select(activity => activity.ToJsonString()).Append(connector.Requests.First().Body).Select(json => JsonNode.Parse(json)!.ToJsonString(new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping })))
            Assert.DoesNotContain(["Nguyễn", "0912345678", "callerId", "aadObjectId"], secret => json.Contains(secret, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""{"type":"message","id":"1","channelId":"t","conversation":{"id":"c"},"from":{"id":"u"},"text":"a","text":"b","deliveryMode":"expectReplies"}""")]
    [InlineData("""{"type":"message","id":"1","channelId":"t","conversation":{"id":"c"},"from":{"id":"u","id":"v"},"text":"a","deliveryMode":"expectReplies"}""")]
    [InlineData("""{"type":"message","id":"1","channelId":"t","conversation":{"id":"c"},"from":{"id":"u"},"text":"a","value":[{"a":1,"a":2}],"deliveryMode":"expectReplies"}""")]
    public async Task A_name_that_stands_twice_is_refused_because_two_readers_would_read_two_things(string body)
    {
        using var response = await PostAsync(Encoding.UTF8.GetBytes(body));
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        AssertError("BadArgument", await TextAsync(response));
        Assert.Equal(0, service.Store.Entries);
    }

    [Fact]
    public async Task A_store_that_is_away_is_503_and_the_channel_may_come_back()
    {
        service.Store.Failure = new TimeoutException();
        using var response = await PostAsync(Message("a1", "xin chào"));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.NotNull(response.Headers.RetryAfter);
        service.Store.Failure = null;
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(Message("a1", "xin chào"))).StatusCode);
    }

    private JsonObject Message(string id, string? text, string conversation = "c1") => new()
    {
        ["type"] = "message",
        ["id"] = id,
        ["channelId"] = "test",
        ["serviceUrl"] = connector.Address,
        ["conversation"] = new JsonObject { ["id"] = conversation },
        ["from"] = new JsonObject { ["id"] = "user" },
        ["recipient"] = new JsonObject { ["id"] = "bot" },
        ["text"] = text,
    };

    private Task<HttpResponseMessage> PostAsync(JsonObject activity) => PostAsync(Encoding.UTF8.GetBytes(activity.ToJsonString()));

    private Task<HttpResponseMessage> PostAsync(byte[] body) =>
        service.Http.PostAsync("/api/messages", new ByteArrayContent(body), TestContext.Current.CancellationToken);

    private async Task<(HttpStatusCode Status, string Body)> AnswerAsync(JsonObject activity)
    {
        using var response = await PostAsync(activity);
        return (response.StatusCode, await TextAsync(response));
    }

    private static Task<string> TextAsync(HttpResponseMessage response) => response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

    private static void AssertError(string code, string body)
    {
        var error = JsonNode.Parse(body)!["error"]!;
        Assert.Equal(code, (string?)error["code"]);
        Assert.NotEqual("", (string?)error["message"]);
    }
}

using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Awareness.App.Tests.Hostile;

/// <summary>Strangers send anything. Each gets a clear refusal or an answer, the log shows no failure of ours, and the next person is answered.</summary>
public sealed class HostileInputTests(HostileService hostile) : IClassFixture<HostileService>
{
    private static readonly string[] WrongValues = ["null", "5", "-1e999", "true", "\"x\"", "\"\"", "[]", "{}", "[null]", "[[]]", "[5]", "[{}]", "{\"id\":5}", "{\"id\":null}", "{\"\":{}}", "\"2026-99-99\"", "\"\\u0000\""];

    public static TheoryData<string> BrokenBodies =>
    [
        "", " ", "{", "{\"type\":", "[]", "[{\"type\":\"message\"}]", "null", "5", "\"message\"", "{}", "{\"type\":null}", "{\"type\":\"\"}", "{\"type\":5}",
        "{\"type\":\"message\"", "{\"type\":\"message\",}", "{'type':'message'}", "\u0000", "{\"type\":\"mess\u0000age\"}", "<xml/>", "%7B%7D", "//{}", "{\"type\":\"message\"}{}",
    ];

    [Theory]
    [MemberData(nameof(BrokenBodies))]
    public async Task A_broken_body_is_refused_everywhere(string body)
    {
        Assert.Equal(HttpStatusCode.BadRequest, await hostile.PostAsync("/api/messages", Encoding.UTF8.GetBytes(body)));
        Assert.Equal(HttpStatusCode.BadRequest, await hostile.PostAsync($"{hostile.Conversation}/activities", Encoding.UTF8.GetBytes(body)));
    }

    [Fact]
    public async Task Bytes_that_are_no_text_are_refused()
    {
        byte[][] broken = [[0xff, 0xfe, 0x7b], [0xed, 0xa0, 0x80], [0xc0, 0xaf], [0xf5, 0x80, 0x80, 0x80]];
        foreach (var bytes in broken)
        {
            byte[] body = [.. """{"type":"message","id":"1","channelId":"test","deliveryMode":"expectReplies","from":{"id":"a"},"conversation":{"id":"c"},"text":" """u8, .. bytes, .. "\"}"u8];
            Assert.Equal(HttpStatusCode.BadRequest, await hostile.PostAsync("/api/messages", body));
            Assert.Equal(HttpStatusCode.BadRequest, await hostile.PostAsync($"{hostile.Conversation}/activities", body));
        }
    }

    [Fact]
    public async Task A_megabyte_is_refused_whether_its_length_is_told_or_not()
    {
        var activity = Channel.Question("large", "1", new string('a', 1_000_000));
        var body = Encoding.UTF8.GetBytes(activity.ToJsonString());
        foreach (var isChunked in new[] { false, true })
        {
            Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await hostile.PostAsync("/api/messages", body, isChunked));
            Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await hostile.PostAsync($"{hostile.Conversation}/activities", body, isChunked));
            Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await hostile.PostAsync("/v3/directline/conversations", body, isChunked));
        }
    }

    [Theory]
    [InlineData("value", '[', ']')]
    [InlineData("channelData", '[', ']')]
    [InlineData("entities", '[', ']')]
    [InlineData("somethingNew", '[', ']')]
    [InlineData("value", '{', '}')]
    public async Task Ten_thousand_levels_are_refused(string field, char open, char close)
    {
        var level = open == '{' ? "{\"a\":" : "[";
        var deep = $"{string.Concat(Enumerable.Repeat(level, 10_000))}1{new string(close, 10_000)}";
        var body = Encoding.UTF8.GetBytes(hostile.Activity("deep").ToJsonString()[..^1] + $",\"{field}\":{deep}}}");
        Assert.Equal(HttpStatusCode.BadRequest, await hostile.PostAsync("/api/messages", body));
        // A page may send less than a channel.
        var ofPage = body.Length > 32 * 1024 ? HttpStatusCode.RequestEntityTooLarge : HttpStatusCode.BadRequest;
        Assert.Equal(ofPage, await hostile.PostAsync($"{hostile.Conversation}/activities", body));
    }

    [Fact]
    public async Task Any_kind_of_value_in_any_field_is_answered_or_refused()
    {
        var fields = JsonSerializer.SerializeToNode(new Activity { Type = "message" }, JsonSerializerOptions.Web)?.AsObject().Select(field => field.Key).ToList() ?? [];
        Assert.True(fields.Count > 15);
        var count = 0;
        foreach (var field in fields.Concat(["callerId", "expiration", "relatesTo", "localTimestamp", "semanticAction"]))
        {
            foreach (var value in WrongValues)
            {
                var activity = hostile.Activity($"wrong-{count++}");
                activity.Remove(field);
                var body = Encoding.UTF8.GetBytes($"{activity.ToJsonString()[..^1]},\"{field}\":{value}}}");
                await hostile.PostAsync("/api/messages", body);
                await hostile.PostAsync($"{hostile.Conversation}/activities", body);
                await hostile.PostAsync("/v3/directline/conversations", Encoding.UTF8.GetBytes($"{{\"{field}\":{value},\"user\":{value},\"trustedOrigins\":{value},\"locale\":{value}}}"));
            }
        }
    }

    [Theory]
    [InlineData("a\\u0000b")]
    [InlineData("\\ud800")]
    [InlineData("\\udc00\\ud800")]
    [InlineData("\\ud83d\\ude00\\ud83d")]
    [InlineData("\\u202emũ bảo hiểm\\u2066\\u200f")]
    [InlineData("\\uffff\\ufffe\\ufeff")]
    [InlineData("z\\u0300\\u0301\\u0302\\u0303")]
    [InlineData("\\u001b[31m\\r\\n\\t\\b")]
    [InlineData("%s%n'; drop table turn; --")]
    public async Task Odd_characters_anywhere_are_answered(string odd)
    {
        var body = $$"""
            {"type":"message","id":"{{odd}}","channelId":"test","deliveryMode":"expectReplies","from":{"id":"{{odd}}","name":"{{odd}}"},"recipient":{"id":"{{odd}}"},
            "conversation":{"id":"odd {{odd}}","name":"{{odd}}"},"text":"{{odd}} mu bao hiem {{odd}}","locale":"{{odd}}","value":{"{{odd}}":"{{odd}}"},
            "channelData":{"clientActivityID":"{{odd}}","{{odd}}":["{{odd}}"]},"entities":["{{odd}}"],"new {{odd}}":"{{odd}}"}
            """;
        Assert.Equal(HttpStatusCode.OK, await hostile.PostAsync("/api/messages", Encoding.UTF8.GetBytes(body)));
        Assert.Equal(HttpStatusCode.OK, await hostile.PostAsync($"{hostile.Conversation}/activities", Encoding.UTF8.GetBytes(body)));
        Assert.Equal(HttpStatusCode.OK, await hostile.GetAsync($"{hostile.Conversation}/activities?watermark=0"));
    }

    [Theory]
    [InlineData("a")]
    [InlineData("mũ ")]
    [InlineData("mu bao hiem ")]
    [InlineData("😀")]
    [InlineData("a\u0301")]
    [InlineData("1 ")]
    [InlineData("không ")]
    [InlineData("\"\\/")]
    public async Task Four_thousand_characters_are_answered(string part)
    {
        var text = string.Concat(Enumerable.Repeat(part, 4_000 / part.Length + 1))[..4_000];
        Assert.NotEmpty(await hostile.Service.AskAsync($"long {part}", "1", text));
        Assert.NotEmpty(await hostile.Service.AskAsync($"long {part}", "2", text + text));
        Assert.Equal(HttpStatusCode.OK, await hostile.GetAsync($"/hoi?cau={Uri.EscapeDataString(text[..1_000])}"));
        Assert.True(await hostile.GetAsync($"/hoi?cau={Uri.EscapeDataString(text)}") is HttpStatusCode.OK or HttpStatusCode.RequestUriTooLong);
    }

    [Theory]
    [InlineData("id")]
    [InlineData("channelId")]
    [InlineData("from")]
    [InlineData("recipient")]
    [InlineData("conversation")]
    public async Task A_huge_id_is_refused(string field)
    {
        foreach (var length in new[] { 257, 100_000 })
        {
            var huge = new string('x', length);
            var activity = hostile.Activity("huge");
            activity[field] = field is "id" or "channelId" ? huge : new JsonObject { ["id"] = huge };
            Assert.Equal(HttpStatusCode.BadRequest, await hostile.PostAsync("/api/messages", Encoding.UTF8.GetBytes(activity.ToJsonString())));
        }
    }

    [Fact]
    public async Task The_longest_ids_are_taken()
    {
        var activity = hostile.Activity(new string('i', 256));
        activity["from"] = new JsonObject { ["id"] = new string('ư', 256) };
        activity["conversation"] = new JsonObject { ["id"] = new string('c', 256) };
        Assert.Equal(HttpStatusCode.OK, await hostile.PostAsync("/api/messages", Encoding.UTF8.GetBytes(activity.ToJsonString())));
    }

    [Theory]
    [InlineData("watermark=-1")]
    [InlineData("watermark=9999999999999999999999")]
    [InlineData("watermark=9223372036854775807")]
    [InlineData("watermark=%00&watermark=1")]
    [InlineData("watermark=\u0661\u0662")]
    [InlineData("watermark=null&t=%ff%fe")]
    public async Task A_strange_watermark_is_read_from_the_start_or_the_end(string query)
    {
        Assert.Equal(HttpStatusCode.OK, await hostile.GetAsync($"{hostile.Conversation}/activities?{query}"));
        Assert.Equal(HttpStatusCode.OK, await hostile.GetAsync($"{hostile.Conversation}?{query}"));
        Assert.Equal(HttpStatusCode.Unauthorized, await hostile.GetAsync($"{hostile.Conversation}/stream?{query}"));
    }

    [Theory]
    [InlineData("Bearer")]
    [InlineData("Bearer a.b.c")]
    [InlineData("Bearer eyJhbGciOiJub25lIn0.eyJjb252IjoieCJ9.")]
    [InlineData("Basic YTpi")]
    [InlineData("Bearer ....")]
    [InlineData("large")]
    public async Task A_strange_token_is_refused(string header)
    {
        var value = header == "large" ? $"Bearer {new string('a', 20_000)}" : header;
        foreach (var path in new[] { "/v3/directline/tokens/refresh", "/v3/directline/conversations", $"{hostile.Conversation}/activities", $"{hostile.Conversation}/upload" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent("{\"type\":\"message\"}") };
            request.Headers.TryAddWithoutValidation("Authorization", value);
            Assert.Equal(HttpStatusCode.Unauthorized, await hostile.SendAsync(request));
        }
    }

    [Theory]
    [InlineData("/v3/directline/conversations/%00/activities")]
    [InlineData("/v3/directline/conversations/%ff%fe/activities")]
    [InlineData("/v3/directline/conversations/..%2f..%2fapi/activities")]
    [InlineData("/v3/directline/conversations/'; drop table turn/activities")]
    [InlineData("/hoi/%00")]
    [InlineData("/hoi?cau=%")]
    [InlineData("/hoi?cau=%00%ED%A0%80%FF")]
    [InlineData("/hoi?cau=%E2%80%AE&cau=2&%=%")]
    [InlineData("/tai/..%2f..%2fappsettings.json")]
    [InlineData("/health?x=%00")]
    [InlineData("/%2f%2fevil.example/")]
    public async Task A_strange_address_breaks_nothing(string path)
    {
        await hostile.GetAsync(path);
        await hostile.PostAsync(path, "{}"u8.ToArray());
    }

    [Fact]
    public async Task Strange_headers_break_nothing()
    {
        foreach (var (name, value) in new[]
        {
            ("Origin", "null"), ("Origin", "\u00e9"), ("Origin", "http://[::"), ("Content-Type", "text/\u00e9"), ("Content-Type", "application/json; charset=utf-7"),
            ("Content-Encoding", "gzip"), ("X-Forwarded-For", "'"), ("Accept-Encoding", ";q=,,"), ("If-None-Match", "\"\"\""), ("Range", "bytes=9-1"), ("Expect", "nothing"),
        })
        {
            foreach (var path in new[] { "/api/messages", $"{hostile.Conversation}/activities", "/hoi?cau=a" })
            {
                using var request = new HttpRequestMessage(path.StartsWith("/hoi", StringComparison.Ordinal) ? HttpMethod.Get : HttpMethod.Post, path);
                if (request.Method == HttpMethod.Post) request.Content = new StringContent("{}");
                var isOfContent = name.StartsWith("Content-", StringComparison.Ordinal);
                if (isOfContent) request.Content?.Headers.Remove(name);
                if (isOfContent) request.Content?.Headers.TryAddWithoutValidation(name, value);
                else request.Headers.TryAddWithoutValidation(name, value);
                await hostile.SendAsync(request);
            }
        }
    }
}

/// <summary>One service that all hostile input is sent to. At the end it must still answer, and its log must show no failure.</summary>
public sealed class HostileService : IAsyncLifetime
{
    public ServiceProcess Service { get; private set; } = null!;

    /// <summary>Path of a Direct Line conversation that was started.</summary>
    public string Conversation { get; private set; } = "";

    private string Token { get; set; } = "";

    public async ValueTask InitializeAsync()
    {
        Service = await ServiceProcess.StartAsync();
        using var response = await Service.Client.PostAsync(new Uri("/v3/directline/tokens/generate", UriKind.Relative), content: null, TestContext.Current.CancellationToken);
        var granted = JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Token = (string?)granted?["token"] ?? "";
        Conversation = $"/v3/directline/conversations/{granted?["conversationId"]}";
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            Assert.NotEmpty(await Service.AskAsync("after all", "1", Channel.Helmet));
            Assert.Equal(0, await Service.StopAsync());
            Assert.DoesNotContain(Service.Lines, line => line.Contains("\"LogLevel\":\"Error\"", StringComparison.Ordinal) || line.Contains("\"LogLevel\":\"Critical\"", StringComparison.Ordinal));
            Assert.Equal("ok", StoredRows.Integrity(Service.Database));
        }
        finally
        {
            await Service.DisposeAsync();
        }
    }

    /// <summary>A good activity, to be spoiled in one place.</summary>
    internal JsonObject Activity(string id) => Channel.Question("hostile", id, Channel.Helmet);

    /// <summary>Posts bytes, with the token of the conversation; the status, which is never a failure of ours.</summary>
    internal Task<HttpStatusCode> PostAsync(string path, byte[] body, bool isChunked = false)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = isChunked ? new StreamContent(new MemoryStream(body)) : new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        if (isChunked) request.Headers.TransferEncodingChunked = true;
        return SendAsync(Admit(request));
    }

    internal Task<HttpStatusCode> GetAsync(string path) => SendAsync(Admit(new HttpRequestMessage(HttpMethod.Get, path)));

    internal async Task<HttpStatusCode> SendAsync(HttpRequestMessage request)
    {
        using var response = await Service.Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.True((int)response.StatusCode < 500 || response.StatusCode == HttpStatusCode.NotImplemented, $"HTTP {(int)response.StatusCode} to {request.Method} {request.RequestUri}");
        if (response.StatusCode == HttpStatusCode.BadRequest && response.Content.Headers.ContentType?.MediaType == "application/json") await AssertErrorAsync(response);
        return response.StatusCode;
    }

    private HttpRequestMessage Admit(HttpRequestMessage request)
    {
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        return request;
    }

    private static async Task AssertErrorAsync(HttpResponseMessage response)
    {
        var error = JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))?["error"];
        Assert.False(string.IsNullOrEmpty((string?)error?["code"]));
        Assert.False(string.IsNullOrEmpty((string?)error?["message"]));
    }
}

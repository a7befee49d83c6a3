using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Awareness.Channels.DirectLine;
using Awareness.Channels.Tests.Support;

namespace Awareness.Channels.Tests.DirectLine;

public sealed class DirectLineAccessTests : IAsyncLifetime
{
    private const string Secret = "a secret of another server";
    private const string OtherSecret = "a secret of the school's server";

    private readonly ManualTime time = new();
    private ServiceUnderTest open = null!;
    private ServiceUnderTest closed = null!;

    public async ValueTask InitializeAsync()
    {
        open = await ServiceUnderTest.StartAsync(time);
        closed = await ServiceUnderTest.StartAsync(
            time,
            ("DirectLine:OwnPage", "false"), ("DirectLine:PublicUrl", "https://chat.example"),
            ("DirectLine:Sites:0:Name", "doan"), ("DirectLine:Sites:0:Secrets:0", "the old secret of the site"), ("DirectLine:Sites:0:Secrets:1", Secret), ("DirectLine:Sites:0:TrustedOrigins:0", "https://thanhdoan.example/"),
            ("DirectLine:Sites:1:Name", "truong"), ("DirectLine:Sites:1:Secrets:0", OtherSecret), ("DirectLine:Sites:1:TrustedOrigins:0", "https://truong.example"));
    }

    public async ValueTask DisposeAsync()
    {
        await open.DisposeAsync();
        await closed.DisposeAsync();
    }

    [Fact]
    public async Task A_token_lives_thirty_minutes_and_can_be_refreshed_as_long_as_it_does()
    {
        var page = await Page.StartAsync(open);
        time.Advance(TimeSpan.FromMinutes(29));
        var (status, answer) = await page.SendAsync(HttpMethod.Post, "tokens/refresh");
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(page.Conversation, (string?)answer["conversationId"]);
        var old = page.Token;

        time.Advance(TimeSpan.FromMinutes(2));
        page.Token = (string)answer["token"]!;
        await page.SayAsync("xin chào");
        Assert.Equal("dl_an", (string?)(await page.PollAsync("2"))["activities"]![0]!["from"]!["id"]);

        page.Token = old;
        foreach (var (method, path) in Everything(page))
        {
            var (expired, error) = await page.SendAsync(method, path, method == HttpMethod.Post ? Page.Message("x") : null);
            Assert.Equal((HttpStatusCode.Forbidden, "TokenExpired"), (expired, (string?)error["error"]!["code"]));
        }
    }

    [Fact]
    public async Task Nothing_but_our_own_token_opens_anything()
    {
        var page = await Page.StartAsync(open);
        var parts = page.Token.Split('.');
        var other = new DirectLineTokens(new DirectLineKey(DirectLineKey.New()), time);
        string[] forged =
        [
            "",
            "x",
            "a.b.c",
            other.Issue(new DirectLineGrant(page.Conversation, "dl_an", [])),
            $"{parts[0]}.{Encode(Decode(parts[1]).Replace("dl_an", "dl_xx", StringComparison.Ordinal))}.{parts[2]}",
            $"{Encode("""{"alg":"none","typ":"JWT"}""")}.{parts[1]}.",
            $"{parts[0]}.{parts[1]}.",
            page.StreamUrl[(page.StreamUrl.IndexOf("&t=", StringComparison.Ordinal) + 3)..],
            new string('x', 20_000),
        ];
        foreach (var token in forged)
        {
            page.Token = token;
            foreach (var (method, path) in Everything(page))
                Assert.Equal(HttpStatusCode.Unauthorized, (await page.SendAsync(method, path, method == HttpMethod.Post ? Page.Message("x") : null)).Status);
        }
    }

    [Fact]
    public async Task A_token_opens_its_own_conversation_only()
    {
        var (page, other) = (await Page.StartAsync(open), await Page.StartAsync(open));
        page.Token = other.Token;
        Assert.Equal(HttpStatusCode.Forbidden, (await page.SendAsync(HttpMethod.Get, $"conversations/{page.Conversation}/activities")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await page.PostAsync(Page.Message("x"))).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await page.SendAsync(HttpMethod.Get, $"conversations/{page.Conversation}")).Status);
    }

    [Fact]
    public async Task With_secrets_only_a_server_that_knows_one_gets_tokens()
    {
        var page = new Page(closed);
        foreach (var wrong in (string[])["", "wrong", "a secret of another serve", Secret + "x", Secret.ToUpperInvariant()])
        {
            page.Token = wrong;
            Assert.Equal(HttpStatusCode.Unauthorized, (await page.SendAsync(HttpMethod.Post, "tokens/generate")).Status);
        }

        page.Token = Secret;
        var (status, answer) = await page.SendAsync(HttpMethod.Post, "tokens/generate", JsonNode.Parse("""{"user":{"id":"dl_u1"}}"""));
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("\"user\":\"dl_u1\"", Decode(((string)answer["token"]!).Split('.')[1]), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, (await page.SendAsync(HttpMethod.Post, "tokens/refresh")).Status);

        page.Token = (string)answer["token"]!;
        Assert.Equal(HttpStatusCode.Unauthorized, (await page.SendAsync(HttpMethod.Post, "tokens/generate")).Status);
    }

    [Fact]
    public async Task A_server_with_the_secret_speaks_for_whom_it_names()
    {
        var page = new Page(closed) { Token = Secret };
        Assert.Equal(HttpStatusCode.Created, await page.OpenAsync());
        Assert.StartsWith("wss://chat.example/v3/directline/conversations/", page.StreamUrl, StringComparison.Ordinal);
        page.Token = Secret;
        await page.SayAsync("xin chào");
        Assert.Equal("somebody else", (string?)(await page.PollAsync("2"))["activities"]![0]!["from"]!["id"]);
        Assert.Equal(HttpStatusCode.BadRequest, (await page.PostAsync(JsonNode.Parse("""{"type":"message","text":"x"}""")!)).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await page.PostAsync(JsonNode.Parse("""{"type":"message","text":"x","from":{"id":"dl_an"}}""")!)).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await page.PostAsync(JsonNode.Parse("""{"type":"message","text":"x","from":{"id":"DL_an"}}""")!)).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await page.SendAsync(HttpMethod.Post, "tokens/generate", JsonNode.Parse("""{"user":{"id":"an"}}"""))).Status);
    }

    [Fact]
    public async Task Both_secrets_of_a_site_are_live_while_one_is_replaced()
    {
        foreach (var secret in (string[])[Secret, "the old secret of the site"])
        {
            var page = new Page(closed) { Token = secret };
            Assert.Equal(HttpStatusCode.OK, (await page.SendAsync(HttpMethod.Post, "tokens/generate")).Status);
        }
    }

    [Fact]
    public async Task A_site_reaches_the_conversations_of_no_other_site_and_not_our_own()
    {
        var page = new Page(closed) { Token = Secret };
        await page.OpenAsync();
        page.Token = OtherSecret;
        foreach (var (method, path) in Everything(page).Where(request => request.Path.Contains(page.Conversation, StringComparison.Ordinal)))
        {
            var (status, error) = await page.SendAsync(method, path, method == HttpMethod.Post ? Page.Message("x") : null);
            Assert.Equal((HttpStatusCode.Forbidden, "WrongConversation"), (status, (string?)error["error"]!["code"]));
        }

        var own = await Page.StartAsync(open, user: null);
        own.Token = ServiceUnderTest.Secret;
        Assert.Equal(HttpStatusCode.Forbidden, (await own.SendAsync(HttpMethod.Get, $"conversations/{own.Conversation}/activities")).Status);
    }

    [Fact]
    public async Task The_same_id_at_two_sites_is_two_people()
    {
        foreach (var secret in (string[])[Secret, OtherSecret])
        {
            var page = new Page(closed) { Token = secret };
            var (_, answer) = await page.SendAsync(HttpMethod.Post, "tokens/generate", JsonNode.Parse("""{"user":{"id":"dl_1"}}"""));
            page.Token = (string)answer["token"]!;
            await page.OpenAsync();
            await page.SayAsync("xin chào");
            Assert.Equal("dl_1", (string?)(await page.PollAsync("2"))["activities"]![0]!["from"]!["id"]);
        }

        Assert.Equal(["doan/dl_1", "truong/dl_1"], closed.Store.People.Order());
    }

    [Fact]
    public async Task Nobody_who_proves_nothing_chooses_who_to_be()
    {
        var page = new Page(open);
        var (_, answer) = await page.SendAsync(HttpMethod.Post, "tokens/generate", JsonNode.Parse("""{"user":{"id":"dl_an"}}"""));
        Assert.DoesNotContain("dl_an", Decode(((string)answer["token"]!).Split('.')[1]), StringComparison.Ordinal);
        page.Token = (string)answer["token"]!;
        var (_, started) = await page.SendAsync(HttpMethod.Post, "conversations", JsonNode.Parse("""{"user":{"id":"dl_an"}}"""));
        Assert.DoesNotContain("dl_an", Decode(((string)started["token"]!).Split('.')[1]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_of_a_site_is_good_from_its_pages_and_ours_but_not_from_those_of_another_site()
    {
        var page = new Page(closed) { Token = Secret };
        var (_, answer) = await page.SendAsync(HttpMethod.Post, "tokens/generate");
        page.Token = (string)answer["token"]!;
        Assert.Equal(HttpStatusCode.Forbidden, (await page.SendAsync(HttpMethod.Post, "conversations", origin: "https://truong.example")).Status);
        Assert.Equal(HttpStatusCode.Created, (await page.SendAsync(HttpMethod.Post, "conversations", origin: "https://thanhdoan.example")).Status);
        Assert.Equal(HttpStatusCode.OK, (await page.SendAsync(HttpMethod.Post, "conversations", origin: "https://chat.example")).Status);
        page.Token = Secret;
        Assert.Equal(HttpStatusCode.Forbidden, (await page.SendAsync(HttpMethod.Post, "tokens/generate", origin: "https://truong.example")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await page.SendAsync(HttpMethod.Post, "tokens/generate", JsonNode.Parse("""{"trustedOrigins":["https://truong.example"]}"""))).Status);
    }

    [Fact]
    public async Task A_site_that_is_no_longer_one_takes_its_tokens_along()
    {
        var tokens = new DirectLineTokens(new DirectLineKey(Enumerable.Repeat((byte)7, 32).ToArray()), time);
        var page = new Page(open) { Token = tokens.Issue(new DirectLineGrant("c1-gone", "dl_an", []) { Site = "gone" }) };
        var (status, error) = await page.SendAsync(HttpMethod.Post, "tokens/refresh");
        Assert.Equal((HttpStatusCode.Forbidden, "TokenExpired"), (status, (string?)error["error"]!["code"]));
    }

    [Theory]
    [InlineData("""{"user":7}""")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("""{"trustedOrigins":["1","2","3","4","5","6","7","8","9","10","11"]}""")]
    public async Task A_start_that_makes_no_sense_is_400(string body)
    {
        using var content = new StringContent(body);
        using var response = await open.Http.PostAsync("/v3/directline/tokens/generate", content, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"user":null,"trustedOrigins":null}""")]
    [InlineData("""{"user":{"id":""},"trustedOrigins":[null]}""")]
    [InlineData("""{"user":{"id":"a\u0000\ud800b"}}""")]
    public async Task A_start_that_says_little_is_a_start(string body)
    {
        using var content = new StringContent(body);
        using var response = await open.Http.PostAsync("/v3/directline/tokens/generate", content, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task Pages_of_other_origins_are_turned_away_and_allowed_ones_may_read_the_answers()
    {
        var page = new Page(open);
        Assert.Equal(HttpStatusCode.Forbidden, (await page.SendAsync(HttpMethod.Post, "tokens/generate", origin: "https://evil.example")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await page.SendAsync(HttpMethod.Post, "tokens/generate", origin: "null")).Status);
        Assert.Equal(HttpStatusCode.OK, (await page.SendAsync(HttpMethod.Post, "tokens/generate", origin: $"http://{open.Address.Authority}")).Status);
        Assert.Equal(HttpStatusCode.OK, (await page.SendAsync(HttpMethod.Post, "tokens/generate", origin: $"https://{open.Address.Authority}")).Status);

        using var preflight = new HttpRequestMessage(HttpMethod.Options, "/v3/directline/conversations/x/activities");
        preflight.Headers.Add("Origin", "https://thanhdoan.example");
        preflight.Headers.Add("Access-Control-Request-Method", "POST");
        preflight.Headers.Add("Access-Control-Request-Headers", "authorization,content-type,x-ms-bot-agent,x-requested-with");
        using var response = await closed.Http.SendAsync(preflight, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        Assert.Equal("https://thanhdoan.example", Header(response, "Access-Control-Allow-Origin"));
        Assert.Equal("Origin", Header(response, "Vary"));
        Assert.Contains("POST", Header(response, "Access-Control-Allow-Methods"), StringComparison.Ordinal);
        Assert.Contains("x-ms-bot-agent", Header(response, "Access-Control-Allow-Headers"), StringComparison.Ordinal);

        using var refused = new HttpRequestMessage(HttpMethod.Post, "/v3/directline/conversations");
        refused.Headers.Add("Origin", "https://thanhdoan.example");
        using var answer = await closed.Http.SendAsync(refused, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("https://thanhdoan.example", Header(answer, "Access-Control-Allow-Origin"));
        Assert.Equal("Retry-After", Header(answer, "Access-Control-Expose-Headers"));
        Assert.False(answer.Headers.Contains("Access-Control-Allow-Credentials"));

        using var session = new HttpRequestMessage(HttpMethod.Options, "/v3/directline/session/getsessionid");
        session.Headers.Add("Origin", "https://thanhdoan.example");
        using var allowed = await closed.Http.SendAsync(session, TestContext.Current.CancellationToken);
        Assert.Equal("true", Header(allowed, "Access-Control-Allow-Credentials"));

        foreach (var foreign in (string[])["https://thanhdoan.example.evil.example", "http://thanhdoan.example", "https://thanhdoan.example:8443", "https://xthanhdoan.example", "null"])
        {
            using var other = new HttpRequestMessage(HttpMethod.Options, "/v3/directline/conversations");
            other.Headers.Add("Origin", foreign);
            using var denied = await closed.Http.SendAsync(other, TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.Forbidden, denied.StatusCode);
            Assert.False(denied.Headers.Contains("Access-Control-Allow-Origin"));
            Assert.Equal("Origin", Header(denied, "Vary"));
        }
    }

    [Fact]
    public async Task A_token_for_certain_origins_is_good_from_those_only()
    {
        var own = $"http://{open.Address.Authority}";
        var page = new Page(open);
        page.Token = "";
        var (_, answer) = await page.SendAsync(HttpMethod.Post, "tokens/generate", new JsonObject { ["trustedOrigins"] = new JsonArray("https://thanhdoan.example") });
        page.Token = (string)answer["token"]!;
        Assert.Equal(HttpStatusCode.Forbidden, (await page.SendAsync(HttpMethod.Post, "conversations", origin: own)).Status);

        page.Token = "";
        (_, answer) = await page.SendAsync(HttpMethod.Post, "tokens/generate", new JsonObject { ["trustedOrigins"] = new JsonArray(own + "/") });
        page.Token = (string)answer["token"]!;
        Assert.Equal(HttpStatusCode.Created, (await page.SendAsync(HttpMethod.Post, "conversations", origin: own)).Status);
    }

    [Fact]
    public void A_key_is_long_and_new_each_time()
    {
        Assert.NotEqual(DirectLineKey.New(), DirectLineKey.New());
        Assert.Throws<ArgumentException>(() => new DirectLineKey(new byte[31]));
    }

    [Fact]
    public async Task Tokens_outlive_a_restart()
    {
        var tokens = new DirectLineTokens(new DirectLineKey(Enumerable.Repeat((byte)7, 32).ToArray()), time);
        var page = new Page(open) { Token = tokens.Issue(new DirectLineGrant("c1", "dl_an", [])) };
        Assert.Equal(HttpStatusCode.Created, await page.OpenAsync());
        Assert.Equal("c1", page.Conversation);
    }

    private static (HttpMethod Method, string Path)[] Everything(Page page) =>
    [
        (HttpMethod.Post, "tokens/refresh"),
        (HttpMethod.Post, "conversations"),
        (HttpMethod.Get, "session/getsessionid"),
        (HttpMethod.Get, $"conversations/{page.Conversation}"),
        (HttpMethod.Get, $"conversations/{page.Conversation}/activities"),
        (HttpMethod.Post, $"conversations/{page.Conversation}/activities"),
        (HttpMethod.Post, $"conversations/{page.Conversation}/upload"),
    ];

    private static string Header(HttpResponseMessage response, string name) => string.Join(',', response.Headers.GetValues(name));

    private static string Decode(string part) => Encoding.UTF8.GetString(Convert.FromBase64String(part.Replace('-', '+').Replace('_', '/').PadRight((part.Length + 3) / 4 * 4, '=')));

    private static string Encode(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text)).TrimEnd('=').Replace('+', '-').Replace('/', '_');
}

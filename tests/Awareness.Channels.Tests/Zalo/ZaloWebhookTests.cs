using System.Text;
using System.Text.Json.Nodes;
using Awareness.Channels.Sandbox;
using Awareness.Channels.Tests.Support;
using Awareness.Channels.Webhooks;
using Awareness.Channels.Zalo;
using Awareness.Conversations;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Awareness.Channels.Tests.Zalo;

/// <summary>What is Zalo's own about its events, beside the contract of all channels.</summary>
public sealed class ZaloWebhookTests
{
    private const string Person = "246845883529197922";

    /// <summary>As Zalo escapes it; the proofs beside it were worked out with another program.</summary>
    private const string Escaped =
        """{"app_id":"360846524940903967","sender":{"id":"246845883529197922"},"user_id_by_app":"552177279717587730","recipient":{"id":"388613280878808645"},"event_name":"user_send_text","message":{"text":"B\u1ea1n \u01a1i, \u0111u\u1ed1i n\u01b0\u1edbc th\u00ec l\u00e0m g\u00ec \ud83d\ude91","msg_id":"96d3cdf3af150460909"},"timestamp":"1795300000123"}""";

    private const string Readable =
        """{"app_id":"360846524940903967","sender":{"id":"246845883529197922"},"user_id_by_app":"552177279717587730","recipient":{"id":"388613280878808645"},"event_name":"user_send_text","message":{"text":"Bạn ơi, đuối nước thì làm gì 🚑","msg_id":"96d3cdf3af150460909"},"timestamp":"1795300000123"}""";

    private readonly ManualTime time = new();

    private readonly ZaloOptions options = new()
    {
        AppId = "360846524940903967",
        AppSecret = "app-secret-vector-77",
        OaId = "388613280878808645",
        Secret = "oa-secret-vector-Zx81",
    };

    private ZaloSandbox Platform => new(options, time);

    [Theory]
    [InlineData(ZaloSignature.AppId, Escaped, "9c828a5d177b09dfa44de7b4b35ae4de4b80eeb9cef3f29321b1bb936be8e2ce")]
    [InlineData(ZaloSignature.OaId, Escaped, "aed6dfd61081dc4d24a814fa08d637476ec4d138a68ecda6ac188b5ef8d22da8")]
    [InlineData(ZaloSignature.AppIdHmac, Escaped, "a36e32ba0a3e3e36e170df2578d9eacffb04ef3e4087c1cc2e97b602e973baf3")]
    [InlineData(ZaloSignature.OaIdHmac, Escaped, "06ba9b1391c5a461755df3245ae8dbf74980f22ecdd0a2067c80f0e00cf2a0f7")]
    [InlineData(ZaloSignature.AppIdAppSecret, Escaped, "de03ff72f7d3b3e26fb4ade886aaf20712bc5ee248af98e5ed5d387d76e63404")]
    [InlineData(ZaloSignature.AppId, Readable, "9bba2033612b49d7ed8b779d25acf8618b51146cb9a823d880d0ddc25ac5ed02")]
    [InlineData(ZaloSignature.OaIdHmac, Readable, "7e5395582b540447dc57857d07ffa5f8068902e3e4b01f650d5bb398379a0edb")]
    public void A_recorded_event_is_proven_by_its_own_kind_of_signature_and_by_no_other(ZaloSignature signature, string body, string hash)
    {
        time.Advance(DateTimeOffset.FromUnixTimeMilliseconds(1795300000123) - time.GetUtcNow());
        foreach (var header in new[] { $"mac={hash}", hash, $"mac={hash.ToUpperInvariant()}" })
        {
            foreach (var allowed in Enum.GetValues<ZaloSignature>())
            {
                options.Signatures = [allowed];
                var reading = Read(body, header);
                if (allowed != signature) Assert.IsType<WebhookReading.Forged>(reading);
                else Assert.Equal("Bạn ơi, đuối nước thì làm gì 🚑", Only(reading).Activity.Text);
            }
        }

        options.Signatures = [.. Enum.GetValues<ZaloSignature>()];
        Assert.IsType<WebhookReading.Accepted>(Read(body, hash));
        Assert.IsType<WebhookReading.Forged>(Read(body == Escaped ? Readable : Escaped, hash));
    }

    [Fact]
    public void Only_the_documented_signature_is_taken_unless_others_are_allowed()
    {
        time.Advance(DateTimeOffset.FromUnixTimeMilliseconds(1795300000123) - time.GetUtcNow());
        Assert.IsType<WebhookReading.Accepted>(Read(Escaped, "9c828a5d177b09dfa44de7b4b35ae4de4b80eeb9cef3f29321b1bb936be8e2ce"));
        Assert.IsType<WebhookReading.Forged>(Read(Escaped, "aed6dfd61081dc4d24a814fa08d637476ec4d138a68ecda6ac188b5ef8d22da8"));
        Assert.IsType<WebhookReading.Forged>(Read(Escaped, "de03ff72f7d3b3e26fb4ade886aaf20712bc5ee248af98e5ed5d387d76e63404"));
    }

    [Fact]
    public void The_log_names_the_signature_once()
    {
        using var log = new LogLines();
        using var logs = LoggerFactory.Create(logging => logging.AddProvider(log));
        var webhook = new ZaloWebhook(Options.Create(options), time, logs.CreateLogger<ZaloWebhook>());
        for (var i = 0; i < 3; i++) Assert.IsType<WebhookReading.Accepted>(Read(webhook, Platform.Said(Person, $"xin chào {i}")));
        Assert.Contains("AppId", Assert.Single(log.All), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(2, true)]
    [InlineData(23.9, true)]
    [InlineData(24.1, false)]
    [InlineData(150, false)]
    [InlineData(-0.08, true)]
    public void Repeats_of_some_hours_are_heard_and_replays_are_taken_without_effect(double hours, bool isHeard) =>
        Assert.Equal(isHeard ? 1 : 0, Assert.IsType<WebhookReading.Accepted>(Read(Wrote(hours))).Activities.Count);

    /// <summary>Neither 401, with which Zalo closes a webhook, nor 200, with which the message were lost.</summary>
    [Theory]
    [InlineData(-0.09)]
    [InlineData(-100)]
    public void What_comes_from_the_future_is_asked_for_again(double hours) =>
        Assert.Equal(503, Assert.IsType<WebhookReading.Refused>(Read(Wrote(hours))).Error.Status);

    [Theory]
    [InlineData(30, "recordings")]
    [InlineData(-1, "clock of this machine")]
    public void The_operator_hears_once_a_minute_that_a_clock_may_be_wrong(double hours, string words)
    {
        using var log = new LogLines();
        using var logs = LoggerFactory.Create(logging => logging.AddProvider(log));
        var webhook = new ZaloWebhook(Options.Create(options), time, logs.CreateLogger<ZaloWebhook>());
        for (var i = 0; i < 20; i++) Read(webhook, Wrote(hours));
        Assert.Contains(words, Assert.Single(log.All, line => line.StartsWith("Warning", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("app_id", "1")]
    [InlineData("app_id", "3608465249409039670")]
    public void A_proven_event_of_another_application_is_taken_and_has_no_effect(string field, string value)
    {
        var call = Platform.Event("follow", new JsonObject { [field] = value, ["follower"] = new JsonObject { ["id"] = Person } });
        Assert.Empty(Assert.IsType<WebhookReading.Accepted>(Read(call)).Activities);
    }

    [Fact]
    public void A_proven_event_of_another_account_is_taken_and_has_no_effect_when_ours_is_known()
    {
        var other = new ZaloSandbox(new ZaloOptions { AppId = options.AppId, AppSecret = options.AppSecret, Secret = options.Secret, OaId = "999" }, time);
        Assert.Empty(Assert.IsType<WebhookReading.Accepted>(Read(other.Said(Person, "xin chào"))).Activities);
        Assert.Empty(Assert.IsType<WebhookReading.Accepted>(Read(other.Started(Person)!)).Activities);
        options.OaId = "";
        Assert.Equal("999", Only(Read(other.Said(Person, "xin chào"))).Activity.Recipient?.Id);
    }

    [Fact]
    public void The_operator_hears_once_a_minute_of_events_that_are_somebody_elses()
    {
        using var log = new LogLines();
        using var logs = LoggerFactory.Create(logging => logging.AddProvider(log));
        var webhook = new ZaloWebhook(Options.Create(options), time, logs.CreateLogger<ZaloWebhook>());
        var other = new ZaloSandbox(new ZaloOptions { AppId = options.AppId, AppSecret = options.AppSecret, Secret = options.Secret, OaId = "999" }, time);
        for (var i = 0; i < 20; i++) Read(webhook, other.Said(Person, "xin chào"));
        Assert.Contains("OaId", Assert.Single(log.All, line => line.Contains("another", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.DoesNotContain(log.All, line => line.Contains("999", StringComparison.Ordinal) || line.Contains(Person, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("image", "image/*")]
    [InlineData("gif", "image/*")]
    [InlineData("sticker", "image/*")]
    [InlineData("audio", "audio/*")]
    [InlineData("video", "video/*")]
    [InlineData("file", "application/octet-stream")]
    [InlineData("link", "text/uri-list")]
    [InlineData("business_card", "text/vcard")]
    public void What_is_sent_is_told_by_its_kind_and_the_words_below_it_are_heard(string kind, string contentType)
    {
        var silent = Only(Read(Platform.Sent(Person, kind, text: null))).Activity;
        var spoken = Only(Read(Platform.Sent(Person, kind, "bé bị bỏng"))).Activity;
        Assert.Equal((null, "bé bị bỏng"), (silent.Text, spoken.Text));
        foreach (var attachment in new[] { silent, spoken }.Select(activity => Assert.Single(activity.Attachments ?? [])))
            Assert.Equal((contentType, null, null), (attachment.ContentType, attachment.ContentUrl, attachment.Name));
    }

    [Fact]
    public void Who_follows_unfollows_or_withdraws_is_named_by_the_id_that_messages_are_sent_to()
    {
        Assert.Equal(Person, Assert.Single(Only(Read(Platform.Started(Person)!)).Activity.MembersAdded ?? []).Id);
        Assert.Equal(Person, Assert.Single(Only(Read(Platform.Left(Person)!)).Activity.MembersRemoved ?? []).Id);
        var withdrawn = Only(Read(Platform.Withdrew(Person)!));
        Assert.Equal((ActivityTypes.DeleteUserData, Person), (withdrawn.Activity.Type, withdrawn.Contact.Id));
    }

    [Fact]
    public void An_event_without_an_id_of_its_own_gets_the_same_one_every_time()
    {
        var call = Platform.Started(Person)!;
        var (first, again) = (Only(Read(call)).Activity.Id, Only(Read(call)).Activity.Id);
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(first, again);
        Assert.NotEqual(first, Only(Read(Platform.Started(Person)!)).Activity.Id);
    }

    [Fact]
    public void Ids_beyond_what_a_number_holds_stay_as_they_are()
    {
        var body = $$"""{"app_id":360846524940903967,"event_name":"user_send_text","sender":{"id":9007199254740993123},"recipient":{"id":388613280878808645},"message":{"msg_id":1234567890123456789012,"text":"xin chào"},"timestamp":{{time.GetUtcNow().ToUnixTimeMilliseconds()}}}""";
        var inbound = Only(Read(Platform.Signed(Encoding.UTF8.GetBytes(body))));
        Assert.Equal(("9007199254740993123", "1234567890123456789012"), (inbound.Contact.Id, inbound.Activity.Id));
    }

    [Fact]
    public void The_account_and_the_person_are_kept_for_later_and_nothing_else()
    {
        var inbound = Only(Read(Platform.Said(Person, "xin chào")));
        Assert.Equal(new ConversationReference { BotId = options.OaId, ContactId = Person }, inbound.Reference);
        Assert.Null(inbound.Activity.ChannelData);
        Assert.True(inbound.UseOutbox);
    }

    [Theory]
    [InlineData("{\"timestamp\":\"NOW\",\"x\":DEEP}", 400)]
    [InlineData("{\"timestamp\":\"NOW\"}{}", 400)]
    [InlineData("{\"timestamp\":\"NOW\",}", 401)]
    [InlineData("{\"timestamp\":\"NOW\",\"event_name\":\"user_send_text\",\"sender\":{\"id\":\"a\\u0000b\"},\"message\":{\"text\":\"x\",\"msg_id\":\"1\"}}", 200)]
    [InlineData("{\"timestamp\":\"NOW\",\"event_name\":\"user_send_text\",\"sender\":{\"id\":\"\\ud800\"},\"message\":{\"text\":\"\\udc00 x\",\"msg_id\":\"\\ud800\"}}", 200)]
    [InlineData("{\"\\ud800xxxxxxxxxxxxx\":1,\"timestamp\":\"NOW\"}", 200)]
    [InlineData("{\"timestamp\":NOW.5}", 401)]
    [InlineData("{\"timestamp\":-NOW}", 401)]
    [InlineData("{\"timestamp\":\"+NOW\"}", 401)]
    [InlineData("{\"timestamp\":\"NOW \"}", 401)]
    [InlineData("{\"timestamp\":\"\"}", 401)]
    [InlineData("{\"timestamp\":{\"timestamp\":\"NOW\"}}", 401)]
    [InlineData("{\"x\":{\"timestamp\":\"NOW\"}}", 401)]
    [InlineData("{\"timestamp\":\"9999999999999999999999\"}", 401)]
    [InlineData("[{\"timestamp\":\"NOW\"}]", 401)]
    [InlineData("{\"timestamp\":\"NOW\",\"x\":DEEPEST}", 400)]
    public void Whatever_is_signed_is_answered_calmly(string template, int status)
    {
        var now = $"{time.GetUtcNow().ToUnixTimeMilliseconds()}";
        var body = template.Replace("NOW", now, StringComparison.Ordinal)
            .Replace("DEEPEST", new string('[', 60_000) + new string(']', 60_000), StringComparison.Ordinal)
            .Replace("DEEP", new string('[', 40) + new string(']', 40), StringComparison.Ordinal);
        var answered = Read(Platform.Signed(Encoding.UTF8.GetBytes(body))) switch
        {
            WebhookReading.Accepted => 200,
            WebhookReading.Refused refused => refused.Error.Status,
            _ => 401,
        };
        Assert.Equal(status, answered);
    }

    private WebhookCall Wrote(double hoursAgo) => Platform.Wrote(Person, "user_send_text", new JsonObject { ["text"] = "xin chào" }, TimeSpan.FromHours(hoursAgo));

    private static InboundActivity Only(WebhookReading reading) => Assert.Single(Assert.IsType<WebhookReading.Accepted>(reading).Activities);

    private static WebhookReading Read(ZaloWebhook webhook, WebhookCall call)
    {
        var headers = new HeaderDictionary();
        foreach (var (name, value) in call.Headers) headers[name] = value;
        return webhook.Read(headers, [.. call.Body]);
    }

    private WebhookReading Read(WebhookCall call) =>
        Read(new ZaloWebhook(Options.Create(options), time, Microsoft.Extensions.Logging.Abstractions.NullLogger<ZaloWebhook>.Instance), call);

    private WebhookReading Read(string body, string header) =>
        Read(new WebhookCall("", Encoding.UTF8.GetBytes(body), new Dictionary<string, string>(StringComparer.Ordinal) { [ZaloProof.Header] = header }));
}

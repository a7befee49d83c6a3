using System.Text;
using System.Text.Json.Nodes;
using Awareness.Channels.Messenger;
using Awareness.Channels.Sandbox;
using Awareness.Channels.Tests.Support;
using Awareness.Channels.Webhooks;
using Awareness.Conversations;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Awareness.Channels.Tests.Messenger;

/// <summary>What Messenger's webhook makes of what Meta sends.</summary>
public sealed class MessengerWebhookTests : IAsyncDisposable
{
    private const string Page = "100200300400500";
    private const string Person = "6543210987654321";

    private readonly ManualTime time = new();
    private readonly MessengerSandbox sandbox;

    public MessengerWebhookTests() => sandbox = new MessengerSandbox(new MessengerAccount(Page, "700800900", "token", "secret", "word1&2"), time);

    public ValueTask DisposeAsync() => sandbox.DisposeAsync();

    [Theory]
    [InlineData("1158201444")]
    [InlineData("aZ09")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    public async Task Who_knows_the_word_gets_the_challenge_back_as_plain_text(string challenge)
    {
        var (status, body, type) = await VerifyAsync($"?hub.mode=subscribe&hub.verify_token=word1%262&hub.challenge={challenge}");
        Assert.Equal((200, challenge, "text/plain; charset=utf-8"), (status, body, type));
    }

    [Theory]
    [InlineData("")]
    [InlineData("?hub.mode=subscribe&hub.challenge=1")]
    [InlineData("?hub.mode=subscribe&hub.verify_token=&hub.challenge=1")]
    [InlineData("?hub.mode=subscribe&hub.verify_token=word&hub.challenge=1")]
    [InlineData("?hub.mode=subscribe&hub.verify_token=WORD1%262&hub.challenge=1")]
    [InlineData("?hub.mode=subscribe&hub.verify_token=word1%262&hub.verify_token=x&hub.challenge=1")]
    [InlineData("?hub.mode=unsubscribe&hub.verify_token=word1%262&hub.challenge=1")]
    [InlineData("?hub.verify_token=word1%262&hub.challenge=1")]
    [InlineData("?hub.mode=subscribe&hub.verify_token=word1%262")]
    [InlineData("?hub.mode=subscribe&hub.verify_token=word1%262&hub.challenge=")]
    [InlineData("?hub.mode=subscribe&hub.verify_token=word1%262&hub.challenge=1&hub.challenge=2")]
    [InlineData("?hub.mode=subscribe&hub.verify_token=word1%262&hub.challenge=%3Cscript%3E")]
    [InlineData("?hub.mode=subscribe&hub.verify_token=word1%262&hub.challenge=%C4%91")]
    [InlineData("?hub.mode=subscribe&hub.verify_token=word1%262&hub.challenge=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    public async Task Everybody_else_gets_nothing(string query)
    {
        var (status, body, _) = await VerifyAsync(query);
        Assert.Equal((403, ""), (status, body));
    }

    [Fact]
    public void A_message_is_the_persons_in_a_conversation_of_two()
    {
        var inbound = Assert.Single(Read(sandbox.Said(Person, "Xin chào")));
        var activity = inbound.Activity;
        Assert.Equal((new ConversationKey("facebook", Person), Person, true), (inbound.Conversation, inbound.Contact.Id, inbound.UseOutbox));
        Assert.Equal((ActivityTypes.Message, "facebook", "Xin chào"), (activity.Type, activity.ChannelId, activity.Text));
        Assert.Equal((Person, "user", Page, "bot"), (activity.From?.Id, activity.From?.Role, activity.Recipient?.Id, activity.Recipient?.Role));
        Assert.StartsWith("m_", activity.Id, StringComparison.Ordinal);
        Assert.Equal((Page, Person), (inbound.Reference?.BotId, inbound.Reference?.ContactId));
    }

    [Fact]
    public void Get_started_joins_and_other_buttons_speak()
    {
        var joined = Assert.Single(Read(sandbox.Started(Person))).Activity;
        Assert.Equal((ActivityTypes.ConversationUpdate, Person), (joined.Type, Assert.Single(joined.MembersAdded ?? []).Id));
        var pressed = Assert.Single(Read(sandbox.PressedMenu(Person, new PhoneButton("Sơ cứu…", "Sơ cứu người bị đuối nước")))).Activity;
        Assert.Equal((ActivityTypes.Message, "Sơ cứu người bị đuối nước"), (pressed.Type, pressed.Text));
    }

    [Theory]
    [InlineData("""{"postback":{"title":"Có","payload":"YES"}}""", "Có")]
    [InlineData("""{"postback":{"title":"Có"}}""", "Có")]
    [InlineData("""{"postback":{"payload":"YES"}}""", null)]
    [InlineData("""{"message":{"mid":"m","text":"Có","quick_reply":{"payload":"YES"}}}""", "Có")]
    [InlineData("""{"message":{"mid":"m","text":"xem http://a.vn","attachments":[{"type":"fallback","payload":{"url":"http://a.vn","title":"A"}}]}}""", "xem http://a.vn")]
    [InlineData("""{"message":{"mid":"m","attachments":[{"type":"fallback","payload":{}}]}}""", null)]
    [InlineData("""{"message":{"mid":"m","attachments":[null,{"type":"location","payload":{"coordinates":{"lat":-8.5,"long":0}}}]}}""", "vị trí: -8.50000, 0.00000")]
    [InlineData("""{"message":{"mid":"m","attachments":[{"type":"location","payload":{"coordinates":{"lat":91,"long":0}}}]}}""", null)]
    [InlineData("""{"message":{"mid":"m","is_deleted":true}}""", null)]
    [InlineData("""{"message":{"mid":"m","text":""}}""", null)]
    [InlineData("""{"message":{"mid":"m","text":7}}""", null)]
    [InlineData("""{"message":{"mid":"m","text":"x","is_echo":true}}""", null)]
    [InlineData("""{"message":null}""", null)]
    [InlineData("""{"message":[]}""", null)]
    [InlineData("""{"optin":{"type":"notification_messages"}}""", null)]
    public void What_is_said_is_what_the_person_saw(string content, string? text) =>
        Assert.Equal(text, Read(Event(content)).SingleOrDefault()?.Activity.Text);

    [Theory]
    [InlineData("image", "image/*")]
    [InlineData("video", "video/*")]
    [InlineData("audio", "audio/*")]
    [InlineData("file", "application/octet-stream")]
    public void A_file_is_told_by_its_kind_and_by_nothing_else(string kind, string contentType)
    {
        var activity = Assert.Single(Read(sandbox.Attached(Person, kind))).Activity;
        Assert.Null(activity.Text);
        Assert.Equal(new Attachment { ContentType = contentType }, Assert.Single(activity.Attachments ?? []));
    }

    [Fact]
    public void What_has_no_id_has_the_same_one_whenever_it_comes()
    {
        var first = Assert.Single(Read(Event("""{"postback":{"title":"Có","payload":"YES"}}"""))).Activity.Id;
        time.Advance(TimeSpan.FromMinutes(1));
        Assert.NotEqual(first, Assert.Single(Read(Event("""{"postback":{"title":"Có","payload":"YES"}}"""))).Activity.Id);
        time.Advance(TimeSpan.FromMinutes(-1));
        Assert.Equal(first, Assert.Single(Read(Event("""{"postback":{"title":"Có","payload":"YES"}}"""))).Activity.Id);
        Assert.NotEqual(first, Assert.Single(Read(Event("""{"postback":{"title":"Không","payload":"NO"}}"""))).Activity.Id);
        var longId = new string('m', 300);
        var derived = Assert.Single(Read(Event($$$"""{"message":{"mid":"{{{longId}}}","text":"a"}}"""))).Activity.Id;
        Assert.True(Limits.IsId(derived));
        Assert.Equal(derived, Assert.Single(Read(Event($$$"""{"message":{"mid":"{{{longId}}}","text":"a"}}"""))).Activity.Id);
        Assert.NotEqual(derived, Assert.Single(Read(Event($$$"""{"message":{"mid":"{{{longId}}}x","text":"a"}}"""))).Activity.Id);
    }

    [Fact]
    public void A_batch_keeps_its_order_and_has_an_end()
    {
        var events = Enumerable.Range(1, 1_000).Select(number => sandbox.Message(Person, new JsonObject { ["text"] = $"{number}" })).ToList();
        Assert.Equal(Enumerable.Range(1, 1_000).Select(number => $"{number}"), Read(sandbox.Call([.. events])).Select(inbound => inbound.Activity.Text));
        var more = Enumerable.Range(1, 1_001).Select(number => sandbox.Message(Person, new JsonObject { ["text"] = $"{number}" })).ToList();
        var call = sandbox.Call([.. more]);
        Assert.Equal(413, Assert.IsType<WebhookReading.Refused>(Open().Read(Headers(call), call.Body)).Error.Status);
    }

    [Fact]
    public void What_comes_for_another_page_is_left_alone()
    {
        var call = sandbox.Said(Person, "Xin chào");
        Assert.Single(Read(call, new MessengerOptions { PageToken = "token", AppSecret = "secret", VerifyToken = "word1&2", PageId = Page }));
        Assert.Empty(Read(call, new MessengerOptions { PageToken = "token", AppSecret = "secret", VerifyToken = "word1&2", PageId = "1" }));
    }

    [Theory]
    [InlineData(6 * 24 * 60 * 60, true)]
    [InlineData((7 * 24 * 60 * 60) + 1, false)]
    [InlineData(-60 * 60, true)]
    public void A_recording_has_no_effect_after_a_week(int seconds, bool isTaken)
    {
        var call = sandbox.Said(Person, "Xin chào");
        time.Advance(TimeSpan.FromSeconds(seconds));
        Assert.Equal(isTaken ? 1 : 0, Read(call).Count);
    }

    [Fact]
    public void An_event_that_is_too_old_keeps_none_of_its_batch_from_being_heard()
    {
        var old = sandbox.Message(Person, new JsonObject { ["text"] = "cũ" });
        time.Advance(TimeSpan.FromDays(8));
        var (first, second) = (sandbox.Message(Person, new JsonObject { ["text"] = "mới" }), sandbox.Message(Person, new JsonObject { ["text"] = "mới nữa" }));
        Assert.Equal(["mới", "mới nữa"], Read(sandbox.Call(first, old, second)).Select(inbound => inbound.Activity.Text));
    }

    [Fact]
    public async Task A_flood_of_wrong_words_is_a_line_a_minute_with_a_count()
    {
        using var log = new LogLines();
        using var logs = LoggerFactory.Create(logging => logging.AddProvider(log));
        var webhook = Open(log: logs);
        for (var i = 0; i < 50; i++) await webhook.VerifyAsync(new DefaultHttpContext { Request = { QueryString = new QueryString("?hub.verify_token=wrong") } });
        Assert.Single(log.All);
        time.Advance(TimeSpan.FromMinutes(1));
        await webhook.VerifyAsync(new DefaultHttpContext { Request = { QueryString = new QueryString("?hub.verify_token=wrong") } });
        Assert.Contains("50", Assert.Single(log.All.Skip(1)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_moment_in_seconds_is_understood_too()
    {
        var json = $$$"""{"object":"page","entry":[{"messaging":[{"sender":{"id":"1"},"recipient":{"id":"2"},"timestamp":{{{time.GetUtcNow().ToUnixTimeSeconds()}}},"message":{"mid":"m","text":"a"}}]}]}""";
        Assert.Single(Read(sandbox.Signed(Encoding.UTF8.GetBytes(json))));
    }

    [Theory]
    [InlineData("null", 400)]
    [InlineData("[]", 400)]
    [InlineData("{}", 200)]
    [InlineData("""{"object":"page"}""", 200)]
    [InlineData("""{"object":"page","entry":null}""", 200)]
    [InlineData("""{"object":"page","entry":[null,{},{"messaging":null},{"messaging":[null,1,"a",[],{}]}]}""", 200)]
    [InlineData("""{"object":"page","entry":{}}""", 400)]
    [InlineData("""{"object":"page","entry":[{"messaging":[{"sender":{"id":"1"},"recipient":{"id":"1"},"message":{"mid":"m","text":"to itself"}}]}]}""", 200)]
    [InlineData("""{"object":"page","entry":[{"messaging":[{"sender":{"id":""},"recipient":{"id":"1"},"message":{"mid":"m","text":"a"}}]}]}""", 200)]
    [InlineData("""{"object":"page","entry":[{"messaging":[{"recipient":{"id":"1"},"message":{"mid":"m","text":"a"}}]}]}""", 200)]
    public void Whatever_Meta_signs_is_answered(string json, int status)
    {
        var call = sandbox.Signed(Encoding.UTF8.GetBytes(json));
        switch (Open().Read(Headers(call), call.Body))
        {
            case WebhookReading.Accepted accepted:
                Assert.Equal(200, status);
                Assert.Empty(accepted.Activities);
                break;
            case WebhookReading.Refused refused:
                Assert.Equal(status, refused.Error.Status);
                break;
            default:
                Assert.Fail("Signed, and taken for forged.");
                break;
        }
    }

    private static HeaderDictionary Headers(WebhookCall call) => new(call.Headers.ToDictionary(header => header.Key, header => new Microsoft.Extensions.Primitives.StringValues(header.Value)));

    private WebhookCall Event(string content)
    {
        var given = JsonNode.Parse(content)?.AsObject() ?? [];
        given["sender"] = new JsonObject { ["id"] = Person };
        given["recipient"] = new JsonObject { ["id"] = Page };
        given["timestamp"] = time.GetUtcNow().ToUnixTimeMilliseconds();
        return sandbox.Call(given);
    }

    private MessengerWebhook Open(MessengerOptions? options = null, ILoggerFactory? log = null) => new(
        Options.Create(options ?? new MessengerOptions { PageToken = "token", AppSecret = "secret", VerifyToken = "word1&2" }),
        time,
        (log ?? NullLoggerFactory.Instance).CreateLogger<MessengerWebhook>());

    private IReadOnlyList<InboundActivity> Read(WebhookCall call, MessengerOptions? options = null) =>
        Assert.IsType<WebhookReading.Accepted>(Open(options).Read(Headers(call), call.Body)).Activities;

    private async Task<(int Status, string Body, string? Type)> VerifyAsync(string query)
    {
        var context = new DefaultHttpContext { Request = { QueryString = new QueryString(query) }, Response = { Body = new MemoryStream() } };
        await Open().VerifyAsync(context);
        context.Response.Body.Position = 0;
        using var reader = new StreamReader(context.Response.Body);
        return (context.Response.StatusCode, await reader.ReadToEndAsync(TestContext.Current.CancellationToken), context.Response.ContentType);
    }
}

using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Awareness.Channels.Sandbox;
using Awareness.Channels.Tests.Support;
using Awareness.Channels.Webhooks;
using Awareness.Channels.Wire;
using Awareness.Channels.ZaloBot;
using Awareness.Conversations;
using Awareness.Delivery;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Awareness.Channels.Tests.ZaloBot;

/// <summary>What is Zalo Bot's own: its events, its codes, its check.</summary>
public sealed class ZaloBotTests : IAsyncDisposable
{
    private const string An = "a1b2c3d4e5f607182930";
    private const string Token = "4123456789:FakeTokenOfNoBot_chichoevang-42";
    private const string Secret = "secret-now-7hK2mQ9xPz4LbT";

    private static readonly Uri Public = new("https://chat.example.vn");

    private readonly ZaloBotWebhook webhook = new(Options.Create(new ZaloBotOptions { Token = Token, Secret = Secret }));
    private readonly ZaloBotSandbox zalo = new(Token, Secret);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public void An_event_is_read_in_its_envelope_and_without()
    {
        var inside = zalo.Said(An, "xin chào");
        var flat = zalo.Signed(Encoding.UTF8.GetBytes(JsonNode.Parse(inside.Body)!["result"]!.ToJsonString()));
        Assert.Equal(Single(inside), Single(flat));
        Assert.Equal(("xin chào", An, "4123456789"), (Single(flat).Activity.Text, Single(flat).Contact.Id, Single(flat).Activity.Recipient?.Id));
    }

    [Theory]
    [InlineData("message.image.received", "image/*")]
    [InlineData("message.sticker.received", "image/*")]
    [InlineData("message.voice.received", "audio/*")]
    [InlineData("message.unsupported.received", "application/octet-stream")]
    public void Of_a_file_its_kind_is_told_and_nothing_else(string name, string contentType)
    {
        var activity = Single(zalo.Event(name, zalo.Message(An, ("photo_url", "https://photo.example/chimhoangyen.jpg")))).Activity;
        Assert.Equal(new Attachment { ContentType = contentType }, Assert.Single(activity.Attachments ?? []));
        Assert.Null(activity.Text);
    }

    [Fact]
    public void Words_below_a_picture_are_words() =>
        Assert.Equal("cái này là gì?", Single(zalo.Event("message.image.received", zalo.Message(An, ("caption", "cái này là gì?")))).Activity.Text);

    [Fact]
    public void Who_knows_bots_and_says_start_is_greeted() => Assert.Single(Single(zalo.Said(An, "/start")).Activity.MembersAdded ?? []);

    [Fact]
    public async Task A_text_goes_as_it_is_without_any_markup_mode()
    {
        await using var scene = await StartAsync();
        await scene.SendAsync(An, PlatformScene<ZaloBotSandbox>.Message("xin chào", "Xem thêm"));
        var call = Assert.Single(scene.Platform.Calls);
        Assert.Equal("/bot/sendMessage", call.Target);
        Assert.Equal("""{"chat_id":"a1b2c3d4e5f607182930","text":"xin ch\u00E0o"}""", call.Body);
        await scene.SendAsync(An, new Activity { Type = ActivityTypes.Typing });
        Assert.Equal("""{"chat_id":"a1b2c3d4e5f607182930","action":"typing"}""", scene.Platform.Calls.Last().Body);
    }

    [Theory]
    [InlineData(400, SendRefusal.Content)]
    [InlineData(426, SendRefusal.Content)]
    [InlineData(401, SendRefusal.Credentials)]
    [InlineData(404, SendRefusal.Credentials)]
    public void A_code_inside_HTTP_200_or_as_its_status_means_the_same(int code, SendRefusal why)
    {
        Assert.Equal(why, Assert.IsType<SendResult.Refused>(Judge(200, $$"""{"ok":false,"error_code":{{code}},"description":"chimhoangyen"}""")).Why);
        Assert.Equal(why, Assert.IsType<SendResult.Refused>(Judge(code, "{}")).Why);
    }

    [Theory]
    [InlineData(403)]
    [InlineData(408)]
    [InlineData(500)]
    public void Failures_of_Zalos_own_leave_it_open(int code)
    {
        Assert.IsType<SendResult.Unknown>(Judge(200, $$"""{"ok":false,"error_code":{{code}}}"""));
        Assert.IsType<SendResult.Unknown>(Judge(code, body: null));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"ok":false}""")]
    [InlineData("""{"ok":"true"}""")]
    [InlineData(null)]
    public void Two_hundred_without_a_word_of_success_proves_nothing(string? body) => Assert.IsType<SendResult.Unknown>(Judge(200, body));

    [Fact]
    public void The_id_of_a_message_is_kept_as_it_comes()
    {
        Assert.Equal(new SendResult.Sent("2d758cb5"), Judge(200, """{"ok":true,"result":{"message_id":"2d758cb5"}}"""));
        Assert.Equal(new SendResult.Sent("9007199254740993"), Judge(200, """{"ok":true,"result":{"message_id":9007199254740993}}"""));
        Assert.Equal(new SendResult.Sent(ExternalId: null), Judge(200, """{"ok":true,"result":[]}"""));
    }

    [Fact]
    public async Task The_window_and_the_rate_are_the_operators_to_set()
    {
        await using var usual = await StartAsync();
        await using var open = await StartAsync(("ZaloBot:WindowHours", "0"), ("ZaloBot:MessagesPerSecond", "50"));
        Assert.Equal((TimeSpan.FromDays(7), 10), (Policy(usual).Window, Policy(usual).Overall?.Count));
        Assert.Equal((null, 50), (Policy(open).Window, Policy(open).Overall?.Count));
    }

    [Fact]
    public async Task Set_up_once_all_is_well_and_the_webhook_is_heard()
    {
        await using var scene = await StartAsync();
        Assert.Equal([CheckGrade.Good, CheckGrade.Bad], (await scene.Check.CheckAsync(Public, Cancelled)).Select(line => line.Grade));
        Assert.Equal(CheckGrade.Bad, (await scene.SetUp.SetUpAsync(new Uri("http://chat.example.vn"), Cancelled)).Grade);
        Assert.Equal(CheckGrade.Good, (await scene.SetUp.SetUpAsync(Public, Cancelled)).Grade);
        Assert.All(await scene.Check.CheckAsync(Public, Cancelled), line => Assert.Equal(CheckGrade.Good, line.Grade));
        Assert.Equal(CheckGrade.Doubtful, (await scene.Check.CheckAsync(publicUrl: null, Cancelled))[1].Grade);
        Assert.Equal(CheckGrade.Bad, (await scene.Check.CheckAsync(new Uri("https://other.example.vn"), Cancelled))[1].Grade);
        Assert.Equal(200, await scene.PostAsync(scene.Platform.Said(An, "xin chào")));
    }

    [Fact]
    public async Task A_wrong_token_is_named_and_never_shown()
    {
        await using var scene = await StartAsync(("ZaloBot:Token", "4123456789:AnotherToken"));
        List<CheckLine> lines = [.. await scene.Check.CheckAsync(Public, Cancelled), await scene.SetUp.SetUpAsync(Public, Cancelled)];
        Assert.All(lines, line => Assert.Contains("ZaloBot:Token", line.Mend, StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => $"{line.Text}{line.Mend}".Contains("AnotherToken", StringComparison.Ordinal));
    }

    public ValueTask DisposeAsync() => zalo.DisposeAsync();

    private static SendPolicy Policy(PlatformScene<ZaloBotSandbox> scene) => scene.Service.Services.GetServices<IChannel>().Single(channel => channel.Name == "zalobot").Policy;

    private static SendResult Judge(int status, string? body) =>
        ZaloBotChannel.Judge(new PlatformAnswer.Answered((HttpStatusCode)status, RetryAfter: null, body is null ? null : Encoding.UTF8.GetBytes(body)));

    private static Task<PlatformScene<ZaloBotSandbox>> StartAsync(params (string Key, string Value)[] more) =>
        PlatformScene<ZaloBotSandbox>.StartAsync(new ZaloBotSandbox(Token, Secret), bot => new ServiceParts
        {
            Settings = bot.Settings(more),
            Add = services => services.AddZaloBot(),
            Map = endpoints => endpoints.MapZaloBot(),
        });

    private InboundActivity Single(WebhookCall call)
    {
        var headers = new HeaderDictionary();
        foreach (var (name, value) in call.Headers) headers[name] = value;
        return Assert.Single(Assert.IsType<WebhookReading.Accepted>(webhook.Read(headers, [.. call.Body])).Activities);
    }
}

using System.Text.Json.Nodes;
using Awareness.Channels.Messenger;
using Awareness.Channels.Sandbox;
using Awareness.Channels.Tests.Support;
using Awareness.Channels.Wire;
using Microsoft.Extensions.Options;

namespace Awareness.Channels.Tests.Messenger;

/// <summary>What <c>channels check</c> says of a page, and what the set-up does to it.</summary>
public sealed class MessengerSetUpTests : IAsyncLifetime
{
    private static readonly Uri Public = new("https://chat.example.vn");

    private readonly MessengerSandbox sandbox = new(new MessengerAccount("100200300400500", "700800900", "page-token", "app-secret", "word"), TimeProvider.System) { RequiresSecretProof = true, AsksWebhooks = false };
    private readonly HttpClient http = PlatformHttp.CreateClient();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await sandbox.StartAsync(0, Cancelled);

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await sandbox.DisposeAsync();
    }

    [Fact]
    public async Task Before_the_set_up_everything_that_is_missing_is_named_and_afterwards_nothing_is()
    {
        var before = await Open().CheckAsync(Public, Cancelled);
        Assert.Equal([CheckGrade.Good, CheckGrade.Bad, CheckGrade.Bad, CheckGrade.Doubtful], before.Select(line => line.Grade));
        Assert.All(before.Skip(1), line => Assert.NotEmpty(line.Mend ?? ""));
        Assert.Contains("https://chat.example.vn/webhooks/messenger", before[1].Mend, StringComparison.Ordinal);

        var done = await Open().SetUpAsync(Public, Cancelled);
        Assert.Equal(CheckGrade.Good, done.Grade);
        var after = await Open().CheckAsync(Public, Cancelled);
        Assert.All(after, line => Assert.Equal((CheckGrade.Good, null), (line.Grade, line.Mend)));
        Assert.Equal(4, after.Count);
        Assert.Equal(CheckGrade.Good, (await Open().SetUpAsync(Public, Cancelled)).Grade);
    }

    [Fact]
    public async Task The_page_says_what_the_content_says()
    {
        await Open().SetUpAsync(Public, Cancelled);
        Assert.Equal("GET_STARTED", sandbox.Profile["get_started"]?["payload"]?.GetValue<string>());
        Assert.Equal(TestKnowledge.Greeting, sandbox.Profile["greeting"]?[0]?["text"]?.GetValue<string>());
        Assert.Null(sandbox.Profile["persistent_menu"]);

        Assert.Null(await Open().SetProfileAsync(new MessengerProfile(new string('a', 200), ["Có", "Sơ cứu người bị đuối nước giữa dòng nước xiết", "Ba", "Bốn"]), Cancelled));
        Assert.Equal(160, sandbox.Profile["greeting"]?[0]?["text"]?.GetValue<string>().Length);
        var menu = sandbox.Profile["persistent_menu"]?[0]?["call_to_actions"] as JsonArray ?? [];
        Assert.Equal(["Có", "Sơ cứu người bị đuối nước…", "Ba"], menu.Select(item => item?["title"]?.GetValue<string>()));
        Assert.Equal("Sơ cứu người bị đuối nước giữa dòng nước xiết", menu[1]?["payload"]?.GetValue<string>());
    }

    [Theory]
    [InlineData("PageToken", "page token")]
    [InlineData("AppSecret", "app secret")]
    [InlineData("PageId", "PageId")]
    public async Task A_wrong_setting_is_named(string setting, string named)
    {
        await Open().SetUpAsync(Public, Cancelled);
        var options = Settings();
        if (setting == "PageToken") options.PageToken = "EAAnother";
        else if (setting == "AppSecret") options.AppSecret = "EAAnother";
        else options.PageId = "1";
        var bad = Assert.Single(await Open(options).CheckAsync(Public, Cancelled), line => line.Grade == CheckGrade.Bad);
        Assert.Contains(named, $"{bad.Text} {bad.Mend}", StringComparison.Ordinal);
        Assert.DoesNotContain("EAAnother", $"{bad.Text} {bad.Mend}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_webhook_elsewhere_is_noticed_when_the_own_address_is_known()
    {
        await Open().SetUpAsync(new Uri("https://old.example.vn"), Cancelled);
        Assert.All(await Open().CheckAsync(publicUrl: null, Cancelled), line => Assert.Equal(CheckGrade.Good, line.Grade));
        var bad = Assert.Single(await Open().CheckAsync(Public, Cancelled), line => line.Grade == CheckGrade.Bad);
        Assert.Contains("https://old.example.vn/webhooks/messenger", bad.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_short_absence_is_waited_out_and_a_long_one_is_told()
    {
        var time = new ManualTime();
        await Open().SetUpAsync(Public, Cancelled);
        sandbox.Fail(new Fault.Status(500));
        Assert.All(await Eventually.DoneAsTimePasses(time, Open(time: time).CheckAsync(Public, Cancelled)), line => Assert.Equal(CheckGrade.Good, line.Grade));
        await sandbox.DisposeAsync();
        Assert.Equal(CheckGrade.Doubtful, Assert.Single(await Eventually.DoneAsTimePasses(time, Open(time: time).CheckAsync(Public, Cancelled))).Grade);
    }

    [Theory]
    [InlineData("word", true)]
    [InlineData("EAAnother", false)]
    public async Task Meta_asks_the_running_service_before_it_calls_it(string word, bool isTaken)
    {
        sandbox.AsksWebhooks = true;
        await using var service = await ServiceUnderTest.StartAsync(new ServiceParts
        {
            Settings = PlatformSettings.Settings(sandbox),
            Add = services => services.AddMessenger(),
            Map = endpoints => endpoints.MapMessenger(),
        });
        var options = Settings();
        options.VerifyToken = word;
        var line = await Open(options).SetUpAsync(service.Address, Cancelled);
        Assert.Equal(isTaken ? CheckGrade.Good : CheckGrade.Bad, line.Grade);
        Assert.Equal(!isTaken, line.Text.Contains("code 2200", StringComparison.Ordinal));
        Assert.DoesNotContain("EAAnother", $"{line.Text} {line.Mend}", StringComparison.Ordinal);
        Assert.Equal(isTaken, (await Open().CheckAsync(service.Address, Cancelled)).All(each => each.Grade == CheckGrade.Good));
    }

    private MessengerOptions Settings() => new() { GraphUrl = sandbox.Address.ToString(), PageToken = "page-token", AppSecret = "app-secret", VerifyToken = "word" };

    private MessengerSetUp Open(MessengerOptions? options = null, TimeProvider? time = null) => new(
        new PatientHttp(new PlatformHttp(http, time ?? TimeProvider.System), time ?? TimeProvider.System),
        Options.Create(options ?? Settings()),
        TestKnowledge.Source);
}

using System.Text.Json.Nodes;
using Awareness.Channels.Sandbox;
using Awareness.Channels.Tests.Support;
using Microsoft.Extensions.Options;

namespace Awareness.Channels.Tests.Telegram;

/// <summary>An operator learns what is wrong, and how to mend it.</summary>
public sealed class TelegramCheckTests
{
    private static readonly Uri Public = new("https://chat.example.vn");

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Set_up_once_all_is_well_and_the_webhook_is_heard()
    {
        await using var scene = await TelegramScene.StartAsync();
        var before = await scene.Check.CheckAsync(Public, Cancelled);
        Assert.Equal([CheckGrade.Good, CheckGrade.Bad], before.Select(line => line.Grade));
        Assert.Contains("@awareness_sandbox_bot", before[0].Text, StringComparison.Ordinal);

        Assert.Equal(CheckGrade.Good, (await scene.SetUp.SetUpAsync(Public, Cancelled)).Grade);
        Assert.Equal(CheckGrade.Good, (await scene.SetUp.SetUpAsync(Public, Cancelled)).Grade);
        var after = await scene.Check.CheckAsync(Public, Cancelled);
        Assert.All(after, line => Assert.Equal((CheckGrade.Good, null), (line.Grade, line.Mend)));
        Assert.Contains(after, line => line.Text.Contains("https://chat.example.vn/webhooks/telegram", StringComparison.Ordinal));
        Assert.Equal(200, await scene.PostAsync(scene.Platform.Said(TelegramScene.An, "xin chào")));
        Assert.Equal(["message", "callback_query", "my_chat_member"], scene.Platform.Hook["allowed_updates"]!.AsArray().Select(kind => (string?)kind));
    }

    [Fact]
    public async Task A_wrong_token_is_named_and_never_shown()
    {
        await using var scene = await TelegramScene.StartAsync(token: "8123456789:AAAnotherToken");
        List<CheckLine> lines = [.. await scene.Check.CheckAsync(Public, Cancelled), await scene.SetUp.SetUpAsync(Public, Cancelled)];
        Assert.All(lines, line => Assert.Equal(CheckGrade.Bad, line.Grade));
        Assert.All(lines, line => Assert.Contains("Telegram:Token", line.Mend, StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => $"{line.Text}{line.Mend}".Contains("AAAnotherToken", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("https://old.example.vn/webhooks/telegram", CheckGrade.Bad)]
    [InlineData("https://chat.example.vn/webhooks/zalo", CheckGrade.Bad)]
    [InlineData("https://chat.example.vn/webhooks/telegram", CheckGrade.Good)]
    public async Task Telegram_may_post_to_another_place(string url, CheckGrade grade)
    {
        await using var scene = await TelegramScene.StartAsync();
        scene.Platform.Hook["url"] = url;
        Assert.Equal(grade, (await scene.Check.CheckAsync(Public, Cancelled))[1].Grade);
        Assert.Equal(CheckGrade.Doubtful, (await scene.Check.CheckAsync(publicUrl: null, Cancelled))[1].Grade);
    }

    [Fact]
    public async Task What_Telegram_complains_of_is_told_on_one_line()
    {
        var time = new ManualTime();
        await using var scene = await TelegramScene.StartAsync(time);
        await scene.SetUp.SetUpAsync(Public, Cancelled);
        var hook = scene.Platform.Hook;
        hook["allowed_updates"] = new JsonArray("message");
        hook["pending_update_count"] = 250;
        hook["last_error_date"] = time.GetUtcNow().ToUnixTimeSeconds() - 60;
        hook["last_error_message"] = "Wrong response from the webhook: 401 Unauthorized\n\u001b[31m";
        var lines = await scene.Check.CheckAsync(Public, Cancelled);
        Assert.Equal([CheckGrade.Good, CheckGrade.Good, CheckGrade.Bad, CheckGrade.Doubtful, CheckGrade.Doubtful], lines.Select(line => line.Grade));
        Assert.Contains("callback_query, my_chat_member", lines[2].Text, StringComparison.Ordinal);
        Assert.Contains("401 Unauthorized", lines[3].Text, StringComparison.Ordinal);
        Assert.DoesNotContain(lines, line => line.Text.Any(char.IsControl));
        Assert.All(lines.Skip(2), line => Assert.NotNull(line.Mend));

        hook["last_error_date"] = time.GetUtcNow().ToUnixTimeSeconds() - 7_200;
        Assert.DoesNotContain(await scene.Check.CheckAsync(Public, Cancelled), line => line.Text.Contains("401", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("http://chat.example.vn")]
    [InlineData("https://chat.example.vn:3978")]
    public async Task An_address_Telegram_cannot_call_is_not_given_to_it(string url)
    {
        await using var scene = await TelegramScene.StartAsync();
        Assert.Equal(CheckGrade.Bad, (await scene.SetUp.SetUpAsync(new Uri(url), Cancelled)).Grade);
        Assert.Empty(scene.Platform.Calls);
    }

    [Fact]
    public async Task A_Telegram_that_is_away_for_a_moment_is_asked_again()
    {
        var time = new ManualTime();
        await using var scene = await TelegramScene.StartAsync(time);
        scene.Platform.Fail(new Fault.Status(502), new Fault.ResetBefore());
        Assert.Equal(CheckGrade.Good, (await Eventually.DoneAsTimePasses(time, scene.Check.CheckAsync(Public, Cancelled)))[0].Grade);
        Assert.True(scene.Platform.Calls.Count >= 3);
    }

    [Fact]
    public async Task A_service_with_half_the_settings_does_not_start_and_says_what_is_missing()
    {
        var parts = new ServiceParts { Settings = [("Telegram:Token", "token"), ("Telegram:Address", "http://telegram.example")], Add = services => services.AddTelegram() };
        var refused = await Assert.ThrowsAsync<OptionsValidationException>(() => ServiceUnderTest.StartAsync(parts));
        Assert.Contains(refused.Failures, failure => failure.Contains("Telegram:Secret is missing", StringComparison.Ordinal));
        Assert.Contains(refused.Failures, failure => failure.Contains("Telegram:Token must be", StringComparison.Ordinal));
        Assert.Contains(refused.Failures, failure => failure.Contains("Address must be an https address", StringComparison.Ordinal));
    }
}

using Awareness.Channels.Sandbox;
using Awareness.Channels.Tests.Support;
using Awareness.Delivery;

namespace Awareness.Channels.Tests.Contracts;

/// <summary>What became of a send is told apart: taken, surely not taken, never to be taken, nobody knows.</summary>
public abstract partial class ChannelContract
{
    [Fact]
    public async Task What_is_sent_stands_on_the_phone_as_it_was_written_and_has_the_platforms_id()
    {
        await using var scene = await OpenAsync();
        const string Text = "Gọi 115 ngay! 🚑\n\n1. Đặt *nằm ngửa* _trên_ nền cứng <b>&amp; [xem](https://x.vn) `thở`";
        var first = Assert.IsType<SendResult.Sent>(await SendAsync(scene, Message(Text)));
        var second = Assert.IsType<SendResult.Sent>(await SendAsync(scene, Message(Text)));
        Assert.All(scene.Phone, message => Assert.Equal((Person, Text), (message.Person, message.Text)));
        Assert.Equal(2, scene.Phone.Count);
        Assert.False(string.IsNullOrEmpty(first.ExternalId));
        Assert.NotEqual(first.ExternalId, second.ExternalId);
    }

    [Fact]
    public async Task The_longest_text_that_is_allowed_goes_and_a_longer_one_is_refused_without_a_call()
    {
        await using var scene = await OpenAsync();
        var most = ChannelLimits.Of(Channel).TextLength;
        Assert.IsType<SendResult.Sent>(await SendAsync(scene, Message(new string('ạ', most))));
        var calls = scene.Platform.Calls.Count;
        AssertRefused(SendRefusal.Content, await SendAsync(scene, Message(new string('ạ', most + 1))));
        AssertRefused(SendRefusal.Content, await SendAsync(scene, Message("")));
        AssertRefused(SendRefusal.Content, await SendAsync(scene, Message(" \n ")));
        Assert.Equal(calls, scene.Platform.Calls.Count);
        Assert.Single(scene.Phone);
    }

    [Fact]
    public async Task Who_has_too_many_buttons_below_one_message_does_not_lose_the_message()
    {
        await using var scene = await OpenAsync();
        var titles = Enumerable.Range(1, 40).Select(number => $"Nút thứ {number} với một tên dài hơn mọi nút của mọi kênh, dài đến mức không ai đọc hết được").ToArray();
        Assert.IsType<SendResult.Sent>(await SendAsync(scene, Message("Chọn một mục:", titles)));
        Assert.Equal("Chọn một mục:", Assert.Single(scene.Phone).Text);
    }

    [Fact]
    public async Task Too_many_messages_wait_as_long_as_the_platform_says_and_arrive_once()
    {
        var time = new ManualTime();
        await using var scene = await OpenAsync(time);
        scene.Platform.Fail(new Fault.Status(429, TimeSpan.FromSeconds(7)));
        Assert.Equal(200, await scene.PostAsync(scene.Platform.Said(Person, "xin chào")));
        await Eventually.True(() => scene.Service.Store.Outcomes.Any(outcome => outcome.Outcome is "retry" or "postpone"));
        var dueAt = scene.Service.Store.Outcomes[0].DueAt ?? DateTimeOffset.MinValue;
        Assert.InRange(dueAt - time.GetUtcNow(), TimeSpan.FromSeconds(7), TimeSpan.FromSeconds(8));
        Assert.Empty(scene.Phone);
        time.Advance(dueAt - time.GetUtcNow());
        await Eventually.TrueAsTimePasses(time, () => scene.Phone.Count == 1 && scene.Service.Store.Pending == 0);
        Assert.Equal(2, scene.Platform.Calls.Count);
    }

    [Fact]
    public async Task Where_the_whole_account_has_had_enough_nobody_is_sent_anything_until_the_wait_is_over()
    {
        Assert.SkipUnless(RateIsOfTheAccount, $"{Channel} may mean one conversation");
        var time = new ManualTime();
        await using var scene = await OpenAsync(time);
        scene.Platform.Fail(RateCode is { } code ? new Fault.Error(code) : new Fault.Status(429, TimeSpan.FromSeconds(30)));
        Assert.Equal(200, await scene.PostAsync(scene.Platform.Said(Person, "xin chào")));
        await Eventually.True(() => scene.Service.Store.Outcomes.Any(outcome => outcome.Outcome == "postpone"));
        var wait = scene.Service.Store.Outcomes[0].DueAt - time.GetUtcNow() ?? TimeSpan.Zero;
        Assert.Equal(200, await scene.PostAsync(scene.Platform.Said($"{Person[..^1]}8", "xin chào")));
        await Eventually.True(() => scene.Service.Store.Pending == 2);
        await Eventually.IsWaitedFor(time, wait);
        time.Advance(wait - TimeSpan.FromSeconds(1));
        await Eventually.StaysAsync(() => scene.Platform.Calls.Count, 1);
        time.Advance(TimeSpan.FromSeconds(1));
        await Eventually.TrueAsTimePasses(time, () => scene.Phone.Count == 2 && scene.Service.Store.Pending == 0);
        Assert.Equal(3, scene.Platform.Calls.Count);
    }

    [Fact]
    public async Task The_platforms_own_word_for_too_many_messages_is_understood()
    {
        Assert.SkipWhen(RateCode is null, $"{Channel} says so with HTTP 429 alone");
        await using var scene = await OpenAsync();
        scene.Platform.Fail(new Fault.Error(RateCode.Value));
        Assert.IsType<SendResult.RetryLater>(await SendAsync(scene, Message("xin chào")));
        Assert.Empty(scene.Phone);
    }

    [Fact]
    public async Task A_platform_that_is_sick_for_a_moment_loses_nothing()
    {
        await using var scene = await OpenAsync();
        scene.Platform.Fail(new Fault.Status(500), new Fault.ResetBefore());
        Assert.Equal(200, await scene.PostAsync(scene.Platform.Said(Person, "xin chào")));
        await Eventually.True(() => scene.Phone.Count == 1 && scene.Service.Store.Pending == 0);
        Assert.Equal(3, scene.Platform.Calls.Count);
    }

    [Fact]
    public async Task A_platform_that_takes_messages_and_says_that_it_failed_gives_nobody_more_than_three_copies()
    {
        await using var scene = await OpenAsync();
        scene.Platform.Fail(Enumerable.Repeat(new Fault.ResetAfter(), 8));
        Assert.Equal(200, await scene.PostAsync(scene.Platform.Said(Person, "xin chào")));
        await Eventually.True(() => scene.Service.Store.Pending == 0);
        Assert.Equal(3, scene.Phone.Count);
        Assert.Equal([SendRefusal.GaveUp], scene.Service.Store.Refusals);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task A_platform_that_fails_may_have_taken_it(int status)
    {
        await using var scene = await OpenAsync();
        scene.Platform.Fail(new Fault.Status(status));
        Assert.Contains($"{status}", Assert.IsType<SendResult.Unknown>(await SendAsync(scene, Message("xin chào"))).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_platform_that_is_away_has_surely_not_taken_it()
    {
        await using var scene = await OpenAsync();
        await scene.Platform.DisposeAsync();
        Assert.IsType<SendResult.RetryLater>(await SendAsync(scene, Message("xin chào")));
    }

    [Fact]
    public async Task A_platform_that_never_answers_is_left_after_a_while_and_nobody_knows()
    {
        var time = new ManualTime();
        await using var scene = await OpenAsync(time);
        scene.Platform.Fail(new Fault.Hang());
        var sending = SendAsync(scene, Message("xin chào"));
        await Eventually.True(() => scene.Platform.Calls.Count == 1);
        Assert.False(sending.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(60));
        Assert.IsType<SendResult.Unknown>(await sending);
    }

    [Fact]
    public async Task An_answer_that_never_ends_is_not_waited_for()
    {
        var time = new ManualTime();
        await using var scene = await OpenAsync(time);
        scene.Platform.Fail(new Fault.SlowBody());
        var sending = SendAsync(scene, Message("xin chào"));
        await Eventually.True(() => scene.Phone.Count == 1);
        time.Advance(TimeSpan.FromSeconds(60));
        // Whether the status was here before the time was over is chance.
        Assert.True(await sending is SendResult.Unknown or SendResult.Sent { ExternalId: null });
    }

    [Fact]
    public async Task A_connection_that_breaks_leaves_it_open_whether_the_message_was_taken()
    {
        await using var scene = await OpenAsync();
        scene.Platform.Fail(new Fault.ResetBefore(), new Fault.ResetAfter());
        Assert.IsType<SendResult.Unknown>(await SendAsync(scene, Message("xin chào")));
        Assert.Empty(scene.Phone);
        Assert.IsType<SendResult.Unknown>(await SendAsync(scene, Message("xin chào")));
        Assert.Single(scene.Phone);
    }

    [Fact]
    public async Task An_answer_that_makes_no_sense_proves_nothing()
    {
        await using var scene = await OpenAsync();
        scene.Platform.Fail(new Fault.Garbage());
        AssertTakenOrUnknown(await SendAsync(scene, Message("xin chào")));
    }

    [Fact]
    public async Task Who_blocked_the_bot_is_told_apart()
    {
        Assert.SkipUnless(TellsWhoBlocked, $"{Channel} has no word for it");
        await using var scene = await OpenAsync();
        scene.Platform.Fail(new Fault.Error(BlockedCode));
        AssertRefused(SendRefusal.Blocked, await SendAsync(scene, Message("xin chào")));
        if (scene.Platform.Left(Person) is null) return;
        AssertRefused(SendRefusal.Blocked, await SendAsync(scene, Message("xin chào")));
        Assert.Empty(scene.Phone);
    }

    [Fact]
    public async Task What_the_platform_does_not_take_is_not_tried_again()
    {
        await using var scene = await OpenAsync();
        scene.Platform.Fail(new Fault.Error(RefusedCode));
        AssertRefused(SendRefusal.Content, await SendAsync(scene, Message("xin chào")));
        Assert.Empty(scene.Phone);
    }

    [Fact]
    public async Task What_comes_too_late_is_told_apart()
    {
        Assert.SkipWhen(WindowCode is null, $"{Channel} lets us write at any time");
        await using var scene = await OpenAsync();
        scene.Platform.Fail(new Fault.Error(WindowCode.Value));
        AssertRefused(SendRefusal.Window, await SendAsync(scene, Message("xin chào")));
    }

    [Fact]
    public async Task Wrong_credentials_are_the_operators_to_mend()
    {
        await using var scene = await OpenAsync(setting: WrongCredentials);
        AssertRefused(SendRefusal.Credentials, await SendAsync(scene, Message("xin chào")));
        Assert.Empty(scene.Phone);
    }

    [Fact]
    public async Task Who_moved_the_platform_elsewhere_gets_no_credentials()
    {
        await using var scene = await OpenAsync();
        scene.Platform.Fail(new Fault.Status(301), new Fault.Status(307));
        Assert.IsType<SendResult.Refused>(await SendAsync(scene, Message("xin chào")));
        Assert.IsType<SendResult.Refused>(await SendAsync(scene, Message("xin chào")));
        Assert.Equal(2, scene.Platform.Calls.Count);
    }

    [Fact]
    public async Task What_the_channel_cannot_say_is_refused_without_a_call()
    {
        await using var scene = await OpenAsync();
        AssertRefused(SendRefusal.Content, await SendAsync(scene, new Activity { Type = "somethingNew" }));
        Assert.Empty(scene.Platform.Calls);
    }

    [Fact]
    public async Task The_channel_serves_its_own_id_and_no_other()
    {
        await using var scene = await OpenAsync();
        Assert.Equal(Channel, scene.Platform.Channel);
        Assert.False(string.IsNullOrEmpty(Channel));
        var mine = Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetServices<IChannel>(scene.Service.Services).Where(channel => channel.Serves(Channel)).ToList();
        var channel = Assert.Single(mine);
        Assert.Equal(Channel, channel.Name);
        Assert.False(channel.Serves($"botframework/{Channel}"));
        Assert.InRange(channel.Policy.Concurrency, 1, 64);
    }

    private void AssertTakenOrUnknown(SendResult result)
    {
        if (StatusAloneMeansTaken) Assert.Equal(new SendResult.Sent(ExternalId: null), result);
        else Assert.IsType<SendResult.Unknown>(result);
    }

    private void AssertRefused(SendRefusal why, SendResult result)
    {
        var refused = Assert.IsType<SendResult.Refused>(result);
        Assert.Equal(why, refused.Why);
        Assert.DoesNotContain(Credentials, canary => refused.Reason.Contains(canary, StringComparison.Ordinal));
        Assert.DoesNotContain(Person, refused.Reason, StringComparison.Ordinal);
    }
}

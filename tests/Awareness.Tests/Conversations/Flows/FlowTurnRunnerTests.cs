using System.Globalization;
using Awareness.Bots;
using Awareness.Contacts;
using Awareness.Conversations;
using Awareness.Delivery;
using Awareness.Flows;
using Awareness.Knowledge;
using Microsoft.Extensions.Logging.Abstractions;

namespace Awareness.Tests.Conversations.Flows;

/// <summary>What a turn of a flow commits, and when a waiting conversation is woken.</summary>
public sealed class FlowTurnRunnerTests
{
    private readonly MemoryTurnStore store = new();
    private readonly Clock clock = new();
    private readonly TurnRunner runner;
    private int messages;

    public FlowTurnRunnerTests() => runner = new TurnRunner(store, new KnowledgeSource(SampleFlows.Knowledge), clock) { Bots = new BotSource(SampleFlows.Library), Entropy = () => 42 };

    [Fact]
    public async Task A_question_with_a_timer_is_committed_with_it_and_the_answer_takes_it_away()
    {
        await SayAsync("đố vui đi đường");
        Assert.Equal(clock.Now.AddHours(24), store.Last.WakeAt);
        await SayAsync("1");
        Assert.Null(store.Last.WakeAt);
        Assert.Equal(ResultKind.Quiz, Assert.IsType<FlowEvent.Answered>(Assert.Single(store.Last.Events)).Kind);
        Assert.NotNull(store.Last.Contact.Subject);
        Assert.True(store.Last.ContactChanged);
    }

    [Fact]
    public async Task An_interruption_leaves_a_timer_behind()
    {
        await SayAsync("đố vui đi đường");
        await SayAsync("bạn em chìm rồi");
        Assert.NotNull(store.Last.WakeAt);
    }

    [Fact]
    public async Task A_photo_is_never_stored()
    {
        await SayAsync("khảo sát");
        await RunAsync(new Activity { Type = ActivityTypes.Message, Attachments = [new Attachment { ContentType = "image/jpeg", ContentUrl = "data:image/jpeg;base64,AA==" }] });
        Assert.Null(store.Last.Inbound.Attachments);
        Assert.Equal("<photo>", store.Last.Replies[0].Text);
    }

    [Fact]
    public async Task What_was_said_in_a_private_flow_is_taken_out_when_it_ends()
    {
        var begun = clock.Now;
        await SayAsync("báo nguy cơ");
        Assert.Null(store.Last.ForgetSince);
        clock.Now += TimeSpan.FromMinutes(1);
        await SayAsync("1");
        await SayAsync("đầu thôn 3");
        Assert.Equal(begun, store.Last.ForgetSince);
        Assert.Equal("đầu thôn 3", Assert.IsType<FlowEvent.Reported>(Assert.Single(store.Last.Events)).Place);
        Assert.Matches("^Mã của bạn: QN-[0-9A-Z]{4}-[0-9A-Z]{4}\\.$", store.Last.Replies[^1].Text);
        await SayAsync("trẻ em mấy tuổi phải đội mũ bảo hiểm");
        Assert.Null(store.Last.ForgetSince);
    }

    [Theory]
    [InlineData("thôi")]
    [InlineData("đố vui đi đường")]
    public async Task A_private_flow_that_is_left_is_taken_out_too(string words)
    {
        var begun = clock.Now;
        await SayAsync("báo nguy cơ");
        await SayAsync(words);
        Assert.Equal(begun, store.Last.ForgetSince);
    }

    [Fact]
    public async Task A_question_left_unanswered_in_a_private_flow_is_kept_for_nobody()
    {
        await SayAsync("bọn em chim xyzzy plugh");
        await SayAsync("báo nguy cơ");
        await SayAsync("bạn em chìm rồi");
        await SayAsync("xyzzy plugh qwerty");
        Assert.Equal("Gọi 115 ngay.\n\n<still-in-danger>", store.Last.Replies[0].Text);
        Assert.Null(store.Last.Unanswered);
    }

    [Fact]
    public async Task What_is_looked_up_is_asked_of_the_store_once_and_the_turn_says_it()
    {
        store.Find = lookup => new Awareness.Conversations.Found { ReportCode = ((Lookup.Report)lookup).Code };
        await SayAsync("QN-AAAA-2222");
        Assert.Equal([new Lookup.Report("QN-AAAA-2222")], store.Lookups);
        Assert.Equal("<report-unknown> QN-AAAA-2222", store.Last.Replies[0].Text);
    }

    [Fact]
    public async Task A_look_up_that_finds_nothing_at_all_is_given_up_after_two()
    {
        await SayAsync("QN-AAAA-2222");
        Assert.Equal(2, store.Lookups.Count);
    }

    [Fact]
    public async Task Erasing_is_committed_with_the_person_gone()
    {
        await SayAsync("xóa dữ liệu của tôi");
        await SayAsync("có");
        Assert.True(store.Last.Erases);
        Assert.Null(store.Last.Unanswered);
        Assert.Equal("<erased>", Assert.Single(store.Last.Replies).Text);
    }

    [Fact]
    public async Task A_silent_person_is_reminded_once_and_then_left_alone()
    {
        await SayAsync("đố vui đi đường");
        Assert.Equal(0, await Rounds().RunAsync(TestContext.Current.CancellationToken));
        clock.Now += TimeSpan.FromHours(30);
        Assert.Equal(1, await Rounds().RunAsync(TestContext.Current.CancellationToken));
        Assert.StartsWith("Bạn còn đó không?", Assert.Single(store.Last.Replies).Text, StringComparison.Ordinal);
        Assert.True(store.Last.UseOutbox);
        Assert.Equal(clock.Now.AddHours(24), store.Last.WakeAt);
        Assert.Equal(0, await Rounds().RunAsync(TestContext.Current.CancellationToken));

        clock.Now += TimeSpan.FromHours(25);
        Assert.Equal(1, await Rounds().RunAsync(TestContext.Current.CancellationToken));
        Assert.True(store.Last.UseOutbox);
        Assert.Null(store.Last.State.Run);
        Assert.Equal(0, await Rounds().RunAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task What_a_timer_says_is_kept_to_be_delivered_even_while_nobody_serves_its_channel()
    {
        await SayAsync("đố vui đi đường");
        Assert.False(store.Last.UseOutbox);
        clock.Now += TimeSpan.FromHours(30);
        Assert.Equal(1, await Rounds().RunAsync(TestContext.Current.CancellationToken));
        Assert.Single(store.Last.Replies);
        Assert.True(store.Last.UseOutbox);
    }

    [Fact]
    public async Task A_timer_that_was_answered_meanwhile_says_nothing()
    {
        await SayAsync("đố vui đi đường");
        var due = store.Last.WakeAt ?? throw new InvalidOperationException("The question has a timer.");
        await SayAsync("1");
        await RunAsync(WakeActivity.Create(due), due);
        Assert.Empty(store.Last.Replies);
        Assert.Equal("hai", store.Last.State.Run?.Current.Step);
    }

    [Fact]
    public async Task A_stranger_who_sends_the_event_early_changes_nothing()
    {
        await SayAsync("đố vui đi đường");
        var before = store.Last.WakeAt;
        await RunAsync(WakeActivity.Create(clock.Now), clock.Now);
        Assert.Empty(store.Last.Replies);
        Assert.Equal(before, store.Last.WakeAt);
    }

    [Fact]
    public async Task Who_stopped_messages_is_not_reminded()
    {
        await SayAsync("đố vui đi đường");
        await SayAsync("dừng nhận tin");
        clock.Now += TimeSpan.FromHours(30);
        Assert.Equal(1, await Rounds().RunAsync(TestContext.Current.CancellationToken));
        Assert.Empty(store.Last.Replies);
        Assert.Null(store.Last.WakeAt);
        Assert.Equal("mot", store.Last.State.Run?.Current.Step);
    }

    [Fact]
    public async Task A_conversation_that_cannot_be_woken_does_not_hold_up_the_others()
    {
        await SayAsync("đố vui đi đường");
        clock.Now += TimeSpan.FromHours(30);
        var broken = new ConversationKey("terminal", "broken");
        store.Broken.Add(broken);
        store.AlwaysDue.Add(new Wakeup(broken, new ContactKey("terminal", "x"), clock.Now, Reference: null));
        Assert.Equal(1, await Rounds().RunAsync(TestContext.Current.CancellationToken));
        Assert.StartsWith("Bạn còn đó không?", store.Last.Replies[0].Text, StringComparison.Ordinal);
    }

    private WakeRounds Rounds() => new(store, runner, new ReplyNames(new byte[ReplyNames.KeyLength]), clock, NullLogger<WakeRounds>.Instance);

    private Task SayAsync(string text) => RunAsync(new Activity { Type = ActivityTypes.Message, Text = text });

    private async Task RunAsync(Activity activity, DateTimeOffset? at = null)
    {
        clock.Now = at ?? clock.Now;
        var inbound = activity with { Id = activity.Id ?? (messages++).ToString(CultureInfo.InvariantCulture), ChannelId = "terminal" };
        Assert.IsType<TurnResult.Done>(await runner.RunAsync(new InboundActivity(inbound, new ConversationKey("terminal", "c"), new ContactKey("terminal", "u"), UseOutbox: false), TestContext.Current.CancellationToken));
    }

    private sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2027, 6, 1, 1, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}

using System.Globalization;
using Awareness.Bots;
using Awareness.Contacts;
using Awareness.Conversations;
using Awareness.Knowledge;
using Awareness.Tests.Conversations.Flows;

namespace Awareness.Tests.Conversations;

/// <summary>When a bot that has this one speak as its skill is told that the talk is over, and what its own word of that does.</summary>
public sealed class SkillEndingTests
{
    private readonly MemoryTurnStore store = new();
    private readonly Clock clock = new();
    private readonly TurnRunner runner;
    private int messages;

    public SkillEndingTests() => runner = new TurnRunner(store, new KnowledgeSource(SampleFlows.Knowledge), clock) { Bots = new BotSource(SampleFlows.Library), Entropy = () => 42 };

    [Fact]
    public async Task A_flow_that_ends_gives_the_person_back_behind_its_last_word()
    {
        await SayAsync("đố vui đi đường");
        Assert.Null(CodeSent());
        await SayAsync("1");
        Assert.Null(CodeSent());
        await SayAsync("1");
        Assert.Equal("completedSuccessfully", CodeSent());
        Assert.Equal("Bạn được 2/2.", store.Last.Replies[^2].Text);

        var end = store.Last.Replies[^1];
        Assert.Equal(("2", "bot", "person", "c"), (end.ReplyToId, end.From?.Id, end.Recipient?.Id, end.Conversation?.Id));
        Assert.Null(end.Text);
    }

    [Fact]
    public async Task A_flow_of_one_turn_gives_the_person_back_too()
    {
        await SayAsync("hè an toàn");
        Assert.Equal("completedSuccessfully", CodeSent());
    }

    [Theory]
    [InlineData("thôi")]
    [InlineData("dừng nhận tin")]
    public async Task Whoever_wants_to_stop_goes_back(string words)
    {
        await SayAsync("đố vui đi đường");
        await SayAsync(words);
        Assert.Equal("userCancelled", CodeSent());
    }

    [Theory]
    [InlineData("Dừng tin", "userCancelled")]
    [InlineData("Giữ nguyên", null)]
    public async Task A_bare_stop_is_asked_about_before_the_person_goes_back(string choice, string? code)
    {
        await SayAsync("dừng");
        Assert.Null(CodeSent());
        await SayAsync(choice);
        Assert.Equal(code, CodeSent());
    }

    [Fact]
    public async Task Erasing_everything_gives_the_person_back()
    {
        await SayAsync("xóa dữ liệu của tôi");
        await SayAsync("có");
        Assert.True(store.Last.Erases);
        Assert.Equal("userCancelled", CodeSent());
    }

    [Theory]
    [InlineData("trẻ em mấy tuổi phải đội mũ bảo hiểm")]
    [InlineData("bạn em chìm rồi")]
    public async Task A_question_ends_nothing(string words)
    {
        await SayAsync(words);
        Assert.NotEmpty(store.Last.Replies);
        Assert.Null(CodeSent());
    }

    [Fact]
    public async Task A_person_who_falls_silent_is_given_back_by_the_timer()
    {
        await SayAsync("đố vui đi đường");
        await WakeAsync();
        Assert.Null(CodeSent());
        await WakeAsync();
        Assert.Null(store.Last.State.Run);
        Assert.Equal("botTimedOut", CodeSent());
        Assert.Null(store.Last.Replies[^1].ReplyToId);
    }

    [Fact]
    public async Task A_person_on_a_channel_of_their_own_hears_nothing_of_it()
    {
        await SayAsync("hè an toàn", Person);
        await SayAsync("dừng nhận tin", Person);
        Assert.All(store.Commits.SelectMany(commit => commit.Replies), reply => Assert.Equal(ActivityTypes.Message, reply.Type));
    }

    [Fact]
    public async Task The_caller_s_word_that_it_is_over_ends_the_run_without_a_word()
    {
        await SayAsync("đố vui đi đường");
        await RunAsync(new Activity { Type = ActivityTypes.EndOfConversation }, Skill);
        Assert.Null(store.Last.State.Run);
        Assert.Null(store.Last.WakeAt);
        Assert.Empty(store.Last.Replies);

        await SayAsync("1");
        Assert.DoesNotContain("Mũ bảo hiểm", store.Last.Replies[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_private_flow_that_the_caller_breaks_off_is_taken_out_of_the_transcript()
    {
        var begun = clock.Now;
        await SayAsync("báo nguy cơ");
        await RunAsync(new Activity { Type = ActivityTypes.EndOfConversation }, Skill);
        Assert.Equal(begun, store.Last.ForgetSince);
    }

    [Fact]
    public async Task The_end_of_a_talk_that_never_began_changes_nothing()
    {
        await RunAsync(new Activity { Type = ActivityTypes.EndOfConversation }, Skill);
        Assert.Empty(store.Last.Replies);
        Assert.Null(store.Last.State.Run);
    }

    private static ConversationReference Person => new() { ServiceUrl = "http://localhost:1" };

    private static ConversationReference Skill => Person with { IsSkill = true };

    private string? CodeSent() => store.Last.Replies is [.., { Type: ActivityTypes.EndOfConversation, Extensions: { } more }] ? more["code"].GetString() : null;

    private Task SayAsync(string text, ConversationReference? reference = null) => RunAsync(new Activity { Type = ActivityTypes.Message, Text = text }, reference ?? Skill);

    private Task WakeAsync()
    {
        clock.Now += TimeSpan.FromHours(25);
        return RunAsync(WakeActivity.Create(store.Last.WakeAt ?? throw new InvalidOperationException("No timer stands.")), reference: null);
    }

    private async Task RunAsync(Activity activity, ConversationReference? reference)
    {
        var inbound = activity with
        {
            Id = activity.Id ?? (messages++).ToString(CultureInfo.InvariantCulture),
            ChannelId = "test",
            From = new ChannelAccount { Id = "person" },
            Recipient = new ChannelAccount { Id = "bot" },
            Conversation = new ConversationAccount { Id = "c" },
        };
        var said = new InboundActivity(inbound, new ConversationKey("test", "c"), new ContactKey("test", "person"), UseOutbox: true) { Reference = reference };
        Assert.IsType<TurnResult.Done>(await runner.RunAsync(said, TestContext.Current.CancellationToken));
    }

    private sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2027, 6, 1, 1, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}

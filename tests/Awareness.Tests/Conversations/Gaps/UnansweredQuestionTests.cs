using Awareness.Contacts;
using Awareness.Conversations;
using Awareness.Conversations.Gaps;
using Awareness.Knowledge;
using Awareness.Tests.Knowledge;

namespace Awareness.Tests.Conversations.Gaps;

public sealed class UnansweredQuestionTests
{
    private static readonly DateTimeOffset LateInTheDay = new(2026, 11, 21, 18, 30, 0, TimeSpan.Zero);

    private readonly KnowledgeBase knowledge = SampleKnowledge.Create(SampleKnowledge.Card("emergency/drowning", "emergency.drowning", "Đang có người đuối nước", "có người rơi xuống ao", "con tôi rơi xuống nước"));

    [Fact]
    public void A_question_nothing_answers_is_kept_with_the_day_in_Vietnam_and_without_traces_of_who_asked()
    {
        var kept = Leave("xyzzy plugh gọi 0912345678", channel: "directline");
        Assert.Equal(new UnansweredQuestion(new DateOnly(2026, 11, 22), "directline", IsAskedBack: false, "xyzzy plugh gọi [số]"), kept);
    }

    [Theory]
    [InlineData("msteams", "msteams")]
    [InlineData("zalo", "zalo")]
    [InlineData("person-0912345678", "other")]
    [InlineData(null, "other")]
    public void Only_known_kinds_of_channels_are_named(string? channel, string kept) => Assert.Equal(kept, Leave("xyzzy plugh", channel)?.Channel);

    [Fact]
    public void A_question_that_was_asked_back_is_kept_as_such()
    {
        var input = Input("xyzzy plugh", "directline", new ConversationState());
        var turn = TurnEngine.Run(input) with { Outcome = Outcome.Clarify };
        Assert.True(UnansweredQuestion.Of(input, turn)?.IsAskedBack);
    }

    [Theory]
    [InlineData(Outcome.Answer)]
    [InlineData(Outcome.Emergency)]
    [InlineData(Outcome.Refuse)]
    [InlineData(Outcome.Flow)]
    public void What_was_answered_seen_as_danger_refused_or_small_talk_is_not_kept(Outcome outcome)
    {
        var input = Input("xyzzy plugh", "directline", new ConversationState());
        Assert.Null(UnansweredQuestion.Of(input, TurnEngine.Run(input) with { Outcome = outcome }));
    }

    [Fact]
    public void A_question_whose_topic_is_known_and_that_lacks_a_value_is_not_kept()
    {
        var input = Input("xyzzy plugh", "directline", new ConversationState());
        Assert.Null(UnansweredQuestion.Of(input, TurnEngine.Run(input) with { Outcome = Outcome.Clarify, Topic = "traffic.alcohol" }));
    }

    [Fact]
    public void What_is_said_behind_or_close_to_danger_is_not_kept()
    {
        Assert.Null(Leave("xyzzy plugh", state: new ConversationState { Topic = "emergency.self-harm" }));
        var input = Input("rơi xuống", "directline", new ConversationState());
        var turn = TurnEngine.Run(input) with { Outcome = Outcome.Abstain, Topic = null, Ranking = knowledge.Rank(knowledge.Analyze("con tôi rơi xuống ao"), SampleKnowledge.Today) };
        Assert.Equal("emergency.drowning", turn.Ranking[0].Card.Topic);
        Assert.Null(UnansweredQuestion.Of(input, turn));
    }

    [Theory]
    [InlineData("")]
    [InlineData("???")]
    [InlineData("😀 12")]
    public void What_has_no_letters_is_no_question(string text)
    {
        var input = Input(text, "directline", new ConversationState());
        Assert.Null(UnansweredQuestion.Of(input, TurnEngine.Run(input) with { Outcome = Outcome.Abstain, Topic = null }));
    }

    private UnansweredQuestion? Leave(string text, string? channel = "directline", ConversationState? state = null)
    {
        var input = Input(text, channel, state ?? new ConversationState());
        var turn = TurnEngine.Run(input);
        Assert.Equal(Outcome.Abstain, turn.Outcome);
        return UnansweredQuestion.Of(input, turn);
    }

    private TurnInput Input(string text, string? channel, ConversationState state) => new(
        new Activity { Type = ActivityTypes.Message, ChannelId = channel, Text = text },
        new TurnState(new Conversation(new ConversationKey("test", "1"), 0, state), Contact.New(new ContactKey("test", "1"))),
        knowledge,
        LateInTheDay);
}

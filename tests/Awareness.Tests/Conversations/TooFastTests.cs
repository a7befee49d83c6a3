using Awareness.Contacts;
using Awareness.Conversations;
using Awareness.Knowledge;
using Outcome = Awareness.Conversations.Outcome;

namespace Awareness.Tests.Conversations;

public sealed class TooFastTests
{
    private const string Question = "trẻ em mấy tuổi phải đội mũ bảo hiểm";
    private const int Limit = 20;

    private static readonly DateTimeOffset Now = new(2026, 11, 21, 8, 0, 0, TimeSpan.FromHours(7));

    private readonly KnowledgeBase knowledge = new(EmergencyTurnTests.Content());

    [Fact]
    public void Twenty_messages_of_a_minute_are_answered_then_comes_one_notice_and_then_silence()
    {
        var state = new ConversationState();
        for (var i = 0; i < Limit; i++)
        {
            var turn = Ask(Question, state, i);
            Assert.Equal(Outcome.Answer, turn.Outcome);
            state = turn.State;
        }

        var notice = Ask(Question, state, Limit);
        Assert.Equal("<too-fast>", Assert.Single(notice.Replies).Text);
        state = notice.State;
        for (var i = Limit + 1; i < 59; i++)
        {
            var silent = Ask(Question, state, i);
            Assert.Empty(silent.Replies);
            state = silent.State;
        }

        Assert.Equal(Outcome.Answer, Ask(Question, state, 60).Outcome);
    }

    [Fact]
    public void Danger_is_heard_however_fast_it_is_told_and_the_notice_still_comes()
    {
        var state = new ConversationState { Pace = new Pace(Now, Limit) };
        for (var i = 1; i < 10; i++)
        {
            var turn = Ask("bạn em chìm rồi", state, i);
            Assert.Equal(Outcome.Emergency, turn.Outcome);
            state = turn.State;
        }

        var notice = Ask(Question, state, 10);
        Assert.Equal("<too-fast>", Assert.Single(notice.Replies).Text);
        Assert.Equal(Outcome.Emergency, Ask("bạn em chìm rồi", notice.State, 11).Outcome);
        Assert.NotEmpty(Ask($"{Question} lịm", notice.State, 11).Replies);
        Assert.Empty(Ask(Question, Ask("bạn em chìm rồi", notice.State, 11).State, 12).Replies);
    }

    [Fact]
    public void The_talk_goes_on_where_it_was_after_the_silence()
    {
        var state = Ask(Question, new ConversationState(), 0).State with { RightsAsked = RightsQuestion.Erase, Pace = new Pace(Now, Limit + 5) { IsTold = true } };
        var silent = Ask("ờ", state, 5);
        Assert.Empty(silent.Replies);
        Assert.Equal(state with { Pace = silent.State.Pace, SpokenAt = silent.State.SpokenAt }, silent.State);
        Assert.StartsWith("Chọn mũ vừa đầu.", Ask("xem thêm", silent.State with { RightsAsked = RightsQuestion.None }, 61).Replies[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_clock_that_went_back_silences_nobody() =>
        Assert.Equal(new Pace(Now, 1), Pace.After(new Pace(Now.AddHours(1), 500) { IsTold = true }, Now));

    [Fact]
    public void Counting_stops_somewhere() => Assert.Equal(Pace.Most, Pace.After(new Pace(Now, Pace.Most), Now).Count);

    [Fact]
    public void Where_nobody_counts_nothing_is_remembered()
    {
        var turn = Ask(Question, new ConversationState { Pace = new Pace(Now, 1_000) }, 1, limit: 0);
        Assert.Equal(Outcome.Answer, turn.Outcome);
        Assert.Null(Ask(Question, new ConversationState(), 1, limit: 0).State.Pace);
    }

    [Fact]
    public void Only_messages_count()
    {
        var before = new ConversationState { Pace = new Pace(Now, 7) };
        var turn = TurnEngine.Run(Input(new Activity { Type = ActivityTypes.Event, Name = "x" }, before, 1, Limit));
        Assert.Equal(before, turn.State);
    }

    [Fact]
    public void A_picture_without_a_word_is_told_that_nobody_looks_at_it()
    {
        var picture = new Activity { Type = ActivityTypes.Message, Attachments = [new Attachment { ContentType = "image/png" }] };
        Assert.Equal("<file>", TurnEngine.Run(Input(picture, new ConversationState(), 0, Limit)).Replies[0].Text);
        Assert.Equal(Outcome.Answer, TurnEngine.Run(Input(picture with { Text = Question }, new ConversationState(), 0, Limit)).Outcome);
    }

    private Turn Ask(string text, ConversationState state, int second, int limit = Limit) =>
        TurnEngine.Run(Input(new Activity { Type = ActivityTypes.Message, Text = text }, state, second, limit));

    private TurnInput Input(Activity activity, ConversationState state, int second, int limit)
    {
        var before = new TurnState(Conversation.New(new ConversationKey("test", "c")) with { State = state }, Contact.New(new ContactKey("test", "p")));
        return new TurnInput(activity, before, knowledge, Now.AddSeconds(second)) { MessagesPerMinute = limit };
    }
}

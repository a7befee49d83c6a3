using Awareness.Contacts;
using Awareness.Conversations;
using Awareness.Knowledge;
using Awareness.Tests.Knowledge;
using FsCheck.Fluent;
using Outcome = Awareness.Conversations.Outcome;

namespace Awareness.Tests.Conversations;

public sealed class TurnEngineTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 8, 0, 0, TimeSpan.FromHours(7));

    private readonly KnowledgeBase knowledge = SampleKnowledge.Create();

    [Fact]
    public void A_question_gets_its_card_with_source_and_date()
    {
        var turn = Ask("trẻ em mấy tuổi phải đội mũ bảo hiểm");
        Assert.Equal(Outcome.Answer, turn.Outcome);
        Assert.Equal("traffic.helmet", turn.Topic);
        Assert.EndsWith("Nguồn: Nghị định 168/2024/NĐ-CP, điều 7. Áp dụng từ 01/01/2025.", turn.Replies[0].FullText, StringComparison.Ordinal);
    }

    [Fact]
    public void More_is_shown_when_the_person_asks_for_it()
    {
        var first = Ask("trẻ em mấy tuổi phải đội mũ bảo hiểm");
        Assert.Contains(first.Replies[0].Suggestions, suggestion => suggestion.Title == "Xem thêm");
        Assert.StartsWith("Chọn mũ vừa đầu.", Ask("xem them", first.State).Replies[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_button_with_a_title_leads_to_its_card() => Assert.Equal("traffic/alcohol", Ask("Uống rượu bia rồi lái xe bị phạt thế nào").CardId);

    [Fact]
    public void A_number_chooses_from_the_last_list()
    {
        var state = new ConversationState { Offered = ["traffic/helmet", "traffic/alcohol"] };
        Assert.Equal("traffic/alcohol", Ask("2", state).CardId);
        Assert.NotEqual(Outcome.Answer, Ask("3", state).Outcome);
    }

    [Fact]
    public void A_greeting_gets_a_greeting_and_something_to_ask()
    {
        var turn = Ask("Hello!");
        Assert.Equal(Outcome.Flow, turn.Outcome);
        Assert.Equal("<greeting>", turn.Replies[0].Text);
        Assert.NotEmpty(turn.Replies[0].Suggestions);
    }

    [Fact]
    public void Nonsense_is_declined_honestly()
    {
        var turn = Ask("xyzzy plugh qwerty");
        Assert.Equal(Outcome.Abstain, turn.Outcome);
        Assert.Equal("<abstain>", turn.Replies[0].Text);
        Assert.Empty(turn.Replies[0].Citations);
    }

    [Fact]
    public void After_two_rounds_of_asking_back_the_service_stops_asking()
    {
        var state = new ConversationState { ClarifyRounds = Limits.ClarifyRounds };
        Assert.NotEqual(Outcome.Clarify, Ask("phạt bao nhiêu", state).Outcome);
    }

    [Fact]
    public void Opting_out_is_remembered_and_a_question_does_not_undo_it()
    {
        var stopped = Ask("dừng nhận tin");
        Assert.Equal(Now, stopped.Contact.OptedOutAt);
        Assert.Equal(Now, Ask("trẻ em mấy tuổi phải đội mũ bảo hiểm", contact: stopped.Contact).Contact.OptedOutAt);
        Assert.Null(Ask("nhận tin", contact: stopped.Contact).Contact.OptedOutAt);
    }

    [Fact]
    public void A_sentence_with_the_word_stop_is_a_question() => Assert.Null(Ask("dừng xe ở đâu thì bị phạt").Contact.OptedOutAt);

    [Fact]
    public void A_person_who_joins_is_greeted_and_the_bot_itself_is_not()
    {
        Assert.Single(Join("dl_1").Replies);
        Assert.Empty(Join("bot").Replies);
    }

    [Theory]
    [InlineData("typing")]
    [InlineData("event")]
    [InlineData("somethingNew")]
    public void Other_activities_get_no_reply(string type) => Assert.Empty(Run(new Activity { Type = type }).Replies);

    [Fact]
    public void An_endless_text_is_cut_at_a_whole_character()
    {
        var text = new string('a', Limits.TextLength - 1) + "🚑 và nhiều nữa";
        var input = new TurnInput(new Activity { Type = ActivityTypes.Message, Text = text }, Before(null, null), knowledge, Now);
        Assert.Equal(Limits.TextLength - 1, input.Text.Length);
    }

    [Fact]
    public void Any_text_gets_exactly_one_bounded_turn_and_the_same_one_again() => Prop.ForAll(ArbMap.Default.ArbFor<string?>(), text =>
    {
        var (one, two) = (Ask(text ?? ""), Ask(text ?? ""));
        Assert.InRange(one.Replies.Count, 1, Limits.Replies);
        Assert.Equal(one.Replies.Select(reply => reply.FullText), two.Replies.Select(reply => reply.FullText));
        Assert.Equal(one.State.CardId, two.State.CardId);
    }).Holds();

    private Turn Join(string member) => Run(new Activity
    {
        Type = ActivityTypes.ConversationUpdate,
        Recipient = new ChannelAccount { Id = "bot" },
        MembersAdded = [new ChannelAccount { Id = member }],
    });

    private Turn Ask(string text, ConversationState? state = null, Contact? contact = null) =>
        Run(new Activity { Type = ActivityTypes.Message, Text = text }, state, contact);

    private Turn Run(Activity activity, ConversationState? state = null, Contact? contact = null) =>
        TurnEngine.Run(new TurnInput(activity, Before(state, contact), knowledge, Now));

    private static TurnState Before(ConversationState? state, Contact? contact) => new(
        new Conversation(new ConversationKey("test", "c"), 0, state ?? new ConversationState()),
        contact ?? Contact.New(new ContactKey("test", "u")));
}

using Awareness.Contacts;
using Awareness.Conversations;
using Awareness.Knowledge;
using Awareness.Safety;
using Awareness.Tests.Knowledge;
using Outcome = Awareness.Conversations.Outcome;

namespace Awareness.Tests.Conversations;

/// <summary>What a turn does with a danger, and what is left of the conversation afterwards.</summary>
public sealed class EmergencyTurnTests
{
    private const string Question = "trẻ em mấy tuổi phải đội mũ bảo hiểm";

    private static readonly DateTimeOffset Now = new(2026, 11, 21, 8, 0, 0, TimeSpan.FromHours(7));

    private readonly KnowledgeBase knowledge = new(Content());

    [Fact]
    public void A_danger_that_is_sure_brings_up_its_card_and_nothing_else()
    {
        var turn = Ask("bạn em chìm rồi");
        Assert.Equal((Outcome.Emergency, "emergency/drowning"), (turn.Outcome, turn.CardId));
        Assert.Single(turn.Replies);
    }

    [Fact]
    public void A_doubtful_danger_gets_the_numbers_first_and_then_the_answer()
    {
        var turn = Ask($"{Question} lịm");
        Assert.Equal((Outcome.Answer, "traffic/helmet"), (turn.Outcome, turn.CardId));
        Assert.Equal(["<if-now> Gọi 115 ngay.", Ask(Question).Replies[0].Text], turn.Replies.Select(reply => reply.Text));
        Assert.Equal("Đang có người đuối nước", Assert.Single(turn.Replies[0].Suggestions).Title);
    }

    [Fact]
    public void A_doubtful_danger_that_nothing_answers_is_taken_for_one() => Assert.Equal((Outcome.Emergency, "emergency/drowning"), Seen(Ask("xyzzy plugh qwerty lịm")));

    [Fact]
    public void The_button_below_the_numbers_leads_to_the_card() =>
        Assert.Equal((Outcome.Emergency, "emergency/drowning"), Seen(Ask(Ask($"{Question} lịm").Replies[0].Suggestions[0].Title)));

    [Fact]
    public void A_greeting_stays_a_greeting() => Assert.Equal(Outcome.Flow, Ask("hello").Outcome);

    [Fact]
    public void After_an_emergency_the_conversation_is_where_it_was()
    {
        var before = Ask(Question).State with { Offered = ["traffic/alcohol", "traffic/helmet"], ClarifyRounds = 1 };
        var after = Ask("bạn em chìm rồi", before).State;

        Assert.Equal(before with { CardId = after.CardId, Audience = after.Audience }, after);
        Assert.Equal("traffic/alcohol", Ask("1", after).CardId);
    }

    [Fact]
    public void After_an_emergency_more_means_more_of_its_card()
    {
        var turn = Ask("xem thêm", Ask("bạn em chìm rồi", Ask(Question).State).State);
        Assert.StartsWith("Không dốc ngược.", turn.Replies[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_emergency_that_begins_a_conversation_is_its_topic() => Assert.Equal("emergency.drowning", Ask("bạn em chìm rồi").State.Topic);

    private static (Outcome Outcome, string? CardId) Seen(Turn turn) => (turn.Outcome, turn.CardId);

    internal static KnowledgeContent Content()
    {
        var card = SampleKnowledge.Card("emergency/drowning", "emergency.drowning", "Đang có người đuối nước", "bạn em rơi xuống ao cứu với", "có người sắp chết đuối") with
        {
            Text = "Gọi 115 ngay.\n\n1. Ném phao.",
            More = "Không dốc ngược.",
        };
        var content = SampleKnowledge.Content(card);
        var weights = new DangerWeights(["emergency/drowning"], [new FeatureWeight("chim", 4, [new CardWeight(0, 1)]), new FeatureWeight("lim", 1.5f, [])]) { Bias = -1, Now = 2, Doubtful = 0 };
        return content with
        {
            Topics = [.. content.Topics, new Topic("emergency.drowning", "Đang có người đuối nước", "rơi xuống ao, đang chìm")],
            Safety = new Triage(SafetyRules.Empty, weights),
        };
    }

    private Turn Ask(string text, ConversationState? state = null)
    {
        var before = new TurnState(new Conversation(new ConversationKey("test", "c"), 0, state ?? new ConversationState()), Contact.New(new ContactKey("test", "u")));
        return TurnEngine.Run(new TurnInput(new Activity { Type = ActivityTypes.Message, Text = text }, before, knowledge, Now));
    }
}

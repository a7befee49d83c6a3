using Awareness.Contacts;
using Awareness.Conversations;
using Awareness.Knowledge;
using Awareness.Tests.Knowledge;

namespace Awareness.Tests.Conversations;

/// <summary>One conversation: each turn answers in the language and to the audience that its words show.</summary>
public sealed class LanguageAndAudienceTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 8, 0, 0, TimeSpan.FromHours(7));

    private readonly KnowledgeBase knowledge = new(EnglishContent.Create()
        .Change(SampleContent.CardPath, "## Xem thêm", "## Với phụ huynh\n\nChở con: {{fine.helmet}}, theo {{law.nd-168-2024}}.\n\n## Xem thêm").Read().Content!);

    private ConversationState state = new();

    [Fact]
    public void A_question_in_English_is_answered_in_English_with_its_sources()
    {
        var turn = Ask("how much is the fine without a helmet?");

        Assert.Equal(Outcome.Answer, turn.Outcome);
        Assert.Equal("traffic.helmet", turn.Topic);
        var reply = Assert.Single(turn.Replies);
        Assert.StartsWith("The fine is 400,000–600,000 VND", reply.Text, StringComparison.Ordinal);
        Assert.Contains("Sources: Decree 168/2024/NĐ-CP, Article 7 clause 2", reply.FullText, StringComparison.Ordinal);
        Assert.Contains("In force from 1 January 2025.", reply.FullText, StringComparison.Ordinal);
        Assert.Contains(reply.Suggestions, suggestion => suggestion.Title == "More");
    }

    [Fact]
    public void A_button_of_an_English_answer_is_answered_in_English()
    {
        Ask("how much is the fine without a helmet?");

        Assert.Equal("Hurt? Call 115.", Said("More"));
    }

    [Fact]
    public void A_message_in_Vietnamese_changes_the_language_back()
    {
        Ask("how much is the fine without a helmet?");

        Assert.StartsWith("Mức phạt là", Said("không đội mũ bị phạt bao nhiêu"), StringComparison.Ordinal);
        Assert.False(state.InEnglish);
    }

    [Fact]
    public void A_borrowed_greeting_does_not_change_the_language()
    {
        Assert.StartsWith("Chào bạn!", Said("hello"), StringComparison.Ordinal);
        Ask("do I need a helmet on a scooter");

        Assert.Equal("You are welcome.", Said("many thanks"));
        Assert.True(state.InEnglish);
    }

    [Fact]
    public void A_topic_without_an_English_card_is_named_and_answered_in_Vietnamese()
    {
        var turn = Ask("somebody is drowning");

        Assert.Equal("emergency.drowning", turn.Topic);
        Assert.StartsWith("About: Somebody is drowning. In Vietnamese only, call 115 in danger.", turn.Replies[0].Text, StringComparison.Ordinal);
        Assert.Contains("Gọi 115 ngay.", turn.Replies[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_parent_is_remembered_for_the_conversation_only()
    {
        Assert.StartsWith("Chở con:", Said("con tôi không đội mũ bị phạt bao nhiêu"), StringComparison.Ordinal);
        Assert.StartsWith("Chở con:", Said("quên mũ bảo hiểm thì sao"), StringComparison.Ordinal);
        state = new ConversationState();

        Assert.StartsWith("Mức phạt là", Said("quên mũ bảo hiểm thì sao"), StringComparison.Ordinal);
    }

    [Fact]
    public void An_English_reply_says_so_to_the_channel()
    {
        var inbound = new Activity { Type = ActivityTypes.Message, Text = "x" };

        Assert.Equal("en-US", ReplyActivity.Create(Ask("my passenger has no helmet").Replies[0], inbound, Now).Locale);
        Assert.Equal("vi-VN", ReplyActivity.Create(Ask("đội mũ mà không cài quai").Replies[0], inbound, Now).Locale);
    }

    private string Said(string text) => Ask(text).Replies[0].Text;

    private Turn Ask(string text)
    {
        var before = new TurnState(new Conversation(new ConversationKey("test", "c"), 0, state), Contact.New(new ContactKey("test", "p")));
        var turn = TurnEngine.Run(new TurnInput(new Activity { Type = ActivityTypes.Message, Text = text }, before, knowledge, Now));
        state = turn.State;
        return turn;
    }
}

using Awareness.Bots;
using Awareness.Conversations;
using Outcome = Awareness.Conversations.Outcome;

namespace Awareness.Tests.Conversations.Flows;

/// <summary>What starts a flow, and what shows what can be started.</summary>
public sealed class TriggeredFlowTests
{
    private readonly FlowDialogue dialogue = new();

    [Theory]
    [InlineData("đố vui đi đường")]
    [InlineData("do vui di duong")]
    [InlineData("Đố vui đi đường!")]
    [InlineData("mình muốn chơi đố vui đi đường ạ")]
    [InlineData("Học sinh")]
    public void Its_words_start_a_flow_in_any_spelling_and_with_words_around_them_that_add_nothing(string text)
    {
        Assert.Equal("Đèn đỏ thì làm gì?", dialogue.Say(text).Replies[^1].Text);
        Assert.Equal("mot", dialogue.Step);
    }

    [Theory]
    [InlineData("đố vui đi đường là gì vậy bạn")]
    [InlineData("trẻ em mấy tuổi phải đội mũ bảo hiểm")]
    public void A_sentence_that_only_contains_the_words_starts_nothing(string text)
    {
        dialogue.Say(text);
        Assert.Null(dialogue.State.Run);
    }

    [Fact]
    public void A_campaign_starts_on_its_days_alone()
    {
        Assert.Equal("Hè vui.", dialogue.Say("hè an toàn").Replies[0].Text);
        dialogue.Now = dialogue.Now.AddMonths(6);
        var turn = dialogue.Say("hè an toàn");
        Assert.Equal("Hè an toàn: từ 25/05/2027 đến 31/08/2027.", turn.Replies[0].Text);
        Assert.Null(dialogue.State.Run);
    }

    [Fact]
    public void The_menu_names_the_bots()
    {
        var reply = Assert.Single(dialogue.Say("menu").Replies);
        Assert.Equal("<menu>\n\n- Phụ huynh: cho bố mẹ\n- Học sinh: cho học sinh\n- Đoàn thanh niên: báo chỗ nguy hiểm", reply.Text);
        Assert.Equal(["Phụ huynh", "Học sinh", "Đoàn thanh niên"], reply.Suggestions.Select(button => button.Title));
    }

    [Fact]
    public void The_menu_in_the_middle_of_a_flow_keeps_the_flow()
    {
        var turn = dialogue.SayAll("đố vui đi đường", "menu");
        Assert.StartsWith("<menu>", turn.Replies[0].Text, StringComparison.Ordinal);
        Assert.Equal("mot", dialogue.Step);
    }

    [Fact]
    public void The_greeting_offers_the_bots_first()
    {
        var turn = dialogue.Take(new Activity { Type = ActivityTypes.ConversationUpdate, MembersAdded = [new ChannelAccount { Id = "u" }] });
        Assert.Equal("<greeting>", turn.Replies[0].Text);
        Assert.Equal(["Phụ huynh", "Học sinh", "Đoàn thanh niên"], turn.Replies[0].Suggestions.Take(3).Select(button => button.Title));
        Assert.Equal(Limits.Suggestions, turn.Replies[0].Suggestions.Count);
    }

    [Theory]
    [InlineData("menu")]
    [InlineData("đố vui đi đường")]
    public void The_page_starts_no_flow_and_says_what_the_chat_offers(string text)
    {
        var page = new FlowDialogue { HasConversation = false };
        var reply = Assert.Single(page.Say(text).Replies);
        Assert.StartsWith("<only-in-chat>\n\n- Phụ huynh", reply.Text, StringComparison.Ordinal);
        Assert.Empty(reply.Suggestions);
        Assert.Null(page.State.Run);
    }

    [Fact]
    public void Without_bots_the_same_words_are_a_question_like_any_other()
    {
        var none = new FlowDialogue { Bots = BotLibrary.None };
        Assert.NotEqual(Outcome.Flow, none.Say("đố vui đi đường").Outcome);
        Assert.NotNull(none.Say("dừng").Contact.OptedOutAt);
    }

    [Fact]
    public void Danger_comes_before_words_that_start_a_flow() => Assert.Equal(Outcome.Emergency, dialogue.Say("chìm rồi").Outcome);
}

using Awareness.Conversations;
using Awareness.Conversations.FollowUps;

namespace Awareness.Tests.Conversations.FollowUps;

/// <summary>Messages that hang on what was said before, over the content of this repository.</summary>
public sealed class FollowUpTests
{
    private readonly Dialogue dialogue = new(RealKnowledge.Current);

    [Theory]
    [InlineData("trẻ mấy tuổi phải đội mũ bảo hiểm", "thế không đội thì phạt bao nhiêu", "traffic.helmet")]
    [InlineData("mũ bảo hiểm thế nào là đạt chuẩn", "mua loại nào cho bé", "traffic.helmet")]
    [InlineData("mấy tuổi học bơi được", "ở đâu", "drowning.swimming-lessons")]
    [InlineData("may tuoi hoc boi duoc", "hoc o dau vay", "drowning.swimming-lessons")]
    [InlineData("bóng cười có phải ma túy không", "tại sao", "drugs.laughing-gas")]
    [InlineData("bỏng nước sôi thì sơ cứu thế nào", "còn bỏng bô xe thì sao", "injury.burns")]
    [InlineData("cho con chưa đủ tuổi mượn xe máy có bị phạt không", "vậy phạt ai", "traffic.lending")]
    [InlineData("chỉ thị 32 ban hành ngày nào", "mục đích là gì", "directive32.purpose")]
    [InlineData("chỉ thị 33 ban hành ngày nào", "mục đích là gì", "directive33.purpose")]
    [InlineData("cai nghiện ma túy ở đâu", "có mất tiền không", "drugs.rehabilitation")]
    public void A_short_question_is_about_what_was_spoken_of(string first, string then, string topic)
    {
        var turn = dialogue.SayAll(first, then);
        Assert.Equal(Outcome.Answer, turn.Outcome);
        Assert.Equal(topic, turn.Topic);
    }

    [Theory]
    [InlineData("trẻ mấy tuổi phải đội mũ bảo hiểm", "bé mấy tuổi thì học bơi được", "drowning.swimming-lessons")]
    [InlineData("vượt đèn đỏ phạt bao nhiêu", "à mà cho hỏi chó cắn thì phải làm gì", "injury.animals")]
    [InlineData("vuot den do phat bao nhieu", "con bi bong nuoc soi thi so cuu the nao", "injury.burns")]
    [InlineData("mấy tuổi học bơi được", "thuốc lá điện tử có bị cấm không", "drugs.vape")]
    public void A_question_clearly_about_something_else_switches(string first, string then, string topic) =>
        Assert.Equal(topic, dialogue.SayAll(first, then).Topic);

    [Fact]
    public void The_aspect_asked_for_is_kept_and_the_object_changed()
    {
        Assert.Equal("traffic/alcohol-fine-motorbike", dialogue.Say("uống rượu đi xe máy phạt bao nhiêu").CardId);
        Assert.Equal("penalty", dialogue.State.Aspect);

        var turn = dialogue.Say("còn ô tô thì sao");

        Assert.Equal("traffic.alcohol", turn.Topic);
        Assert.Contains("ô tô", turn.Replies[0].Text, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("penalty", dialogue.State.Aspect);
    }

    [Fact]
    public void After_the_fine_of_no_helmet_the_electric_bicycle_is_still_about_helmets() =>
        Assert.Equal("traffic/helmet-ebike", dialogue.SayAll("không đội mũ bảo hiểm phạt bao nhiêu", "còn xe đạp điện thì sao").CardId);

    [Fact]
    public void A_value_of_another_child_is_put_to_the_table_spoken_of()
    {
        dialogue.Say("bé 7 tuổi cao 1m2 ngồi ghế trước được ko");
        var turn = dialogue.Say("còn bé 11 tuổi cao 1m4");
        Assert.Equal("traffic.car-child", turn.Topic);
        Assert.Contains("11 tuổi", turn.Replies[0].Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gọi số nào")]
    [InlineData("rồi làm gì nữa")]
    [InlineData("roi lam gi nua")]
    [InlineData("tiếp theo làm sao")]
    [InlineData("gọi ai")]
    public void While_somebody_is_in_danger_short_questions_stay_with_the_danger(string then) =>
        Assert.Equal("emergency.drowning", dialogue.SayAll("cứu với con tôi rơi xuống ao rồi", then).Topic);

    [Fact]
    public void Who_asks_for_a_number_in_danger_gets_the_numbers_and_never_that_this_is_all()
    {
        var first = dialogue.Say("cứu với con tôi rơi xuống ao rồi");
        Assert.Equal(first.Replies[0].Text, dialogue.Say("gọi số nào").Replies[0].Text);
        Assert.NotEqual(first.Replies[0].Text, dialogue.Say("rồi làm gì nữa").Replies[0].Text);
        Assert.Equal(first.Replies[0].Text, dialogue.Say("rồi làm gì nữa").Replies[0].Text);
    }

    [Fact]
    public void A_question_about_what_was_shown_gets_the_rest_of_it_and_then_that_this_is_all()
    {
        var first = dialogue.Say("bé bị bỏng nước sôi thì sơ cứu thế nào");
        var rest = dialogue.Say("tại sao");
        var all = dialogue.Say("nữa đi");

        Assert.Equal(first.CardId, rest.CardId);
        Assert.NotEqual(first.Replies[0].Text, rest.Replies[0].Text);
        Assert.Equal(RealKnowledge.Current.Content.Texts["more-nothing"], all.Replies[0].Text);
    }

    [Theory]
    [InlineData("cái đầu", 0)]
    [InlineData("cai dau tien", 0)]
    [InlineData("số 2", 1)]
    [InlineData("2", 1)]
    [InlineData("cái cuối cùng", 2)]
    public void Words_choose_from_what_was_offered(string words, int place)
    {
        string[] offered = ["traffic/alcohol-fine-car", "traffic/helmet-ebike", "injury/dog-bite"];
        dialogue.State = new ConversationState { Offered = offered, ClarifyRounds = 1 };
        Assert.Equal(offered[place], dialogue.Say(words).CardId);
    }

    [Fact]
    public void A_word_of_one_choice_chooses_it()
    {
        dialogue.State = new ConversationState { Offered = ["traffic/alcohol-fine-car", "traffic/helmet-ebike", "injury/dog-bite"], ClarifyRounds = 1 };
        Assert.Equal("injury.animals", dialogue.Say("ý em là chó cắn").Topic);
    }

    [Fact]
    public void A_question_back_offers_at_most_three_choices_and_a_way_out_that_leads_out()
    {
        string[] vague = ["xe", "trẻ em", "đi xe phạt", "ma túy xe", "cấp cứu trẻ em", "phạt con", "mũ phao", "bơi bị phạt", "đi học xe điện", "trẻ ngã nước"];
        var asked = vague.Select(text => new Dialogue(RealKnowledge.Current).Say(text)).First(turn => turn.Outcome == Outcome.Clarify && turn.State.Offered.Count > 0);
        dialogue.State = asked.State;
        Assert.InRange(asked.State.Offered.Count, 2, 3);
        Assert.Equal("Không phải các ý này", asked.Replies[0].Suggestions[^1].Title);

        var turn = dialogue.Say("Không phải các ý này");

        Assert.Equal(Outcome.Abstain, turn.Outcome);
        Assert.Empty(dialogue.State.Offered);
        Assert.NotEmpty(turn.Replies[0].Suggestions);
    }

    [Fact]
    public void Nobody_is_asked_back_more_than_twice_in_a_row()
    {
        foreach (var text in new[] { "xe", "trẻ em", "đi xe phạt", "phạt con", "bơi bị phạt", "thế còn" })
        {
            dialogue.State = new ConversationState { Offered = ["traffic/alcohol-fine-car", "injury/dog-bite"], ClarifyRounds = Limits.ClarifyRounds };
            Assert.NotEqual(Outcome.Clarify, dialogue.Say(text).Outcome);
        }
    }

    [Fact]
    public void Thanks_in_between_leave_the_topic_as_it_was()
    {
        dialogue.Say("bóng cười có phải ma túy không");
        Assert.Equal(Outcome.Flow, dialogue.Say("cảm ơn").Outcome);
        Assert.Equal("drugs.laughing-gas", dialogue.Say("thế có bị cấm không").Topic);
    }

    [Fact]
    public void Who_comes_back_the_next_day_begins_anew()
    {
        dialogue.Say("bóng cười có phải ma túy không");
        dialogue.Now += TopicContext.Lifetime + TimeSpan.FromMinutes(1);
        Assert.NotEqual("drugs.laughing-gas", dialogue.Say("tại sao").Topic);
    }

    [Fact]
    public void A_card_that_is_gone_is_no_context()
    {
        dialogue.State = new ConversationState { Topic = "drugs.laughing-gas", CardId = "drugs/gone", Offered = ["also/gone"], Aspect = "gone" };
        Assert.Equal(Outcome.Answer, dialogue.Say("mấy tuổi học bơi được").Outcome);
    }

    [Theory]
    [InlineData("mũ bảo hiểm phạt bao nhiêu", "kể chuyện cười đi")]
    [InlineData("chó cắn thì làm gì", "cổ phiếu hôm nay tăng hay giảm")]
    public void Talk_about_something_the_service_does_not_know_is_not_answered_from_the_topic(string first, string then) =>
        Assert.NotEqual(Outcome.Answer, dialogue.SayAll(first, then).Outcome);
}

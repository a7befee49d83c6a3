using Awareness.Conversations;
using Awareness.Flows;
using Outcome = Awareness.Conversations.Outcome;

namespace Awareness.Tests.Conversations.Flows;

/// <summary>What happens to a message while a question of a flow waits.</summary>
public sealed class RunningFlowTests
{
    private const string HelmetQuestion = "trẻ em mấy tuổi phải đội mũ bảo hiểm";

    private readonly FlowDialogue dialogue = new();

    [Theory]
    [InlineData("1")]
    [InlineData("a")]
    [InlineData("dừng lại")]
    [InlineData("dung lai")]
    [InlineData("Cứu bạn đang chìm")]
    public void A_choice_word_for_word_is_an_answer_whatever_else_its_words_mean(string text)
    {
        dialogue.Say("đố vui đi đường");
        var turn = dialogue.Say(text);
        Assert.Equal((Outcome.Flow, "hai"), (turn.Outcome, dialogue.Step));
        Assert.IsType<FlowEvent.Answered>(Assert.Single(turn.Events));
        Assert.Contains("Đèn đỏ phải dừng.", FlowDialogue.Texts(turn), StringComparison.Ordinal);
    }

    [Fact]
    public void An_emergency_in_a_quiz_is_answered_first_and_the_quiz_goes_on()
    {
        dialogue.Say("đố vui đi đường");
        var danger = dialogue.Say("cứu với bạn em chìm rồi");
        Assert.Equal((Outcome.Emergency, "emergency/drowning", "mot"), (danger.Outcome, danger.CardId, dialogue.Step));
        Assert.StartsWith("Gọi 115 ngay.", danger.Replies[0].Text, StringComparison.Ordinal);
        Assert.Equal("<resume-after-danger>", danger.Replies[^1].Text);
        Assert.All(danger.Replies.SkipLast(1), reply => Assert.Empty(reply.Suggestions));
        Assert.Empty(danger.Events);

        var again = dialogue.Say("tiếp");
        Assert.Equal("Đèn đỏ thì làm gì?", again.Replies[^1].Text);
        Assert.Equal("hai", dialogue.SayAll("1") is { } turn ? turn.State.Run?.Current.Step : null);
    }

    [Fact]
    public void After_an_emergency_the_quiz_goes_on_with_a_choice_at_once() => Assert.Equal("hai", dialogue.SayAll("đố vui đi đường", "bạn em chìm rồi", "Đi tiếp").State.Run?.Current.Step);

    [Theory]
    [InlineData("1")]
    [InlineData("a")]
    [InlineData("có")]
    [InlineData("không")]
    [InlineData("vâng")]
    [InlineData("thôi")]
    [InlineData("đi")]
    public void After_an_emergency_a_bare_word_does_not_answer_the_question(string text)
    {
        dialogue.SayAll("đố vui đi đường", "bạn em chìm rồi");
        var turn = dialogue.Say(text);
        Assert.Empty(turn.Events);
        Assert.True(turn.State.IsRunPaused);
        Assert.Equal("mot", dialogue.Step);
        Assert.DoesNotContain("Đèn đỏ", FlowDialogue.Texts(turn), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1")]
    [InlineData("Đi tiếp")]
    [InlineData("Dừng lại")]
    public void After_words_of_self_harm_not_even_a_button_answers_the_question(string text)
    {
        dialogue.SayAll("đố vui đi đường", "em chìm rồi");
        dialogue.State = dialogue.State with { DangerCardId = "emergency/self-harm", CardId = "emergency/self-harm" };
        var turn = dialogue.Say(text);
        Assert.Empty(turn.Events);
        Assert.Equal("mot", dialogue.Step);
        Assert.Equal("Đèn đỏ thì làm gì?", dialogue.Say("tiếp").Replies[^1].Text);
    }

    [Fact]
    public void While_a_danger_keeps_the_flow_from_going_on_no_timer_of_it_writes()
    {
        dialogue.SayAll("đố vui đi đường", "bạn em chìm rồi");
        dialogue.Now = dialogue.Now.AddHours(25);
        var woken = dialogue.Take(WakeActivity.Create(dialogue.Now));
        Assert.Empty(woken.Replies);
        Assert.True(woken.State.IsRunPaused);
        Assert.Equal(("emergency/drowning", "mot"), (woken.State.DangerCardId, dialogue.Step));
        Assert.Null(woken.State.Run?.WakeAt);
        Assert.Equal("Đèn đỏ thì làm gì?", dialogue.Say("tiếp").Replies[^1].Text);
    }

    [Fact]
    public void The_menu_in_the_middle_shows_its_own_buttons_and_one_that_goes_back()
    {
        var menu = dialogue.SayAll("đố vui đi đường", "menu");
        Assert.Equal(["Phụ huynh", "Học sinh", "Đoàn thanh niên", "<go-on>"], menu.Replies[^1].Suggestions.Select(button => button.Title));
        Assert.Equal("Đèn đỏ thì làm gì?", dialogue.Say("tiếp").Replies[^1].Text);
    }

    [Fact]
    public void A_danger_that_is_reported_is_written_down_when_it_is_sent_again_after_going_on()
    {
        dialogue.SayAll("báo nguy cơ", "1");
        Assert.Equal("<resume-after-report>", dialogue.Say("bạn em chìm rồi").Replies[^1].Text);
        Assert.Empty(dialogue.Say("bạn em chìm rồi").Events);
        dialogue.Say("tiếp");
        Assert.Equal("bạn em chìm rồi", Assert.IsType<FlowEvent.Reported>(Assert.Single(dialogue.Say("bạn em chìm rồi").Events)).Place);
    }

    [Fact]
    public void A_doubtful_danger_is_no_yes()
    {
        dialogue.SayAll("khảo sát", "đường trơn");
        var turn = dialogue.Say("cháu nó lịm đi rồi");
        Assert.Equal((Outcome.Emergency, "dong-y"), (turn.Outcome, dialogue.Step));
        Assert.Empty(turn.Events);
    }

    [Fact]
    public void After_an_emergency_nothing_written_is_stored_until_the_person_goes_on()
    {
        dialogue.SayAll("khảo sát", "bạn em chìm rồi");
        var after = dialogue.Say("nó thở lại rồi, tím tái quá");
        Assert.Empty(after.Events);
        Assert.Equal("lo-gi", dialogue.Step);

        dialogue.Say("tiếp tục");
        Assert.Equal("đường trơn", Assert.IsType<FlowEvent.Answered>(Assert.Single(dialogue.Say("đường trơn").Events)).Value.AsText);
    }

    [Fact]
    public void Words_of_self_harm_in_a_survey_are_never_just_stored()
    {
        dialogue.Say("khảo sát");
        for (var i = 0; i < 3; i++)
        {
            var turn = dialogue.Say("mình tuyệt lắm rồi");
            Assert.Empty(turn.Events);
            Assert.Equal("<if-now> Gọi 111 ngay.", turn.Replies[0].Text);
            Assert.Equal("<resume>\n\nĐiều gì làm bạn lo nhất?", turn.Replies[^1].Text);
            Assert.Equal("lo-gi", dialogue.Step);
            Assert.Empty(turn.State.Run?.Variables ?? throw new InvalidOperationException("The run waits."));
        }
    }

    [Fact]
    public void A_doubtful_danger_in_a_report_puts_the_numbers_first_and_is_written_down()
    {
        dialogue.SayAll("báo nguy cơ", "1");
        var turn = dialogue.Say("ao sâu nước lịm thôn 2");
        Assert.Equal("<if-now> Gọi 115 ngay.", turn.Replies[0].Text);
        Assert.Equal("ao sâu nước lịm thôn 2", Assert.IsType<FlowEvent.Reported>(Assert.Single(turn.Events)).Place);
    }

    [Fact]
    public void A_question_in_the_middle_is_answered_and_the_flow_picks_up_again()
    {
        dialogue.Say("đố vui đi đường");
        var turn = dialogue.Say(HelmetQuestion);
        Assert.Equal((Outcome.Answer, "traffic/helmet", "mot"), (turn.Outcome, turn.CardId, dialogue.Step));
        Assert.Equal("<resume>\n\nĐèn đỏ thì làm gì?", turn.Replies[^1].Text);
        Assert.Equal(["Dừng lại", "Đi tiếp", "Cứu bạn đang chìm"], turn.Replies[^1].Suggestions.Select(button => button.Title));
        Assert.Empty(turn.Replies[0].Suggestions);
        Assert.NotEmpty(turn.Replies[0].Citations);
        Assert.Empty(turn.State.Offered);
        Assert.Equal(0, turn.State.Run?.Retries);
        Assert.Equal("hai", dialogue.Say("1").State.Run?.Current.Step);
    }

    [Fact]
    public void A_question_where_any_text_is_taken_is_answered_and_not_stored()
    {
        dialogue.Say("khảo sát");
        var turn = dialogue.Say($"{HelmetQuestion}?");
        Assert.Equal((Outcome.Answer, "traffic/helmet", "lo-gi"), (turn.Outcome, turn.CardId, dialogue.Step));
        Assert.Empty(turn.Events);
    }

    [Fact]
    public void A_statement_where_any_text_is_taken_is_stored_even_when_the_knowledge_has_a_card_for_it()
    {
        dialogue.Say("khảo sát");
        var turn = dialogue.Say("con ngồi sau xe máy không đội mũ");
        Assert.Equal("con ngồi sau xe máy không đội mũ", Assert.IsType<FlowEvent.Answered>(Assert.Single(turn.Events)).Value.AsText);
    }

    [Fact]
    public void The_title_of_a_card_shows_it_and_the_question_is_put_again()
    {
        dialogue.Say("khảo sát");
        var turn = dialogue.Say("Uống rượu bia rồi lái xe bị phạt thế nào");
        Assert.Equal(("traffic/alcohol", "lo-gi"), (turn.CardId, dialogue.Step));
    }

    [Fact]
    public void Numbers_alone_are_no_question() => Assert.Equal("<retry>", new FlowDialogue { Knowledge = RealKnowledge.Current }.SayAll("nhóm tuổi", "12/5/2016").Replies[0].Text);

    [Fact]
    public void What_nothing_understands_gets_the_retry_and_counts()
    {
        dialogue.Say("đố vui đi đường");
        var turn = dialogue.Say("xyzzy plugh qwerty");
        Assert.Equal("<retry>", turn.Replies[0].Text);
        Assert.Equal(1, turn.State.Run?.Retries);
    }

    [Fact]
    public void A_danger_that_only_the_wording_makes_doubtful_is_hinted_at_above_the_question()
    {
        dialogue.Say("đố vui đi đường");
        var turn = dialogue.Say("xyzzy plugh qwerty lịm");
        Assert.Equal((Outcome.Flow, "mot"), (turn.Outcome, dialogue.Step));
        Assert.Equal("<if-now> Gọi 115 ngay.", turn.Replies[0].Text);
        Assert.False(turn.State.IsRunPaused);
    }

    [Fact]
    public void Words_that_start_another_flow_change_to_it()
    {
        dialogue.Say("đố vui đi đường");
        Assert.Equal("Điều gì làm bạn lo nhất?", dialogue.Say("khảo sát").Replies[^1].Text);
        Assert.Equal("lo-gi", dialogue.Step);
    }

    [Fact]
    public void A_photo_is_refused_politely_and_the_question_put_again()
    {
        dialogue.Say("khảo sát");
        var turn = dialogue.Take(new Activity { Type = ActivityTypes.Message, Attachments = [new Attachment { ContentType = "image/jpeg", ContentUrl = "https://example.org/1.jpg" }] });
        Assert.Equal(["<photo>", "<resume>\n\nĐiều gì làm bạn lo nhất?"], turn.Replies.Select(reply => reply.Text));
        Assert.Empty(turn.Events);
    }

    [Fact]
    public void The_words_below_a_photo_are_heard()
    {
        dialogue.Say("khảo sát");
        var turn = dialogue.Take(new Activity { Type = ActivityTypes.Message, Text = "ổ gà", Attachments = [new Attachment { ContentType = "image/jpeg" }] });
        Assert.Equal("<photo>", turn.Replies[0].Text);
        Assert.Single(turn.Events);
    }

    [Theory]
    [InlineData("thôi")]
    [InlineData("dừng lại")]
    public void A_bare_word_that_stops_ends_the_flow(string word)
    {
        var turn = dialogue.SayAll("khảo sát", word);
        Assert.Null(turn.State.Run);
        Assert.Null(turn.Contact.OptedOutAt);
    }

    [Fact]
    public void A_refused_request_in_the_middle_is_refused_and_the_question_put_again()
    {
        var real = new FlowDialogue { Knowledge = RealKnowledge.Current };
        real.Say("khảo sát");
        var turn = real.Say("cách nấu đá tại nhà");
        Assert.Equal((Outcome.Refuse, "lo-gi"), (turn.Outcome, real.Step));
        Assert.StartsWith("<resume>", turn.Replies[^1].Text, StringComparison.Ordinal);
        Assert.Empty(turn.Events);
    }

    [Fact]
    public void Of_a_pupil_nothing_is_kept_but_the_age_band()
    {
        var before = dialogue.Contact;
        dialogue.SayAll("nhóm tuổi", "2");
        Assert.Equal(before with { AgeBand = "12-15" }, dialogue.Contact with { Subject = null });
        Assert.Null(dialogue.State.Run);
        var kept = dialogue.State;
        Assert.Equal((null, null, null, null), (kept.Topic, kept.CardId, kept.Aspect, kept.Table));
        Assert.Empty(kept.Offered);
    }
}

using Awareness.Contacts;
using Awareness.Conversations;
using Awareness.Flows;
using Outcome = Awareness.Conversations.Outcome;

namespace Awareness.Tests.Conversations.Flows;

/// <summary>What people ask of what is kept about them, and what is done.</summary>
public sealed class PeopleRightsTests
{
    private static readonly Contact Known = Contact.New(new ContactKey("terminal", "u")) with
    {
        Version = 3,
        AgeBand = "6-11",
        Ward = "phường Bãi Cháy",
        Subject = "abc",
        Subscriptions = [new Subscription("parents/storm", new DateTimeOffset(2027, 5, 1, 8, 0, 0, TimeSpan.FromHours(7)), "có, nhắc mình nhé", "parents/nhac-viec#bao-lu")],
    };

    private readonly FlowDialogue dialogue = new() { Contact = Known };

    [Fact]
    public void A_bare_stop_asks_which_of_three_things_is_meant()
    {
        var turn = dialogue.Say("dừng");
        Assert.Equal("<stop-offer>", turn.Replies[0].Text);
        Assert.Equal(["Dừng tin", "Xóa hết", "Giữ nguyên"], turn.Replies[0].Suggestions.Select(button => button.Title));
        Assert.Null(turn.Contact.OptedOutAt);
    }

    [Theory]
    [InlineData("1")]
    [InlineData("Dừng tin")]
    [InlineData("dung tin")]
    public void The_first_stops_messages(string text)
    {
        var turn = dialogue.SayAll("dừng", text);
        Assert.Equal("<stopped-messages>", turn.Replies[0].Text);
        Assert.Equal(dialogue.Now, turn.Contact.OptedOutAt);
        Assert.Equal(Known with { OptedOutAt = dialogue.Now }, turn.Contact);
        Assert.False(turn.Erases);
    }

    [Fact]
    public void The_third_keeps_everything()
    {
        var turn = dialogue.SayAll("dừng", "3");
        Assert.Same(Known, turn.Contact);
        Assert.Equal("<kept>", turn.Replies[0].Text);
    }

    [Fact]
    public void Erasing_needs_a_yes_and_leaves_nothing()
    {
        Assert.Equal("<erase-ask>", dialogue.SayAll("khảo sát", "dừng", "2").Replies[0].Text);
        var turn = dialogue.Say("có");
        Assert.True(turn.Erases);
        Assert.Equal("<erased>", Assert.Single(turn.Replies).Text);
        Assert.Equal(new ConversationState { Offered = turn.State.Offered }, turn.State);
        Assert.Equal(Contact.New(Known.Key) with { Version = 3, Subscriptions = turn.Contact.Subscriptions }, turn.Contact);
        Assert.Empty(turn.Contact.Subscriptions);
    }

    [Theory]
    [InlineData("không")]
    [InlineData("2")]
    [InlineData("Thôi không xóa")]
    public void A_no_erases_nothing(string text)
    {
        var turn = dialogue.SayAll("xóa dữ liệu của tôi", text);
        Assert.False(turn.Erases);
        Assert.Same(Known, turn.Contact);
    }

    [Fact]
    public void What_was_asked_is_answered_now_or_never()
    {
        dialogue.SayAll("xóa dữ liệu của tôi", "trẻ em mấy tuổi phải đội mũ bảo hiểm");
        Assert.False(dialogue.Say("có").Erases);
    }

    [Theory]
    [InlineData("xóa dữ liệu của tôi", "không chắc", "<erase-ask>")]
    [InlineData("xóa dữ liệu của tôi", "ờ thì", "<erase-ask>")]
    [InlineData("xóa dữ liệu của tôi", "3", "<erase-ask>")]
    [InlineData("dừng", "hả", "<stop-offer>")]
    public void What_is_no_answer_is_asked_once_more_and_is_no_word_to_the_flow(string asked, string said, string question)
    {
        dialogue.SayAll("đố vui đi đường", asked);
        var again = dialogue.Say(said);
        Assert.Equal((question, "mot"), (again.Replies[0].Text, dialogue.Step));
        Assert.Empty(again.Events);
        var kept = dialogue.Say("xyzzy");
        Assert.Equal(("<kept>", "mot"), (kept.Replies[0].Text, dialogue.Step));
        Assert.False(kept.Erases);
        Assert.Equal("hai", dialogue.Say("1").State.Run?.Current.Step);
    }

    [Theory]
    [InlineData("thôi không xóa")]
    [InlineData("đừng xóa nhé")]
    [InlineData("em không muốn xóa")]
    [InlineData("quay lại")]
    public void A_no_in_own_words_keeps_everything(string text)
    {
        var turn = dialogue.SayAll("đố vui đi đường", "xóa dữ liệu của tôi", text);
        Assert.Equal(("<kept>", "mot"), (turn.Replies[0].Text, dialogue.Step));
    }

    [Fact]
    public void The_place_of_a_button_may_be_said_in_words() => Assert.Equal("<stopped-messages>", dialogue.SayAll("đố vui đi đường", "dừng", "cái đầu").Replies[0].Text[..18]);

    [Fact]
    public void Danger_is_answered_even_when_a_right_was_asked_about()
    {
        var turn = dialogue.SayAll("dừng", "bạn em chìm rồi");
        Assert.Equal(Outcome.Emergency, turn.Outcome);
        Assert.Equal(RightsQuestion.None, turn.State.RightsAsked);
    }

    [Fact]
    public void Words_that_surely_stop_messages_stop_them_at_once_and_offer_to_erase()
    {
        var turn = dialogue.Say("dừng nhận tin");
        Assert.Equal(dialogue.Now, turn.Contact.OptedOutAt);
        Assert.Contains("<offer-erase>", turn.Replies[0].Text, StringComparison.Ordinal);
        Assert.Equal("<erase-ask>", dialogue.Say(turn.Replies[0].Suggestions[0].Title).Replies[0].Text);
        Assert.True(dialogue.Say("Xóa đi").Erases);
    }

    [Fact]
    public void Stop_in_a_flow_asks_the_three_choices_and_keeps_the_flow()
    {
        Assert.Equal("<stop-offer>", dialogue.SayAll("khảo sát", "dừng").Replies[0].Text);
        var kept = dialogue.Say("3");
        Assert.Equal(["<kept>", "<resume>\n\nĐiều gì làm bạn lo nhất?"], kept.Replies.Select(reply => reply.Text));
        Assert.Equal("lo-gi", dialogue.Step);
        Assert.Empty(kept.Events);
    }

    [Fact]
    public void Somebody_who_stopped_is_answered_and_stays_stopped_whatever_is_said()
    {
        dialogue.SayAll("dừng nhận tin");
        var stopped = dialogue.Contact.OptedOutAt;
        Assert.NotNull(stopped);
        Assert.Equal(Outcome.Answer, dialogue.Say("trẻ em mấy tuổi phải đội mũ bảo hiểm").Outcome);
        var subscribed = dialogue.SayAll("đố vui đi đường", "1", "1");
        Assert.Equal(stopped, subscribed.Contact.OptedOutAt);
        Assert.Null(dialogue.Say("nhận tin").Contact.OptedOutAt);
    }

    [Fact]
    public void A_reminder_asked_for_by_somebody_who_stopped_does_not_undo_it_and_says_so()
    {
        var other = new FlowDialogue { Contact = Contact.New(Known.Key) with { OptedOutAt = dialogue.Now } };
        var turn = other.SayAll("nhắc việc", "có");
        Assert.Equal("có", Assert.Single(turn.Contact.Subscriptions).Words);
        Assert.NotNull(turn.Contact.OptedOutAt);
        Assert.Contains("<still-stopped>", FlowDialogue.Texts(turn), StringComparison.Ordinal);
    }

    [Fact]
    public void Everything_kept_is_shown_in_plain_words_and_given_as_a_file()
    {
        var results = Enumerable.Range(0, 12).Select(number => new KeptResult(dialogue.Now, ResultKind.Survey, SampleFlows.Survey, "lo-gi", $"điều {number} {{count}}")).ToList();
        var own = new FlowDialogue { Contact = Known, Find = _ => new Awareness.Conversations.Found { Person = new PersonalRecord(Known, 42, new DateTimeOffset(2027, 4, 30, 20, 0, 0, TimeSpan.Zero), results) } };
        var reply = Assert.Single(own.Say("dữ liệu của tôi").Replies);
        Assert.Contains("42 tin nhắn từ 01/05/2027", reply.Text, StringComparison.Ordinal);
        Assert.Contains("Nhóm tuổi: 6-11", reply.Text, StringComparison.Ordinal);
        Assert.Contains("Nơi ở: phường Bãi Cháy", reply.Text, StringComparison.Ordinal);
        Assert.Contains("Tin bão lũ từ 01/05/2027, khi bạn nói “có, nhắc mình nhé”", reply.Text, StringComparison.Ordinal);
        Assert.Contains("Điều gì làm bạn lo nhất? điều 7 {count}", reply.Text, StringComparison.Ordinal);
        Assert.Contains("còn 4 câu nữa", reply.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("điều 11", reply.Text, StringComparison.Ordinal);
        Assert.Contains("điều 11", reply.File?.Text, StringComparison.Ordinal);
        Assert.Contains("Điều gì làm bạn lo nhất?", reply.File?.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Somebody_of_whom_nothing_is_kept_hears_that() =>
        Assert.Contains("<my-data-nothing>", new FlowDialogue().Say("dữ liệu của tôi").Replies[0].Text, StringComparison.Ordinal);

    [Fact]
    public void Why_something_is_stored_is_said_in_a_flow_with_the_words_of_its_bot_and_the_flow_goes_on()
    {
        Assert.Equal("<privacy>", Assert.Single(dialogue.Say("lưu gì về tôi").Replies).Text);
        var turn = dialogue.SayAll("khảo sát", "lưu gì về tôi");
        Assert.Equal(["<privacy>\n\nBot phụ huynh giữ ít thôi.", "<resume>\n\nĐiều gì làm bạn lo nhất?"], turn.Replies.Select(reply => reply.Text));
    }

    [Theory]
    [InlineData(ReportState.Open, "<report-state-open> QN-7K3F-2M9P 01/06/2027 02/06/2027")]
    [InlineData(ReportState.Forwarded, "<report-state-forwarded> QN-7K3F-2M9P 01/06/2027 02/06/2027")]
    [InlineData(ReportState.Fixed, "<report-state-fixed> QN-7K3F-2M9P 01/06/2027 02/06/2027")]
    [InlineData(ReportState.Rejected, "<report-state-rejected> QN-7K3F-2M9P 01/06/2027 02/06/2027")]
    public void A_receipt_anywhere_in_a_message_tells_how_the_report_stands(ReportState state, string text)
    {
        var own = new FlowDialogue { Find = wanted => new Awareness.Conversations.Found { ReportCode = ((Lookup.Report)wanted).Code, Report = new FiledReport(((Lookup.Report)wanted).Code, state, new DateTimeOffset(2027, 6, 1, 1, 0, 0, TimeSpan.Zero), new DateTimeOffset(2027, 6, 2, 1, 0, 0, TimeSpan.Zero), "đã rào ao") } };
        Assert.Equal($"{text}\n\nGhi chú: đã rào ao", own.Say("cho hỏi mã qn7k3f2m9p tới đâu rồi").Replies[0].Text);
    }

    [Fact]
    public void A_receipt_nobody_knows_is_said_to_be_unknown() => Assert.Equal("<report-unknown> QN-AAAA-2222", dialogue.Say("QN-AAAA-2222").Replies[0].Text);

    [Fact]
    public void Who_asks_for_a_report_without_a_receipt_is_asked_for_it() => Assert.Equal("<report-ask>", dialogue.Say("tra mã").Replies[0].Text);

    [Fact]
    public void A_receipt_in_a_flow_is_looked_up_and_the_flow_goes_on()
    {
        var turn = dialogue.SayAll("khảo sát", "QN-AAAA-2222");
        Assert.Equal(["<report-unknown> QN-AAAA-2222", "<resume>\n\nĐiều gì làm bạn lo nhất?"], turn.Replies.Select(reply => reply.Text));
        Assert.Empty(turn.Events);
    }
}

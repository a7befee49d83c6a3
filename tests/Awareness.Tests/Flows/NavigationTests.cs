using Awareness.Flows;
using Awareness.Flows.Expressions;
using static Awareness.Tests.Flows.SampleFlows;

namespace Awareness.Tests.Flows;

public sealed class NavigationTests
{
    [Theory]
    [InlineData("thôi")]
    [InlineData("thoi a")]
    [InlineData("dừng lại")]
    public void The_person_can_stop_at_any_question(string text)
    {
        var chat = Chat(Ask("q", Expectation.Text)).Start("t/f").Send(text);
        Assert.True(chat.HasEnded);
        Assert.Equal(["[stopped]"], chat.Said);
    }

    [Fact]
    public void Back_leads_to_the_question_before()
    {
        var chat = Chat(Choose("a", "Đỏ", "Xanh"), Say("s", "{a}"), Choose("b", "Có"), Choose("c", "Hết")).Start("t/f").Send("đỏ").Send("có").Send("quay lại");
        Assert.Equal(["b?"], chat.Said);
        Assert.Equal(["a?"], chat.Send("quay lại").Said);
        Assert.Equal(["Xanh", "b?"], chat.Send("xanh").Said);
    }

    [Fact]
    public void Back_takes_back_what_was_set()
    {
        Step[] steps =
        [
            new SetStep("zero", [new Assignment("done", Read("0"))]), Ask("a", Expectation.YesNo),
            new SetStep("add", [new Assignment("done", Read("done + 1")), new Assignment("new", Read("'x'"))]), Ask("b", Expectation.YesNo), Ask("c", Expectation.YesNo),
        ];
        var chat = Chat(steps).Start("t/f").Send("có").Send("có");
        Assert.Equal(FlowValue.Of(1m), chat.Value("done"));
        chat.Send("quay lại").Send("quay lại");
        Assert.Equal(FlowValue.Of(0m), chat.Value("done"));
        Assert.Equal(FlowValue.Nothing, chat.Value("new"));
        Assert.Equal(FlowValue.Of(1m), chat.Send("có").Value("done"));
    }

    [Fact]
    public void At_the_first_question_back_says_so_and_asks_again()
    {
        var chat = Chat(Choose("a", "Đỏ", "Xanh")).Start("t/f").Send("quay lại");
        Assert.Equal(["[cannot-back]", "a?"], chat.Said);
        Assert.Equal(["Đỏ", "Xanh"], chat.Buttons);
    }

    [Fact]
    public void Back_leads_into_a_called_flow_that_was_left()
    {
        var flows = new SampleFlows(Flow("t/f", new CallStep("c", "t/g"), Choose("q", "Có"), Choose("z", "Hết")), Flow("t/g", Choose("color", "Đỏ", "Xanh")));
        var chat = new FlowChat(flows).Start("t/f").Send("đỏ").Send("quay lại");
        Assert.Equal(["color?"], chat.Said);
        Assert.Equal(["t/f#c", "t/g#color"], chat.Run?.Frames.Select(frame => $"{frame.Flow}#{frame.Step}"));
        Assert.Equal(["q?"], chat.Send("xanh").Said);
        Assert.Equal(FlowValue.Of("Xanh"), chat.Value("color"));
    }

    [Fact]
    public void Only_so_many_questions_are_remembered()
    {
        var chat = Chat([.. Enumerable.Range(1, 40).Select(i => Choose($"q{i}", "Có"))]).Start("t/f");
        for (var i = 0; i < 39; i++) chat.Send("có");
        Assert.Equal(FlowLimits.Back, chat.Run?.Path.Count);
    }

    [Fact]
    public void Restart_begins_again_and_forgets_the_answers()
    {
        var chat = Chat(Choose("a", "Đỏ"), Quiz("b", "Đúng", "Sai"), Choose("c", "Hết")).Start("t/f").Send("đỏ").Send("đúng");
        var id = chat.Run?.Id;
        chat.Now += TimeSpan.FromMinutes(1);
        Assert.Equal(["a?"], chat.Send("bắt đầu lại").Said);
        Assert.Empty(chat.Run?.Variables ?? throw new InvalidOperationException());
        Assert.Empty(chat.Run.Path);
        Assert.Equal(id, chat.Run.Id);
    }

    [Fact]
    public void Restart_begins_the_flow_the_person_started_in_its_version_of_today()
    {
        var flows = new SampleFlows(Flow("t/f", new CallStep("c", "t/g")), Flow("t/g", Choose("color", "Đỏ")));
        var chat = new FlowChat(flows).Start("t/f");
        flows.Publish(Flow("t/f", Say("s", "mới"), new CallStep("c", "t/g")) with { Version = "v2" });
        Assert.Equal(["mới", "color?"], chat.Send("bắt đầu lại").Said);
    }

    [Fact]
    public void A_skipped_question_leaves_its_variable_unset()
    {
        var chat = Chat(Choose("a", "Đỏ"), Say("s", "<{a}>"), Choose("b", "Có")).Start("t/f").Send("đỏ").Send("quay lại").Send("bỏ qua");
        Assert.Equal(["<>", "b?"], chat.Said);
        Assert.Equal(["c?"], Chat(Choose("a", "Đỏ") with { Skip = "c" }, Choose("b", "Có"), Choose("c", "Có")).Start("t/f").Send("bo qua nhe").Said);
    }

    [Fact]
    public void Skipping_and_restarting_are_confirmed_when_there_are_words_for_it()
    {
        var texts = new SampleFlows().Texts;
        texts = texts with { Texts = new Dictionary<string, string>(texts.Texts, StringComparer.Ordinal) { ["skipped"] = "Bỏ qua nhé.", ["restarted"] = "Lại từ đầu." } };
        var chat = new FlowChat(new SampleFlows(Flow("t/f", Choose("a", "Đỏ"), Choose("b", "Có"))) { Texts = texts }).Start("t/f");
        Assert.Equal(["Bỏ qua nhé.", "b?"], chat.Send("bỏ qua").Said);
        Assert.Equal(["Lại từ đầu.", "a?"], chat.Send("bắt đầu lại").Said);
    }

    [Fact]
    public void A_question_that_must_be_answered_is_not_skipped()
    {
        var chat = Chat(Choose("a", "Đỏ") with { CanSkip = false }).Start("t/f").Send("bỏ qua");
        Assert.Equal(["[cannot-skip]", "a?"], chat.Said);
        Assert.False(chat.HasEnded);
    }

    [Fact]
    public void The_retry_offers_to_skip_only_what_can_be_skipped()
    {
        var texts = new SampleFlows().Texts;
        texts = texts with { Texts = new Dictionary<string, string>(texts.Texts, StringComparer.Ordinal) { ["or-skip"] = "Hoặc bỏ qua." } };
        Assert.Equal(["[retry] Hoặc bỏ qua."], Retried(Choose("a", "Đỏ")));
        Assert.Equal(["[retry]"], Retried(Choose("a", "Đỏ") with { CanSkip = false }));
        Assert.Equal(["Đỏ đi."], Retried(Choose("a", "Đỏ") with { Retry = new FlowText("Đỏ đi.") }));

        IReadOnlyList<string> Retried(Step question) => new FlowChat(new SampleFlows(Flow("t/f", question)) { Texts = texts }).Start("t/f").Send("tím").Said;
    }

    [Fact]
    public void A_question_that_is_given_up_is_left_with_a_word()
    {
        var texts = new SampleFlows().Texts;
        texts = texts with { Texts = new Dictionary<string, string>(texts.Texts, StringComparer.Ordinal) { ["given-up"] = "Để câu này lại nhé." } };
        Assert.Equal(["Để câu này lại nhé.", "b?"], GivenUp(Choose("a", "Đỏ") with { Retries = 0 }));
        Assert.Equal(["b?"], GivenUp(Choose("a", "Đỏ") with { Retries = 0, Otherwise = "b" }));

        IReadOnlyList<string> GivenUp(Step question) => new FlowChat(new SampleFlows(Flow("t/f", question, Choose("b", "Có"))) { Texts = texts }).Start("t/f").Send("tím").Said;
    }

    [Fact]
    public void Continue_puts_the_question_again()
    {
        var chat = Chat(Say("s", "Chào"), Choose("a", "Đỏ")).Start("t/f").Send("tiếp");
        Assert.Equal(["a?"], chat.Said);
        Assert.Equal(0, chat.Run?.Retries);
    }

    [Fact]
    public void A_choice_with_the_same_words_wins()
    {
        var chat = Chat(Choose("a", "Quay lại", "Thôi", "Tiếp tục"), Choose("b", "Có")).Start("t/f");
        Assert.Equal(FlowValue.Of("Quay lại"), chat.Send("quay lại").Value("a"));
        Assert.Equal(FlowValue.Of("Thôi"), chat.Send("quay lại").Send("thôi ạ").Value("a"));
        Assert.Equal(FlowValue.Of("Tiếp tục"), chat.Send("quay lại").Send("tiep tuc").Value("a"));
    }

    [Fact]
    public void After_an_interruption_the_question_is_put_again_with_its_timer()
    {
        var chat = Chat(Choose("a", "Đỏ") with { Timeout = new WaitTimeout(TimeSpan.FromHours(24), new FlowText("Còn đó không?")) }).Start("t/f");
        chat.Now += TimeSpan.FromHours(5);
        Assert.Equal(["a?"], chat.Repeat().Said);
        Assert.Equal(FlowChat.Morning + TimeSpan.FromHours(29), chat.Run?.WakeAt);
    }

    private static Expression Read(string text) => Expression.Read(text).Expression ?? throw new InvalidOperationException(text);

    private static FlowChat Chat(params IReadOnlyList<Step> steps) => new(new SampleFlows(Flow("t/f", steps)));
}

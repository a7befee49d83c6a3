using Awareness.Flows;
using Awareness.Knowledge;
using static Awareness.Tests.Flows.SampleFlows;

namespace Awareness.Tests.Flows;

public sealed class FlowEngineTests
{
    [Fact]
    public void A_flow_says_what_comes_before_its_first_question_and_waits()
    {
        var chat = Chat(Say("a", "Chào bạn."), Say("b", "Mình hỏi nhé."), Choose("q", "Đỏ", "Xanh")).Start("t/f");
        Assert.Equal(["Chào bạn.", "Mình hỏi nhé.", "q?"], chat.Said);
        Assert.Equal(["Đỏ", "Xanh"], chat.Buttons);
        Assert.True(chat.Last.Output is [.., FlowOutput.Said { IsQuestion: true }]);
        Assert.Equal("q", chat.Run?.Current.Step);
    }

    [Fact]
    public void A_flow_ends_after_its_last_step() => Assert.True(Chat(Say("a", "Chào bạn.")).Start("t/f").HasEnded);

    [Fact]
    public void A_choice_leads_to_its_own_step()
    {
        var question = Choose("q", "Đỏ", "Xanh") with { Choices = [new FlowChoice("Đỏ", "red") { Next = "c" }, new FlowChoice("Xanh", "green")] };
        Assert.Equal(["xanh rồi"], Chat(question, Say("b", "xanh rồi") with { Next = "d" }, Say("c", "đỏ rồi"), End("d", "")).Start("t/f").Send("xanh").Said);
        Assert.Equal(["đỏ rồi"], Chat(question, Say("b", "xanh rồi") with { Next = "d" }, Say("c", "đỏ rồi"), End("d", "")).Start("t/f").Send("do").Said);
    }

    [Fact]
    public void Yes_and_no_lead_apart()
    {
        Step[] steps = [Ask("q", Expectation.YesNo) with { Yes = "y", No = "n" }, Say("y", "vâng") with { Next = "e" }, Say("n", "thôi vậy"), End("e", "")];
        Assert.Equal(["vâng"], Chat(steps).Start("t/f").Send("dạ có").Said);
        Assert.Equal(["thôi vậy"], Chat(steps).Start("t/f").Send("ko").Said);
    }

    [Fact]
    public void What_was_not_understood_is_asked_again_with_the_buttons()
    {
        var chat = Chat(Choose("q", "Đỏ", "Xanh") with { Retry = new FlowText("Đỏ hay xanh?") }).Start("t/f").Send("gì cơ");
        Assert.False(chat.Last.IsUnderstood);
        Assert.Equal(["Đỏ hay xanh?"], chat.Said);
        Assert.Equal(["Đỏ", "Xanh"], chat.Buttons);
        Assert.Equal(1, chat.Run?.Retries);
        Assert.Equal(0, chat.Send("đỏ").Run?.Retries ?? 0);
    }

    [Fact]
    public void The_retry_of_the_kind_goes_before_the_general_one()
    {
        var flows = new SampleFlows(Flow("t/f", Ask("q", Expectation.Age), Ask("r", Expectation.Number)));
        var texts = flows.Texts with { Texts = new Dictionary<string, string>(flows.Texts.Texts, StringComparer.Ordinal) { ["retry-age"] = "Mấy tuổi ạ?" } };
        var chat = new FlowChat(new SampleFlows(Flow("t/f", Ask("q", Expectation.Age), Ask("r", Expectation.Number))) { Texts = texts }).Start("t/f").Send("bánh mì");
        Assert.Equal(["Mấy tuổi ạ?"], chat.Said);
        Assert.Equal(["[retry]"], chat.Send("12").Send("bánh mì").Said);
    }

    [Fact]
    public void After_the_retries_the_run_goes_where_the_question_says()
    {
        var chat = Chat(Choose("q", "Đỏ", "Xanh") with { Retries = 1, Otherwise = "o" }, Say("a", "a"), Say("o", "để sau vậy")).Start("t/f").Send("bánh").Send("bánh");
        Assert.Equal(["để sau vậy"], chat.Said);
        Assert.False(chat.Last.IsUnderstood);
    }

    [Fact]
    public void After_the_retries_a_question_that_may_be_skipped_is()
    {
        Assert.Equal(["a"], Chat(Choose("q", "Đỏ", "Xanh") with { Retries = 0 }, Say("a", "a")).Start("t/f").Send("bánh").Said);
        var must = Chat(Choose("q", "Đỏ", "Xanh") with { Retries = 0, CanSkip = false }, Say("a", "a")).Start("t/f").Send("bánh");
        Assert.Equal(["[stopped]"], must.Said);
        Assert.True(must.HasEnded);
    }

    [Fact]
    public void A_value_out_of_range_is_told_the_range()
    {
        var chat = Chat(Ask("q", Expectation.Number) with { Min = 1, Max = 10 }).Start("t/f").Send("12");
        Assert.Equal(["Từ 1 đến 10 thôi."], chat.Said);
        Assert.True(chat.Last.IsUnderstood);
        Assert.Equal(["Tối đa 5 ký tự."], Chat(Ask("q", Expectation.Text) with { Max = 5 }).Start("t/f").Send("dài quá rồi").Said);
    }

    [Fact]
    public void Texts_are_filled_once_and_with_values_only()
    {
        var chat = Chat(Ask("q", Expectation.Text, "name"), Say("a", "Chào {name}{unknown}! { } {A} {name}")).Start("t/f").Send("{score} {{hotline.ambulance}} {name}");
        Assert.Equal(["Chào {score} {{hotline.ambulance}} {name}! { } {A} {score} {{hotline.ambulance}} {name}"], chat.Said);
    }

    [Fact]
    public void Texts_have_variants_by_audience_and_language()
    {
        var text = new FlowText("chung") { ForParents = "cha mẹ", ForPupils = "học sinh", English = "english" };
        var flows = new SampleFlows(Flow("t/f", new SayStep("a", text)));
        Assert.Equal(["chung"], new FlowChat(flows).Start("t/f").Said);
        Assert.Equal(["cha mẹ"], new FlowChat(flows) { Audience = Audience.Parent }.Start("t/f").Said);
        Assert.Equal(["english"], new FlowChat(flows) { Audience = Audience.Pupil, InEnglish = true }.Start("t/f").Said);
    }

    [Fact]
    public void Many_messages_are_joined_and_the_question_stays_by_itself()
    {
        Step[] steps = [.. Enumerable.Range(1, 12).Select(i => Say($"s{i}", $"câu {i}")), Choose("q", "Đỏ")];
        var chat = Chat(steps).Start("t/f");
        Assert.Equal(FlowLimits.Said, chat.Said.Count);
        Assert.Equal("câu 7\n\ncâu 8\n\ncâu 9\n\ncâu 10\n\ncâu 11\n\ncâu 12", chat.Said[^2]);
        Assert.Equal("q?", chat.Said[^1]);
    }

    [Fact]
    public void A_called_flow_comes_back_and_shares_the_variables()
    {
        var flows = new SampleFlows(
            Flow("t/f", new CallStep("c", "t/g"), Say("a", "Bạn chọn {color}."), Choose("q", "Có")),
            Flow("t/g", Choose("color", "Đỏ", "Xanh"), End("e", "")));
        var chat = new FlowChat(flows).Start("t/f");
        Assert.Equal(2, chat.Run?.Frames.Count);
        Assert.Equal(["Bạn chọn Đỏ.", "q?"], chat.Send("đỏ").Said);
        Assert.Single(chat.Run?.Frames ?? []);
    }

    [Fact]
    public void Flows_that_call_one_another_end()
    {
        var flows = new SampleFlows(Flow("t/f", Say("a", "x"), new CallStep("c", "t/f"), Say("b", "y")));
        Assert.True(new FlowChat(flows).Start("t/f").HasEnded);
    }

    [Fact]
    public void An_endless_loop_ends_kindly()
    {
        var chat = Chat(Say("a", "x"), new GotoStep("b") { Next = "a" }).Start("t/f");
        Assert.True(chat.HasEnded);
        Assert.EndsWith("[stopped]", chat.Said[^1], StringComparison.Ordinal);
        Assert.InRange(chat.Last.Trace.Count(step => !step.Contains('>', StringComparison.Ordinal)), 1, FlowLimits.StepsOfTurn);
    }

    [Fact]
    public void A_topic_of_the_knowledge_base_is_shown_in_its_place() =>
        Assert.Equal(["a", "<traffic.helmet>", "b"], Chat(Say("a", "a"), new AnswerStep("t", "traffic.helmet"), Say("b", "b")).Start("t/f").Said);

    [Fact]
    public void A_last_word_may_be_empty_and_its_buttons_go_below_what_was_said()
    {
        var chat = Chat(Say("a", "a"), End("e", "") with { Suggest = ["đố vui"] }).Start("t/f");
        Assert.Equal(["a"], chat.Said);
        Assert.Equal(["đố vui"], chat.Buttons);
    }

    [Fact]
    public void The_trace_names_steps_and_ways()
    {
        var chat = Chat(Choose("q", "Đỏ", "Xanh") with { Choices = [new FlowChoice("Đỏ", "red") { Next = "b" }, new FlowChoice("Xanh", "green")] }, Say("a", "a"), Say("b", "b")).Start("t/f").Send("đỏ");
        Assert.Equal(["t/f#q", "t/f#q>b", "t/f#b", "t/f#b>#end"], chat.Trace);
    }

    [Fact]
    public void A_private_flow_marks_the_run_for_good()
    {
        var flows = new SampleFlows(Flow("t/f", new CallStep("c", "t/g"), Choose("q", "Có")), Flow("t/g", Choose("p", "Đỏ")) with { IsPrivate = true });
        var chat = new FlowChat(flows).Start("t/f");
        Assert.True(chat.Run?.IsPrivate);
        Assert.True(chat.Send("đỏ").Run?.IsPrivate);
        Assert.True(chat.Send("bắt đầu lại").Run?.IsPrivate);
    }

    [Fact]
    public void The_same_input_gives_an_equal_turn()
    {
        var chat = Chat(Quiz("q", "Đúng", "Sai"), Say("a", "{score}")).Start("t/f");
        var run = chat.Run ?? throw new InvalidOperationException();
        var (first, second) = (FlowEngine.Answer(run, chat.Input("đúng")), FlowEngine.Answer(run, chat.Input("đúng")));
        Assert.Equivalent(first, second, strict: true);
    }

    private static FlowChat Chat(params IReadOnlyList<Step> steps) => new(new SampleFlows(Flow("t/f", steps)));
}

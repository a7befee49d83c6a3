using Awareness.Flows;
using static Awareness.Tests.Flows.SampleFlows;

namespace Awareness.Tests.Flows;

public sealed class TimeoutTests
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);
    private static readonly WaitTimeout Timeout = new(Day, new FlowText("Bạn còn đó không?"));

    [Fact]
    public void A_timer_that_is_not_due_says_and_changes_nothing()
    {
        var chat = Chat(Choose("a", "Đỏ") with { Timeout = Timeout }).Start("t/f");
        var before = FlowChat.Write(chat.Run);
        chat.Wait(Day - TimeSpan.FromSeconds(1));
        Assert.Empty(chat.Said);
        Assert.Equal(before, FlowChat.Write(chat.Run));
    }

    [Fact]
    public void First_comes_one_reminder_with_the_buttons_then_the_end_in_silence()
    {
        var chat = Chat(Choose("a", "Đỏ", "Xanh") with { Timeout = Timeout }).Start("t/f").Wait(Day);
        Assert.Equal(["Bạn còn đó không?"], chat.Said);
        Assert.Equal(["Đỏ", "Xanh"], chat.Buttons);
        Assert.True(chat.Run?.IsReminded);
        Assert.Equal(FlowChat.Morning + (2 * Day), chat.Run?.WakeAt);
        chat.Wait(Day);
        Assert.Empty(chat.Said);
        Assert.True(chat.HasEnded);
    }

    [Fact]
    public void After_the_second_wait_the_run_goes_where_the_timeout_says()
    {
        var chat = Chat(Choose("a", "Đỏ") with { Timeout = Timeout with { Next = "bye" } }, Say("s", "s"), Say("bye", "Hẹn gặp lại.")).Start("t/f").Wait(Day).Wait(Day);
        Assert.Equal(["Hẹn gặp lại."], chat.Said);
        Assert.Contains("t/f#a>bye", chat.Trace);
    }

    [Fact]
    public void An_answer_takes_the_timer_away_and_a_new_question_brings_its_own()
    {
        var chat = Chat(Choose("a", "Đỏ") with { Timeout = Timeout }, Choose("b", "Có"), Choose("c", "Có") with { Timeout = Timeout }).Start("t/f").Wait(Day).Send("đỏ");
        Assert.Null(chat.Run?.WakeAt);
        chat.Send("có");
        Assert.Equal(FlowChat.Morning + (2 * Day), chat.Run?.WakeAt);
        Assert.False(chat.Run?.IsReminded);
    }

    [Fact]
    public void A_question_reminds_once_even_when_it_is_put_again()
    {
        var chat = Chat(Choose("a", "Đỏ") with { Timeout = Timeout }).Start("t/f").Wait(Day).Send("bánh mì").Wait(Day);
        Assert.Empty(chat.Said);
        Assert.True(chat.HasEnded);
    }

    [Fact]
    public void Who_opted_out_is_never_reminded()
    {
        var chat = Chat(Choose("a", "Đỏ") with { Timeout = Timeout with { Next = "bye" } }, Say("bye", "Hẹn gặp lại.")).Start("t/f");
        chat.Contact = chat.Contact with { OptedOutAt = FlowChat.Morning };
        chat.Wait(Day);
        Assert.Empty(chat.Said);
        Assert.True(chat.HasEnded);
    }

    [Fact]
    public void A_timer_of_a_flow_that_is_gone_ends_in_silence()
    {
        var flows = new SampleFlows(Flow("t/f", Choose("a", "Đỏ") with { Timeout = Timeout }));
        var chat = new FlowChat(flows).Start("t/f");
        flows.Remove("t/f");
        flows.Forget("t/f", "v1");
        chat.Wait(Day);
        Assert.Empty(chat.Said);
        Assert.True(chat.HasEnded);
    }

    private static FlowChat Chat(params IReadOnlyList<Step> steps) => new(new SampleFlows(Flow("t/f", steps)));
}

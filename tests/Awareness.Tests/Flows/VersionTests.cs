using Awareness.Flows;
using static Awareness.Tests.Flows.SampleFlows;

namespace Awareness.Tests.Flows;

public sealed class VersionTests
{
    private readonly SampleFlows flows = new(Flow("t/f", Choose("a", "Đỏ"), Choose("b", "Có"), Say("old", "cũ")));

    [Fact]
    public void A_run_goes_on_with_the_version_it_began_with()
    {
        var chat = new FlowChat(flows).Start("t/f");
        flows.Publish(Flow("t/f", Say("x", "mới")) with { Version = "v2" });
        Assert.Equal(["cũ"], chat.Send("đỏ").Send("có").Said);
    }

    [Fact]
    public void When_its_version_is_kept_no_more_it_goes_on_at_the_same_question_of_todays()
    {
        var chat = new FlowChat(flows).Start("t/f").Send("đỏ");
        Replace(Choose("z", "Mới"), Choose("b", "Có"), Say("new", "mới"));
        Assert.Equal(["mới"], chat.Send("có").Said);
    }

    [Fact]
    public void When_its_question_is_gone_too_it_begins_again_and_says_so()
    {
        var chat = new FlowChat(flows).Start("t/f").Send("đỏ");
        Replace(Choose("a", "Xanh"), Say("b", "không hỏi nữa"));
        Assert.Equal(["[updated]", "a?"], chat.Send("có").Said);
        Assert.Equal("v2", chat.Run?.Current.Version);
        Assert.Empty(chat.Run?.Variables ?? throw new InvalidOperationException());
    }

    [Fact]
    public void A_generated_id_is_not_trusted_in_another_version()
    {
        flows.Publish(Flow("t/g", Choose("#1", "Đỏ")));
        var chat = new FlowChat(flows).Start("t/g");
        flows.Forget("t/g", "v1");
        flows.Publish(Flow("t/g", Choose("#1", "Khác", "Đỏ")) with { Version = "v2" });
        Assert.Equal(["[updated]", "#1?"], chat.Send("đỏ").Said);
    }

    [Fact]
    public void A_flow_that_is_gone_ends_kindly_and_leaves_the_message_to_others()
    {
        var chat = new FlowChat(flows).Start("t/f");
        flows.Remove("t/f");
        flows.Forget("t/f", "v1");
        chat.Send("đỏ");
        Assert.Equal(["[gone]"], chat.Said);
        Assert.True(chat.HasEnded);
        Assert.False(chat.Last.IsUnderstood);
    }

    [Fact]
    public void A_called_flow_ends_the_run_when_its_caller_is_gone()
    {
        flows.Publish(Flow("t/g", new CallStep("c", "t/f"), Say("s", "sau")));
        var chat = new FlowChat(flows).Start("t/g").Send("đỏ");
        flows.Remove("t/g");
        flows.Forget("t/g", "v1");
        Assert.Equal(["cũ"], chat.Send("có").Said);
        Assert.True(chat.HasEnded);
    }

    [Theory]
    [InlineData("""{"run":{"id":1,"frames":[]}}""")]
    [InlineData("""{"run":{"id":1,"frames":null,"variables":null,"path":null}}""")]
    [InlineData("""{"run":{"id":-9223372036854775808,"frames":[{"flow":"x/y","version":"?","step":"#9"},null],"retries":-5,"path":[null,{"frames":null,"score":1,"maxScore":1}]}}""")]
    [InlineData("""{"run":{"id":9223372036854775807,"frames":[{"flow":"t/f","version":"v1","step":"old"}],"retries":2147483647}}""")]
    [InlineData("""{"run":{"id":1,"frames":[{"flow":"t/f","version":"v1","step":"b"},{"flow":"t/f","version":"v1","step":"a"}],"variables":{"score":79228162514264337593543950335,"contact.ward":"x"},"retries":2147483647,"wakeAt":"9999-12-31T23:59:59+00:00"}}""")]
    [InlineData("""{"run":{"id":1,"frames":[{"flow":null,"version":null,"step":null}]}}""")]
    public void A_wild_run_ends_or_goes_on(string json)
    {
        var run = System.Text.Json.JsonSerializer.Deserialize(json, Awareness.Conversations.ConversationJson.Default.ConversationState)?.Run ?? throw new InvalidOperationException();
        var chat = new FlowChat(flows) { Run = run };
        foreach (var text in new[] { "đỏ", "quay lại", "bỏ qua", "bánh mì", "bắt đầu lại", "thôi" })
        {
            chat.Run = run;
            chat.Send(text);
            Assert.True(chat.HasEnded || chat.Run?.Frames.Count > 0);
        }

        chat.Run = run;
        chat.Repeat();
        chat.Run = run;
        chat.Wait(TimeSpan.FromDays(9_000));
        Assert.Null(chat.Contact.Ward);
    }

    private void Replace(params IReadOnlyList<Step> steps)
    {
        flows.Forget("t/f", "v1");
        flows.Publish(Flow("t/f", steps) with { Version = "v2" });
    }
}

using Awareness.Contacts;
using Awareness.Conversations;

namespace Awareness.Tests.Conversations.Flows;

/// <summary>Platforms say when somebody blocked the bot, and when somebody wants to be forgotten.</summary>
public sealed class LeavingTests
{
    private static readonly Activity Left = new()
    {
        Type = ActivityTypes.ConversationUpdate,
        Recipient = new ChannelAccount { Id = "bot" },
        MembersRemoved = [new ChannelAccount { Id = "u" }],
    };

    private readonly FlowDialogue dialogue = new();

    [Fact]
    public void Who_leaves_hears_nothing_more_and_is_sent_nothing_from_then_on()
    {
        var turn = dialogue.Take(Left);
        Assert.Empty(turn.Replies);
        Assert.Equal(dialogue.Now, turn.Contact.OptedOutAt);
    }

    [Fact]
    public void Leaving_again_does_not_change_since_when_nothing_is_sent()
    {
        var first = dialogue.Take(Left).Contact.OptedOutAt;
        dialogue.Now += TimeSpan.FromDays(1);
        Assert.Equal(first, dialogue.Take(Left).Contact.OptedOutAt);
    }

    [Fact]
    public void The_bot_itself_or_somebody_else_who_leaves_changes_nothing()
    {
        var turn = dialogue.Take(Left with { MembersRemoved = [new ChannelAccount { Id = "bot" }, new ChannelAccount { Id = "another" }, new ChannelAccount()] });
        Assert.Empty(turn.Replies);
        Assert.Null(turn.Contact.OptedOutAt);
    }

    [Fact]
    public void A_question_that_waits_goes_on_waiting_without_its_timer()
    {
        dialogue.Say("đố vui đi đường");
        dialogue.State = dialogue.State with { Run = dialogue.State.Run! with { WakeAt = dialogue.Now.AddHours(1) } };
        dialogue.Take(Left);
        Assert.Equal("mot", dialogue.Step);
        Assert.Null(dialogue.State.Run.WakeAt);
    }

    [Fact]
    public void What_was_written_in_a_private_flow_is_not_kept_for_who_left()
    {
        var begun = dialogue.Now;
        dialogue.Say("báo nguy cơ");
        dialogue.Now += TimeSpan.FromMinutes(1);
        dialogue.Say("1");
        var turn = dialogue.Take(Left);
        Assert.Null(dialogue.State.Run);
        Assert.Equal(begun, turn.ForgetSince);
    }

    [Fact]
    public void What_was_written_in_a_private_flow_is_not_kept_for_who_stopped_messages_when_its_timer_is_due()
    {
        dialogue.Contact = dialogue.Contact with { OptedOutAt = dialogue.Now };
        var begun = dialogue.Now;
        dialogue.Say("báo nguy cơ");
        dialogue.Now += TimeSpan.FromMinutes(1);
        dialogue.Say("1");
        dialogue.Now += TimeSpan.FromDays(1);
        dialogue.State = dialogue.State with { Run = dialogue.State.Run! with { WakeAt = dialogue.Now } };
        var turn = dialogue.Take(WakeActivity.Create(dialogue.Now));
        Assert.Empty(turn.Replies);
        Assert.Null(dialogue.State.Run);
        Assert.Equal(begun, turn.ForgetSince);
    }

    [Fact]
    public void Who_comes_back_is_answered_and_still_sent_nothing_unasked()
    {
        dialogue.Take(Left);
        Assert.NotEmpty(dialogue.Say("trẻ em mấy tuổi phải đội mũ bảo hiểm").Replies);
        Assert.NotNull(dialogue.Contact.OptedOutAt);
    }

    [Fact]
    public void Who_wants_to_be_forgotten_through_the_platform_is_erased_without_a_word()
    {
        dialogue.Contact = Contact.New(new ContactKey("terminal", "u")) with { Version = 4, AgeBand = "12-15", Subject = "xyz", OptedOutAt = dialogue.Now };
        dialogue.Say("đố vui đi đường");
        var turn = dialogue.Take(new Activity { Type = ActivityTypes.DeleteUserData });
        Assert.True(turn.Erases);
        Assert.Empty(turn.Replies);
        Assert.Equal(Contact.New(new ContactKey("terminal", "u")) with { Version = 4 }, turn.Contact);
        Assert.Null(dialogue.State.Run);
        Assert.Null(dialogue.State.SpokenAt);
    }
}

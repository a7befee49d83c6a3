using Awareness.Channels.Webhooks;
using Awareness.Conversations;

namespace Awareness.Channels.Tests.Webhooks;

/// <summary>All platforms say what people do in the same way.</summary>
public sealed class PersonOnChannelTests
{
    private readonly PersonOnChannel person = new("telegram", "an", "bot");

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("a\0b")]
    public void What_cannot_be_an_id_is_nobody_and_no_event(string? id)
    {
        Assert.Null(PersonOnChannel.Find("telegram", id, "bot", doneAt: null));
        Assert.Null(person.Says(id, "xin chào"));
    }

    [Fact]
    public void An_id_has_its_longest_length()
    {
        Assert.NotNull(PersonOnChannel.Find("telegram", new string('a', Limits.IdLength), "bot", doneAt: null));
        Assert.Null(PersonOnChannel.Find("telegram", new string('a', Limits.IdLength + 1), "bot", doneAt: null));
        Assert.Null(PersonOnChannel.Find("telegram", new string('\ud83d', 1), "bot", doneAt: null));
    }

    [Fact]
    public void Every_act_names_the_person_the_bot_and_itself()
    {
        InboundActivity?[] acts = [person.Says("1", "a"), person.Sends("1", "image/*"), person.IsAt("1", 1, 2), person.Joins("1"), person.Leaves("1"), person.Withdraws("1")];
        Assert.All(acts, act =>
        {
            Assert.NotNull(act);
            Assert.Equal(("1", "telegram", "an", "bot", "an"), (act.Activity.Id, act.Activity.ChannelId, act.Activity.From?.Id, act.Activity.Recipient?.Id, act.Activity.Conversation?.Id));
            Assert.Equal((new ConversationKey("telegram", "an"), "an", true), (act.Conversation, act.Contact.Id, act.UseOutbox));
        });
        Assert.Equal(["message", "message", "message", "conversationUpdate", "conversationUpdate", "deleteUserData"], acts.Select(act => act?.Activity.Type));
    }

    [Theory]
    [InlineData(20.9501234, 107.0803449, "vị trí: 20.95012, 107.08034")]
    [InlineData(-90, 180, "vị trí: -90.00000, 180.00000")]
    [InlineData(0, 0, "vị trí: 0.00000, 0.00000")]
    [InlineData(90.1, 0, null)]
    [InlineData(0, -180.1, null)]
    [InlineData(double.NaN, 0, null)]
    [InlineData(double.PositiveInfinity, 0, null)]
    public void A_place_is_on_this_earth(double latitude, double longitude, string? text) => Assert.Equal(text, person.IsAt("1", latitude, longitude)?.Activity.Text);
}

using System.Text.Json;
using Awareness.Conversations;
using FsCheck;
using FsCheck.Fluent;

namespace Awareness.Tests.Conversations.FollowUps;

/// <summary>What holds for any sequence of messages.</summary>
public sealed class FollowUpProperties
{
    private static readonly string[] Said =
    [
        "còn", "thế", "thì sao", "phạt bao nhiêu", "gọi số nào", "1", "3", "cái cuối", "Không phải các ý này", "xem thêm", "nữa đi", "nó", "cảm ơn", "",
        "cứu với con tôi rơi xuống ao", "bé 5 tuổi thì sao", "uống bia đi xe máy phạt bao nhiêu", "con o to", "mũ bảo hiểm", "?!", "xyzzy", "à mà cho hỏi", "còn còn còn thì sao thì sao",
        "chỉ thị 33", "1m2", "không biết", "dừng nhận tin", "\ud83d", "a\u0000b", "hello what is the fine",
    ];

    private static Arbitrary<string[]> Sequences => Gen.Elements(Said).ArrayOf().Resize(12).ToArbitrary();

    [Fact]
    public void No_sequence_of_messages_breaks_a_bound_or_throws() => Prop.ForAll(Sequences, texts =>
    {
        var dialogue = new Dialogue(RealKnowledge.Current);
        foreach (var text in texts)
        {
            var turn = dialogue.Say(text);
            Assert.InRange(turn.Replies.Count, 1, Limits.Replies);
            Assert.All(turn.Replies, reply => Assert.InRange(reply.Suggestions.Count, 0, Limits.Suggestions));
            Assert.InRange(turn.State.Offered.Count, 0, 3);
            Assert.InRange(turn.State.ClarifyRounds, 0, Limits.ClarifyRounds);
            Assert.InRange(turn.Confidence, 0, 1);
            Assert.True(turn.State.Aspect is null || RealKnowledge.Current.Content.FollowUps.Says(turn.State.Aspect).Length > 0);
        }
    }).Holds(cases: 60);

    [Fact]
    public void The_same_sequence_gives_the_same_turns_also_when_the_state_was_stored_in_between() => Prop.ForAll(Sequences, texts =>
    {
        var (kept, stored) = (new Dialogue(RealKnowledge.Current), new Dialogue(RealKnowledge.Current));
        foreach (var text in texts)
        {
            stored.State = Read(Write(stored.State));
            var (one, two) = (kept.Say(text), stored.Say(text));
            Assert.Equal(one.Replies.Select(reply => reply.FullText), two.Replies.Select(reply => reply.FullText));
            Assert.Equal(Write(one.State), Write(two.State));
        }
    }).Holds(cases: 40);

    [Fact]
    public void Nothing_a_person_wrote_is_kept()
    {
        const string Secret = "Trâm0912345678";
        var dialogue = new Dialogue(RealKnowledge.Current);
        foreach (var text in new[] { $"em tên {Secret} không đội mũ bảo hiểm phạt bao nhiêu", $"còn {Secret} thì sao", $"à mà cho hỏi {Secret} phạt", $"nó là {Secret}" })
        {
            dialogue.Say(text);
            Assert.DoesNotContain("0912345678", Write(dialogue.State), StringComparison.Ordinal);
            Assert.DoesNotContain("Trâm", Write(dialogue.State), StringComparison.OrdinalIgnoreCase);
        }
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"topic":"traffic.helmet","cardId":"traffic/helmet-fine","offered":[],"clarifyRounds":0}""")]
    [InlineData("""{"topic":"traffic.helmet","cardId":"traffic/helmet-fine","offered":["traffic/helmet-fine"],"clarifyRounds":2,"laterField":{"x":1}}""")]
    public void A_state_of_another_version_is_still_read(string json)
    {
        var dialogue = new Dialogue(RealKnowledge.Current) { State = Read(json) };
        Assert.NotEmpty(dialogue.Say("phạt bao nhiêu").Replies);
        Assert.NotNull(dialogue.State.Offered);
    }

    private static string Write(ConversationState state) => JsonSerializer.Serialize(state, ConversationJson.Default.ConversationState);

    private static ConversationState Read(string json) =>
        JsonSerializer.Deserialize(json, ConversationJson.Default.ConversationState) ?? throw new JsonException("empty");
}

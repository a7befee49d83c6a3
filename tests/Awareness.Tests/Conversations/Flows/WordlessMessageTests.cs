using Awareness.Bots;
using Awareness.Conversations;
using Awareness.Flows;
using Awareness.Language;
using FsCheck.Fluent;

namespace Awareness.Tests.Conversations.Flows;

/// <summary>A message of emoji, dots or smiles, without a word in it, at every kind of question.</summary>
public sealed class WordlessMessageTests
{
    private static readonly string[] Pieces = ["😮", "...", ":))", "=))", "❤️", "!!!", "-", "②", "😂", " ", "?", "…", "\n", "(", "🇻🇳", "👨‍👩‍👧", "~", "\u200b", "\ud83d"];

    public static TheoryData<Expectation> Kinds => [.. Enum.GetValues<Expectation>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Any_text_without_a_word_gets_a_word_back_and_the_question_again(Expectation kind)
    {
        var texts = from pieces in Gen.Elements(Pieces).ArrayOf(6) select string.Concat(pieces);
        Prop.ForAll(Arb.From(texts), text =>
        {
            if (Tokenizer.Analyze(text).Count > 0) return true;
            var dialogue = At(kind);
            var turn = dialogue.Say(text);
            return turn is { Outcome: Outcome.Flow, Events.Count: 0, Replies.Count: > 1 } && FlowDialogue.Texts(turn).Contains("Câu hỏi?", StringComparison.Ordinal) && dialogue.Step == "hoi";
        }).Holds();
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_danger_that_waits_bears_it_too(Expectation kind)
    {
        foreach (var text in Pieces.Where(piece => Tokenizer.Analyze(piece).Count == 0))
        {
            var dialogue = At(kind);
            dialogue.Say("bạn em chìm rồi");
            var turn = dialogue.Say(text);
            Assert.Empty(turn.Events);
            Assert.True(turn.State.IsRunPaused);
        }
    }

    [Fact]
    public void A_thumb_says_yes_where_yes_is_asked_for() => Assert.True(Assert.IsType<FlowEvent.Answered>(Assert.Single(At(Expectation.YesNo).Say("👍").Events)).Value.IsTrue);

    [Fact]
    public void Who_sends_nothing_else_does_not_go_in_circles() => Assert.Equal("het", At(Expectation.Choice).SayAll("😮", "...", "👍").State.Run?.Current.Step ?? "het");

    private static FlowDialogue At(Expectation kind)
    {
        var question = new QuestionStep("hoi", new FlowText("Câu hỏi?"), kind) { Save = "x", Record = ResultKind.Survey, Choices = kind is Expectation.Choice ? [new FlowChoice("Ao hồ", "Ao hồ"), new FlowChoice("Cầu hỏng", "Cầu hỏng")] : [] };
        var flow = new Flow { Id = SampleFlows.Survey, Version = "v2", Title = "Thử", Steps = [question, new EndStep("het", new FlowText("Hết."))] };
        var sample = SampleFlows.Library;
        var bots = new BotLibrary { Version = "wordless", Bots = sample.Bots, Flows = [flow], StartWords = sample.StartWords, Texts = sample.Texts };
        var dialogue = new FlowDialogue { Bots = bots };
        dialogue.Say("khảo sát");
        Assert.Equal("hoi", dialogue.Step);
        return dialogue;
    }
}

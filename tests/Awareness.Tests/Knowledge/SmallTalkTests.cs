using Awareness.Knowledge;
using Awareness.Language;

namespace Awareness.Tests.Knowledge;

public sealed class SmallTalkTests
{
    private static readonly SmallTalkPhrases Phrases = new(
        [new SmallTalkKind("laugh", "", Set("haha")) { YieldsToOthers = true }, new SmallTalkKind("thanks", "", Set("cam on", "ok cam on"))],
        Set("da", "em", "nhieu", "a"));

    [Theory]
    [InlineData("cảm ơn", "thanks")]
    [InlineData("dạ em cảm ơn nhiều ạ", "thanks")]
    [InlineData("ok cảm ơn", "thanks")]
    [InlineData("haha cảm ơn", "thanks")]
    [InlineData("hahahaha", "laugh")]
    [InlineData("dạ em", null)]
    [InlineData("ok", null)]
    [InlineData("cảm ơn phạt bao nhiêu", null)]
    [InlineData("", null)]
    public void A_message_is_small_talk_when_nothing_else_is_left_of_it(string text, string? kind) =>
        Assert.Equal(kind, Phrases.Read(Tokenizer.Analyze(text))?.Id);

    [Fact]
    public void Words_written_down_as_a_whole_are_not_cut()
    {
        var phrases = new SmallTalkPhrases([new SmallTalkKind("insult", "", Set("ngu")), new SmallTalkKind("crying", "", Set("em buon")), new SmallTalkKind("leaving", "", Set("em buon ngu"))], Set("a"));
        Assert.Equal("leaving", phrases.Read(Tokenizer.Analyze("em buồn ngủ"))?.Id);
        Assert.Equal("insult", phrases.Read(Tokenizer.Analyze("ngu ạ"))?.Id);
    }

    [Fact]
    public void A_message_of_many_words_has_something_to_say() =>
        Assert.Null(Phrases.Read(Tokenizer.Analyze(string.Join(' ', Enumerable.Repeat("cảm ơn", SmallTalkPhrases.LongestMessage)))));

    [Theory]
    [InlineData("id: laugh", "id: tease", "mã \"tease\" đã có")]
    [InlineData("words: [haha]", "words: [trêu]", "\"trêu\" đã nằm trong tease")]
    [InlineData("text: Vui quá.", "text: Gọi {{hotline.nobody}}.", "không có \"hotline.nobody\"")]
    [InlineData("yields: true", "yields: maybe", "không nằm trong: true, false")]
    public void A_mistake_is_reported_with_its_line(string was, string now, string message)
    {
        const string Path = "texts.yaml";
        var content = new SampleContent().Change(Path, "popular:", """
            small-talk:
              - id: tease
                text: Mình là máy.
                words: [trêu]
              - id: laugh
                text: Vui quá.
                words: [haha]
                yields: true
            fillers: [dạ]
            popular:
            """).Change(Path, was, now);
        var problem = Assert.Single(content.Read().Problems, found => found.Message.Contains(message, StringComparison.Ordinal));
        Assert.Equal(Path, problem.File);
    }

    private static HashSet<string> Set(params string[] words) => words.ToHashSet(StringComparer.Ordinal);
}

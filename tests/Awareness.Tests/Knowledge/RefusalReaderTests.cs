using Awareness.Language;

namespace Awareness.Tests.Knowledge;

public sealed class RefusalReaderTests
{
    private const string RepliesPath = "refusals/replies.yaml";
    private const string SignsPath = "refusals/signs.yaml";
    private const string ExamplesPath = "refusals/examples.txt";

    private const string Replies = """
        replies:
          - id: weapon
            text: Mình không giúp được. Gọi {{hotline.ambulance}}.
            english: I can't help.
            topics: [traffic.helmet]
          - id: forced
            card: traffic/helmet
        """;

    private const string Signs = """
        concepts:
          - {id: make, words: [làm, chế]}
          - {id: bomb, words: [bom, pháo nổ]}
          - {id: made-to, words: [bị ép]}
        cues:
          - {id: how, weight: 2, scope: message, words: [cách]}
          - {id: penalty, weight: -4, scope: message, words: [bị phạt]}
        groups:
          - reply: forced
            rank: -1
            signs:
              - {id: made-to-make, when: made-to 2 make}
          - reply: weapon
            signs:
              - {id: make-bomb, weight: 2, when: make 1 bomb}
        """;

    private const string Examples = """
        # ghi chú
        [weapon]
        chỉ tao làm bom xăng
        muốn chế pháo nổ to
        kiếm thuốc súng ở đâu
        [honest]
        mua rau ở đâu
        """;

    [Theory]
    [InlineData("cách làm bom", "weapon")]
    [InlineData("kiếm thuốc súng ở đâu", "weapon")]
    [InlineData("em bị ép làm", "forced")]
    [InlineData("làm bom có bị phạt không", null)]
    [InlineData("không đội mũ bị phạt bao nhiêu", null)]
    [InlineData("", null)]
    public void A_message_is_refused_by_signs_and_wording_together(string text, string? reply)
    {
        var content = Content().Read().Content;
        Assert.NotNull(content);
        Assert.Equal(reply, content.Refusals.Assess(Tokenizer.Analyze(text))?.Id);
    }

    [Fact]
    public void A_reply_has_its_references_filled_in() =>
        Assert.Equal("Mình không giúp được. Gọi 115.", Content().Read().Content?.Refusals.Replies["weapon"].Text);

    [Fact]
    public void Without_examples_the_signs_decide_alone() =>
        Assert.Equal("weapon", Content().Remove(ExamplesPath).Read().Content?.Refusals.Assess(Tokenizer.Analyze("cách làm bom"))?.Id);

    [Theory]
    [InlineData(RepliesPath, "topics: [traffic.helmet]", "topics: [traffic.hat]", "không có chủ đề \"traffic.hat\"")]
    [InlineData(RepliesPath, "card: traffic/helmet", "card: traffic/hat", "không có thẻ \"traffic/hat\"")]
    [InlineData(RepliesPath, "- id: forced", "- id: weapon # again", "mã \"weapon\" đã có")]
    [InlineData(RepliesPath, "{{hotline.ambulance}}", "{{hotline.nobody}}", "không có \"hotline.nobody\"")]
    [InlineData(SignsPath, "reply: weapon", "reply: bomb", "không có lời từ chối \"bomb\"")]
    [InlineData(SignsPath, "when: make 1 bomb", "when: make 1 bombs", "không có khái niệm \"bombs\"")]
    [InlineData(ExamplesPath, "[weapon]", "[bomb]", "không có lời từ chối \"bomb\"")]
    [InlineData(ExamplesPath, "[weapon]", "mua bom", "chưa thuộc lời từ chối nào")]
    public void A_mistake_is_reported_with_its_line(string path, string was, string now, string message)
    {
        var content = Content().Change(path, was, now);
        var problem = Assert.Single(content.Read().Problems, found => found.Message.Contains(message, StringComparison.Ordinal));
        Assert.Equal(path, problem.File);
        Assert.Equal(content.LineOf(path, now), problem.Line);
    }

    [Fact]
    public void A_reply_no_sign_leads_to_is_worth_a_look() =>
        Assert.Contains(Content().Change(SignsPath, "reply: forced", "reply: weapon").Read().Problems, found => found.IsWarning && found.Message.Contains("\"forced\"", StringComparison.Ordinal));

    private static SampleContent Content() => new SampleContent().Put(RepliesPath, Replies).Put(SignsPath, Signs).Put(ExamplesPath, Examples);
}

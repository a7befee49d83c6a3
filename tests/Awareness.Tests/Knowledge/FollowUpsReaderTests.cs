namespace Awareness.Tests.Knowledge;

/// <summary>The words of follow-ups: read, and every mistake reported where it stands.</summary>
public sealed class FollowUpsReaderTests
{
    private const string File = "follow-ups.yaml";

    private const string Words = """
        openers: [còn, thế]
        closers: [thì sao]
        pronouns: [nó]
        switches: [chuyện khác]
        plain: [có, không]
        aspects:
          - id: penalty
            words: [phạt bao nhiêu]
            says: bị phạt bao nhiêu
        rivals:
          - [car, bicycle]
        choices:
          - [cái đầu]
          - [cái thứ hai]
        last-choice: [cái cuối]
        none-of-these:
          button: Không phải
          words: [sai rồi]
          reply: Bạn hỏi lại nhé.
        """;

    private const string Concepts = """
        concepts:
          - {id: car, words: [ô tô]}
          - {id: bicycle, words: [xe đạp]}
        """;

    private readonly SampleContent content = new SampleContent().Put(File, Words).Put("lexicon/concepts.yaml", Concepts);

    [Fact]
    public void A_file_without_a_mistake_is_read_whole()
    {
        var reading = content.Read();

        Assert.Empty(reading.Problems);
        var words = reading.Content!.FollowUps;
        Assert.Equal("bị phạt bao nhiêu", words.Says("penalty"));
        Assert.Equal(1, words.FindChoice("cai thu hai"));
        Assert.Equal(-1, words.FindChoice("cai cuoi"));
        Assert.True(words.AreRivals("car", "bicycle"));
        Assert.True(words.MeansNoneOfThese("khong phai"));
        Assert.Equal("Bạn hỏi lại nhé.", words.WayOutReply);
    }

    [Fact]
    public void Content_without_the_file_reads_every_message_by_itself() => Assert.True(new SampleContent().Read().Content!.FollowUps.IsEmpty);

    [Theory]
    [InlineData("openers: [còn, thế]", "opener: [còn, thế]", "opener: [còn", "opener")]
    [InlineData("pronouns: [nó]", "pronouns: []", "pronouns", "pronouns")]
    [InlineData("[car, bicycle]", "[car, bicycles]", "bicycles", "không có khái niệm \"bicycles\"")]
    [InlineData("says: bị phạt bao nhiêu", "says:", "says", "says")]
    [InlineData("  - [cái đầu]", "  - cái đầu", "- cái đầu", "choices")]
    [InlineData("[chuyện khác]", "[chuyện khác, \"…\"]", "chuyện khác", "không có chữ nào")]
    [InlineData("button: Không phải", "buton: Không phải", "buton", "buton")]
    [InlineData("id: penalty", "id: Hình phạt", "Hình phạt", "Hình phạt")]
    public void A_mistake_is_reported_where_it_stands(string was, string now, string place, string message)
    {
        var problems = content.Change(File, was, now).Read().Problems;
        Assert.Contains(problems, problem => problem.File == File && problem.Line == content.LineOf(File, place) && problem.Message.Contains(message, StringComparison.Ordinal));
    }

    [Fact]
    public void An_aspect_that_is_named_twice_is_a_mistake()
    {
        const string Second = "  - {id: penalty, words: [tù mấy năm], says: đi tù mấy năm}\nrivals:";
        var problem = Assert.Single(content.Change(File, "rivals:", Second).Read().Problems);
        Assert.Equal((File, content.LineOf(File, "tù mấy năm")), (problem.File, problem.Line));
    }
}

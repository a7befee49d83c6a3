using Awareness.Knowledge;

namespace Awareness.Tests.Knowledge;

/// <summary>What people say of a topic, and of what is none: read, checked, and found in what they ask.</summary>
public sealed class SaidTests
{
    private const string Path = "phrases/traffic.txt";

    private readonly SampleContent content = new();

    [Fact]
    public void Phrases_belong_to_the_topic_above_them()
    {
        content.Put(Path, "# ghi chú\n\n[traffic.helmet]\nnón kết\n mũ ba phần tư \n");

        var reading = content.Read();

        Assert.Empty(reading.Problems);
        Assert.Equal(["nón kết", "mũ ba phần tư"], Assert.Single(reading.Content!.Topics, topic => topic.Id == "traffic.helmet").Said);
    }

    [Fact]
    public void A_topic_may_be_continued_in_another_file()
    {
        content.Put(Path, "[traffic.helmet]\nnón kết\n").Put("phrases/vung-mien.txt", "[traffic.helmet]\nnón sơn\n");

        Assert.Equal(["nón kết", "nón sơn"], Assert.Single(content.Read().Content!.Topics, topic => topic.Id == "traffic.helmet").Said);
    }

    [Fact]
    public void Whole_messages_stand_in_a_folder_of_their_own()
    {
        const string Message = "em đi xe máy ra đầu ngõ mua rau có mấy bước chân thôi thì có cần đội mũ bảo hiểm không ạ";
        content.Put("messages/traffic.txt", $"[traffic.helmet]\n{Message}\n");

        var reading = content.Read();

        Assert.Empty(reading.Problems);
        Assert.Equal([Message], Assert.Single(reading.Content!.Topics, topic => topic.Id == "traffic.helmet").Said);
    }

    [Fact]
    public void What_is_about_no_topic_stands_below_a_subject_beyond_them()
    {
        content.Put("phrases/beyond.txt", "[beyond.weather]\nmai có mưa không\n\n[beyond.prices]\ngiá vàng\n");

        var subjects = content.Read().Content!.Beyond;

        Assert.Equal(["beyond.prices", "beyond.weather"], subjects.Select(subject => subject.Id));
        Assert.Equal(["giá vàng"], subjects[0].Said);
    }

    [Fact]
    public void A_question_about_a_subject_beyond_is_less_likely_answered()
    {
        const string Question = "mũ len giá bao nhiêu";
        var before = Confidence.Of(Ranking(content, Question));

        content.Put("phrases/beyond.txt", "[beyond.clothes]\nmũ len\nkhăn len\náo len giá rẻ\nmũ giá bao nhiêu\n");

        Assert.True(Confidence.Of(Ranking(content, Question)) < before);
    }

    [Theory]
    [InlineData("[traffic.helmets]\nnón kết\n", 1, false, "không có chủ đề \"traffic.helmets\"", "traffic.helmet")]
    [InlineData("\nnón kết\n", 2, false, "chưa thuộc chủ đề nào", "[traffic.helmet]")]
    [InlineData("[traffic.helmet]\n…\n", 2, false, "không có chữ nào", null)]
    [InlineData("[traffic.helmet]\nnón kết\nnon ket\n", 3, true, "trùng dòng 2", null)]
    [InlineData("[traffic.helmet]\nem đi xe máy ra đầu ngõ mua rau có cần đội mũ bảo hiểm không\n", 2, true, "cụm từ dài", null)]
    public void A_mistake_is_reported_where_it_stands(string text, int line, bool isWarning, string message, string? suggestion)
    {
        var problem = Assert.Single(content.Put(Path, text).Read().Problems);

        Assert.Equal((Path, line, isWarning), (problem.File, problem.Line, problem.IsWarning));
        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
        if (suggestion is not null) Assert.Contains(suggestion, problem.Suggestion, StringComparison.Ordinal);
    }

    [Fact]
    public void A_question_without_a_word_of_the_card_finds_it_by_a_phrase_of_its_topic()
    {
        const string Question = "nón sơn của thằng cu";
        Assert.Empty(Ranking(content, Question));

        content.Put(Path, "[traffic.helmet]\nnón sơn\n");

        Assert.Equal("traffic/helmet", Ranking(content, Question)[0].Card.Id);
    }

    [Fact]
    public void Changed_phrases_are_another_version_of_the_content() =>
        Assert.NotEqual(content.Read().Content!.Version, content.Put(Path, "[traffic.helmet]\nnón kết\n").Read().Content!.Version);

    private static IReadOnlyList<RankedCard> Ranking(SampleContent content, string question)
    {
        var knowledge = new KnowledgeBase(content.Read().Content!);
        return knowledge.Rank(knowledge.Analyze(question), SampleContent.Today);
    }
}

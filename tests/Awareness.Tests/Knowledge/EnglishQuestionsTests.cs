using System.Text.Json;
using Awareness.Tests.Language.Typing;

namespace Awareness.Tests.Knowledge;

/// <summary>The tuning questions in English, and what must not be taken for English.</summary>
public sealed class EnglishQuestionsTests
{
    private const double LeastRight = 0.88;
    private const double MostTakenForEnglish = 0.003;

    [Fact]
    public void Questions_in_English_find_their_topic()
    {
        var knowledge = Readers.Knowledge;
        var questions = Read("tuning-english.jsonl");
        var right = questions.Count(question => knowledge.IsEnglish(question.Text) == true
            && knowledge.English!.Rank(knowledge.English.Analyze(question.Text), SampleContent.Today) is [var best, ..] && best.Card.Topic == question.Topic);

        Assert.True(questions.Count >= 300);
        Assert.True(right >= LeastRight * questions.Count, $"{right} of {questions.Count}");
    }

    [Theory]
    [InlineData("tuning.jsonl")]
    [InlineData("tuning-topics.jsonl")]
    public void Vietnamese_in_any_spelling_is_not_taken_for_English(string set)
    {
        var questions = Read(set);
        var taken = questions.Count(question => Readers.Knowledge.IsEnglish(question.Text) == true);

        Assert.True(questions.Count > 100);
        Assert.True(taken <= MostTakenForEnglish * questions.Count, $"{taken} of {questions.Count}");
    }

    private static List<(string Text, string? Topic)> Read(string set) =>
    [
        .. File.ReadLines(Path.Combine(Repository.Root, "content", "questions", set)).Where(line => line.Length > 0).Select(line =>
        {
            using var question = JsonDocument.Parse(line);
            return (question.RootElement.GetProperty("text").GetString() ?? "", question.RootElement.TryGetProperty("topic", out var topic) ? topic.GetString() : null);
        }),
    ];
}

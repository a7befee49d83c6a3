using Awareness.Knowledge;
using Awareness.Tests.Learning;

namespace Awareness.Tests.Knowledge;

/// <summary>Whoever learned before answers as who learns now.</summary>
public sealed class LearnedKnowledgeTests
{
    private const int Each = 80;
    private static readonly string[] Kinds = ["requests", "topics", "topics-english"];
    private static readonly string[] Sets = ["tuning", "tuning-plain", "tuning-harmful", "tuning-out-of-scope", "tuning-emergencies", "tuning-english"];

    private static readonly string[] English =
    [
        "what is the fine for riding without a helmet", "my child fell into a pond and is not breathing", "how old must a child be to sit in front", "what is the capital of France",
        "is it ok to drink a beer and drive home", "someone offered my son e-cigarettes", "where can I buy weed", "how do I make a fake licence", "what should I do about a dog bite",
    ];

    [Fact]
    public void The_repositorys_knowledge_scores_every_question_the_same_bit_for_bit_when_it_is_recalled()
    {
        var cache = new MemoryCache();
        var learned = new KnowledgeBase(RealKnowledge.ReadContent(), cache);
        AssertSame(learned, learned);
        Assert.Equal(Kinds, cache.Kept);
        Assert.Empty(cache.Found);

        var recalled = new KnowledgeBase(RealKnowledge.ReadContent(), cache);
        AssertSame(learned, recalled);
        Assert.Equal(Kinds, cache.Kept);
        Assert.Equal(Kinds, cache.Found);
    }

    [Fact]
    public void Small_content_is_learned_once()
    {
        var cache = new MemoryCache();
        var content = new SampleContent();
        Build(content, cache);
        var kept = cache.Kept.ToList();
        Assert.NotEmpty(kept);

        Build(new SampleContent(), cache);
        Assert.Equal(kept, cache.Kept);
        Assert.Equal(kept, cache.Found);
    }

    [Fact]
    public void A_card_that_says_something_else_teaches_nothing_new_and_another_question_does()
    {
        var cache = new MemoryCache();
        Build(new SampleContent(), cache);
        var before = cache.Kept.Count();

        Build(new SampleContent().Change(SampleContent.CardPath, "- Cài quai mũ.", "- Cài quai mũ cho chặt."), cache);
        Assert.Equal(before, cache.Kept.Count());

        Build(new SampleContent().Change(SampleContent.CardPath, "quên mũ bảo hiểm thì sao", "quên mũ ở nhà thì sao"), cache);
        Assert.True(cache.Kept.Count() > before);
    }

    [Fact]
    public void Content_that_was_changed_in_memory_is_not_taken_for_the_files()
    {
        var cache = new MemoryCache();
        var content = new SampleContent().Read().Content!;
        _ = new KnowledgeBase(content, cache);
        var before = cache.Kept.Count();

        _ = new KnowledgeBase(content with { Topics = [.. content.Topics.Reverse()] }, cache);
        Assert.True(cache.Kept.Count() > before);
    }

    private static void Build(SampleContent content, MemoryCache cache)
    {
        var knowledge = new KnowledgeBase(content.Read().Content!, cache);
        knowledge.Content.Refusals.Assess(knowledge.Analyze("mũ"));
    }

    private static void AssertSame(KnowledgeBase one, KnowledgeBase other)
    {
        foreach (var question in Sets.SelectMany(set => RealKnowledge.Questions(set).Take(Each).Select(question => question.Text)).Concat(English))
        {
            Assert.Equal(Scores(one.Vietnamese, question), Scores(other.Vietnamese, question));
            Assert.Equal(Scores(one.English!, question), Scores(other.English!, question));
            var (read, alsoRead) = (one.Analyze(question), other.Analyze(question));
            Assert.Equal(one.Content.Refusals.WordingOf(read), other.Content.Refusals.WordingOf(alsoRead));
            Assert.Equal(one.Content.Refusals.Assess(read)?.Id, other.Content.Refusals.Assess(alsoRead)?.Id);
        }
    }

    private static List<(string Card, double Score, TopicChance Topic, TopicChance Beyond)> Scores(CardRetrieval retrieval, string question) =>
        [.. retrieval.Rank(retrieval.Analyze(question), SampleContent.Today).Select(card => (card.Card.Id, card.Score, card.Topic, card.Beyond))];
}

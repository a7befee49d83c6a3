using System.Diagnostics;
using Awareness.Conversations.Gaps;
using Awareness.Language;

namespace Awareness.Tests.Conversations.Gaps;

public sealed class GapClusteringTests
{
    private const int Many = 20_000;
    private static readonly DateOnly Day = new(2026, 11, 20);

    [Fact]
    public void Wordings_of_one_question_come_together_and_others_stay_apart()
    {
        var clusters = Cluster(
            Asked("giá vé tàu vịnh hạ long bao nhiêu", 3),
            Asked("gia ve tau vinh ha long", 1),
            Asked("giá vé tàu đi vịnh hạ long", 1),
            Asked("mua mũ bảo hiểm ở đâu rẻ", 2),
            Asked("mua mu bao hiem o dau", 1),
            Asked("thời tiết hôm nay", 1));
        Assert.Equal(["giá vé tàu vịnh hạ long bao nhiêu", "mua mũ bảo hiểm ở đâu rẻ", "thời tiết hôm nay"], clusters.Select(cluster => cluster.Lead));
        Assert.Equal([5L, 3L, 1L], clusters.Select(cluster => cluster.Times));
        Assert.Equal(["giá vé tàu vịnh hạ long bao nhiêu", "gia ve tau vinh ha long", "giá vé tàu đi vịnh hạ long"], clusters[0].Wordings);
    }

    [Fact]
    public void The_same_text_counts_together_over_days_and_channels()
    {
        var cluster = Assert.Single(Cluster(
            Asked("học bơi ở đâu", 2) with { Day = Day.AddDays(-5), IsAskedBack = true },
            Asked("học bơi ở đâu", 1) with { Channel = "zalo" },
            Asked("học bơi ở đâu", 4) with { Day = Day.AddDays(2) }));
        Assert.Equal((7L, 2L), (cluster.Times, cluster.AskedBack));
        Assert.Equal((Day.AddDays(-5), Day.AddDays(2)), (cluster.First, cluster.Last));
        Assert.Equal(["học bơi ở đâu"], cluster.Wordings);
    }

    [Fact]
    public void The_order_of_the_questions_does_not_matter()
    {
        var questions = Generate(500);
        var clusters = Cluster([.. questions]);
        for (var seed = 0; seed < 5; seed++)
        {
            var shuffled = questions.ToArray();
            new Random(seed).Shuffle(shuffled);
            Assert.Equal(clusters.Select(Text), Cluster(shuffled).Select(Text));
        }

        static string Text(GapCluster cluster) => $"{cluster.Times} {string.Join('|', cluster.Wordings)}";
    }

    [Fact]
    public void Every_question_is_in_one_cluster()
    {
        var questions = Generate(2_000);
        var clusters = Cluster([.. questions]);
        Assert.Equal(questions.Sum(question => question.Times), clusters.Sum(cluster => cluster.Times));
        Assert.Equal(questions.Select(question => question.Text).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal), clusters.SelectMany(cluster => cluster.Wordings).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Nothing_asked_gives_no_cluster() => Assert.Empty(Cluster());

    [Fact]
    public void Twenty_thousand_questions_are_clustered_within_seconds()
    {
        var questions = Generate(Many).ToArray();
        var start = Stopwatch.GetTimestamp();
        var clusters = Cluster(questions);
        var took = Stopwatch.GetElapsedTime(start);
        TestContext.Current.TestOutputHelper?.WriteLine($"{questions.Length} questions, {clusters.Count} clusters, {took.TotalSeconds:F2} s");
        // A second or two alone; other tests run at the same time.
        Assert.True(took.TotalSeconds < 20, $"{took.TotalSeconds:F1} s");
    }

    private static IReadOnlyList<GapCluster> Cluster(params UnansweredQuestion[] questions) => GapClustering.Of(questions, Lexicon.Empty.Analyze);

    private static UnansweredQuestion Asked(string text, long times) => new(Day, "directline", IsAskedBack: false, text) { Times = times };

    /// <summary>Questions of 4 to 12 words, frequent words and rare ones as in a language (Zipf).</summary>
    private static List<UnansweredQuestion> Generate(int count)
    {
        var random = new Random(4);
        return [.. Enumerable.Range(0, count).Select(_ => Asked(string.Join(' ', Enumerable.Range(0, random.Next(4, 13)).Select(_ => Word(random))), random.Next(1, 4)))];

        static string Word(Random random) => $"w{Letters((int)Math.Exp(random.NextDouble() * Math.Log(3000)))}";
        static string Letters(int number) => string.Concat(number.ToString(System.Globalization.CultureInfo.InvariantCulture).Select(digit => (char)('a' + digit - '0')));
    }
}

using Awareness.Knowledge.Search;
using Awareness.Language;

namespace Awareness.Tests.Knowledge.Search;

public sealed class TopicClassifierTests
{
    private const int Helmet = 0;
    private const int Speed = 1;
    private const int Alcohol = 2;

    private static readonly TopicClassifier Classifier = new(
        [
            .. Of(Helmet, "mũ bảo hiểm", "quên cài quai", "đội mũ khi ngồi sau xe", "nón bảo hiểm cho bé"),
            .. Of(Speed, "chạy quá tốc độ", "tốc độ xe máy trong phố", "đi nhanh trước cổng trường", "xe chạy ẩu"),
            .. Of(Alcohol, "nồng độ cồn", "uống bia rồi lái xe", "thổi cồn", "say rượu đi xe máy"),
        ],
        topics: 3);

    [Theory]
    [InlineData("không cài quai mũ có sao không", Helmet)]
    [InlineData("khong cai quai mu co sao khong", Helmet)]
    [InlineData("xe máy được chạy tốc độ bao nhiêu", Speed)]
    [InlineData("uống hai lon bia đi xe máy được không", Alcohol)]
    public void The_words_that_decide_outweigh_the_words_topics_share(string question, int topic)
    {
        var chances = Read(question);

        Assert.Equal(chances.Max(), chances[topic]);
        Assert.True(chances[topic] > 0.5f);
    }

    [Theory]
    [InlineData("mũ")]
    [InlineData("chạy xe máy uống bia quên mũ")]
    [InlineData("xe xe xe xe xe xe")]
    public void Chances_are_shares_of_one(string question) => Assert.Equal(1, Read(question).Sum(), precision: 4);

    [Theory]
    [InlineData("")]
    [InlineData("zzz qqq")]
    public void A_question_without_a_known_word_is_about_nothing(string question) => Assert.All(Read(question), chance => Assert.Equal(0, chance));

    [Fact]
    public void Saying_a_word_often_says_no_more() => Assert.Equal(Read("quai"), Read("quai quai quai"));

    [Fact]
    public void The_order_of_the_examples_means_nothing()
    {
        TopicExample[] examples = [.. Of(Helmet, "mũ bảo hiểm", "quên mũ"), .. Of(Speed, "chạy nhanh", "quá tốc độ")];
        var text = Tokenizer.Analyze("chạy nhanh quên mũ");

        var forwards = new TopicClassifier(examples, topics: 2).Read(text);
        var backwards = new TopicClassifier(examples.Reverse(), topics: 2).Read(text);

        Assert.All(forwards.Zip(backwards), pair => Assert.Equal(pair.First, pair.Second, precision: 5));
    }

    private static float[] Read(string question) => Classifier.Read(Tokenizer.Analyze(question));

    private static IEnumerable<TopicExample> Of(int topic, params string[] texts) => texts.Select(text => new TopicExample(Tokenizer.Analyze(text), topic));
}

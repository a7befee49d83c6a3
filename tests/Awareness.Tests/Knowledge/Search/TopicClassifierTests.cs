using Awareness.Knowledge;
using Awareness.Knowledge.Search;
using Awareness.Language;
using Awareness.Learning;

namespace Awareness.Tests.Knowledge.Search;

public sealed class TopicClassifierTests
{
    private const int Helmet = 0;
    private const int Speed = 1;
    private const int Alcohol = 2;
    private const int Topics = 3;
    private const int Weather = Topics;
    private const int Prices = Topics + 1;

    private static readonly TopicExample[] Examples =
    [
        .. Of(Helmet, "mũ bảo hiểm", "quên cài quai", "đội mũ khi ngồi sau xe", "nón bảo hiểm cho bé", "mũ không quai"),
        .. Of(Speed, "chạy quá tốc độ", "tốc độ xe máy trong phố", "đi nhanh trước cổng trường", "xe chạy ẩu", "xe máy chạy nhanh"),
        .. Of(Alcohol, "nồng độ cồn", "uống bia rồi lái xe", "thổi cồn", "say rượu đi xe máy", "uống rượu bia"),
        .. Of(Weather, "hôm nay mưa không", "trời nắng", "mai có mưa", "trời mưa to"),
        .. Of(Prices, "giá xe máy", "mua mũ giá bao nhiêu", "giá bao nhiêu tiền", "giá rẻ"),
    ];

    private static readonly TopicClassifier Classifier = new(Examples, Topics, subjects: 2);

    [Theory]
    [InlineData("không cài quai mũ có sao không", Helmet)]
    [InlineData("khong cai quai mu co sao khong", Helmet)]
    [InlineData("xe máy được chạy tốc độ bao nhiêu", Speed)]
    [InlineData("uống hai lon bia đi xe máy được không", Alcohol)]
    public void The_words_that_decide_outweigh_the_words_topics_share(string question, int topic)
    {
        var guess = Read(question);

        Assert.Equal(topic, guess.Likeliest(1).Single());
        Assert.All(Chances(guess).Where(other => other != guess[topic]), other => Assert.True(other.Counted < guess[topic].Counted && other.Learned < guess[topic].Learned));
    }

    [Theory]
    [InlineData("mai trời có mưa to không")]
    [InlineData("mũ này giá bao nhiêu tiền")]
    public void What_is_about_no_topic_is_known_for_it(string question)
    {
        var guess = Read(question);

        Assert.True(guess.Beyond.Counted > 0.5, $"{guess.Beyond}");
        Assert.True(guess.Beyond.Learned > guess[Helmet].Learned, $"{guess.Beyond} {guess[Helmet]}");
    }

    [Theory]
    [InlineData("mũ")]
    [InlineData("chạy xe máy uống bia quên mũ")]
    [InlineData("xe xe xe xe xe xe")]
    public void Chances_are_shares_of_one(string question)
    {
        var guess = Read(question);

        Assert.Equal(1, Chances(guess).Sum(chance => chance.Counted) + guess.Beyond.Counted, precision: 4);
        Assert.Equal(1, Chances(guess).Sum(chance => chance.Learned) + guess.Beyond.Learned, precision: 4);
    }

    [Theory]
    [InlineData("")]
    [InlineData("zzz qqq")]
    public void A_question_without_a_known_word_is_about_nothing(string question)
    {
        var guess = Read(question);

        Assert.All(Chances(guess), chance => Assert.Equal(default, chance));
        Assert.Empty(guess.Likeliest(3));
    }

    [Fact]
    public void Saying_a_word_often_says_no_more() => Assert.Equal(Chances(Read("quai")), Chances(Read("quai quai quai")));

    [Fact]
    public void The_same_examples_teach_the_same() =>
        Assert.Equal(Chances(Read("xe máy uống mưa quai")), Chances(new TopicClassifier(Examples, Topics, subjects: 2).Read(Tokenizer.Analyze("xe máy uống mưa quai"))));

    [Theory]
    [InlineData("xe máy uống mưa quai")]
    [InlineData("không cài quai mũ có sao không")]
    [InlineData("gia mu bao nhieu")]
    public void A_classifier_read_back_guesses_the_same(string question)
    {
        var reader = new LearnedReader(Written());
        var back = TopicClassifier.Read(reader);

        Assert.True(reader.IsWhole);
        Assert.Equal(Chances(Read(question)), Chances(back!.Read(Tokenizer.Analyze(question))));
    }

    [Fact]
    public void A_classifier_without_examples_is_read_back_too()
    {
        var writer = new LearnedWriter();
        new TopicClassifier([], topics: 0, subjects: 0).Write(writer);

        Assert.Empty(TopicClassifier.Read(new LearnedReader(writer.Written))!.Read(Tokenizer.Analyze("mũ")).Likeliest(3));
    }

    [Fact]
    public void Whatever_was_made_of_the_bytes_a_classifier_is_read_or_is_not_and_never_fails()
    {
        var random = new Random(1);
        var bytes = Written();
        for (var round = 0; round < 3_000; round++)
        {
            var changed = (byte[])bytes.Clone();
            for (var change = random.Next(1, 4); change > 0; change--) changed[random.Next(changed.Length)] = (byte)random.Next(256);
            TopicClassifier.Read(new LearnedReader(changed))?.Read(Tokenizer.Analyze("xe máy uống mưa quai"));
            Assert.True(TopicClassifier.Read(new LearnedReader(bytes.AsMemory(0, random.Next(bytes.Length)))) is null);
        }
    }

    [Fact]
    public void A_classifier_without_examples_knows_nothing() => Assert.Empty(new TopicClassifier([], topics: 0, subjects: 0).Read(Tokenizer.Analyze("mũ")).Likeliest(3));

    private static byte[] Written()
    {
        var writer = new LearnedWriter();
        Classifier.Write(writer);
        return writer.Written.ToArray();
    }

    private static TopicGuess Read(string question) => Classifier.Read(Tokenizer.Analyze(question));

    private static IEnumerable<TopicChance> Chances(TopicGuess guess) => Enumerable.Range(0, Topics).Select(topic => guess[topic]);

    private static IEnumerable<TopicExample> Of(int label, params string[] texts) => texts.Select(text => new TopicExample(Tokenizer.Analyze(text), label));
}

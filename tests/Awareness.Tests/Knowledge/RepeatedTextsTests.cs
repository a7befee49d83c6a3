using Awareness.Knowledge;

namespace Awareness.Tests.Knowledge;

public sealed class RepeatedTextsTests
{
    private readonly RepeatedTexts<string> texts;
    private int reads;

    public RepeatedTextsTests() => texts = new RepeatedTexts<string>(text =>
    {
        Interlocked.Increment(ref reads);
        return $"read {text}";
    });

    [Fact]
    public void What_is_said_once_is_held_by_nobody()
    {
        for (var i = 0; i < 1_000; i++) Assert.Equal($"read câu {i}", texts.Of($"câu {i}"));
        Assert.Equal(0, texts.Count);
    }

    [Fact]
    public void What_is_said_twice_is_not_read_a_third_time()
    {
        for (var i = 0; i < 10; i++) Assert.Equal("read có", texts.Of("có"));
        Assert.Equal(2, reads);
    }

    [Fact]
    public void A_long_text_is_never_held()
    {
        var text = new string('a', 301);
        for (var i = 0; i < 5; i++) texts.Of(text);
        Assert.Equal(5, reads);
        Assert.Equal(0, texts.Count);
    }

    [Fact]
    public void However_many_texts_are_repeated_few_are_held()
    {
        for (var i = 0; i < 2_000; i++)
        {
            for (var times = 0; times < 3; times++) texts.Of($"câu {i}");
            Assert.InRange(texts.Count, 0, 513);
        }

        Assert.InRange(texts.Count, 256, 513);
    }

    [Fact]
    public void What_is_said_all_the_time_stays_however_much_comes_between()
    {
        texts.Of("có");
        texts.Of("có");
        for (var i = 0; i < 5_000; i++)
        {
            texts.Of($"câu {i}");
            texts.Of($"câu {i}");
            if (i % 100 == 0) texts.Of("có");
        }

        Assert.Equal(2, reads - 10_000);
    }

    [Fact]
    public async Task Many_who_say_many_things_at_once_all_get_their_own()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(person => Task.Run(() =>
        {
            var random = new Random(person);
            for (var i = 0; i < 3_000; i++)
            {
                var text = $"câu {random.Next(2_000)}";
                Assert.Equal($"read {text}", texts.Of(text));
            }
        })));
        Assert.InRange(texts.Count, 1, 520);
    }
}

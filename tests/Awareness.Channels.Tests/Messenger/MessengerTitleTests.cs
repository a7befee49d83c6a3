using Awareness.Channels.Messenger;

namespace Awareness.Channels.Tests.Messenger;

public sealed class MessengerTitleTests
{
    [Theory]
    [InlineData("Có", "Có")]
    [InlineData("Hai mươi chữ cái đó.", "Hai mươi chữ cái đó.")]
    [InlineData("Sơ cứu người bị đuối nước", "Sơ cứu người bị…")]
    [InlineData("Sơ cứu người bị ngạt nước", "Sơ cứu người bị…")]
    [InlineData("Nghiêngnghiêngnghiêngnghiêng", "Nghiêngnghiêngnghiê…")]
    [InlineData("Mười chín chữ cái 🚑🚑", "Mười chín chữ cái…")]
    public void A_title_that_does_not_fit_ends_behind_a_word(string words, string title)
    {
        Assert.Equal([title], MessengerTitle.Fit([words], 20));
        Assert.Equal(words, MessengerTitle.Whole(title, words));
    }

    [Fact]
    public void Titles_that_begin_alike_show_their_ends_too()
    {
        string[] words = ["Mức phạt nồng độ cồn với xe máy", "Mức phạt nồng độ cồn với ô tô", "Đội mũ bảo hiểm"];
        var titles = MessengerTitle.Fit(words, 20);
        Assert.Equal(3, titles.Distinct().Count());
        Assert.All(titles, title => Assert.InRange(title.Length, 1, 20));
        Assert.EndsWith("xe máy", titles[0], StringComparison.Ordinal);
        Assert.EndsWith("ô tô", titles[1], StringComparison.Ordinal);
        Assert.Equal(words, titles.Select((title, i) => MessengerTitle.Whole(title, words[i])));
    }

    [Fact]
    public void No_cut_halves_a_character()
    {
        for (var blanks = 0; blanks < 24; blanks++)
        {
            var words = string.Concat(new string('a', blanks), "🚑🚑🚑🚑🚑🚑🚑🚑🚑🚑🚑🚑🚑", new string('b', blanks % 3));
            foreach (var title in MessengerTitle.Fit([words, words], 20))
            {
                Assert.InRange(title.Length, 1, 20);
                Assert.DoesNotContain('\ufffd', System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(title)));
                Assert.Equal(words, MessengerTitle.Whole(title, words));
            }
        }
    }

    [Theory]
    [InlineData("Có", "KHONG", "Có")]
    [InlineData("Sơ cứu…", "Dừng nhận tin", "Sơ cứu…")]
    [InlineData("Sơ cứu…", "Sơ cứu", "Sơ cứu")]
    [InlineData("Một…hai", "Một, không phải ba", "Một…hai")]
    public void What_was_seen_counts_unless_it_is_the_payload_cut_short(string title, string payload, string meant) =>
        Assert.Equal(meant, MessengerTitle.Whole(title, payload));
}

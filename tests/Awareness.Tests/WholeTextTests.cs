using System.Text;

namespace Awareness.Tests;

public sealed class WholeTextTests
{
    [Fact]
    public void Half_a_character_becomes_the_sign_for_what_cannot_be_read()
    {
        Assert.Equal("a\ufffdb", WholeText.Mend("a\ud83db"));
        Assert.Equal("😀\ufffd\ufffd😀", WholeText.Mend("😀\ude00\ud83d😀"));
    }

    [Fact]
    public void It_is_mended_as_the_framework_writes_it()
    {
        char[] units = ['a', 'đ', '\ud83d', '\ude00'];
        for (var number = 0; number < 4 * 4 * 4 * 4 * 4; number++)
        {
            var text = string.Concat(Enumerable.Range(0, 5).Select(place => units[(number >> (2 * place)) & 3]));
            Assert.Equal(Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)), WholeText.Mend(text));
        }
    }

    [Fact]
    public void A_whole_text_is_not_copied()
    {
        var text = "bé bị bỏng 😀";
        Assert.Same(text, WholeText.Mend(text));
    }
}

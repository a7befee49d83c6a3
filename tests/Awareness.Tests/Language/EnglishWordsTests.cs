using Awareness.Language;

namespace Awareness.Tests.Language;

public sealed class EnglishWordsTests
{
    [Theory]
    [InlineData("drowned drowning drowns", "drown drown drown")]
    [InlineData("swimming swims", "swim swim")]
    [InlineData("helmets, helmet!", "helmet, helmet!")]
    [InlineData("boxes", "box")]
    [InlineData("driving drive drives", "driv driv driv")]
    [InlineData("bodies body", "bodi bodi")]
    [InlineData("don't can’t friend's", "dont cant friend s")]
    [InlineData("need speed bleeding", "need speed bleed")]
    [InlineData("bus gas kiss this thing bring", "bus gas kiss this thing bring")]
    [InlineData("Hạ Long năm 2026", "Hạ Long năm 2026")]
    [InlineData("", "")]
    public void Endings_are_cut_and_nothing_else(string text, string stems) => Assert.Equal(stems, EnglishWords.Stem(text));
}

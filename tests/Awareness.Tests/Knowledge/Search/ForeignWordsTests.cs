using Awareness.Knowledge.Search;
using Awareness.Language;

namespace Awareness.Tests.Knowledge.Search;

public sealed class ForeignWordsTests
{
    [Theory]
    [InlineData("Children must wear helmets while riding bikes", "wearing a helmet when the child rides a bike")]
    [InlineData("countries and fines for drunk driving", "a country fined drivers who drive drunk")]
    [InlineData("life jackets stopped drownings", "life jacket stops drowning")]
    public void Forms_of_an_English_word_meet(string document, string query)
    {
        var builder = new SearchIndexBuilder(Lexicon.Empty, [1f], Bm25.Default);
        builder.Add([[Tokenizer.Analyze(document)]]);
        var vocabulary = builder.Build().Vocabulary;

        var met = vocabulary.Find(Tokenizer.Analyze(query)).Marked.Count(term => term != Vocabulary.Unknown);
        Assert.True(met >= 3, $"{met} words of '{query}' were met");
    }

    [Theory]
    [InlineData("nghe")]
    [InlineData("khoe")]
    [InlineData("ngay")]
    [InlineData("trong")]
    [InlineData("quay")]
    [InlineData("hoe")]
    [InlineData("truong")]
    [InlineData("nghieng")]
    [InlineData("uong")]
    [InlineData("giuong")]
    [InlineData("quyen")]
    public void A_Vietnamese_syllable_is_never_touched(string syllable)
    {
        Assert.False(ForeignWords.IsForeign(syllable));
        Assert.Equal(syllable.Length, ForeignWords.StemLength(syllable));
    }

    [Fact]
    public void No_syllable_of_our_own_texts_is_touched()
    {
        var texts = Directory.EnumerateFiles(Path.Combine(Repository.Root, "content", "answers"), "*.md", SearchOption.AllDirectories).Select(File.ReadAllText);
        var stemmed = new SortedSet<string>(StringComparer.Ordinal);
        var syllables = 0;
        foreach (var text in texts.Select(Tokenizer.Analyze))
        {
            for (var i = 0; i < text.Count; i++)
            {
                if (!text[i].IsMarked) continue;
                syllables++;
                if (ForeignWords.StemLength(text.Folded(i)) != text.Folded(i).Length) stemmed.Add(text.Folded(i).ToString());
            }
        }

        Assert.True(syllables > 10_000);
        Assert.Empty(stemmed);
    }

    [Theory]
    [InlineData("warsaw")]
    [InlineData("nfl")]
    [InlineData("jacksonville")]
    [InlineData("huguenot")]
    [InlineData("xemay")]
    public void Names_and_glued_words_are_no_syllable(string word) => Assert.True(ForeignWords.IsForeign(word));
}

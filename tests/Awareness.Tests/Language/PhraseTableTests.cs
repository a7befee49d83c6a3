using Awareness.Language;
using Awareness.Language.Recognizers;

namespace Awareness.Tests.Language;

/// <summary>Phrases are looked for at any place, also where the text has ended.</summary>
public sealed class PhraseTableTests
{
    [Theory]
    [InlineData("", 0)]
    [InlineData("👍", 0)]
    [InlineData("không biết", 2)]
    [InlineData("không biết", 3)]
    public void Nothing_begins_behind_the_last_word(string text, int position)
    {
        var table = new PhraseTable<bool>(matchFolded: true);
        var trie = new PhraseTrie<bool>();
        table.Add("không biết", value: true);
        trie.Add("không biết", value: true);
        Assert.False(table.TryMatch(Tokenizer.Analyze(text), position, out _, out _));
        Assert.False(trie.TryMatch(Tokenizer.Analyze(text), position, out _, out _));
    }
}

using Awareness.Language.Typing;

namespace Awareness.Tests.Language.Typing;

public sealed class SyllableTests
{
    [Theory]
    [InlineData("nghiêng")]
    [InlineData("gì")]
    [InlineData("gìn")]
    [InlineData("giếng")]
    [InlineData("giường")]
    [InlineData("giúp")]
    [InlineData("quỳnh")]
    [InlineData("quyết")]
    [InlineData("quốc")]
    [InlineData("quý")]
    [InlineData("khuỷu")]
    [InlineData("thuở")]
    [InlineData("khuya")]
    [InlineData("xoong")]
    [InlineData("yêu")]
    [InlineData("ở")]
    [InlineData("y")]
    [InlineData("hòa")]
    [InlineData("hoà")]
    [InlineData("đuối")]
    [InlineData("ngoằn")]
    [InlineData("kỹ")]
    public void A_syllable_is_one(string word) => Assert.True(Syllable.IsValid(KeyOf(word)), KeyOf(word));

    [Theory]
    [InlineData("nge", "ng never stands before e")]
    [InlineData("ca2t", "a stop coda takes no huyền")]
    [InlineData("cat2", "a stop coda takes no huyền")]
    [InlineData("cach3", "a stop coda takes no hỏi")]
    [InlineData("cat", "a stop coda has a tone")]
    [InlineData("ce", "c never stands before e")]
    [InlineData("ka", "k only stands before i, e, ê")]
    [InlineData("ă", "ă never ends a syllable")]
    [InlineData("bâ", "â never ends a syllable")]
    [InlineData("wa", "no such letter")]
    [InlineData("uô", "uô never ends a syllable")]
    [InlineData("biê", "iê never ends a syllable")]
    [InlineData("khoong", "oong only stands in a few borrowed words")]
    [InlineData("str", "no vowel")]
    [InlineData("abc", "no such coda")]
    [InlineData("quu", "no u behind qu")]
    [InlineData("nghiêngh", "too long")]
    [InlineData("", "nothing")]
    public void What_breaks_a_rule_is_none(string key, string rule) => Assert.False(Syllable.IsValid(key), rule);

    [Theory]
    [InlineData("duoc", true)]
    [InlineData("nghieng", true)]
    [InlineData("vuot", true)]
    [InlineData("quyet", true)]
    [InlineData("test", false)]
    [InlineData("vuotden", false)]
    [InlineData("ddi", false)]
    public void Letters_without_marks_are_checked_without_marks(string folded, bool isSyllable) => Assert.Equal(isSyllable, Syllable.IsValidFolded(folded));

    /// <summary>Checked against everything officials and reviewers wrote for us: the grammar must know all of it but names, borrowed words and abbreviations.</summary>
    [Fact]
    public void Every_marked_word_of_our_texts_is_a_syllable()
    {
        var unknown = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var sentence in LexiconFiles.Prose)
        {
            for (var i = 0; i < sentence.Count; i++)
            {
                var isSyllable = Syllable.IsValid(sentence.Key(i)) && Syllable.IsValidFolded(sentence.Folded(i));
                if (sentence[i].IsMarked && !isSyllable) unknown.Add(sentence.Key(i).ToString());
            }
        }

        Found.Nothing(unknown.Except(["đ", "hđnd", "qđ", "nđ", "hđbt", "tvqđ", "đk", "đắk", "cđ", "garô", "ôxy"], StringComparer.Ordinal));
    }

    [Fact]
    public void Checking_allocates_nothing()
    {
        const string Key = "nghiêng1";
        var valid = Syllable.IsValid(Key) & Syllable.IsValidFolded("nghieng");
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++) valid &= Syllable.IsValid(Key) & Syllable.IsValidFolded("nghieng") & !Syllable.IsValidFolded("drowning");

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.True(valid);
    }

    private static string KeyOf(string word) => Awareness.Language.Tokenizer.Analyze(word).Key(0).ToString();
}

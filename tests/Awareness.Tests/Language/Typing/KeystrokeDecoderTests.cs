using Awareness.App.Evaluation.Noises;
using Awareness.Language;
using Awareness.Language.Typing;

namespace Awareness.Tests.Language.Typing;

public sealed class KeystrokeDecoderTests
{
    [Theory]
    [InlineData("vuwowtj", "vượt")]
    [InlineData("vuowtj", "vượt")]
    [InlineData("vuotwj", "vượt")]
    [InlineData("vuwojt", "vượt")]
    [InlineData("ddenf", "đèn")]
    [InlineData("denfd", "đèn")]
    [InlineData("dduwngf", "đừng")]
    [InlineData("dodr", "đỏ")]
    [InlineData("hoocj", "hộc")]
    [InlineData("hocj", "học")]
    [InlineData("cos", "có")]
    [InlineData("khoong", "không")]
    [InlineData("khongo", "không")]
    [InlineData("nhw", "như")]
    [InlineData("tws", "tứ")]
    [InlineData("giwowngf", "giường")]
    [InlineData("giof", "giò")]
    [InlineData("gif", "gì")]
    [InlineData("quoocs", "quốc")]
    [InlineData("quyeets", "quyết")]
    [InlineData("quys", "quý")]
    [InlineData("mux", "mũ")]
    [InlineData("thuowr", "thuở")]
    [InlineData("xoawns", "xoắn")]
    [InlineData("luwu", "lưu")]
    [InlineData("chuwa", "chưa")]
    [InlineData("ddi", "đi")]
    public void Telex_is_read_whatever_the_order_of_the_keys(string raw, string word) => Assert.Equal((KeyOf(word), true), Decode(raw, KeystrokeStyle.Telex));

    [Theory]
    [InlineData("vu7o7t5", "vượt")]
    [InlineData("vuot75", "vượt")]
    [InlineData("d9en2", "đèn")]
    [InlineData("den92", "đèn")]
    [InlineData("nhie6u", "nhiều", false)]
    [InlineData("nhie62u", "nhiều")]
    [InlineData("tuy1", "túy")]
    [InlineData("ba8ng2", "bằng")]
    [InlineData("hoc5", "học")]
    public void Vni_is_read_whatever_the_order_of_the_keys(string raw, string word, bool isSame = true)
    {
        var (key, isComplete) = Decode(raw, KeystrokeStyle.Vni);
        Assert.Equal((isSame, true), (key == KeyOf(word), isComplete));
    }

    [Theory]
    [InlineData("vuotj", "vuot5", "the w is missing")]
    [InlineData("vuwowt", "vươt", "the tone is missing")]
    [InlineData("hocjj", "hoc5", "the tone was struck twice")]
    public void A_forgotten_or_doubled_key_is_no_complete_word(string raw, string key, string why)
    {
        var decoded = Decode(raw, KeystrokeStyle.Telex);
        Assert.True((key, false) == decoded, $"{why}: {decoded}");
    }

    [Theory]
    [InlineData("hello")]
    [InlineData("world")]
    [InlineData("swimming")]
    [InlineData("for")]
    [InlineData("xin")]
    [InlineData("toi")]
    [InlineData("vuwowtjvuwowtj")]
    [InlineData("hocsf")]
    [InlineData("aaa")]
    [InlineData("www")]
    [InlineData("x")]
    [InlineData("")]
    public void What_no_hand_would_type_for_a_syllable_is_none(string raw) => Assert.Equal(("", false), Decode(raw, KeystrokeStyle.Telex));

    [Theory]
    [InlineData("lop6")]
    [InlineData("h5n1")]
    [InlineData("b12")]
    [InlineData("covid19")]
    [InlineData("a0")]
    public void Numbers_behind_letters_are_no_marks(string raw) => Assert.Equal(("", false), Decode(raw, KeystrokeStyle.Vni));

    /// <summary>Noise imitates hands without knowing the decoder: every marked word of our texts must come back from every hand.</summary>
    [Theory]
    [InlineData("telex")]
    [InlineData("vni")]
    public void Every_word_of_our_texts_comes_back_from_the_keys(string kind)
    {
        var style = kind == "telex" ? KeystrokeStyle.Telex : KeystrokeStyle.Vni;
        var lost = new SortedSet<string>(StringComparer.Ordinal);
        var words = 0;
        foreach (var sentence in LexiconFiles.Prose)
        {
            for (var i = 0; i < sentence.Count; i++)
            {
                var word = sentence.Source.Substring(sentence[i].Start, sentence[i].Length).ToLowerInvariant();
                if (!sentence[i].IsMarked || !Syllable.IsValid(sentence.Key(i))) continue;
                words++;
                var raw = Noise.Apply(kind, word, words);
                if (Decode(raw, style).Key != sentence.Key(i).ToString()) lost.Add($"{word} {raw} {Decode(raw, style)}");
            }
        }

        Assert.True(words > 10_000, $"only {words} words were tried");
        Found.Nothing(lost);
    }

    private static (string Key, bool IsComplete) Decode(string raw, KeystrokeStyle style)
    {
        Span<char> key = stackalloc char[KeystrokeDecoder.MostKeyLength];
        var decoded = KeystrokeDecoder.Decode(raw, style, key);
        return (key[..decoded.Length].ToString(), decoded.IsComplete);
    }

    private static string KeyOf(string word) => Tokenizer.Analyze(word).Key(0).ToString();
}

using System.Text;
using System.Text.RegularExpressions;
using Awareness.Language;

namespace Awareness.Tests.Language;

/// <summary>The word lists of <c>content/lexicon</c>: every entry works, and none reads ordinary Vietnamese as something else.</summary>
public sealed partial class LexiconListTests
{
    /// <summary>Forms that are shaped like a Vietnamese syllable and still stand alone; the reason why.</summary>
    private static readonly Dictionary<string, string> SyllableForms = new(StringComparer.Ordinal)
    {
        ["ko"] = "no Vietnamese word", ["hok"] = "no Vietnamese word", ["k"] = "a letter", ["kô"] = "no Vietnamese word", ["ô"] = "a letter",
        ["hông"] = "southern không; hip and side are settled by their neighbours", ["hổng"] = "southern không; the gap is settled by its neighbour",
        ["hơm"] = "no common word", ["khum"] = "không in chat; to cup one's hands is rare here", ["e"] = "a letter",
        ["dô"] = "southern vào", ["zô"] = "southern vào", ["zào"] = "southern vào", ["zậy"] = "southern vậy", ["zay"] = "southern vậy", ["zị"] = "southern vậy",
        ["zới"] = "southern với", ["zìa"] = "southern về", ["zề"] = "southern về", ["dìa"] = "southern về",
        ["rứa"] = "central vậy", ["mần"] = "central làm", ["chừ"] = "central bây giờ; chần chừ is settled", ["tui"] = "southern tôi", ["tôy"] = "no word",
        ["té"] = "southern ngã; té nước and té ra are settled", ["bịnh"] = "southern bệnh", ["nhứt"] = "southern nhất", ["trợt"] = "southern trượt",
        ["ngộp"] = "southern ngạt", ["xuồng"] = "southern thuyền", ["quẹo"] = "southern rẽ", ["ổng"] = "southern ông ấy", ["méc"] = "southern mách",
        ["lượm"] = "southern nhặt", ["rùi"] = "no common word", ["roài"] = "no word", ["ròi"] = "rồi in chat", ["iu"] = "no word", ["iêu"] = "no word",
        ["nhìu"] = "no word", ["nhièu"] = "no word", ["zui"] = "southern vui", ["thoy"] = "no word", ["ngừi"] = "no word", ["mềnh"] = "mình in chat",
        ["đuợc"] = "a slip", ["đươc"] = "a slip", ["nguời"] = "a slip", ["phãi"] = "a slip", ["phây"] = "facebook", ["iem"] = "no word", ["ad"] = "no word",
    };

    private static readonly LexiconReading Real = LexiconFiles.Real;

    private static readonly Lexicon Lexicon = Real.Lexicon;

    [Fact]
    public void The_lists_have_no_mistake()
    {
        Assert.Empty(Real.Problems);
        Assert.InRange(Real.Spellings.Count, 200, 1000);
        Assert.InRange(Real.Concepts.Count, 120, 1000);
    }

    [Fact]
    public void Every_form_is_read_as_what_it_means()
    {
        foreach (var spelling in Real.Spellings)
        {
            var means = LexiconFiles.Keys(Tokenizer.Analyze(spelling.Means));
            foreach (var form in spelling.Written)
            {
                Assert.Equal((form, means), (form, LexiconFiles.Keys(Lexicon.Analyze(form))));
                Assert.Equal((form, means), (form, LexiconFiles.Keys(Lexicon.Analyze(form.ToUpperInvariant().Normalize(NormalizationForm.FormD)))));
            }
        }
    }

    [Fact]
    public void What_a_form_means_is_not_read_as_yet_another_word()
    {
        foreach (var spelling in Real.Spellings)
            Assert.Equal(LexiconFiles.Keys(Tokenizer.Analyze(spelling.Means)), LexiconFiles.Keys(Lexicon.Analyze(spelling.Means)));
    }

    [Fact]
    public void Every_replaced_word_points_at_what_was_typed()
    {
        const string Before = "Dạ, ";
        foreach (var form in Real.Spellings.SelectMany(spelling => spelling.Written))
        {
            var text = Lexicon.Analyze($"{Before}{form}.");
            for (var i = 1; i < text.Count; i++)
                Assert.Equal((form, form), (form, text.Source.Substring(text[i].Start, text[i].Length)));
        }
    }

    [Fact]
    public void No_form_of_one_word_is_shaped_like_a_syllable_without_a_reason()
    {
        var shaped = Real.Spellings.SelectMany(spelling => spelling.Written).Where(form => Syllable().IsMatch(Fold(form)) && !SyllableForms.ContainsKey(form));

        Assert.Equal([], shaped);
    }

    [Fact]
    public void No_form_of_one_word_is_a_word_of_our_own_texts()
    {
        var marked = new HashSet<string>(StringComparer.Ordinal);
        var folded = new HashSet<string>(StringComparer.Ordinal);
        foreach (var sentence in LexiconFiles.Prose)
        {
            for (var i = 0; i < sentence.Count; i++)
            {
                marked.Add(sentence.Key(i).ToString());
                folded.Add(sentence.Folded(i).ToString());
            }
        }

        // Written without marks, a form must not be what is left of a marked word either: "hong" would be "hồng" and "hỏng".
        var words = Real.Spellings.SelectMany(spelling => spelling.Written).Select(form => (Form: form, Text: Tokenizer.Analyze(form))).Where(word => word.Text.Count == 1);
        var taken = words.Where(word => !Abbreviations.Contains(word.Form) && (word.Text[0].IsMarked ? marked : folded).Contains(word.Text.Key(0).ToString()));
        Assert.Equal([], taken.Select(word => word.Form));
    }

    [Fact]
    public void Every_concept_word_is_met_with_and_without_marks()
    {
        for (var concept = 0; concept < Real.Concepts.Count; concept++)
        {
            foreach (var word in Real.Concepts[concept].Words)
            {
                Assert.Equal((word, Real.Concepts[concept].Id), (word, ConceptOf(word)));
                Assert.Equal((word, Real.Concepts[concept].Id), (word, ConceptOf(Fold(word))));
            }
        }
    }

    /// <summary>Our texts are marked: where a concept word is met in them only after folding, it stands for something else there.</summary>
    [Fact]
    public void No_concept_word_reads_other_words_of_our_texts_without_marks()
    {
        var wrong = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var sentence in LexiconFiles.Prose)
        {
            var plain = Lexicon.Analyze(Fold(sentence.Source));
            var marked = Lexicon.Analyze(sentence.Source);
            if (plain.Count != marked.Count) continue;
            foreach (var match in plain.Concepts)
            {
                var isMeant = marked.Concepts.Any(other => other.Concept == match.Concept && other.Start < match.Start + match.Length && match.Start < other.Start + other.Length);
                if (!isMeant && !Unavoidable.Contains(Slice(marked, match))) wrong.Add($"{Lexicon.ConceptId(match.Concept)}: {Slice(marked, match)}");
            }
        }

        Assert.Equal([], wrong);
    }

    [Theory]
    [InlineData("test")]
    [InlineData("max")]
    [InlineData("em đi xe")]
    [InlineData("ca nô chạy ngoài vịnh")]
    [InlineData("vitamin b12")]
    [InlineData("dung tich 50 phan khoi, may tuoi duoc di")]
    [InlineData("do con em hong biet boi")]
    [InlineData("hem nha em bi ngap")]
    [InlineData("ca xa hoi cung phong chong ma tuy")]
    [InlineData("bo me di lam ca ngay")]
    [InlineData("Chiều nay bé bị bít đường thở")]
    [InlineData("răng sữa của cháu bị gãy")]
    [InlineData("mô hình trường học an toàn, thi mô phỏng")]
    [InlineData("dị vật đường thở")]
    [InlineData("Phạt 400.000 đồng và trừ 2 điểm")]
    [InlineData("my child is drowning, what should I do")]
    [InlineData("Sông Bạch Đằng, xã Quảng La, phường Hà An")]
    [InlineData("hạng A1 và hạng B")]
    [InlineData("trong con hẻm nhỏ, con dao để trên bàn")]
    public void Ordinary_words_stay_untouched(string text) => Assert.Equal(LexiconFiles.Keys(Tokenizer.Analyze(text)), LexiconFiles.Keys(Lexicon.Analyze(text)));

    [Theory]
    [InlineData("ko doi mu bh phat bn tien", "không doi mũ bảo hiểm phạt bao nhiêu tien")]
    [InlineData("e 15t đi xe dc k ạ", "em 15 tuổi đi xe được không ạ")]
    [InlineData("hs lop 11 di xmđ cần gplx k", "học sinh lop 11 di xe máy điện cần giấy phép lái xe không")]
    [InlineData("ct32 khác ct 33 j", "chỉ thị 32 khác chỉ thị 33 gì")]
    [InlineData("Chỉ thị số 32-CT/TU của Tỉnh ủy", "chỉ thị 32 của Tỉnh ủy")]
    [InlineData("lm s để cai, co s k", "làm sao để cai, có sao không")]
    [InlineData("con má bị té, phải mần răng chừ", "con má bị ngã, phải làm sao bây giờ")]
    [InlineData("đi mô tô k có mbh", "đi xe mô tô không có mũ bảo hiểm")]
    [InlineData("bồ đà là j z", "bồ đà là gì vậy")]
    [InlineData("gvcn bảo ph ký cam kết atgt", "giáo viên chủ nhiệm bảo phụ huynh ký cam kết an toàn giao thông")]
    [InlineData("tlđt có bị cấm hông", "thuốc lá điện tử có bị cấm không")]
    [InlineData("gọi sđt nào, báo ca phường ở đâu", "gọi số điện thoại nào, báo công an phường ở đâu")]
    public void People_in_a_hurry_are_read(string typed, string meant) => Assert.Equal(LexiconFiles.Keys(Tokenizer.Analyze(meant)), LexiconFiles.Keys(Lexicon.Analyze(typed)));

    [Theory]
    [InlineData("moped", "motorbike", "xe gắn máy", "xe máy")]
    [InlineData("e-bike", "e-motorbike", "xe đạp điện", "xe máy điện")]
    [InlineData("bicycle", "e-bike", "xe đạp", "xe đạp điện")]
    [InlineData("car", "motorbike", "ô tô", "mô tô")]
    [InlineData("directive-32", "directive-33", "chỉ thị 32", "ct33")]
    [InlineData("laughing-gas", "burn", "hút bóng cười", "bị bỏng")]
    public void What_the_law_keeps_apart_is_kept_apart(string first, string second, string firstWord, string secondWord)
    {
        Assert.Equal((first, second), (ConceptOf(firstWord), ConceptOf(secondWord)));
        Assert.Equal((first, second), (ConceptOf(Fold(firstWord)), ConceptOf(Fold(secondWord))));
    }

    [Theory]
    [InlineData("chở ba người trên xe máy", "kep 3 phat the nao")]
    [InlineData("không chấp hành hiệu lệnh của đèn tín hiệu", "vượt đèn đỏ")]
    [InlineData("tước quyền sử dụng giấy phép lái xe", "bị treo bằng bao lâu")]
    [InlineData("hà hơi thổi ngạt", "ho hap nhan tao")]
    [InlineData("tố giác", "báo ca phường, khai báo công an")]
    [InlineData("đuối nước", "my child is drowning")]
    [InlineData("mũ bảo hiểm", "fine for no helmet, helmet")]
    [InlineData("bể bơi", "ho boi")]
    [InlineData("ct32", "directive 32")]
    public void Different_words_for_one_thing_meet(string one, string other) =>
        Assert.NotEmpty(Lexicon.Analyze(one).Concepts.Select(match => match.Concept).Intersect(Lexicon.Analyze(other).Concepts.Select(match => match.Concept)));

    /// <summary>Abbreviations our texts use themselves, so that reading them out joins what belongs together.</summary>
    private static readonly HashSet<string> Abbreviations = new(StringComparer.Ordinal) { };

    /// <summary>Other readings we accept: the question itself is about the concept far more often.</summary>
    private static readonly HashSet<string> Unavoidable = new(StringComparer.Ordinal) { };

    private static string? ConceptOf(string phrase)
    {
        var text = Lexicon.Analyze(phrase);
        return text.Concepts.Where(match => match.Start == 0 && match.Length == text.Count).Select(match => Lexicon.ConceptId(match.Concept)).FirstOrDefault();
    }

    private static string Slice(AnalyzedText text, ConceptMatch match)
    {
        var end = text[match.Start + match.Length - 1];
        return text.Source[text[match.Start].Start..(end.Start + end.Length)].ToLowerInvariant();
    }

    /// <summary>The text as it is typed without marks, character for character.</summary>
    private static string Fold(string text) => string.Create(text.Length, text, (span, source) =>
    {
        for (var i = 0; i < span.Length; i++) span[i] = Letters.Fold(Letters.Decompose(source[i]).Value);
    });

    [GeneratedRegex("^(b|c|ch|d|g|gh|gi|h|k|kh|l|m|n|ng|ngh|nh|p|ph|q|r|s|t|th|tr|v|x|z)?(a|e|i|o|u|y|ai|ao|au|ay|eo|eu|ia|ie|iu|oa|oe|oi|oo|ua|ue|ui|uo|uu|uy|uya|uye|ieu|yeu|ye|oai|oay|oeo|uai|uay|uoi|uou|uyu)(c|ch|m|n|ng|nh|p|t)?$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Syllable();
}

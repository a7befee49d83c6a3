using System.Text.RegularExpressions;
using Awareness.App.Evaluation.Noises;
using Awareness.Language;

namespace Awareness.Tests.Language;

/// <summary>The word lists of <c>content/lexicon</c>: every entry works, and none reads ordinary Vietnamese as something else.</summary>
public sealed partial class LexiconListTests
{
    private static readonly LexiconReading Real = LexiconFiles.Real;

    private static readonly Lexicon Lexicon = Real.Lexicon;

    [Fact]
    public void The_lists_have_no_mistake()
    {
        None(Real.Problems.Select(problem => problem.ToString()));
        Assert.InRange(Real.Spellings.Count, 200, 1000);
        Assert.InRange(Real.Concepts.Count, 120, 1000);
    }

    [Fact]
    public void Every_form_is_read_as_what_it_means()
    {
        var wrong = new List<string>();
        foreach (var spelling in Real.Spellings)
        {
            var means = LexiconFiles.Keys(Tokenizer.Analyze(spelling.Means));
            foreach (var form in spelling.Written)
            {
                if (LexiconFiles.Keys(Lexicon.Analyze(form)) != means) wrong.Add(form);
                if (LexiconFiles.Keys(Lexicon.Analyze(Noise.Apply("nfd", form, seed: 1).ToUpperInvariant())) != means) wrong.Add($"{form} in capitals");
            }
        }

        None(wrong);
    }

    [Fact]
    public void What_a_form_means_is_not_read_as_yet_another_word()
    {
        var changed = Real.Spellings.Select(spelling => spelling.Means).Where(means => LexiconFiles.Keys(Tokenizer.Analyze(means)) != LexiconFiles.Keys(Lexicon.Analyze(means)));

        None(changed);
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
        var shaped = Real.Spellings.SelectMany(spelling => spelling.Written).Where(form => Syllable().IsMatch(Fold(form)) && !LexiconAllowed.Syllables.ContainsKey(form));

        None(shaped);
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
        var taken = words.Where(word => !LexiconAllowed.InOurTexts.Contains(word.Form) && (word.Text[0].IsMarked ? marked : folded).Contains(word.Text.Key(0).ToString()));
        None(taken.Select(word => word.Form));
    }

    [Fact]
    public void Every_concept_word_is_met_with_and_without_marks()
    {
        var missed = new List<string>();
        foreach (var concept in Real.Concepts)
        {
            missed.AddRange(concept.Words.Where(word => ConceptOf(word) != concept.Id).Select(word => $"{concept.Id}: {word} ({ConceptOf(word)})"));
            missed.AddRange(concept.Words.Where(word => ConceptOf(Fold(word)) != concept.Id).Select(word => $"{concept.Id}: {Fold(word)} ({ConceptOf(Fold(word))})"));
        }

        None(missed);
    }

    /// <summary>Our prose is marked (question variants are not): where a concept word is met in them only after folding, it stands for something else there.</summary>
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
                var words = Slice(marked, match);
                if (!isMeant && words != Fold(words) && !LexiconAllowed.OtherReadings.Contains(words)) wrong.Add($"{Lexicon.ConceptId(match.Concept)}: {words}");
            }
        }

        None(wrong);
    }

    [Theory]
    [InlineData("test")]
    [InlineData("max")]
    [InlineData("em đi xe")]
    [InlineData("ca nô chạy ngoài vịnh")]
    [InlineData("vitamin b12")]
    [InlineData("dung tich 50 phan khoi, may tuoi duoc di")]
    [InlineData("xe em bi hong phanh")]
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
    [InlineData("hai bên hông, xa hông xe, nằm ngang hông", "hai bên cạnh, xa bên cạnh xe, nằm ngang thắt lưng")]
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

    private static void None(IEnumerable<string> wrong)
    {
        var listed = string.Join(" | ", wrong);
        Assert.True(listed.Length == 0, listed);
    }

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

    [GeneratedRegex("^(b|c|ch|d|g|gh|gi|h|k|kh|l|m|n|ng|ngh|nh|p|ph|q|r|s|t|th|tr|v|x|z)?(a|e|i|o|u|y|ai|ao|au|ay|eo|eu|ia|ie|iu|oa|oe|oi|oo|ua|ue|ui|uo|uu|uy|uya|uye|ieu|yeu|ye|oai|oay|oeo|uai|uay|uoi|uou|uyu)(c|ch|m|n|ng|nh|p|t)?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Syllable();
}

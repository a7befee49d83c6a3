using Awareness.Language;
using Awareness.Tests.Safety;
using FsCheck;
using FsCheck.Fluent;
using Xunit;
using YamlDotNet.RepresentationModel;

namespace Awareness.Tests.Language;

public sealed class LexiconReaderTests
{
    [Theory]
    [InlineData("ko biet", "khong biet")]
    [InlineData("e bi đuối nc r", "em bi duoi nuoc roi")]
    [InlineData("mu bh cho hs", "mu bao hiem cho hoc sinh")]
    [InlineData("phạt bn vậy csgt", "phat bao nhieu vay canh sat giao thong")]
    [InlineData("nhà thương ở mô", "benh vien o dau")]
    public void Chat_spelling_is_read_as_the_word_it_stands_for(string text, string read) =>
        Assert.Equal(read, Corpus.Lexicon.Analyze(text).FoldedText());

    [Theory]
    [InlineData("phạt 500k")]
    [InlineData("thông điệp 2K")]
    [InlineData("nặng 60kg")]
    [InlineData("bằng A1")]
    [InlineData("nặng 60 kg")]
    [InlineData("khong biet duong ve")]
    [InlineData("tau ra dao")]
    [InlineData("bé đi mô tô với bố")]
    [InlineData("lỗi ở mô hình này")]
    public void What_is_no_chat_spelling_stays(string text) =>
        Assert.Equal(Tokenizer.Analyze(text).FoldedText(), Corpus.Lexicon.Analyze(text).FoldedText());

    [Theory]
    [InlineData("bằng lái", "giấy phép lái xe", "licence")]
    [InlineData("bang lai", "GPLX", "licence")]
    [InlineData("chết đuối", "đuối nước", "drowning")]
    [InlineData("nón bảo hiểm", "mbh", "helmet")]
    [InlineData("mô tô", "xm", "motorbike")]
    [InlineData("vape", "tlđt", "e-cigarette")]
    [InlineData("con nít", "trẻ e", "child")]
    [InlineData("ho boi", "bể bơi", "swimming-pool")]
    [InlineData("xử phạt", "muc phat", "fine")]
    public void Different_words_for_one_thing_are_one_concept(string one, string other, string concept)
    {
        Assert.Contains(concept, ConceptsOf(one));
        Assert.Contains(concept, ConceptsOf(other));
    }

    [Theory]
    [InlineData("đi bằng xe buýt")]
    [InlineData("bảng lái")]
    [InlineData("ăn chay ngày rằm")]
    [InlineData("danh nhau roi")]
    [InlineData("buoc xuong di ve")]
    [InlineData("cho ba di xem")]
    [InlineData("uong lon nuoc")]
    public void A_word_that_only_looks_alike_is_no_concept(string text) => Assert.Empty(ConceptsOf(text));

    [Fact]
    public void No_two_concepts_that_ship_look_the_same_without_marks()
    {
        var owners = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (id, word) in ShippedWords())
        {
            var folded = Tokenizer.Analyze(word).FoldedText();
            Assert.True(owners.TryAdd(folded, id) || owners[folded] == id, $"{word}: {id} and {owners[folded]}");
        }
    }

    [Fact]
    public void A_file_without_mistakes_makes_a_lexicon()
    {
        var lexicon = Read("spellings:\n  - {means: không, written: [ko, hok]}\nconcepts:\n  - {id: police, words: [công an]}\n", out var problems);
        Assert.Empty(problems);
        Assert.Equal("khong", lexicon.Analyze("hok").FoldedText());
        Assert.Equal(1, lexicon.ConceptCount);
    }

    [Theory]
    [InlineData("spelings: []", 1, "không có khóa \"spelings\"", "có phải \"spellings\"?")]
    [InlineData("spellings:\n  - {means: không, written: [ko]}\n  - {means: có, written: [KO]}", 3, "\"KO\" đã thuộc về \"không\"", null)]
    [InlineData("spellings:\n  - {means: không}", 2, "\"không\" không có cách viết nào trong written", null)]
    [InlineData("spellings:\n  - {means: '!', written: [ko]}", 2, "chỗ này không có chữ nào", null)]
    [InlineData("spellings:\n  - {written: [ko]}", 2, "thiếu means", null)]
    [InlineData("concepts:\n  - {id: a, words: [x]}\n  - {id: a, words: [y]}", 3, "mã \"a\" đã dùng ở chỗ khác", null)]
    [InlineData("concepts:\n  - {id: a, words: []}", 2, "khái niệm \"a\" không có từ nào trong words", null)]
    [InlineData("concepts:\n  - {id: a, words: [{x: y}]}", 2, "words phải là một dòng chữ, không phải danh sách hay nhiều khóa", null)]
    [InlineData("concepts: [x]", 1, "chỗ này phải gồm các dòng \"khóa: giá trị\"", null)]
    public void A_mistake_is_reported_where_it_stands(string text, int line, string message, string? suggestion)
    {
        Read(text, out var problems);
        Assert.Contains(problems, problem => problem.Line == line && problem.Message == message && problem.Suggestion == suggestion);
    }

    [Fact]
    public void Any_text_is_read_without_an_exception() =>
        Prop.ForAll<string?>(text => Read(text ?? "", out _).ConceptCount >= 0).QuickCheckThrowOnFailure();

    [Fact]
    public void Endless_nesting_is_a_problem_and_not_the_end()
    {
        Read($"concepts: {new string('[', 60_000)}", out var problems);
        Assert.Equal("lexicon/test.yaml:1: lồng nhau quá 32 tầng", Assert.Single(problems).ToString());
    }

    private static IEnumerable<string> ConceptsOf(string text) =>
        Corpus.Lexicon.Analyze(text).Concepts.Select(match => Corpus.Lexicon.ConceptId(match.Concept));

    private static IEnumerable<(string Id, string Word)> ShippedWords()
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(File.ReadAllText(Path.Combine(Corpus.ContentRoot, "lexicon", "concepts.yaml"))));
        foreach (var concept in (YamlSequenceNode)stream.Documents[0].RootNode["concepts"])
        {
            foreach (var word in (YamlSequenceNode)concept["words"]) yield return (concept["id"].ToString(), word.ToString());
        }
    }

    private static Lexicon Read(string text, out List<Problem> problems)
    {
        problems = [];
        return LexiconReader.Read([("lexicon/test.yaml", text)], problems);
    }
}

using System.Text;
using Awareness.Language;
using Awareness.Safety;

namespace Awareness.Tests.Safety;

public sealed class SafetyRulesTests
{
    private const string Rules = """
        ambiguous: [chay, can]
        harmless: [cháy hàng]
        concepts:
          - {id: house, words: [nhà, bếp]}
          - {id: burns, words: [cháy]}
          - {id: dog, words: [chó]}
          - {id: bite, words: [cắn]}
          - {id: neighbour, words: [hàng xóm]}
          - {id: exact, words: [=đuối]}
          - {id: animal, includes: [dog], words: [mèo]}
        cues:
          - {id: now, kind: now, weight: 1, scope: message, words: [đang, rồi]}
          - {id: just-now, kind: now, weight: 2, scope: message, words: [vừa]}
          - {id: if, weight: -3, place: before, words: [nếu]}
          - {id: what-then, weight: -3, place: after, words: [làm gì]}
          - {id: what-now, weight: 1, words: [làm gì bây giờ]}
          - {id: not, weight: -4, place: right-before, words: [không bị]}
          - {id: bleeding, weight: 1, words: [chảy máu]}
        groups:
          - card: emergency/fire
            rank: 2
            signs:
              - {id: house-burns, weight: 3, when: [house 2 burns, burns 0 house, burns 1 neighbour]}
          - card: emergency/animal-bite
            rank: 1
            signs:
              - {id: bites, weight: 2, when: animal 1 bite, without: [house]}
              - {id: word, weight: 3, when: exact}
        """;

    private static readonly SafetyRules Subject = Build();

    [Theory]
    [InlineData("nhà cháy", "house-burns 3")]
    [InlineData("nhà em đang cháy rồi", "house-burns 4 now")]
    [InlineData("nhà em vừa cháy, đang cháy", "house-burns 5 just-now")]
    [InlineData("nếu nhà cháy", "house-burns 0 if")]
    [InlineData("nhà cháy nếu", "house-burns 3")]
    [InlineData("nhà cháy. Nếu vậy nhà sao", "house-burns 3")]
    [InlineData("nhà cháy thì làm gì", "house-burns 0 what-then")]
    [InlineData("làm gì, nhà cháy", "house-burns 3")]
    [InlineData("nhà cháy làm gì bây giờ", "house-burns 4 what-now")]
    [InlineData("nhà không bị cháy", "house-burns -1 not")]
    [InlineData("chó cắn chảy máu", "bites 3 bleeding")]
    [InlineData("mèo nó cắn", "bites 2")]
    public void A_sign_and_its_cues_are_added_up(string text, string reading) => Assert.Equal(reading, Read(text));

    [Theory]
    [InlineData("nha chay", "house-burns 2")]
    [InlineData("nhà em đang chay", "house-burns 2 now")]
    [InlineData("nhà em chạy", "")]
    [InlineData("chó cần", "")]
    [InlineData("duoi nuoc", "")]
    [InlineData("đuối nước", "word 3")]
    [InlineData("nhà cháyyyyy", "house-burns 3")]
    public void A_word_without_its_marks_needs_more_context(string text, string reading) => Assert.Equal(reading, Read(text));

    [Theory]
    [InlineData("nhà cháy hàng", "")]
    [InlineData("cháy hàng xóm", "house-burns 3")]
    public void An_idiom_holds_unless_something_longer_begins_in_it(string text, string reading) => Assert.Equal(reading, Read(text));

    [Fact]
    public void A_doubtful_word_is_settled_by_the_phrase_around_it() => Assert.Equal("", Read("nha be chay mau"));

    [Fact]
    public void A_concept_that_must_not_be_there_takes_the_sign_away() => Assert.Equal("", Read("chó cắn trong nhà"));

    [Fact]
    public void Of_two_signs_the_lower_rank_decides() =>
        Assert.Equal("emergency/animal-bite", Subject.Assess(Tokenizer.Analyze("bếp cháy rồi. chó vừa cắn"))?.CardId);

    [Fact]
    public void Empty_rules_see_no_danger() => Assert.Null(SafetyRules.Empty.Assess(Tokenizer.Analyze("cháy nhà 115 cứu với")));

    private static string Read(string text) =>
        string.Join("; ", Subject.Explain(Tokenizer.Analyze(text)).Select(reading => string.Join(' ', [reading.Sign, $"{reading.Score}", .. reading.Cues])));

    private static SafetyRules Build()
    {
        var reading = SafetyReader.Read([new ContentFile("safety/test.yaml", Encoding.UTF8.GetBytes(Rules))], new HashSet<string>(StringComparer.Ordinal) { "emergency/fire", "emergency/animal-bite" });
        Assert.Empty(reading.Problems);
        return reading.Rules;
    }
}

using Awareness.Knowledge.Reading.Checks;

namespace Awareness.Tests.Knowledge.Checks;

/// <summary>What is hard to read, what sounds surer than it is, and what a channel would cut.</summary>
public sealed class WordingChecksTests
{
    private const string Replaced = "- Cài quai mũ.";
    private const string Wording = """
        official:
          quán triệt: học kỹ
        hedges: [khoảng, theo báo chí]
        past: [trước đây, đã hết hiệu lực]
        """;

    private readonly SampleContent content = new SampleContent().Put("wording.yaml", Wording);

    [Theory]
    [InlineData("Một hai ba.", "Một hai ba.")]
    [InlineData("1. Một hai: ba; bốn.", "Một hai:", "ba;", "bốn.")]
    [InlineData("- Phạt 400.000 đồng. Hết chưa? Rồi!", "Phạt 400.000 đồng.", "Hết chưa?", "Rồi!")]
    [InlineData("12. Một… hai", "Một…", "hai")]
    [InlineData("")]
    [InlineData("- ")]
    public void A_line_is_cut_where_people_take_a_breath(string line, params string[] sentences) => Assert.Equal(sentences, Sentences.Of(line));

    [Theory]
    [InlineData("một – hai, (ba)", 3)]
    [InlineData("  ", 0)]
    [InlineData("5 lần", 2)]
    public void Signs_are_no_words(string text, int words) => Assert.Equal(words, Sentences.CountWords(text));

    [Fact]
    public void A_sentence_of_more_than_thirty_syllables_is_worth_a_look_and_one_of_thirty_is_not()
    {
        Says(Repeat(30));
        Assert.Empty(content.Read().Problems);

        content.Change(SampleContent.CardPath, Repeat(30), Repeat(31));
        Expect("câu dài 31 tiếng", "chia làm hai câu");
    }

    [Fact]
    public void In_an_emergency_sentences_are_shorter()
    {
        content.Change(SampleContent.EmergencyPath, "Ném phao, đừng nhảy xuống.", Repeat(23));

        Assert.Contains("câu dài 23 tiếng", Assert.Single(content.Read().Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_card_of_middling_sentences_only_is_hard_to_read_as_a_whole()
    {
        content.Change(SampleContent.CardPath, "Mức phạt là {{fine.helmet}}, theo {{law.nd-168-2024}}.", $"{{{{fine.helmet}}}} {Repeat(22)} {Repeat(25)}")
            .Change(SampleContent.CardPath, Replaced, Repeat(25)).Change(SampleContent.CardPath, "Bị tai nạn thì gọi {{hotline.ambulance}}.", Repeat(25));

        var problem = Assert.Single(content.Read().Problems);

        Assert.Contains("thẻ khó đọc: trung bình 25 tiếng một câu, 4 trên 4", problem.Message, StringComparison.Ordinal);
        Assert.Equal((22, true), (problem.Line, problem.IsWarning));
    }

    [Fact]
    public void A_word_of_offices_is_worth_a_look_with_the_plain_word()
    {
        Says("Phải Quán triệt việc cài quai.");

        Expect("\"quán triệt\" là từ hành chính", "học kỹ");
    }

    [Theory]
    [InlineData("Văn bản viết “quán triệt việc này”.")]
    [InlineData("Ông Quán Triệtt đội mũ.")]
    public void The_words_of_others_and_parts_of_words_are_left_alone(string line)
    {
        Says(line);

        Assert.Empty(content.Read().Problems);
    }

    [Fact]
    public void A_doubtful_figure_needs_a_word_of_doubt_in_its_line()
    {
        MakeDoubtful();
        Assert.Contains(content.Read().Problems, problem => problem is { IsWarning: true, Line: 22 } && problem.Message.Contains("\"fine.helmet\" chưa chắc", StringComparison.Ordinal));

        content.Change(SampleContent.CardPath, "Mức phạt là {{fine.helmet}}", "Theo báo chí, mức phạt là {{fine.helmet}}");
        Assert.Empty(content.Read().Problems);
    }

    [Fact]
    public void The_line_that_introduces_a_list_may_say_the_doubt_for_all_of_it()
    {
        MakeDoubtful();
        content.Change(SampleContent.CardPath, "Mức phạt là {{fine.helmet}}, theo {{law.nd-168-2024}}.", "Theo báo chí:\n- mức phạt {{fine.helmet}}\n- theo {{law.nd-168-2024}}");
        Assert.Empty(content.Read().Problems);

        Says("Nhưng mức phạt là {{fine.helmet}}.");
        Assert.Contains("\"fine.helmet\" chưa chắc", Assert.Single(content.Read().Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_old_figure_and_an_expired_law_need_a_word_of_the_past()
    {
        content.Put("laws.yaml", SampleContent.Laws + "\n  - {id: fine.helmet.old, text: 200.000 đồng, source: nd-100-2019, from: 2020-01-01, review-by: 2027-01-01}");
        Says("Mức {{fine.helmet.old}} theo {{law.nd-100-2019}}.");
        Assert.Equal(2, content.Read().Problems.Count(problem => problem is { IsWarning: true, Line: 24 }));

        content.Change(SampleContent.CardPath, "Mức {{fine.helmet.old}}", "Trước đây mức {{fine.helmet.old}}");
        Assert.Empty(content.Read().Problems);
    }

    [Fact]
    public void A_doubtful_card_needs_a_word_of_doubt_in_its_first_part()
    {
        content.Change(SampleContent.CardPath, "related:", "certainty: doubtful\nrelated:").Change(SampleContent.CardPath, "Bị tai nạn", "Theo báo chí, bị tai nạn");
        Assert.Contains("thẻ ghi certainty: doubtful", Assert.Single(content.Read().Problems).Message, StringComparison.Ordinal);

        content.Change(SampleContent.CardPath, "Mức phạt là", "Mức phạt khoảng");
        Assert.Empty(content.Read().Problems);
    }

    [Fact]
    public void Without_a_wording_file_the_wording_is_not_checked()
    {
        content.Remove("wording.yaml");
        MakeDoubtful();
        Says("Phải quán triệt việc cài quai.");

        Assert.Empty(content.Read().Problems);
    }

    [Fact]
    public void A_text_and_its_sources_fit_into_one_message_of_Zalo()
    {
        content.Change(SampleContent.CardPath, "Bị tai nạn thì gọi {{hotline.ambulance}}.", string.Join('\n', Enumerable.Repeat("- Đội mũ khi đi xe máy, xe đạp điện.", 60)));

        var problem = Assert.Single(content.Read().Problems);

        Assert.Contains("phần \"Xem thêm\" cùng nguồn dài", problem.Message, StringComparison.Ordinal);
        Assert.Equal((28, true), (problem.Line, problem.IsWarning));
    }

    [Fact]
    public void Buttons_of_two_topics_must_differ_where_Messenger_cuts_them()
    {
        content.Change(SampleContent.CardPath, "title: Phạt không đội mũ bảo hiểm", "title: Có người đuối nước ở bể bơi")
            .Change(SampleContent.EmergencyPath, "title: Có người đuối nước", "title: Có người đuối nước ở biển");

        var problem = Assert.Single(content.Read().Problems);

        Assert.Contains("đều hiện là \"Có người đuối nước ở\"", problem.Message, StringComparison.Ordinal);
        Assert.Equal((SampleContent.CardPath, 3), (problem.File, problem.Line));
    }

    private static string Repeat(int syllables) => $"{string.Join(' ', Enumerable.Repeat("mau", syllables))}.";

    private void MakeDoubtful() => content.Change("laws.yaml", "    review-by: 2027-02-28", "    review-by: 2027-02-28\n    certainty: doubtful");

    private void Says(string line) => content.Change(SampleContent.CardPath, Replaced, line);

    private void Expect(string message, string suggestion)
    {
        var problem = Assert.Single(content.Read().Problems);
        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
        Assert.Contains(suggestion, problem.Suggestion, StringComparison.Ordinal);
        Assert.Equal((SampleContent.CardPath, 24, true), (problem.File, problem.Line, problem.IsWarning));
    }
}

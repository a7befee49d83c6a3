namespace Awareness.Tests.Knowledge;

public sealed class EnglishCardTests
{
    private readonly SampleContent content = EnglishContent.Create();

    [Fact]
    public void An_English_card_shares_everything_but_its_words_with_the_Vietnamese_one()
    {
        var reading = content.Read();
        var english = Assert.Single(reading.Content!.English!.Cards);
        var vietnamese = reading.Content.Cards.Single(card => card.Id == english.Id);

        Found.Nothing(reading.Problems.Select(problem => problem.ToString()));
        Assert.True(english.InEnglish);
        Assert.Equal(vietnamese.Topic, english.Topic);
        Assert.Equal(vietnamese.ValidFrom, english.ValidFrom);
        Assert.StartsWith("The fine is 400,000–600,000 VND, by Decree 168/2024/NĐ-CP.", english.Text, StringComparison.Ordinal);
        Assert.Equal("Hurt? Call 115.", english.More);
        Assert.Contains(english.Citations, citation => citation is { Title: "Decree 168/2024/NĐ-CP", Place: "Article 7 clause 2" });
    }

    [Fact]
    public void A_figure_nobody_put_into_English_is_reported_where_it_is_shown()
    {
        content.Put("laws.yaml", SampleContent.Laws);

        Expect(EnglishContent.CardPath, content.LineOf(EnglishContent.CardPath, "{{fine.helmet}}"), "chưa có lời tiếng Anh");
    }

    [Theory]
    [InlineData("{{fine.helmet}}", "{{fine.helmets}}", "không có \"fine.helmets\"")]
    [InlineData("Call {{hotline.ambulance}}", "Call 115", "viết bằng tay")]
    [InlineData("## More", "## Xem thêm", "tiêu đề duy nhất")]
    [InlineData("title:", "topic: traffic.helmet\ntitle:", "không có khóa \"topic\"")]
    [InlineData("  - is a cap enough\n", "", "chỉ có 11 câu hỏi", "how much is the fine")]
    [InlineData("  - is a cap enough", "  - do i need a HELMET on a scooter", "trùng câu ở dòng 5")]
    [InlineData("title: Fine without a helmet", "title: What you have to pay when you ride without a proper helmet on your head", "tối đa 60")]
    public void A_mistake_in_an_English_card_is_reported_where_it_stands(string was, string now, string message, string? at = null)
    {
        content.Change(EnglishContent.CardPath, was, now);

        Expect(EnglishContent.CardPath, content.LineOf(EnglishContent.CardPath, at ?? now.Split('\n')[0]), message);
    }

    [Fact]
    public void A_number_the_Vietnamese_card_says_at_once_must_not_be_lost()
    {
        content.Change(EnglishContent.CardPath, "The fine is {{fine.helmet}}, by", "You are fined by");

        Expect(EnglishContent.CardPath, content.LineOf(EnglishContent.CardPath, "You are fined"), "\"fine.helmet\" có trong phần đầu");
    }

    [Fact]
    public void Long_answers_are_for_the_second_part()
    {
        content.Change(EnglishContent.CardPath, "- Fasten the strap.", "- " + string.Concat(Enumerable.Repeat("Fasten the strap. ", 30)));

        Expect(EnglishContent.CardPath, content.LineOf(EnglishContent.CardPath, "The fine is"), "tối đa 85");
    }

    [Fact]
    public void An_English_file_beside_no_card_is_reported()
    {
        content.Put("answers/traffic/nothing.en.md", EnglishContent.Card);

        Expect("answers/traffic/nothing.en.md", 1, "không có thẻ tiếng Việt");
    }

    [Fact]
    public void Two_English_cards_do_not_share_a_title()
    {
        content.Put("answers/emergency/drowning.en.md", EnglishContent.Card.Replace("helmet\n", "boat\n", StringComparison.Ordinal).Replace("title: Fine without a boat", "title: Fine without a helmet", StringComparison.Ordinal));

        Assert.Contains(content.Read().Problems, problem => problem.File.EndsWith(".en.md", StringComparison.Ordinal) && problem.Message.Contains("tên thẻ trùng", StringComparison.Ordinal));
    }

    [Fact]
    public void A_topic_or_a_text_that_is_not_there_in_English_is_a_warning()
    {
        content.Change(EnglishContent.TopicsPath, "emergency:\n  emergency.drowning: {title: \"Somebody is drowning\", covers: \"sinking, not breathing\"}", "").Change(EnglishContent.TextsPath, "  clarify: Which one?\n", "").Remove("english/phrases/emergency.txt");
        var reading = content.Read();

        Assert.Contains(reading.Problems, problem => problem is { IsWarning: true, File: EnglishContent.TopicsPath } && problem.Message.Contains("emergency.drowning", StringComparison.Ordinal));
        Assert.Contains(reading.Problems, problem => problem is { IsWarning: true, File: EnglishContent.TextsPath } && problem.Message.Contains("clarify", StringComparison.Ordinal));
        Assert.Equal(reading.Content!.Texts["clarify"], reading.Content.English!.Texts["clarify"]);
    }

    [Fact]
    public void The_words_before_a_Vietnamese_answer_name_its_topic()
    {
        content.Change(EnglishContent.TextsPath, "About: {topic}.", "About something.");

        Expect(EnglishContent.TextsPath, content.LineOf(EnglishContent.TextsPath, "only-vietnamese"), "{topic}");
    }

    [Fact]
    public void Without_English_texts_nothing_is_said_in_English() =>
        Assert.Null(content.Remove(EnglishContent.TextsPath).Read().Content!.English);

    private void Expect(string file, int line, string message)
    {
        var problems = content.Read().Problems;
        Assert.True(
            problems.Any(problem => problem.File == file && problem.Line == line && problem.Message.Contains(message, StringComparison.Ordinal)),
            $"{file}:{line} {message} is not in: {string.Join('\n', problems)}");
    }
}

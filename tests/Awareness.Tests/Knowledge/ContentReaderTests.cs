using Awareness.Knowledge;

namespace Awareness.Tests.Knowledge;

public sealed class ContentReaderTests
{
    private readonly SampleContent content = new();

    private KnowledgeContent Read()
    {
        var reading = content.Read();
        Assert.DoesNotContain(reading.Problems, problem => !problem.IsWarning);
        return Assert.IsType<KnowledgeContent>(reading.Content);
    }

    private Card Helmet() => Read().Cards.Single(card => card.Id == "traffic/helmet");

    [Fact]
    public void Content_without_mistakes_has_no_problem_at_all() => Assert.Empty(content.Read().Problems);

    [Fact]
    public void A_card_has_its_figures_numbers_and_laws_filled_in()
    {
        var card = Helmet();

        Assert.Equal("Mức phạt là 400.000–600.000 đồng, theo Nghị định 168/2024/NĐ-CP.\n\n- Cài quai mũ.", card.Text);
        Assert.Equal("Bị tai nạn thì gọi 115.", card.More);
    }

    [Fact]
    public void A_card_carries_what_its_front_matter_says()
    {
        content.Change(SampleContent.CardPath, "related:", "audience: parent\nvalid-until: 2027-12-31\nrelated:");

        var card = Helmet();

        Assert.Equal("traffic.helmet", card.Topic);
        Assert.Equal("Phạt không đội mũ bảo hiểm", card.Title);
        Assert.Equal(8, card.Questions.Count);
        Assert.Equal(new DateOnly(2025, 1, 1), card.ValidFrom);
        Assert.Equal(new DateOnly(2027, 12, 31), card.ValidUntil);
        Assert.Equal(new DateOnly(2026, 11, 1), card.Reviewed);
        Assert.Equal(new DateOnly(2027, 11, 30), card.ReviewBy);
        Assert.Equal(["emergency.drowning"], card.Related);
        Assert.Equal(Audience.Parent, card.Audience);
        Assert.False(card.InEnglish);
    }

    [Fact]
    public void A_law_is_cited_with_the_day_the_answer_holds_from()
    {
        var citation = Helmet().Citations[0];

        Assert.Equal(new Citation("nd-168-2024", "điều 7 khoản 2", "Nghị định 168/2024/NĐ-CP") { HoldsFrom = new DateOnly(2025, 1, 1) }, citation);
    }

    [Fact]
    public void A_directive_is_cited_by_the_name_of_its_passage() =>
        Assert.Equal(new Citation("directive33", "nhiệm vụ 3", "Chỉ thị số 33-CT/TU ngày 29/5/2023"), Helmet().Citations[1]);

    [Fact]
    public void Guidance_is_cited_with_its_issuer() =>
        Assert.Equal(new Citation("mu-chuan", "", "Chọn mũ đạt chuẩn – Bộ Khoa học và Công nghệ"), Helmet().Citations[2]);

    [Fact]
    public void Two_passages_under_one_heading_are_one_citation()
    {
        content.Change(SampleContent.CardPath, "  - directive33#nv3-1\n", "  - directive33#nv3-1\n  - directive33#nv3-2\n");

        Assert.Equal(3, Helmet().Citations.Count);
        Assert.Empty(content.Read().Problems);
    }

    [Fact]
    public void A_directive_is_split_into_its_passages()
    {
        var document = Read().Documents["directive33"];

        Assert.Equal("Chỉ thị số 33-CT/TU ngày 29/5/2023 của Ban Thường vụ Tỉnh ủy Quảng Ninh về tăng cường sự lãnh đạo", document.Title);
        Assert.Equal(
            [
                new Passage("nv3-1", "Nhiệm vụ 3: Thông tin, tuyên truyền", "Tuyên truyền đối với trẻ em."),
                new Passage("nv3-2", "Nhiệm vụ 3: Thông tin, tuyên truyền", "Kỹ năng sơ cứu."),
            ],
            document.Passages);
        Assert.Equal(["Không phải bản ký."], document.Missing);
    }

    [Fact]
    public void Laws_figures_hotlines_and_topics_are_there_by_id()
    {
        var read = Read();

        Assert.Equal("nd-168-2024", read.Laws["nd-100-2019"].ReplacedBy);
        Assert.Equal("điều 7 khoản 2", read.Figures["fine.helmet"].Place);
        Assert.Equal("115", read.Hotlines["ambulance"].Dial);
        Assert.Equal(["traffic.helmet", "emergency.drowning"], read.Topics.Select(topic => topic.Id));
        Assert.Equal("Bộ Khoa học và Công nghệ", read.Guidance["mu-chuan"].Issuer);
    }

    [Fact]
    public void The_services_own_texts_have_their_numbers_filled_in()
    {
        var texts = Read().Texts;

        Assert.Equal("Chào bạn!\n\nKhẩn cấp gọi 115.", texts["greeting"]);
        Assert.True(texts.Means("thanks", "cam on"));
        Assert.Equal(["traffic/helmet"], texts.Popular);
    }

    [Fact]
    public void Windows_line_ends_and_a_byte_order_mark_make_no_difference()
    {
        var plain = Helmet();
        content.Put(SampleContent.CardPath, "\uFEFF" + SampleContent.Card.ReplaceLineEndings("\r\n"));

        var card = Helmet();

        Assert.Equal(plain.Text, card.Text);
        Assert.Equal(plain.Questions, card.Questions);
    }

    [Theory]
    [InlineData("Cài quai mũ.", "Cài quai mũ! Theo Chỉ thị 32 thì mũ nào cũng phải đạt quy chuẩn và có dán tem và cài quai và đội ngay ngắn và không cũ quá và không nứt vỡ và vừa với đầu.")]
    [InlineData("Cài quai mũ.", "Phạt 400.000 đồng, gọi 115.")]
    [InlineData("topic: traffic.helmet", "topic: traffic.helmets")]
    public void What_is_read_to_be_served_is_the_same_with_the_same_mistakes(string was, string now)
    {
        content.Change(SampleContent.CardPath, was, now);
        var checkedAll = content.Read();
        var served = ContentReader.ReadToServe(new ContentFolder(content.Files, []), SampleContent.Today);

        Assert.Equal(checkedAll.Problems.Where(problem => !problem.IsWarning), served.Problems.Where(problem => !problem.IsWarning));
        Assert.True(served.Problems.Count <= checkedAll.Problems.Count);
        Assert.Equal(checkedAll.Content?.Version, served.Content?.Version);
        Assert.Equal(checkedAll.Content?.Cards.Select(card => card.Text), served.Content?.Cards.Select(card => card.Text));
    }

    [Fact]
    public void The_version_is_twelve_hex_digits_and_does_not_depend_on_the_order_of_files()
    {
        var version = Read().Version;

        Assert.Matches("^[0-9a-f]{12}$", version);
        Assert.Equal(version, ContentReader.Read([.. content.Files.Reverse()], SampleContent.Today).Content?.Version);
    }

    [Fact]
    public void The_version_changes_with_one_letter_but_not_with_the_questions_that_measure_quality()
    {
        var version = Read().Version;

        content.Put("questions/set.yaml", "anything");
        Assert.Equal(version, Read().Version);
        content.Change(SampleContent.CardPath, "Cài quai mũ.", "Cài quai mũ!");
        Assert.NotEqual(version, Read().Version);
    }

    [Fact]
    public void The_version_covers_the_safety_signs_too()
    {
        var version = Read().Version;

        content.Put("safety/signs.yaml", "groups: []");

        Assert.NotEqual(version, Read().Version);
    }

    [Fact]
    public void A_card_is_served_no_longer_than_the_law_it_rests_on()
    {
        content.Change("laws.yaml", "    in-force-until:\n", "    in-force-until: 2026-12-31\n");

        var card = Helmet();

        Assert.True(card.IsValidOn(new DateOnly(2026, 12, 31)));
        Assert.False(card.IsValidOn(new DateOnly(2027, 1, 1)));
    }

    [Fact]
    public void The_day_a_law_expires_its_cards_are_withdrawn_and_the_rest_goes_on()
    {
        content.Change("laws.yaml", "    in-force-until:\n", "    in-force-until: 2026-11-20\n");

        var reading = content.Read();

        Assert.Contains(reading.Problems, problem => !problem.IsWarning);
        Assert.NotNull(reading.Content);
        Assert.Equal(["emergency/drowning"], reading.Content.Cards.Where(card => card.IsValidOn(SampleContent.Today)).Select(card => card.Id));
    }

    [Fact]
    public void An_error_leaves_no_content_and_a_warning_does()
    {
        content.Change(SampleContent.CardPath, "review-by: 2027-11-30", "review-by: 2026-11-20");
        Assert.NotNull(content.Read().Content);

        content.Change(SampleContent.CardPath, "topic: traffic.helmet", "topic: traffic.hemlet");
        Assert.Null(content.Read().Content);
    }
}

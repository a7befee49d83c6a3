namespace Awareness.Tests.Knowledge;

/// <summary>Each mistake an author can make in a card is reported where it stands, with the way to mend it.</summary>
public sealed class CardMistakeTests
{
    private readonly SampleContent content = new();

    [Theory]
    [InlineData("topic: traffic.helmet", "topic: traffic.hemlet", "không có chủ đề \"traffic.hemlet\"", "traffic.helmet")]
    [InlineData("topic: traffic.helmet", "topic: helmet", "không có chủ đề \"helmet\"", "traffic.helmet")]
    [InlineData("title:", "tittle:", "không có khóa \"tittle\"", "title")]
    [InlineData("  - nd-168-2024:", "  - nd-186-2024:", "không có nguồn \"nd-186-2024\"", "nd-168-2024")]
    [InlineData("directive33#nv3-1", "directive33#nv3-7", "không có mã neo \"nv3-7\"", "nv3-1")]
    [InlineData("  - mu-chuan", "  - mu-chuan#a1", "không có mã neo", null)]
    [InlineData("related: [emergency.drowning]", "related: [emergency.drownning]", "không có chủ đề", "emergency.drowning")]
    [InlineData("related: [emergency.drowning]", "related: [traffic.helmet]", "chính chủ đề", null)]
    [InlineData("related: [emergency.drowning]", "related: [emergency.drowning, emergency.drowning]", "hai lần", null)]
    [InlineData("related: [emergency.drowning]", "related: emergency.drowning", "phải là danh sách", null)]
    [InlineData("{{fine.helmet}}", "{{fine.helmets}}", "không có \"fine.helmets\"", "fine.helmet")]
    [InlineData("{{hotline.ambulance}}", "{{hotline.ambulence}}", "không có \"hotline.ambulence\"", "hotline.ambulance")]
    [InlineData("{{law.nd-168-2024}}", "{{law.nd-168}}", "không có \"law.nd-168\"", null)]
    [InlineData("{{fine.helmet}}", "{{fine.helmet}", "không khớp", null)]
    [InlineData("{{fine.helmet}}", "fine.helmet}}", "không khớp", null)]
    [InlineData("valid-from: 2025-01-01", "valid-from: 01/01/2025", "không phải ngày", null)]
    [InlineData("reviewed: 2026-11-01", "reviewed: 2026-02-30", "không phải ngày", null)]
    [InlineData("review-by: 2027-11-30", "review-by: 2026-10-01", "sớm hơn reviewed", null)]
    [InlineData("valid-from: 2025-01-01", "valid-from: 2024-12-31", "muộn hơn valid-from", null, "nd-168-2024")]
    [InlineData("related: [emergency.drowning]", "audience: parents", "không nằm trong", "parent")]
    [InlineData("related: [emergency.drowning]", "language: en", "không có khóa \"language\"", null)]
    [InlineData("  - quên mũ bảo hiểm thì sao", "  - hỏi: quên mũ thì sao", "phải là một dòng chữ", "ngoặc kép")]
    [InlineData("  - mũ nào mới đạt chuẩn\n", "", "chỉ có 7 câu hỏi", null, "không đội mũ bị phạt bao nhiêu")]
    [InlineData("  - mũ nào mới đạt chuẩn", "  - con tôi roi xuong ao", "trùng câu ở answers/emergency/drowning.md:6", null)]
    [InlineData("title: Phạt không đội mũ bảo hiểm", "title: Phạt không đội mũ bảo hiểm khi đi xe máy, xe đạp điện, xe máy điện", "tối đa 60", null)]
    [InlineData("title: Phạt không đội mũ bảo hiểm", "title: Phạt không đội mũ: bao nhiêu", "YAML viết sai", "ngoặc kép")]
    [InlineData("topic: traffic.helmet", "topic: traffic.helmet\ntopic: traffic.helmet", "đã có ở dòng 2", null, null, 3)]
    public void A_mistake_is_reported_where_it_stands(string was, string now, string message, string? suggestion, string? at = null, int? line = null)
    {
        content.Change(SampleContent.CardPath, was, now);

        Expect(SampleContent.CardPath, line ?? content.LineOf(SampleContent.CardPath, at ?? now.Split('\n')[0]), message, suggestion);
    }

    [Theory]
    [InlineData("topic")]
    [InlineData("title")]
    [InlineData("valid-from")]
    [InlineData("reviewed")]
    [InlineData("review-by")]
    public void A_missing_key_is_reported(string key)
    {
        var lines = SampleContent.Card.Split('\n');
        content.Put(SampleContent.CardPath, string.Join('\n', lines.Where(line => !line.StartsWith($"{key}:", StringComparison.Ordinal))));

        Expect(SampleContent.CardPath, 2, $"thiếu {key}");
    }

    [Theory]
    [InlineData("questions")]
    [InlineData("sources")]
    public void An_empty_list_is_reported(string key)
    {
        var start = SampleContent.Card.IndexOf($"{key}:", StringComparison.Ordinal);
        var end = SampleContent.Card.IndexOf(key == "questions" ? "sources:" : "valid-from:", start, StringComparison.Ordinal);
        content.Put(SampleContent.CardPath, SampleContent.Card[..start] + $"{key}: []\n" + SampleContent.Card[end..]);

        Expect(SampleContent.CardPath, content.LineOf(SampleContent.CardPath, $"{key}:"), $"thiếu {key}");
    }

    [Fact]
    public void More_than_three_related_topics_are_too_many()
    {
        content.Change(SampleContent.CardPath, "related: [emergency.drowning]", "related: [emergency.drowning, a.b, c.d, e.f]");

        Expect(SampleContent.CardPath, content.LineOf(SampleContent.CardPath, "related:"), "quá 3 chủ đề");
    }

    [Fact]
    public void A_card_past_its_review_day_is_worth_a_look()
    {
        content.Change(SampleContent.CardPath, "review-by: 2027-11-30", "review-by: 2026-11-20");

        Expect(SampleContent.CardPath, content.LineOf(SampleContent.CardPath, "review-by"), "quá hạn soát lại 20/11/2026", isWarning: true);
    }

    [Fact]
    public void A_card_past_its_last_day_is_worth_a_look_and_not_served()
    {
        content.Change(SampleContent.CardPath, "reviewed:", "valid-until: 2026-11-20\nreviewed:");

        Expect(SampleContent.CardPath, content.LineOf(SampleContent.CardPath, "valid-until"), "hết hiệu lực", isWarning: true);
        Assert.False(content.Read().Content?.Cards.Single(card => card.Topic == "traffic.helmet").IsValidOn(SampleContent.Today));
    }

    [Fact]
    public void A_card_that_ends_before_it_begins_is_reported()
    {
        content.Change(SampleContent.CardPath, "reviewed:", "valid-until: 2024-01-01\nreviewed:");

        Expect(SampleContent.CardPath, content.LineOf(SampleContent.CardPath, "valid-until"), "valid-until sớm hơn valid-from");
    }

    [Fact]
    public void A_source_that_was_replaced_is_an_error_naming_the_law_that_replaced_it()
    {
        content.Change(SampleContent.CardPath, "  - nd-168-2024:", "  - nd-100-2019:");

        Expect(SampleContent.CardPath, content.LineOf(SampleContent.CardPath, "nd-100-2019"), "Nghị định 100/2019/NĐ-CP đã hết hiệu lực sau ngày 31/12/2024", "nd-168-2024");
    }

    [Fact]
    public void A_law_whose_successor_is_in_force_has_expired_even_without_a_last_day_of_its_own()
    {
        content.Change("laws.yaml", "    in-force-until: 2024-12-31\n", "").Change(SampleContent.CardPath, "  - nd-168-2024:", "  - nd-100-2019:");

        Expect(SampleContent.CardPath, content.LineOf(SampleContent.CardPath, "nd-100-2019"), "đã hết hiệu lực sau ngày 31/12/2024", "nd-168-2024");
    }

    [Fact]
    public void A_question_asked_twice_in_one_card_is_worth_a_look()
    {
        content.Change(SampleContent.CardPath, "  - mũ nào mới đạt chuẩn", "  - mũ nào mới đạt chuẩn\n  - Mu nao moi dat chuan?");

        Expect(SampleContent.CardPath, content.LineOf(SampleContent.CardPath, "Mu nao"), "trùng câu ở dòng 12", isWarning: true);
    }

    [Fact]
    public void Six_questions_are_enough_in_an_emergency_and_five_are_not()
    {
        content.Change(SampleContent.EmergencyPath, "  - bạn em chìm rồi\n", "");

        Expect(SampleContent.EmergencyPath, 5, "chỉ có 5 câu hỏi khác nhau, cần ít nhất 6");
    }

    [Fact]
    public void Two_cards_cannot_share_a_title()
    {
        content.Change(SampleContent.CardPath, "title: Phạt không đội mũ bảo hiểm", "title: Co nguoi duoi nuoc");

        Expect(SampleContent.CardPath, 3, "tên thẻ trùng với answers/emergency/drowning.md");
    }

    [Fact]
    public void A_figure_whose_law_the_card_does_not_cite_is_worth_a_look()
    {
        content.Change(SampleContent.CardPath, "  - nd-168-2024: điều 7 khoản 2\n", "");

        Expect(SampleContent.CardPath, content.LineOf(SampleContent.CardPath, "{{fine.helmet}}"), "lấy từ Nghị định 168/2024/NĐ-CP", "nd-168-2024: điều 7 khoản 2", isWarning: true);
    }

    [Fact]
    public void A_card_in_the_folder_of_another_family_is_worth_a_look()
    {
        content.Remove(SampleContent.CardPath).Put("answers/drugs/helmet.md", SampleContent.Card).Change("texts.yaml", "traffic/helmet", "drugs/helmet");

        Expect("answers/drugs/helmet.md", 2, "không thuộc họ", isWarning: true);
    }

    [Theory]
    [InlineData("answers/helmet.md")]
    [InlineData("answers/traffic/Mũ.md")]
    [InlineData("answers/a/b/c.md")]
    public void A_card_in_an_odd_place_is_reported(string path)
    {
        content.Remove(SampleContent.CardPath).Put(path, SampleContent.Card);

        Expect(path, 1, "answers/<họ>/<tên>.md");
    }

    [Theory]
    [InlineData("topic: traffic.helmet", "bắt đầu bằng dòng ---")]
    [InlineData("---\ntopic: traffic.helmet\n", "chưa đóng")]
    [InlineData("---\n---\nXin chào.\n", "không có dòng nào")]
    [InlineData("", "bắt đầu bằng dòng ---")]
    public void A_card_without_front_matter_is_reported(string text, string message)
    {
        content.Put(SampleContent.CardPath, text);

        Assert.Contains(content.Read().Problems, problem => problem.File == SampleContent.CardPath && problem.Message.Contains(message, StringComparison.Ordinal));
    }

    private void Expect(string file, int line, string message, string? suggestion = null, bool isWarning = false)
    {
        var problems = content.Read().Problems;
        Assert.Contains(problems, problem => problem.File == file && problem.Line == line && problem.IsWarning == isWarning
            && problem.Message.Contains(message, StringComparison.Ordinal)
            && (suggestion is null || problem.Suggestion?.Contains(suggestion, StringComparison.Ordinal) == true));
    }
}

namespace Awareness.App.Tests.Page;

public sealed class AnswerPageTests
{
    [Fact]
    public async Task A_question_is_answered_with_its_source_date_and_check()
    {
        await using var host = await PageHost.StartAsync();
        var page = Markup.Visible(await host.AskAsync("tre may tuoi phai doi mu bao hiem"));

        Assert.Contains("Bạn hỏi: tre may tuoi phai doi mu bao hiem", page);
        Assert.Contains("Từ đủ 6 tuổi", page);
        Assert.Contains("Nghị định 168/2024/NĐ-CP, điều 7 khoản 2 (áp dụng từ 01/01/2025)", page);
        Assert.Contains("Kiểm tra lần cuối ngày 20/11/2026", page);
    }

    [Fact]
    public async Task Text_of_the_content_is_shown_not_interpreted()
    {
        await using var host = await PageHost.StartAsync();
        Assert.Contains("<p>Từ đủ 6 tuổi &lt;b&gt;phải&lt;/b&gt; đội mũ &amp; cài quai.</p>", await host.AskAsync("tre may tuoi phai doi mu bao hiem"));
    }

    [Fact]
    public async Task Bullets_and_steps_become_lists()
    {
        await using var host = await PageHost.StartAsync();
        Assert.Matches(@"<ul><li>Chọn mũ vừa đầu\.</li>\s*<li>Cài quai\.</li></ul>", await host.AskAsync("tre may tuoi phai doi mu bao hiem"));
        Assert.Matches("""<ol><li value="1">Đặt nằm ngửa, chỗ cứng\.</li>\s*<li value="2">Ép tim 100 lần một phút\.</li></ol>""", await host.AskAsync("so cuu nguoi duoi nuoc the nao"));
    }

    [Fact]
    public async Task Hotlines_can_be_dialled_and_other_numbers_cannot()
    {
        await using var host = await PageHost.StartAsync();
        var answer = Markup.All(await host.AskAsync("so cuu nguoi duoi nuoc the nao"), """<div class="answer">.*?</div>""")[0].Value;
        Assert.Equal(["115", "0769040404"], Markup.Values(answer, "href=\"tel:([0-9]+)\""));
        Assert.Contains("điều 115 của luật; 115.000 đồng", answer);
    }

    [Fact]
    public async Task The_second_part_is_folded_away_and_not_offered_as_a_question()
    {
        await using var host = await PageHost.StartAsync();
        var page = await host.AskAsync("so cuu nguoi duoi nuoc the nao");
        Assert.Matches("<details class=\"more\"><summary>Xem thêm</summary>\\s*<div class=\"answer\"><p>Không dốc ngược\\.</p>", page);
        Assert.DoesNotContain("cau=Xem", page);
    }

    [Fact]
    public async Task Related_topics_are_links()
    {
        await using var host = await PageHost.StartAsync();
        Assert.Contains($"""<a href="/hoi?cau={Uri.EscapeDataString("Sơ cứu người đuối nước")}">""", await host.AskAsync("tre may tuoi phai doi mu bao hiem"));
    }

    [Fact]
    public async Task Nonsense_is_met_with_honesty_and_a_way_on()
    {
        await using var host = await PageHost.StartAsync();
        var page = await host.AskAsync("qwzx plm vbnt");
        Assert.Contains("<h1>Mình chưa biết chắc điều này</h1>", page);
        Assert.Contains("class=\"questions\"", page);
        Assert.DoesNotContain("Nguồn", page);
    }

    [Fact]
    public async Task A_question_back_offers_links_and_asks_for_no_number()
    {
        // Which short questions are unclear is the ranking's matter; that some are is certain.
        var content = RealContent.Load();
        await using var host = await PageHost.StartAsync(content);
        var page = "";
        foreach (var question in content.Cards.Select(card => string.Join(' ', card.Questions[0].Split(' ').Take(2))).Distinct(StringComparer.Ordinal))
        {
            page = await host.AskAsync(question);
            if (page.Contains("<h1>Bạn hỏi điều nào dưới đây?</h1>", StringComparison.Ordinal)) break;
        }

        Assert.Contains("<h1>Bạn hỏi điều nào dưới đây?</h1>", page);
        Assert.InRange(Markup.All(page, "<a href=\"/hoi\\?cau=").Count, 1, 3);
        Assert.DoesNotContain("số thứ tự", page);
    }

    [Theory]
    [InlineData("/hoi")]
    [InlineData("/hoi?cau=")]
    [InlineData("/hoi?cau=%20%20")]
    public async Task An_empty_question_gets_a_kind_word(string path)
    {
        await using var host = await PageHost.StartAsync();
        Assert.Contains("Viết một câu ngắn là được.", await host.ReadAsync(path));
    }

    [Fact]
    public async Task A_page_that_keeps_nothing_does_not_claim_to_have_noted_an_opt_out()
    {
        await using var host = await PageHost.StartAsync();
        var page = await host.AskAsync("dừng nhận tin");
        Assert.DoesNotContain("đã ghi nhận", page);
        Assert.Contains("không lưu gì về bạn", page);
    }

    [Fact]
    public async Task An_expired_card_is_neither_answered_nor_shown_with_its_topic()
    {
        await using var host = await PageHost.StartAsync();
        Assert.DoesNotContain("Hết hạn.", await host.AskAsync("trong can sa bi phat the nao"));
        using var topic = await host.GetAsync("/hoi/drugs.growing");
        Assert.Equal(System.Net.HttpStatusCode.NotFound, topic.StatusCode);
    }

    [Theory]
    [InlineData("/hoi?cau=Dang+co+nguoi+duoi+nuoc")]
    [InlineData("/hoi?cau=con+toi+roi+xuong+ao")]
    [InlineData("/hoi/emergency.drowning")]
    public async Task A_card_about_danger_begins_with_the_number_however_it_was_reached(string path)
    {
        await using var host = await PageHost.StartAsync();
        var page = await host.ReadAsync(path);
        Assert.Contains("<article class=\"emergency\">", page);
        Assert.Equal("115", Markup.Values(page, "href=\"tel:([0-9]+)\"").First());
        Assert.Contains("class=\"call-now\" href=\"tel:115\">Gọi 115 <span>Cấp cứu y tế</span>", page);
    }

    [Fact]
    public async Task A_topic_shows_all_its_cards_with_their_sources()
    {
        var content = SmallContent.Create();
        var second = content.Cards.Single(card => card.Id == "traffic/helmet") with { Id = "traffic/helmet-strap", Title = "Cài quai mũ" };
        await using var host = await PageHost.StartAsync(content with { Cards = [.. content.Cards, second] });
        var page = await host.ReadAsync("/hoi/traffic.helmet");
        Assert.Contains("<h1>Mũ bảo hiểm</h1>", page);
        Assert.Equal(2, Markup.All(page, "<details class=\"card\"").Count);
        Assert.Single(Markup.All(page, "<details class=\"card\" open>"));
        Assert.Equal(2, Markup.All(page, "class=\"sources\"").Count);
    }

    [Fact]
    public async Task The_form_repeats_under_the_answer()
    {
        await using var host = await PageHost.StartAsync();
        var page = await host.AskAsync("hello");
        Assert.True(page.IndexOf("Chào bạn!", StringComparison.Ordinal) < page.IndexOf("<form", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_card_of_the_real_content_has_a_page()
    {
        var content = RealContent.Load();
        await using var host = await PageHost.StartAsync(content);
        foreach (var topic in content.Cards.Where(card => card.IsValidOn(DateOnly.FromDateTime(SmallContent.Now.DateTime))).Select(card => card.Topic).Distinct(StringComparer.Ordinal))
        {
            var page = await host.ReadAsync($"/hoi/{topic}");
            Assert.DoesNotContain("{{", page);
            Assert.Single(Markup.All(page, "<h1"));
        }
    }
}

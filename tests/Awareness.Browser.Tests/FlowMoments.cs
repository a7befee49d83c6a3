using Awareness.Flows;
using Awareness.Language;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Awareness.Browser.Tests;

/// <summary>What may happen in the middle of a flow, in Web Chat on a phone: danger, the wish to stop, one's own data, and people who try things.</summary>
public sealed class FlowMoments(Service service)
{
    private static readonly string[] Hostile =
    [
        "{{7*7}} {{hotline.ambulance}}",
        "{score} {category} {0}",
        "- id: x say: y",
        "goto: gui # &a *a !!x",
        "<img src=/x onerror=alert(1)><script>alert(1)</script>",
        "[a](javascript:alert(1)) ![b](https://example.com/b.png) **x**",
        "😀👩‍👩‍👧‍👦 ☠️ gnoheit",
        "'; DROP TABLE contacts; --",
    ];

    [Fact]
    public async Task Danger_in_a_quiz_comes_first_with_numbers_to_tap_and_the_quiz_goes_on_afterwards()
    {
        await using var talk = await Talk.OpenAsync(service);
        await talk.TypeAsync("đố đi đường");
        await talk.PressAsync(0);
        var waiting = await talk.RunAsync();
        Assert.IsType<QuizStep>(await talk.WaitingAsync());

        var said = await talk.TypeAsync("khoan, có bạn đang chìm dưới sông, cứu với");
        Assert.Contains("115", said.Texts[0]);
        Assert.Contains("“tiếp”", said.Texts[^1]);
        var call = talk.Visit.BotMessages.Nth(talk.Count - said.Texts.Count).Locator("a").First;
        await Assertions.Expect(call).ToHaveAttributeAsync("href", "tel:115");
        await Assertions.Expect(call).ToBeInViewportAsync();
        await talk.Visit.ShowAsync("flow-danger-phone");

        said = await talk.TypeAsync("tiếp");
        Assert.Equal(waiting?.Current, (await talk.RunAsync())?.Current);
        Assert.NotEmpty(said.Buttons);
        await talk.PressAsync(0);
        Assert.NotEqual(waiting?.Current, (await talk.RunAsync())?.Current);
        talk.Visit.AssertNoTrouble();
    }

    [Fact]
    public async Task Stop_offers_three_ways_and_erasing_says_that_it_is_done()
    {
        await using var talk = await Talk.OpenAsync(service);
        await talk.TypeAsync("kiểm tra bếp");
        await talk.TypeAsync("3 tuổi");
        var said = await talk.TypeAsync("dừng");
        Assert.Equal(["Thôi nhận tin", "Xóa mọi thứ", "Giữ như cũ"], said.Buttons);
        await talk.Visit.ShowAsync("flow-stop-phone");
        said = await talk.PressAsync(1);
        Assert.Contains("Bạn chắc chứ?", said.Text);
        Assert.Equal(2, said.Buttons.Count);
        said = await talk.PressAsync(0);
        Assert.Contains("Đã xóa mọi thứ", said.Text);
        Assert.Null(await talk.RunAsync());
        await talk.Visit.ShowAsync("flow-erased-phone");
        Assert.Contains("mũ", (await talk.TypeAsync("tre may tuoi phai doi mu bao hiem")).Text);
        talk.Visit.AssertNoTrouble();
    }

    [Fact]
    public async Task My_data_is_a_file_that_can_be_saved()
    {
        await using var talk = await Talk.OpenAsync(service);
        await talk.TypeAsync("kiểm tra bếp");
        await talk.TypeAsync("3 tuổi");
        var said = await talk.TypeAsync("dữ liệu của tôi");
        Assert.Contains("Nhóm tuổi: 0-5", said.Text);
        await talk.Visit.ShowAsync("flow-my-data-phone");
        var file = talk.Visit.Page.Locator("#tro-chuyen a", new PageLocatorOptions { HasTextString = "du-lieu-cua-toi.txt" });
        await Assertions.Expect(file).ToHaveCountAsync(1);
        await file.ScrollIntoViewIfNeededAsync();
        var download = await talk.Visit.Page.RunAndWaitForDownloadAsync(() => file.ClickAsync());
        Assert.Equal("du-lieu-cua-toi.txt", download.SuggestedFilename);
        var text = await File.ReadAllTextAsync(await download.PathAsync(), TestContext.Current.CancellationToken);
        Assert.Contains("Nhóm tuổi: 0-5", text);
        talk.Visit.AssertNoTrouble();
    }

    [Theory]
    [MemberData(nameof(FlowJourneys.Shipped), MemberType = typeof(FlowJourneys))]
    public async Task A_button_of_the_front_page_opens_the_chat_with_its_flow(string bot)
    {
        await using var visit = await service.VisitAsync(Screen.Phone);
        var name = service.Parts.GetRequiredService<Bots.BotSource>().Current.FindBot(bot)?.Name ?? throw new InvalidOperationException($"No bot {bot}.");
        await visit.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = $"Bắt đầu: {name}" }).ClickAsync();
        await Assertions.Expect(visit.Page.Locator(".webchat__bubble--from-user")).ToHaveTextAsync(name, new LocatorAssertionsToHaveTextOptions { Timeout = 90_000 });
        await Assertions.Expect(visit.Page.Locator(".webchat__suggested-action").First).ToBeInViewportAsync(new LocatorAssertionsToBeInViewportOptions { Timeout = 90_000 });
        await Assertions.Expect(visit.BotMessages.Nth(1)).ToBeInViewportAsync(new LocatorAssertionsToBeInViewportOptions { Timeout = 10_000 });
        Assert.True(await visit.BotMessages.CountAsync() > 1, "The reply to the button is missing.");
        await visit.ShowAsync($"flow-start-{bot}-phone");
        Assert.False(await visit.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth > innerWidth"), "The page scrolls sideways.");
        visit.AssertNoTrouble();
    }

    [Fact]
    public async Task What_is_written_into_a_flow_is_shown_as_written_and_changes_nothing()
    {
        await using var talk = await ReportAsync();
        foreach (var text in Hostile)
        {
            var said = await talk.TypeAsync(text);
            Assert.Contains($"Mô tả: {PersonalTraces.RemovePeople(Tokenizer.Analyze(text), text.Length + 100)}", said.Text.Replace('\u00A0', ' '));
            Assert.Equal("gui-chua", (await talk.WaitingAsync())?.Id);
            Assert.False(said.IsWide, $"Something is wider than the screen: {text}");
            await talk.TypeAsync("quay lại");
            Assert.Equal("moc", (await talk.WaitingAsync())?.Id);
        }

        Assert.Equal(0, await talk.Visit.Page.Locator("#tro-chuyen a[href^='javascript:'], #tro-chuyen img[src*='example.com'], #tro-chuyen img[src='/x']").CountAsync());
        await talk.TypeAsync("Ao sau nhà");
        Assert.Contains("chưa gửi gì cả", (await talk.PressAsync(2)).Text);
        Assert.Null(await talk.RunAsync());
        talk.Visit.AssertNoTrouble();
    }

    [Fact]
    public async Task A_text_of_four_thousand_characters_is_asked_for_again_shorter()
    {
        await using var talk = await ReportAsync();
        var said = await talk.TypeAsync(string.Concat(Enumerable.Repeat("rào ", 1_000)));
        Assert.Contains("nhiều nhất 300 ký tự", said.Text);
        Assert.Equal("moc", (await talk.WaitingAsync())?.Id);
        Assert.False(said.IsWide, "Something is wider than the screen.");
        await talk.Visit.ShowAsync("flow-long-phone");
        Assert.Contains("Mô tả: Ao sau nhà", (await talk.TypeAsync("Ao sau nhà")).Text);
        talk.Visit.AssertNoTrouble();
    }

    /// <summary>A hazard report that waits for its description.</summary>
    private async Task<Talk> ReportAsync()
    {
        var talk = await Talk.OpenAsync(service);
        foreach (var words in (string[])["báo nguy cơ", "không", "1", "Bãi Cháy"]) await talk.TypeAsync(words);
        Assert.Equal("moc", (await talk.WaitingAsync())?.Id);
        return talk;
    }
}

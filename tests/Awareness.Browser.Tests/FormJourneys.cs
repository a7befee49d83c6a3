using Microsoft.Playwright;

namespace Awareness.Browser.Tests;

/// <summary>Asking through the form, which needs no script.</summary>
public sealed class FormJourneys(Service service)
{
    [Theory]
    [MemberData(nameof(Screen.Both), MemberType = typeof(Screen))]
    public async Task Without_script_a_question_is_answered(Screen screen)
    {
        await using var visit = await service.VisitAsync(screen, hasScript: false);
        await Assertions.Expect(visit.Page.Locator("#tro-chuyen")).ToBeHiddenAsync();
        await visit.ShowAsync($"front-no-script-{screen}", isWhole: true);

        await visit.Page.GetByLabel("Bạn muốn hỏi gì?").FillAsync("tre may tuoi phai doi mu bao hiem");
        await visit.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Hỏi", Exact = true }).ClickAsync();

        await Assertions.Expect(visit.Page.Locator("h1")).ToContainTextAsync("mũ bảo hiểm");
        await Assertions.Expect(visit.Page.Locator(".sources")).ToContainTextAsync("168/2024/NĐ-CP");
        await visit.ShowAsync($"answer-{screen}", isWhole: true);
        visit.AssertNoTrouble();
    }

    [Theory]
    [MemberData(nameof(Screen.Both), MemberType = typeof(Screen))]
    public async Task An_emergency_shows_115_before_anything_else(Screen screen)
    {
        await using var visit = await service.VisitAsync(screen, $"/hoi?cau={Uri.EscapeDataString("con em roi xuong ao vot len ko tho phai lam gi")}");
        var first = visit.Page.Locator("main a[href^='tel:']").First;
        await Assertions.Expect(visit.Page.Locator("article")).ToHaveClassAsync("emergency");
        await visit.ShowAsync($"emergency-{screen}", isWhole: true);
        await Assertions.Expect(first).ToHaveAttributeAsync("href", "tel:115");
        await Assertions.Expect(first).ToBeInViewportAsync();
        Assert.True((await first.BoundingBoxAsync())?.Height >= 48, "The button to call is too small for a shaking thumb.");
        visit.AssertNoTrouble();
    }

    [Theory]
    [InlineData("/hoi?cau=qwzx+plm+vbnt", "abstain")]
    [InlineData("/hoi?cau=hello", "greeting")]
    [InlineData("/hoi?cau=phat+bao+nhieu", "short-question")]
    [InlineData("/hoi", "empty")]
    [InlineData("/hoi/traffic.helmet", "topic")]
    [InlineData("/hoi/emergency.drowning", "topic-emergency")]
    [InlineData("/khong-co", "not-found")]
    public async Task Every_kind_of_page_fits_a_phone(string path, string name)
    {
        await using var visit = await service.VisitAsync(Screen.Phone, path);
        visit.ExpectsFailedRequests = name == "not-found";
        await visit.ShowAsync($"{name}-phone", isWhole: true);
        Assert.False(await visit.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth > innerWidth"), "The page scrolls sideways.");
        await visit.Page.SetViewportSizeAsync(320, 600);
        Assert.False(await visit.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth > innerWidth"), "The page scrolls sideways at 320 pixels.");
    }

    [Theory]
    [MemberData(nameof(Screen.Both), MemberType = typeof(Screen))]
    public async Task The_keyboard_alone_asks_a_question(Screen screen)
    {
        await using var visit = await service.VisitAsync(screen, hasScript: false);
        await visit.Page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(visit.Page.Locator(".skip")).ToBeFocusedAsync();
        await Assertions.Expect(visit.Page.Locator(".skip")).ToBeInViewportAsync();

        var input = visit.Page.Locator("#cau");
        for (var i = 0; i < 12 && !await input.EvaluateAsync<bool>("input => input === document.activeElement"); i++) await visit.Page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(input).ToBeFocusedAsync();
        Assert.NotEqual("none", await input.EvaluateAsync<string>("input => getComputedStyle(input).outlineStyle"));
        await visit.Page.Keyboard.TypeAsync("tre may tuoi phai doi mu bao hiem");
        await visit.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(visit.Page.Locator("h1")).ToContainTextAsync("mũ bảo hiểm");
    }

    [Fact]
    public async Task Paper_shows_the_folded_parts_and_no_forms()
    {
        await using var visit = await service.VisitAsync(Screen.Desk, "/hoi/traffic.helmet");
        await visit.Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
        await Assertions.Expect(visit.Page.Locator("form.ask")).ToBeHiddenAsync();
        await Assertions.Expect(visit.Page.Locator("details.card .answer").Last).ToBeVisibleAsync();
        await visit.ShowAsync("topic-print", isWhole: true);
    }
}

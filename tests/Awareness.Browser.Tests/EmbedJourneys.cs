using Microsoft.Playwright;

namespace Awareness.Browser.Tests;

/// <summary>Our chat on the page of a school, whose policy allows our address and nothing else.</summary>
public sealed class EmbedJourneys(Service service)
{
    private static readonly LocatorAssertionsToBeFocusedOptions InTime = new() { Timeout = 90_000 };

    [Theory]
    [MemberData(nameof(Screen.Both), MemberType = typeof(Screen))]
    public async Task The_keyboard_alone_opens_the_chat_in_the_corner_asks_and_closes_it(Screen screen)
    {
        await using var visit = await service.VisitAsync(screen, $"{service.School.Origin}/");
        var button = visit.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Hỏi trợ lý an toàn" });
        await Assertions.Expect(button).ToBeVisibleAsync();
        Assert.Equal(["/nhung.js"], visit.Requests);
        for (var i = 0; i < 5 && !await button.EvaluateAsync<bool>("button => button.getRootNode().activeElement === button"); i++) await visit.Page.Keyboard.PressAsync("Tab");
        await visit.Page.Keyboard.PressAsync("Enter");

        var frame = visit.Page.FrameLocator("iframe");
        var input = frame.Locator("[data-id=webchat-sendbox-input]");
        await Assertions.Expect(input).ToBeFocusedAsync(InTime);
        var messages = frame.Locator("article .webchat__bubble:not(.webchat__bubble--from-user)");
        await messages.First.WaitForAsync();
        await visit.Page.Keyboard.TypeAsync("con em roi xuong ao vot len ko tho phai lam gi");
        await visit.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(messages.Nth(1)).ToContainTextAsync("115", new LocatorAssertionsToContainTextOptions { Timeout = 90_000 });
        await Assertions.Expect(messages.Nth(1).Locator("a").First).ToHaveAttributeAsync("href", "tel:115");
        await visit.ShowAsync($"embed-{screen}");
        await AssertFitsAsync(visit, screen);

        var close = visit.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Đóng trò chuyện" });
        await close.FocusAsync();
        await visit.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(input).ToBeHiddenAsync();
        await Assertions.Expect(button).ToBeFocusedAsync();
        await button.ClickAsync();
        await Assertions.Expect(messages).ToHaveCountAsync(2);
        visit.AssertNoTrouble();
    }

    [Fact]
    public async Task A_frame_opens_its_chat_by_itself_and_leaves_the_schools_own_field_in_focus()
    {
        await using var visit = await service.VisitAsync(Screen.Desk, $"{service.School.Origin}/frame");
        var frame = visit.Page.FrameLocator("iframe");
        await frame.Locator("article .webchat__bubble").First.WaitForAsync(new LocatorWaitForOptions { Timeout = 90_000 });
        await Assertions.Expect(visit.Page.Locator("#tim")).ToBeFocusedAsync();
        await Assertions.Expect(frame.Locator("form.ask")).ToBeHiddenAsync();
        await Assertions.Expect(frame.Locator("nav.line a").First).ToBeVisibleAsync();
        await visit.ShowAsync("embed-frame");
        visit.AssertNoTrouble();
    }

    [Fact]
    public async Task Without_script_the_form_in_the_frame_answers_in_the_frame()
    {
        await using var visit = await service.VisitAsync(Screen.Desk, $"{service.School.Origin}/frame", hasScript: false);
        var frame = visit.Page.FrameLocator("iframe");
        await frame.Locator("#cau").FillAsync("tre may tuoi phai doi mu bao hiem");
        await frame.Locator("form.ask button").ClickAsync();
        await Assertions.Expect(frame.Locator("article")).ToContainTextAsync("mũ bảo hiểm", new LocatorAssertionsToContainTextOptions { Timeout = 15_000 });
    }

    [Fact]
    public async Task A_site_that_nobody_trusts_gets_no_frame()
    {
        await using var visit = await service.VisitAsync(Screen.Desk, $"{service.School.OtherOrigin}/frame");
        await visit.Page.WaitForTimeoutAsync(1_000);
        Assert.Equal(0, await visit.Page.FrameLocator("iframe").Locator("#noi-dung").CountAsync());
        Assert.Contains(visit.Trouble, trouble => trouble.Contains("frame-ancestors", StringComparison.Ordinal));
    }

    /// <summary>Nothing of the chat stands beside the screen, and the school's styles do not reach it.</summary>
    private static async Task AssertFitsAsync(Visit visit, Screen screen)
    {
        var panel = await visit.Page.Locator("iframe").BoundingBoxAsync();
        Assert.NotNull(panel);
        Assert.True(panel.X >= 0 && panel.Y >= 0 && panel.X + panel.Width <= screen.Width && panel.Y + panel.Height <= screen.Height, $"{panel.X} {panel.Y} {panel.Width} {panel.Height}");
        Assert.True(panel.Width >= 340 && panel.Height >= 480, $"{panel.Width} {panel.Height}");
        var button = await visit.Page.Locator("#tro-ly-an-toan button").BoundingBoxAsync();
        Assert.NotNull(button);
        Assert.True(button.Height >= 44 && button.Y >= panel.Y + panel.Height, $"{button.Height} {button.Y}");
    }
}

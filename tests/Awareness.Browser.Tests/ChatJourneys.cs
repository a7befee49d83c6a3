using Microsoft.Playwright;

namespace Awareness.Browser.Tests;

/// <summary>Talking through Microsoft's Web Chat against our own Direct Line.</summary>
public sealed class ChatJourneys(Service service)
{
    private static readonly LocatorAssertionsToBeVisibleOptions Soon = new() { Timeout = 90_000 };

    [Theory]
    [MemberData(nameof(Screen.Both), MemberType = typeof(Screen))]
    public async Task A_question_gets_an_answer_with_its_source(Screen screen)
    {
        await using var visit = await service.VisitAsync(screen);
        await visit.OpenChatAsync();
        await visit.ShowAsync($"chat-greeting-{screen}");
        var reply = await visit.SayAsync("tre may tuoi phai doi mu bao hiem");
        Assert.Contains("mũ bảo hiểm", reply);
        Assert.Contains("168/2024/NĐ-CP", reply);
        await AssertNothingIsPendingAsync(visit);
        await AssertBeginsInSightAsync(visit);
        await visit.ShowAsync($"chat-answer-{screen}");
        visit.AssertNoTrouble();
    }

    [Theory]
    [MemberData(nameof(Screen.Both), MemberType = typeof(Screen))]
    public async Task Somebody_in_danger_gets_115_first_and_can_tap_it(Screen screen)
    {
        await using var visit = await service.VisitAsync(screen);
        await visit.OpenChatAsync();
        Assert.Contains("115", await visit.SayAsync("con em roi xuong ao vot len ko tho phai lam gi"));
        var call = visit.BotMessages.Last.Locator("a").First;
        await Assertions.Expect(call).ToHaveAttributeAsync("href", "tel:115");
        await Assertions.Expect(call).ToBeInViewportAsync();
        await visit.ShowAsync($"chat-emergency-{screen}");
        await AssertNothingIsPendingAsync(visit);
        visit.AssertNoTrouble();
    }

    [Fact]
    public async Task Small_talk_and_nonsense_get_a_human_word()
    {
        await using var visit = await service.VisitAsync(Screen.Phone);
        await visit.OpenChatAsync();
        Assert.Contains("Chào bạn", await visit.SayAsync("hello"));
        await AssertBeginsInSightAsync(visit);
        Assert.Contains("chưa có câu trả lời", await visit.SayAsync("qwzx plm vbnt"));
        await AssertBeginsInSightAsync(visit);
        Assert.Contains("mũ", await visit.SayAsync("tre may tuoi phai doi mu bao hiem"));
        await AssertBeginsInSightAsync(visit);
        await AssertNothingIsPendingAsync(visit);
        visit.AssertNoTrouble();
    }

    [Fact]
    public async Task A_suggested_question_can_be_tapped()
    {
        await using var visit = await service.VisitAsync(Screen.Phone);
        await visit.OpenChatAsync();
        await visit.SayAsync("tre may tuoi phai doi mu bao hiem");
        var count = await visit.BotMessages.CountAsync();
        await visit.Page.Locator(".webchat__suggested-action").Last.ClickAsync();
        await Assertions.Expect(visit.BotMessages.Nth(count)).ToBeVisibleAsync(Soon);
        await AssertNothingIsPendingAsync(visit);
        visit.AssertNoTrouble();
    }

    [Fact]
    public async Task A_reload_finds_the_conversation_again_and_a_new_one_starts_empty()
    {
        await using var visit = await service.VisitAsync(Screen.Desk);
        await visit.OpenChatAsync();
        await visit.SayAsync("tre may tuoi phai doi mu bao hiem");

        await visit.Page.ReloadAsync();
        await visit.OpenChatAsync();
        var mine = visit.Page.Locator(".webchat__bubble--from-user");
        await Assertions.Expect(mine).ToHaveCountAsync(1, new LocatorAssertionsToHaveCountOptions { Timeout = 90_000 });
        await Assertions.Expect(visit.BotMessages).ToHaveCountAsync(2);

        await visit.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Cuộc trò chuyện mới" }).ClickAsync();
        await Assertions.Expect(mine).ToHaveCountAsync(0, new LocatorAssertionsToHaveCountOptions { Timeout = 90_000 });
        await Assertions.Expect(visit.BotMessages).ToHaveCountAsync(1, new LocatorAssertionsToHaveCountOptions { Timeout = 90_000 });
        Assert.Contains("mũ", await visit.SayAsync("mũ bảo hiểm"));
        visit.AssertNoTrouble();
    }

    [Fact]
    public async Task The_keyboard_alone_opens_the_chat_and_writes()
    {
        await using var visit = await service.VisitAsync(Screen.Phone);
        var open = visit.Page.Locator("#tro-chuyen-mo");
        await Assertions.Expect(open).ToBeVisibleAsync();
        for (var i = 0; i < 40 && !await open.EvaluateAsync<bool>("button => button === document.activeElement"); i++) await visit.Page.Keyboard.PressAsync("Tab");
        await visit.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(visit.ChatInput).ToBeFocusedAsync(new LocatorAssertionsToBeFocusedOptions { Timeout = 90_000 });
        await visit.BotMessages.First.WaitForAsync();
        await visit.Page.Keyboard.TypeAsync("tre may tuoi phai doi mu bao hiem");
        await visit.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(visit.BotMessages.Nth(1)).ToContainTextAsync("mũ bảo hiểm", new LocatorAssertionsToContainTextOptions { Timeout = 90_000 });
        visit.AssertNoTrouble();
    }

    [Fact]
    public async Task A_phone_loads_the_chat_only_when_it_is_wanted()
    {
        await using var visit = await service.VisitAsync(Screen.Phone);
        await visit.Page.Locator("footer").ScrollIntoViewIfNeededAsync();
        await visit.Page.Locator("#tro-chuyen").ScrollIntoViewIfNeededAsync();
        await visit.Page.WaitForTimeoutAsync(1_000);
        Assert.DoesNotContain(visit.Requests, request => request.Contains("webchat", StringComparison.Ordinal) || request.Contains("directline", StringComparison.Ordinal));
        await visit.OpenChatAsync();
        Assert.Contains("/tai/webchat-4.18.1.js", visit.Requests);
        visit.AssertNoTrouble();
    }

    [Fact]
    public async Task When_the_chat_cannot_connect_the_page_says_so_and_the_form_still_answers()
    {
        await using var visit = await service.VisitAsync(Screen.Phone);
        visit.ExpectsFailedRequests = true;
        await visit.Page.RouteAsync("**/v3/directline/tokens/generate", route => route.FulfillAsync(new RouteFulfillOptions { Status = 503 }));
        await visit.Page.Locator("#tro-chuyen-mo").ClickAsync();
        await Assertions.Expect(visit.Page.Locator("#tro-chuyen-loi")).ToContainTextAsync("Chưa mở được phần trò chuyện", new LocatorAssertionsToContainTextOptions { Timeout = 90_000 });
        await visit.ShowAsync("chat-unreachable-phone");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Thử lại" })).ToBeFocusedAsync();

        await visit.Page.UnrouteAllAsync();
        await visit.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Thử lại" }).ClickAsync();
        await Assertions.Expect(visit.BotMessages.First).ToBeVisibleAsync(Soon);
        await Assertions.Expect(visit.Page.Locator("#tro-chuyen-loi")).ToBeHiddenAsync();
        visit.AssertNoTrouble();
    }

    [Fact]
    public async Task What_a_stranger_types_never_becomes_markup()
    {
        await using var visit = await service.VisitAsync(Screen.Phone);
        await visit.OpenChatAsync();
        await visit.SayAsync("<img src=/x onerror=alert(1)> [a](javascript:alert(1)) ![b](https://example.com/b.png) <script>alert(1)</script>");
        Assert.Equal(0, await visit.Page.Locator("#tro-chuyen a[href^='javascript:'], #tro-chuyen img[src*='example.com'], #tro-chuyen img[src='/x']").CountAsync());
        visit.AssertNoTrouble();
    }

    /// <summary>The person sees how the last answer begins without scrolling.</summary>
    private static Task AssertBeginsInSightAsync(Visit visit) =>
        Assertions.Expect(visit.BotMessages.Last.Locator("p").First).ToBeInViewportAsync(new LocatorAssertionsToBeInViewportOptions { Timeout = 10_000 });

    private static async Task AssertNothingIsPendingAsync(Visit visit)
    {
        await Assertions.Expect(visit.Page.Locator("#tro-chuyen").GetByText("Đang gửi")).ToHaveCountAsync(0, new LocatorAssertionsToHaveCountOptions { Timeout = 10_000 });
        await Assertions.Expect(visit.Page.Locator("#tro-chuyen").GetByText("không gửi được")).ToHaveCountAsync(0);
    }
}

using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Playwright;

namespace Awareness.Browser.Tests;

/// <summary>Microsoft's Web Chat on another site's page, across origins: both transports, a lost socket, files, buttons, and what it shows of failures.</summary>
public sealed class SiteChatJourneys(Service service)
{
    private static readonly LocatorAssertionsToBeVisibleOptions Soon = new() { Timeout = 20_000 };

    [Theory]
    [InlineData("")]
    [InlineData("?poll")]
    public async Task A_question_is_answered_over_a_socket_and_by_polling(string transport)
    {
        await using var visit = await OpenAsync(transport);
        Assert.Contains("168/2024/NĐ-CP", await visit.SayAsync("tre may tuoi phai doi mu bao hiem"));
        Assert.Contains("Chào bạn", await visit.SayAsync("xin chào"));
        await Assertions.Expect(visit.Page.GetByText("Đang gửi")).ToHaveCountAsync(0, new LocatorAssertionsToHaveCountOptions { Timeout = 10_000 });
        Assert.Equal(transport.Length == 0, visit.HasSocket);
        visit.AssertNoTrouble();
    }

    [Fact]
    public async Task A_page_whose_socket_was_closed_shows_what_it_missed_exactly_once()
    {
        await using var visit = await OpenAsync("");
        var (conversation, token) = visit.Access();
        using var http = new HttpClient { BaseAddress = new Uri(service.Address), DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", token) } };
        var fresh = await http.GetFromJsonAsync<JsonObject>($"/v3/directline/conversations/{conversation}?watermark=0", TestContext.Current.CancellationToken);
        using var socket = new ClientWebSocket();
        // The service closes the page's socket for this one.
        await socket.ConnectAsync(new Uri((string)fresh!["streamUrl"]!), TestContext.Current.CancellationToken);
        await visit.SocketClosed.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
        using var posted = await http.PostAsJsonAsync($"/v3/directline/conversations/{conversation}/activities", new JsonObject { ["type"] = "message", ["text"] = "trẻ mấy tuổi phải đội mũ bảo hiểm" }, TestContext.Current.CancellationToken);
        posted.EnsureSuccessStatusCode();

        var answer = visit.BotMessages.Filter(new LocatorFilterOptions { HasText = "168/2024/NĐ-CP" });
        await Assertions.Expect(answer).ToHaveCountAsync(1, new LocatorAssertionsToHaveCountOptions { Timeout = 25_000 });
        Assert.Contains("Chào bạn", await visit.SayAsync("xin chào"));
        await Assertions.Expect(answer).ToHaveCountAsync(1);
        visit.AssertNoTrouble();
    }

    [Theory]
    [InlineData("ảnh thử của Tí.png", "image/png", "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==")]
    [InlineData("giấy mời họp.pdf", "application/pdf", "JVBERi0xLjQK")]
    public async Task A_file_with_a_Vietnamese_name_arrives_and_the_person_hears_that_nobody_keeps_it(string name, string type, string content)
    {
        await using var visit = await OpenAsync("");
        await AttachAsync(visit, name, type, Convert.FromBase64String(content));
        await Assertions.Expect(visit.BotMessages.Last).ToContainTextAsync("chưa xem được hình ảnh", new LocatorAssertionsToContainTextOptions { Timeout = 20_000 });
        await Assertions.Expect(visit.Page.Locator("p").GetByText("Bạn đã gửi tệp. Tệp không được lưu lại.")).ToBeVisibleAsync(Soon);
        await Assertions.Expect(visit.Page.GetByText("Đang gửi")).ToHaveCountAsync(0, new LocatorAssertionsToHaveCountOptions { Timeout = 10_000 });
        await visit.ShowAsync($"upload-{type.Replace('/', '-')}");
        visit.AssertNoTrouble();
    }

    [Fact]
    public async Task A_page_that_pretends_to_be_a_picture_is_refused_at_once()
    {
        await using var visit = await OpenAsync("");
        visit.ExpectsFailedRequests = true;
        await AttachAsync(visit, "ảnh.png", "image/png", "<html><script>alert(1)</script>"u8.ToArray());
        await Assertions.Expect(visit.Page.GetByText("gửi được").First).ToBeVisibleAsync(Soon);
        Assert.Equal(1, await visit.BotMessages.CountAsync());
    }

    [Theory]
    [InlineData(400, "không gửi được")]
    [InlineData(413, "không gửi được")]
    [InlineData(429, "không gửi được")]
    [InlineData(500, "không gửi được")]
    [InlineData(502, "không gửi được")]
    [InlineData(503, "không gửi được")]
    [InlineData(403, "kết nối")]
    public async Task A_message_that_fails_is_shown_as_failed_and_never_as_sent(int status, string shown)
    {
        await using var visit = await OpenAsync("");
        visit.ExpectsFailedRequests = true;
        await visit.Page.RouteAsync("**/v3/directline/conversations/*/activities", route => route.FulfillAsync(new RouteFulfillOptions
        {
            Status = status,
            ContentType = "application/json",
            Body = """{"error":{"code":"Injected","message":"x"}}""",
            Headers = new Dictionary<string, string>(StringComparer.Ordinal) { ["access-control-allow-origin"] = service.School.Origin, ["access-control-allow-headers"] = "authorization,content-type,x-ms-bot-agent,x-requested-with" },
        }));
        await visit.ChatInput.FillAsync("xin chào");
        await visit.ChatInput.PressAsync("Enter");
        await Assertions.Expect(visit.Page.Locator("#chat")).ToContainTextAsync(shown, new LocatorAssertionsToContainTextOptions { Timeout = 20_000, IgnoreCase = true });
        if (status == 403) return;

        // Once the failure is over the message can be sent again, and is there once.
        await visit.Page.UnrouteAllAsync();
        await visit.Page.GetByText("Thử lại").First.ClickAsync();
        await Assertions.Expect(visit.BotMessages.Nth(1)).ToBeVisibleAsync(Soon);
        var (conversation, token) = visit.Access();
        using var http = new HttpClient { BaseAddress = new Uri(service.Address), DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", token) } };
        var kept = await http.GetFromJsonAsync<JsonObject>($"/v3/directline/conversations/{conversation}/activities", TestContext.Current.CancellationToken);
        Assert.Single(kept!["activities"]!.AsArray(), activity => (string?)activity!["from"]!["role"] == "user");
    }

    [Fact]
    public async Task Buttons_of_every_kind_are_taken_as_Web_Chat_sends_them()
    {
        await using var visit = await OpenAsync("");
        await visit.Page.EvaluateAsync("""
            () => window.store.dispatch({ type: 'DIRECT_LINE/INCOMING_ACTIVITY', payload: { activity: {
              type: 'message', id: 'card', timestamp: new Date().toISOString(), from: { id: 'awareness', role: 'bot' }, channelData: { 'webchat:sequence-id': 2.5 },
              attachments: [{ contentType: 'application/vnd.microsoft.card.hero', content: { text: 'Chọn', buttons: [
                { type: 'imBack', title: 'Một', value: 'xin chào' },
                { type: 'postBack', title: 'Hai', value: 'cảm ơn' },
                { type: 'postBack', title: 'Ba', value: { choice: 3 } },
                { type: 'messageBack', title: 'Bốn', text: 'tạm biệt', displayText: 'Chào nhé', value: { choice: 4 } }] } }] } } })
            """);
        List<JsonObject> bodies = [];
        visit.Page.Request += (_, request) =>
        {
            if (request.Method == "POST" && request.Url.EndsWith("/activities", StringComparison.Ordinal)) bodies.Add(JsonNode.Parse(request.PostData ?? "")!.AsObject());
        };
        foreach (var (title, reply) in new[] { ("Một", "Chào bạn"), ("Hai", "Không có gì"), ("Ba", "Bạn muốn hỏi gì"), ("Bốn", "Tạm biệt") })
        {
            await visit.Page.Locator(".ac-pushButton").GetByText(title, new LocatorGetByTextOptions { Exact = true }).ClickAsync();
            await Assertions.Expect(visit.BotMessages.Last).ToContainTextAsync(reply, new LocatorAssertionsToContainTextOptions { Timeout = 20_000 });
        }

        Assert.Equal(["xin chào", "cảm ơn", null, "tạm biệt"], bodies.Select(body => (string?)body["text"]));
        Assert.Equal([null, "true", "true", null], bodies.Select(body => body["channelData"]!["postBack"]?.ToJsonString()));
        Assert.Equal("""{"choice":3}""", bodies[2]["value"]!.ToJsonString());
        Assert.Equal("Chào nhé", (string?)bodies[3]["channelData"]!["messageBack"]!["displayText"]);
        visit.AssertNoTrouble();
    }

    [Fact]
    public async Task The_chat_says_what_it_is_to_those_who_do_not_see_it()
    {
        await using var visit = await OpenAsync("");
        await visit.SayAsync("tre may tuoi phai doi mu bao hiem");
        foreach (var role in (AriaRole[])[AriaRole.Feed, AriaRole.Log, AriaRole.Form]) await Assertions.Expect(visit.Page.Locator("#chat").GetByRole(role).First).ToBeAttachedAsync();
        Assert.True(await visit.Page.Locator("#chat").GetByRole(AriaRole.Article).CountAsync() >= 3);
        Assert.True(await visit.Page.Locator("#chat [aria-live=polite]").CountAsync() > 0);
        var spoken = JsonSerializer.Deserialize<List<string>>(await visit.Page.EvaluateAsync<string>("() => JSON.stringify([...document.querySelectorAll('#chat [aria-label]')].map(e => e.getAttribute('aria-label')))"))!;
        Assert.DoesNotContain(spoken, label => label.Contains("Message", StringComparison.Ordinal) || label.Contains("Send", StringComparison.Ordinal) || label.Contains("Type", StringComparison.Ordinal));
        visit.AssertNoTrouble();
    }

    private async Task<Visit> OpenAsync(string query)
    {
        var visit = await service.VisitAsync(Screen.Desk, $"{service.School.Origin}/webchat{query}");
        await visit.BotMessages.First.WaitForAsync(new LocatorWaitForOptions { Timeout = 90_000 });
        return visit;
    }

    private static async Task AttachAsync(Visit visit, string name, string type, byte[] content)
    {
        await visit.Page.Locator("#chat input[type=file]").First.SetInputFilesAsync(new FilePayload { Name = name, MimeType = type, Buffer = content });
        await visit.ChatInput.FocusAsync();
        await visit.ChatInput.PressAsync("Enter");
    }
}

using System.Buffers.Text;
using System.Text.Json.Nodes;
using Microsoft.Playwright;

namespace Awareness.Browser.Tests;

/// <summary>One visitor's tab, with everything that must not happen written down: console errors, policy violations, requests to others.</summary>
public sealed class Visit : IAsyncDisposable
{
    private readonly IBrowserContext context;
    private readonly List<string> trouble = [];
    private readonly TaskCompletionSource closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private string? bearer;

    private Visit(IBrowserContext context, IPage page)
    {
        this.context = context;
        Page = page;
    }

    public IPage Page { get; }

    /// <summary>Paths asked for so far.</summary>
    public List<string> Requests { get; } = [];

    /// <summary>Set by a test that breaks the network on purpose: the browser then reports failed requests, and only these.</summary>
    public bool ExpectsFailedRequests { get; set; }

    /// <summary>True once the page opened a socket.</summary>
    public bool HasSocket { get; private set; }

    /// <summary>Done when the page's first socket is closed.</summary>
    public Task SocketClosed => closed.Task;

    /// <summary>The answers of the bot in the chat, oldest first.</summary>
    public ILocator BotMessages => Page.Locator("article .webchat__bubble:not(.webchat__bubble--from-user)");

    public ILocator ChatInput => Page.Locator("[data-id=webchat-sendbox-input]");

    public static async Task<Visit> StartAsync(IBrowserContext context, string address, params string[] friends)
    {
        var page = await context.NewPageAsync();
        var visit = new Visit(context, page);
        await page.AddInitScriptAsync("document.addEventListener('securitypolicyviolation', e => console.error('CSP violation', e.violatedDirective, e.blockedURI, e.sourceFile, e.lineNumber))");
        page.Console += (_, message) =>
        {
            if (message.Type is not ("error" or "warning")) return;
            if (visit.ExpectsFailedRequests && message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal)) return;
            visit.trouble.Add($"{message.Type}: {message.Text}");
        };
        page.Dialog += (_, dialog) =>
        {
            visit.trouble.Add($"dialog: {dialog.Message}");
            _ = dialog.DismissAsync();
        };
        page.PageError += (_, error) => visit.trouble.Add($"exception: {error}");
        page.Request += (_, request) =>
        {
            if (request.Headers.TryGetValue("authorization", out var header)) visit.bearer = header["Bearer ".Length..];
            if (friends.Any(friend => request.Url.StartsWith(friend, StringComparison.Ordinal))) return;
            var isOurs = request.Url.StartsWith(address, StringComparison.Ordinal) || request.Url.StartsWith("data:", StringComparison.Ordinal) || request.Url.StartsWith("blob:", StringComparison.Ordinal);
            if (isOurs) visit.Requests.Add(request.Url[Math.Min(address.Length, request.Url.Length)..]);
            else visit.trouble.Add($"foreign request: {request.Url}");
        };
        page.WebSocket += (_, socket) =>
        {
            visit.HasSocket = true;
            socket.Close += (_, _) => visit.closed.TrySetResult();
            if (!socket.Url.StartsWith(address.Replace("http", "ws", StringComparison.Ordinal), StringComparison.Ordinal)) visit.trouble.Add($"foreign socket: {socket.Url}");
        };
        return visit;
    }

    /// <summary>The conversation of the chat, and a token for it.</summary>
    public (string Conversation, string Token) Access()
    {
        var token = bearer ?? throw new InvalidOperationException("The page has shown no token yet.");
        return ((string)JsonNode.Parse(Base64Url.DecodeFromChars(token.Split('.')[1]))!["conv"]!, token);
    }

    /// <summary>Opens the chat if it did not open by itself, and waits for the greeting.</summary>
    public async Task OpenChatAsync()
    {
        var open = Page.Locator("#tro-chuyen-mo");
        if (Page.ViewportSize?.Width < 992) await open.ClickAsync();
        await ChatInput.WaitForAsync(new LocatorWaitForOptions { Timeout = 90_000 });
        await BotMessages.First.WaitForAsync(new LocatorWaitForOptions { Timeout = 90_000 });
    }

    /// <summary>Says something in the chat and returns the text of the reply.</summary>
    public async Task<string> SayAsync(string text)
    {
        var before = await BotMessages.CountAsync();
        await ChatInput.FillAsync(text);
        await ChatInput.PressAsync("Enter");
        var reply = BotMessages.Nth(before);
        await reply.WaitForAsync(new LocatorWaitForOptions { Timeout = 90_000 });
        return await reply.InnerTextAsync();
    }

    /// <summary>Saves what the visitor sees under <c>artifacts/screenshots</c>.</summary>
    public Task ShowAsync(string name, bool isWhole = false) => Page.ScreenshotAsync(new PageScreenshotOptions
    {
        Path = Path.Combine(Service.Root, "artifacts", "screenshots", $"{name}.png"),
        FullPage = isWhole,
    });

    public void AssertNoTrouble() => Assert.Empty(trouble);

    /// <summary>What went wrong so far, for a test that expects just that.</summary>
    public IReadOnlyList<string> Trouble => trouble;

    public async ValueTask DisposeAsync() => await context.DisposeAsync();
}

using System.Globalization;
using System.Text.Json;
using System.Threading.Channels;
using Awareness.Bots;
using Awareness.Contacts;
using Awareness.Conversations;
using Awareness.Flows;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Awareness.Browser.Tests;

/// <summary>One conversation in Web Chat on a phone, followed at three places: what came over the socket, what is painted, and where the service says the person stands.</summary>
public sealed class Talk : IAsyncDisposable
{
    private const float Patience = 90_000;
    private const float Unsettled = 15_000;

    /// <summary>Looking at every frame would keep the browser from painting.</summary>
    private const float Often = 40;

    /// <summary>True once every message that came is painted, nothing scrolls any more, the newest answer begins in sight, and no request is under way.</summary>
    private const string Settled = """
        ([count, fresh]) => {
          const bubbles = [...document.querySelectorAll('article .webchat__bubble:not(.webchat__bubble--from-user)')];
          if (bubbles.length < count || document.querySelector('#tro-chuyen').textContent.includes('Đang gửi')) return false;
          const window = document.querySelector('.webchat__basic-transcript').getBoundingClientRect();
          const at = document.querySelector('.webchat__basic-transcript__scrollable').scrollTop, now = performance.now();
          if (globalThis.restsAt !== at) [globalThis.restsAt, globalThis.restsSince] = [at, now];
          if (now - globalThis.restsSince < 150) return false;
          const begin = bubbles[count - fresh].getBoundingClientRect();
          return begin.top >= window.top - 2 && begin.top < window.bottom - 16;
        }
        """;

    private const string Painted = """
        ([count, fresh]) => {
          const bubbles = [...document.querySelectorAll('article .webchat__bubble:not(.webchat__bubble--from-user)')];
          const window = document.querySelector('.webchat__basic-transcript').getBoundingClientRect();
          return JSON.stringify({
            texts: bubbles.slice(count - fresh).map(b => b.querySelector('.webchat__text-content, .webchat__render-markdown')?.innerText ?? b.innerText),
            buttons: [...document.querySelectorAll('.webchat__suggested-action')].map(b => b.innerText.trim()),
            isEndInSight: bubbles[count - 1].getBoundingClientRect().bottom <= window.bottom + 2,
            isWide: document.documentElement.scrollWidth > innerWidth || bubbles.slice(count - fresh).some(b => b.getBoundingClientRect().right > innerWidth + 1 || b.scrollWidth > b.clientWidth + 2),
            hasFailed: document.querySelector('#tro-chuyen').textContent.includes('không gửi được') || !!document.querySelector('.webchat__error-box'),
          });
        }
        """;

    private readonly Channel<int> heard = Channel.CreateUnbounded<int>();
    private readonly BotSource bots;
    private readonly ITurnStore turns;
    private int count;

    private Talk(Service service, Visit visit)
    {
        Visit = visit;
        bots = service.Parts.GetRequiredService<BotSource>();
        turns = service.Parts.GetRequiredService<ITurnStore>();
    }

    public Visit Visit { get; }

    /// <summary>The bots the service runs.</summary>
    public BotLibrary Bots => bots.Current;

    /// <summary>How many messages of the bot came so far.</summary>
    public int Count => count;

    /// <summary>Opens the chat and reads the greeting.</summary>
    public static async Task<Talk> OpenAsync(Service service)
    {
        var visit = await service.VisitAsync(Screen.Phone);
        var talk = new Talk(service, visit);
        visit.Page.WebSocket += (_, socket) => socket.FrameReceived += (_, frame) => talk.Hear(frame.Text);
        await visit.OpenChatAsync();
        await talk.ReadAsync();
        return talk;
    }

    /// <summary>Types something and reads the reply.</summary>
    public async Task<Said> TypeAsync(string text)
    {
        await Visit.ChatInput.FillAsync(text);
        await Visit.ChatInput.PressAsync("Enter");
        return await ReadAsync();
    }

    /// <summary>Presses a button below the last message and reads the reply.</summary>
    public async Task<Said> PressAsync(int button)
    {
        await Visit.Page.Locator(".webchat__suggested-action").Nth(button).ClickAsync();
        return await ReadAsync();
    }

    /// <summary>The question that waits for the person, by what the service has stored; null when no flow runs.</summary>
    public async Task<AskStep?> WaitingAsync() =>
        await RunAsync() is { } run ? Bots.Find(run.Current.Flow, run.Current.Version)?.Find(run.Current.Step) as AskStep : null;

    /// <summary>The person's way through a flow as it is stored.</summary>
    public async Task<Run?> RunAsync()
    {
        var id = await Visit.Page.EvaluateAsync<string>("JSON.parse(sessionStorage.getItem('tro-chuyen')).conversationId");
        var state = await turns.LoadAsync(new ConversationKey("directline", id), new ContactKey("directline", "nobody"), TestContext.Current.CancellationToken);
        return state.Conversation.State.Run;
    }

    public ValueTask DisposeAsync() => Visit.DisposeAsync();

    private void Hear(string? frame)
    {
        if (string.IsNullOrEmpty(frame)) return;
        using var set = JsonDocument.Parse(frame);
        var messages = set.RootElement.GetProperty("activities").EnumerateArray().Count(IsOfBot);
        if (messages > 0) heard.Writer.TryWrite(messages);
    }

    private static bool IsOfBot(JsonElement activity) =>
        activity.GetProperty("type").GetString() == "message" && activity.GetProperty("from").GetProperty("role").GetString() == "bot";

    private async Task<Said> ReadAsync()
    {
        var fresh = await heard.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(TimeSpan.FromMilliseconds(Patience));
        count += fresh;
        int[] place = [count, fresh];
        try
        {
            await Visit.Page.WaitForFunctionAsync(Settled, place, new PageWaitForFunctionOptions { Timeout = Unsettled, PollingInterval = Often });
        }
        catch (TimeoutException)
        {
            await Visit.ShowAsync("flow-unsettled");
            var last = await Visit.BotMessages.Last.InnerTextAsync();
            Assert.Fail(string.Create(CultureInfo.InvariantCulture, $"Of {count} messages the {fresh} last are not painted, or do not begin in sight: {last}"));
        }

        return JsonSerializer.Deserialize<Said>(await Visit.Page.EvaluateAsync<string>(Painted, place), JsonSerializerOptions.Web) ?? throw new InvalidOperationException("Nothing is painted.");
    }
}

/// <summary>What a person sees after a turn.</summary>
/// <param name="Texts">The new messages.</param>
/// <param name="Buttons">The buttons below them.</param>
/// <param name="IsEndInSight">True when the end of the last message shows without scrolling.</param>
/// <param name="IsWide">True when something is wider than the screen.</param>
/// <param name="HasFailed">True when Web Chat shows an error.</param>
public sealed record Said(IReadOnlyList<string> Texts, IReadOnlyList<string> Buttons, bool IsEndInSight, bool IsWide, bool HasFailed)
{
    /// <summary>All of it.</summary>
    public string Text => string.Join('\n', Texts);
}

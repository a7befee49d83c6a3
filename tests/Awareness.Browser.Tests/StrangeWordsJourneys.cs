using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Playwright;

namespace Awareness.Browser.Tests;

/// <summary>Everything of <see cref="StrangeWords"/> is said in the chat, and asked in the form: no dialog, no request to others, no report of the policy, nothing but text.</summary>
public sealed class StrangeWordsJourneys(Service service)
{
    /// <summary>What stands in the transcript and could act: elements that load or run, attributes that run, addresses beyond telephone numbers and our own pages.</summary>
    private const string Acting = """
        () => JSON.stringify([...document.querySelectorAll('[role=feed] *, main > article *')].filter(e =>
          e.matches('script, iframe, object, embed, form, video, audio, link, meta, base, style, math, marquee')
          || (e.matches('img') && !/^(data:image\/svg|blob:)/.test(e.src))
          || [...e.attributes].some(a => a.name.startsWith('on') || /^(javascript|data|vbscript):/i.test(a.name === 'href' || a.name === 'xlink:href' ? a.value : ''))
          || (e.matches('a[href]') && !/^(tel:|\/)/.test(e.getAttribute('href')))).map(e => e.outerHTML.slice(0, 200)))
        """;

    [Fact]
    public async Task In_the_chat_strange_words_are_words()
    {
        Assert.True(StrangeWords.All.Count >= 60);
        await using var visit = await service.VisitAsync(Screen.Desk);
        await visit.OpenChatAsync();
        var (conversation, token) = visit.Access();
        using var http = new HttpClient { BaseAddress = new Uri(service.Address), DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", token) } };
        foreach (var words in StrangeWords.All)
        {
            using var posted = await http.PostAsJsonAsync($"/v3/directline/conversations/{conversation}/activities", new JsonObject
            {
                ["type"] = "message",
                ["text"] = words,
                ["textFormat"] = "markdown",
                ["name"] = words,
                ["attachments"] = new JsonArray(new JsonObject { ["contentType"] = "text/html", ["content"] = words, ["contentUrl"] = words, ["name"] = words }),
                ["suggestedActions"] = new JsonObject { ["actions"] = new JsonArray(new JsonObject { ["type"] = "openUrl", ["title"] = words, ["value"] = words }) },
            }, TestContext.Current.CancellationToken);
            posted.EnsureSuccessStatusCode();
        }

        var mine = visit.Page.Locator(".webchat__bubble--from-user");
        await Assertions.Expect(mine).ToHaveCountAsync(StrangeWords.All.Count, new LocatorAssertionsToHaveCountOptions { Timeout = 60_000 });
        Assert.Equal("[]", await visit.Page.EvaluateAsync<string>(Acting));
        await Assertions.Expect(mine.First).ToContainTextAsync(StrangeWords.All[0]);
        visit.AssertNoTrouble();
    }

    [Fact]
    public async Task In_the_form_strange_words_are_words()
    {
        await using var visit = await service.VisitAsync(Screen.Phone);
        foreach (var words in StrangeWords.All)
        {
            await visit.Page.GotoAsync($"/hoi?cau={Uri.EscapeDataString(words)}");
            Assert.Equal("[]", await visit.Page.EvaluateAsync<string>(Acting));
        }

        visit.AssertNoTrouble();
    }
}

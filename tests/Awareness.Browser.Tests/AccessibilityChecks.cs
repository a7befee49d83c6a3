using System.Text.Json;
using Microsoft.Playwright;

namespace Awareness.Browser.Tests;

/// <summary>Basic checks in the manner of axe: names, headings, landmarks, ids, sizes to tap, and the contrast of every text as painted.</summary>
public sealed class AccessibilityChecks(Service service)
{
    private const string Script = """
        (rootSelector) => {
          const root = document.querySelector(rootSelector), found = [];
          const shown = (e) => e.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true });
          const label = (e) => e.tagName.toLowerCase() + (e.id ? '#' + e.id : '') + (e.className ? '.' + e.className : '') + ' "' + (e.textContent || '').trim().slice(0, 40) + '"';
          const name = (e) => (e.getAttribute('aria-label') || [...(e.labels ?? [])].map(l => l.textContent).join(' ') || e.textContent || e.title || [...e.querySelectorAll('img')].map(i => i.alt).join(' ')).trim();
          const all = [...root.querySelectorAll('*')].filter(shown);
          for (const e of all.filter(e => e.matches('a[href], button, input, select, textarea, summary'))) if (!name(e)) found.push('no name: ' + label(e));
          for (const e of all.filter(e => e.matches('img'))) if (!e.hasAttribute('alt')) found.push('no alt: ' + label(e));
          for (const e of all) for (const a of ['aria-labelledby', 'aria-describedby', 'for']) for (const id of (e.getAttribute(a) ?? '').split(/\s+/).filter(Boolean)) if (!document.getElementById(id)) found.push(a + ' leads nowhere: ' + label(e));
          const ids = [...root.querySelectorAll('[id]')].map(e => e.id);
          ids.filter((id, i) => ids.indexOf(id) !== i).forEach(id => found.push('id twice: ' + id));
          if (rootSelector === 'body') {
            if (document.querySelectorAll('h1').length !== 1) found.push('h1: ' + document.querySelectorAll('h1').length);
            for (const l of ['header', 'main', 'footer', '[role=search]']) if (document.querySelectorAll(l).length !== 1) found.push('landmark ' + l);
            if (document.documentElement.lang !== 'vi') found.push('lang');
            let level = 0;
            for (const h of all.filter(e => e.matches('h1, h2, h3, h4'))) { const l = +h.tagName[1]; if (l > level + 1) found.push('heading skipped: ' + label(h)); level = l; }
            for (const e of all.filter(e => e.matches('button, input, .tiles a, .line a, .call-now, .questions a, .family a, summary'))) if (e.getBoundingClientRect().height < 40) found.push('too small to tap: ' + label(e));
          }
          const rgb = (c) => { const m = c.match(/[\d.]+/g).map(Number); return { r: m[0], g: m[1], b: m[2], a: m[3] ?? 1 }; };
          const light = (c) => { const f = (v) => { v /= 255; return v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4; }; return .2126 * f(c.r) + .7152 * f(c.g) + .0722 * f(c.b); };
          const over = (c, below) => ({ r: c.r * c.a + below.r * (1 - c.a), g: c.g * c.a + below.g * (1 - c.a), b: c.b * c.a + below.b * (1 - c.a) });
          const ground = (e) => {
            if (!e) return rgb(matchMedia('(prefers-color-scheme: dark)').matches ? 'rgb(0,0,0)' : 'rgb(255,255,255)');
            const c = rgb(getComputedStyle(e).backgroundColor);
            return c.a === 1 ? c : over(c, ground(e.parentElement));
          };
          let least = 21;
          for (const e of all) {
            if (e.disabled || ![...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim())) continue;
            const r = e.getBoundingClientRect();
            if (r.width < 2 || r.height < 2) continue;
            const style = getComputedStyle(e), below = ground(e), a = light(over(rgb(style.color), below)), b = light(below);
            const ratio = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
            const big = parseFloat(style.fontSize) >= 24 || (parseFloat(style.fontSize) >= 18.66 && +style.fontWeight >= 700);
            least = Math.min(least, ratio);
            if (ratio < (big ? 3 : 4.5)) found.push('contrast ' + ratio.toFixed(2) + ': ' + label(e) + ' ' + style.color);
          }
          return JSON.stringify({ found, least });
        }
        """;

    public static TheoryData<string, ColorScheme> Pages
    {
        get
        {
            var pages = new TheoryData<string, ColorScheme>();
            foreach (var path in (string[])["/", "/hoi?cau=tre+may+tuoi+phai+doi+mu+bao+hiem", "/hoi?cau=con+em+roi+xuong+ao+vot+len+ko+tho", "/hoi?cau=qwzx", "/hoi/drowning.first-aid", "/khong-co"])
            {
                pages.Add(path, ColorScheme.Light);
                pages.Add(path, ColorScheme.Dark);
            }

            return pages;
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Every_page_can_be_used_by_everybody(string path, ColorScheme scheme)
    {
        await using var visit = await service.VisitAsync(Screen.Phone, path, scheme: scheme);
        await visit.Page.EvaluateAsync("document.querySelectorAll('details').forEach(details => details.open = true)");
        await AssertAccessibleAsync(visit, "body");
        if (scheme == ColorScheme.Dark && path == "/") await visit.ShowAsync("front-dark-phone", isWhole: true);
        if (scheme == ColorScheme.Dark && path.Contains("xuong", StringComparison.Ordinal)) await visit.ShowAsync("emergency-dark-phone");
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task The_open_chat_can_be_used_by_everybody(ColorScheme scheme)
    {
        await using var visit = await service.VisitAsync(Screen.Desk, scheme: scheme);
        await visit.OpenChatAsync();
        await visit.SayAsync("tre may tuoi phai doi mu bao hiem");
        await visit.ShowAsync($"chat-desk-{scheme}");
        await AssertAccessibleAsync(visit, "#tro-chuyen");
        visit.AssertNoTrouble();
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task The_chat_made_for_a_frame_can_be_used_by_everybody(ColorScheme scheme)
    {
        await using var visit = await service.VisitAsync(Screen.Phone, "/nhung", scheme: scheme);
        await visit.BotMessages.First.WaitForAsync(new LocatorWaitForOptions { Timeout = 90_000 });
        await visit.SayAsync("tre may tuoi phai doi mu bao hiem");
        await visit.ShowAsync($"embed-alone-{scheme}");
        await AssertAccessibleAsync(visit, "main");
        visit.AssertNoTrouble();
    }

    private static async Task AssertAccessibleAsync(Visit visit, string root)
    {
        using var report = JsonDocument.Parse(await visit.Page.EvaluateAsync<string>(Script, root));
        Assert.Empty(report.RootElement.GetProperty("found").EnumerateArray().Select(problem => problem.GetString()));
        TestContext.Current.SendDiagnosticMessage($"Least contrast: {report.RootElement.GetProperty("least").GetDouble():0.0}");
    }
}

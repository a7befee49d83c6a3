using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Awareness.App.Page;
using Awareness.Knowledge;

namespace Awareness.App.Sandbox;

/// <summary>The sandbox page and its forms. Every form is answered by going back to the page, so it works without any script.</summary>
internal static class SandboxEndpoints
{
    /// <summary>Where the page is.</summary>
    public const string Path = "/sandbox";

    /// <summary>Not on the page: for scripts that try a bot of their own behind our platforms.</summary>
    private const string BotField = "bot";

    private const int LongestText = 4_000;
    private const string CrossSite = "cross-site";

    /// <summary>How long a form waits for the replies, so that the page it leads to shows them.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);

    /// <summary>Maps the page, what its script asks for again and again, and its forms.</summary>
    public static void MapSandbox(this WebApplication app, SandboxPlatforms platforms)
    {
        var assets = PageAssets.Load(webFolder: null);
        var response = new PageResponse(new PageSettings(), assets);
        var knowledge = app.Services.GetRequiredService<KnowledgeSource>();
        app.MapGet(Path, (RequestDelegate)(context => response.WriteAsync(context, SandboxPage.Create(platforms, assets, knowledge.Current.Content.Version))));
        app.MapGet($"{Path}/dien-thoai", (RequestDelegate)(context => PhonesAsync(context, platforms)));
        MapForm(app, "viet", (context, form) => SayAsync(context, form, platforms));
        MapForm(app, "bam", (context, form) => PressAsync(context, form, platforms));
        MapForm(app, "loi", (context, form) => FailAsync(context, form, platforms));
        MapForm(app, "nguoi-moi", (_, _) => RenewAsync(platforms));
    }

    private static void MapForm(WebApplication app, string name, Func<HttpContext, IFormCollection, Task> act) => app.MapPost($"{Path}/{name}", (RequestDelegate)(async context =>
    {
        // Another site's page in the same browser must not write here in the tester's name.
        if (context.Request.Headers["Sec-Fetch-Site"] == CrossSite || !context.Request.HasFormContentType)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        if (form.ContainsKey(BotField) && BotOf(form) is null)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        await act(context, form);
        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.Location = Path;
    }));

    private static Task PhonesAsync(HttpContext context, SandboxPlatforms platforms)
    {
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        return context.Response.WriteAsync(SandboxPage.Phones(platforms.Phones).ToString(), context.RequestAborted);
    }

    private static Task SayAsync(HttpContext context, IFormCollection form, SandboxPlatforms platforms)
    {
        var text = WholeText.Cut(form["loi"].ToString().Trim(), LongestText);
        var service = BotOf(form) ?? ServiceOf(context);
        return text.Length == 0 ? Task.CompletedTask : AnsweredAsync(context, Chosen(form, platforms), phone => phone.SayAsync(service, text, context.RequestAborted));
    }

    private static Task PressAsync(HttpContext context, IFormCollection form, SandboxPlatforms platforms)
    {
        var service = BotOf(form) ?? ServiceOf(context);
        return Number(form["tin"]) is { } message && Number(form["nut"]) is { } button
            ? AnsweredAsync(context, Chosen(form, platforms), phone => phone.PressAsync(service, message, button, context.RequestAborted))
            : Task.CompletedTask;
    }

    private static Task FailAsync(HttpContext context, IFormCollection form, SandboxPlatforms platforms)
    {
        var service = ServiceOf(context);
        return SandboxFault.All.FirstOrDefault(fault => fault.Id == form["loi"]) is { } chosen
            ? Task.WhenAll(Chosen(form, platforms).Select(phone => phone.FailAsync(service, chosen, context.RequestAborted)))
            : Task.CompletedTask;
    }

    private static Task RenewAsync(SandboxPlatforms platforms)
    {
        foreach (var phone in platforms.Phones) phone.Renew();
        return Task.CompletedTask;
    }

    /// <summary>Does something on phones and waits a little until each shows an answer.</summary>
    private static async Task AnsweredAsync(HttpContext context, IReadOnlyList<SandboxPhone> phones, Func<SandboxPhone, Task> act)
    {
        var time = context.RequestServices.GetRequiredService<TimeProvider>();
        var before = phones.Select(phone => phone.Shown).ToList();
        await Task.WhenAll(phones.Select(act));
        var start = time.GetTimestamp();
        while (phones.Where((phone, i) => phone.Shown == before[i]).Any() && time.GetElapsedTime(start) < Patience) await Task.Delay(Look, time, context.RequestAborted);
    }

    /// <summary>The phone the form names, or all.</summary>
    private static List<SandboxPhone> Chosen(IFormCollection form, SandboxPlatforms platforms) =>
        [.. platforms.Phones.Where(phone => form["kenh"].ToString() is "" || form["kenh"] == phone.Name)];

    private static int? Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>Another bot on this machine that a script wants the platforms to talk to; null when none is named, or when it is elsewhere.</summary>
    private static Uri? BotOf(IFormCollection form) =>
        Uri.TryCreate(form[BotField], UriKind.Absolute, out var bot) && bot.Scheme == Uri.UriSchemeHttp && bot.IsLoopback && bot.PathAndQuery == "/" ? bot : null;

    /// <summary>The service as the platforms reach it: where this very call came in, whatever name the caller knew it by.</summary>
    private static Uri ServiceOf(HttpContext context)
    {
        var address = context.Connection.LocalIpAddress ?? IPAddress.Loopback;
        return new UriBuilder(Uri.UriSchemeHttp, address.AddressFamily is AddressFamily.InterNetworkV6 ? $"[{address}]" : address.ToString(), context.Connection.LocalPort).Uri;
    }
}

using Awareness.App;
using Awareness.App.Hosting;
using Awareness.Browser.Tests;
using Microsoft.AspNetCore.Builder;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Service))]
[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace Awareness.Browser.Tests;

/// <summary>The real service on a free port with an empty database, and one Chromium to visit it.</summary>
public sealed class Service : IAsyncLifetime
{
    private readonly DirectoryInfo data = Directory.CreateTempSubdirectory("awareness-browser-");
    private WebApplication? app;
    private School? school;
    private IPlaywright? playwright;
    private IBrowser? browser;

    public string Address => app?.Urls.First() ?? throw new InvalidOperationException("The service is not running.");

    /// <summary>A school's web site that may use the service.</summary>
    internal School School => school ?? throw new InvalidOperationException("The school is not running.");

    /// <summary>What the service is made of, to look behind the page.</summary>
    public IServiceProvider Parts => app?.Services ?? throw new InvalidOperationException("The service is not running.");

    public async ValueTask InitializeAsync()
    {
        school = await School.StartAsync();
        var flags = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["urls"] = "http://127.0.0.1:0",
            ["Awareness:Data"] = data.FullName,
            ["Awareness:Bots"] = ShippedBots.Copy(data, DateTimeOffset.UtcNow),
            ["Awareness:WatchContent"] = "false",
            ["Awareness:DirectLine:Sites:0:Name"] = "school",
            ["Awareness:DirectLine:Sites:0:Secrets:0"] = School.Secret,
            ["Awareness:DirectLine:Sites:0:TrustedOrigins:0"] = school.Origin,
            // Tests write faster than people.
            ["Awareness:Inbound:MessagesPerMinute"] = "0",
            // The console logger writing while Playwright starts its process hung the run now and then, its line half written.
            ["Logging:LogLevel:Default"] = "Warning",
        };
        app = await AwarenessHost.CreateAsync(flags, CancellationToken.None);
        await app.StartAsync();
        school.Service = Address;

        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    /// <summary>Opens a page as a new visitor and watches what it does: of this service, or of another one that listens <paramref name="at"/> an address of its own.</summary>
    public async Task<Visit> VisitAsync(Screen screen, string path = "/", bool hasScript = true, ColorScheme scheme = ColorScheme.Light, string? at = null)
    {
        if (browser is null) throw new InvalidOperationException("The browser is not running.");
        var context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = at ?? Address,
            ViewportSize = new ViewportSize { Width = screen.Width, Height = screen.Height },
            JavaScriptEnabled = hasScript,
            ColorScheme = scheme,
            Locale = "vi-VN",
            ReducedMotion = ReducedMotion.Reduce,
        });
        var visit = await Visit.StartAsync(context, at ?? Address, School.Origin, School.OtherOrigin);
        await visit.Page.GotoAsync(path);
        return visit;
    }

    /// <summary>The folder above <c>content</c>.</summary>
    public static string Root => Path.GetDirectoryName(ContentRoot.Find(configured: null)) ?? throw new InvalidOperationException("No content folder above the tests.");

    public async ValueTask DisposeAsync()
    {
        if (browser is not null) await browser.DisposeAsync();
        playwright?.Dispose();
        if (school is not null) await school.DisposeAsync();
        if (app is not null)
        {
            await app.StopAsync();
            await app.DisposeAsync();
        }

        data.Delete(recursive: true);
    }
}

/// <summary>A screen size in CSS pixels.</summary>
public sealed record Screen(string Name, int Width, int Height)
{
    public static readonly Screen Phone = new("phone", 360, 740);
    public static readonly Screen Desk = new("desk", 1280, 800);

    public static TheoryData<Screen> Both => new(Phone, Desk);

    public override string ToString() => Name;
}

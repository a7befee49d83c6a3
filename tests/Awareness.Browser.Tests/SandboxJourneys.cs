using System.Diagnostics;
using System.Text.Json.Nodes;
using Microsoft.Playwright;

namespace Awareness.Browser.Tests;

/// <summary>Somebody who writes campaigns tries all channels out at once, on a phone too.</summary>
public sealed class SandboxJourneys(Service service) : IAsyncLifetime
{
    private Process? process;
    private string address = "";
    private Task drained = Task.CompletedTask;

    public async ValueTask InitializeAsync()
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Name;
        var program = Path.Combine(AppContext.BaseDirectory, "..", "..", "Awareness.App", configuration, "Awareness.App.dll");
        var start = new ProcessStartInfo("dotnet", [program, "serve", "--sandbox", "--urls", "http://127.0.0.1:0"])
        {
            WorkingDirectory = Service.Root,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        process = Process.Start(start) ?? throw new InvalidOperationException("The program did not start.");
        while (await process.StandardError.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            if (!line.StartsWith("{\"sandbox\"", StringComparison.Ordinal)) continue;
            address = new Uri((string?)JsonNode.Parse(line)?["sandbox"] ?? "").GetLeftPart(UriPartial.Authority);
            // Whatever it says from now on must not fill the pipe.
            drained = process.StandardError.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None);
            return;
        }

        throw new InvalidOperationException("The sandbox ended before it was ready.");
    }

    public async ValueTask DisposeAsync()
    {
        if (process is null) return;
        process.Kill();
        await process.WaitForExitAsync(CancellationToken.None);
        await drained;
        process.Dispose();
    }

    [Theory]
    [MemberData(nameof(Screen.Both), MemberType = typeof(Screen))]
    public async Task One_question_is_answered_on_every_phone_and_buttons_can_be_pressed(Screen screen)
    {
        await using var visit = await service.VisitAsync(screen, "/sandbox", at: address);
        await visit.Page.GetByLabel("Người dùng viết").FillAsync("không đội mũ bảo hiểm phạt bao nhiêu");
        await visit.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Gửi", Exact = true }).ClickAsync();

        foreach (var name in (string[])["Zalo OA", "Messenger", "Telegram", "Zalo Bot", "Bot Framework (Teams)"])
            await Assertions.Expect(Phone(name)).ToContainTextAsync("400.000");
        await visit.ShowAsync($"sandbox-{screen}", isWhole: true);
        Assert.False(await visit.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth > innerWidth"), "The page scrolls sideways.");

        var before = await Phone("Messenger").Locator(".by-bot").CountAsync();
        await Phone("Messenger").GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Xem thêm" }).First.ClickAsync();
        await Assertions.Expect(Phone("Messenger").Locator(".by-bot")).ToHaveCountAsync(before + 1);
        visit.AssertNoTrouble();

        // What another tab does appears here by itself.
        using var other = new HttpClient();
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("loi", "xin chào"), KeyValuePair.Create("kenh", "zalobot")]);
        using var answer = await other.PostAsync(new Uri($"{address}/sandbox/viet"), form, TestContext.Current.CancellationToken);
        await Assertions.Expect(Phone("Zalo Bot").Locator(".by-person", new LocatorLocatorOptions { HasText = "xin chào" }).First).ToBeVisibleAsync();
        visit.AssertNoTrouble();

        ILocator Phone(string name) => visit.Page.GetByRole(AriaRole.Region, new PageGetByRoleOptions { Name = name, Exact = true });
    }
}

using System.Text.RegularExpressions;
using Awareness.App.Tests.Bots;

namespace Awareness.App.Tests.Results;

/// <summary>Officers look at what people answered and reported while the service runs.</summary>
public sealed partial class ResultsAndReportsTests
{
    [Fact]
    public async Task Answers_are_counted_beside_a_running_service()
    {
        using var bots = new SmallBots();
        await using var service = await ServiceProcess.StartAsync(environment: null, bots.Flags);
        for (var person = 0; person < 6; person++)
        {
            await service.AskAsync($"{person}", "1", SmallBots.Start);
            await service.AskAsync($"{person}", "2", person == 0 ? "cô tô" : "bãi cháy");
            await service.AskAsync($"{person}", "3", person < 4 ? "2" : "1");
            await service.AskAsync($"{person}", "4", $"=hứa số 091234567{person}");
        }

        var shown = await RunAsync(service, bots, "results", "thu", "cau-do", "--by", "ward");
        Assert.StartsWith("6 people, 12 answers", shown.Errors, StringComparison.Ordinal);
        Assert.Contains($"{SmallBots.Question}  (thu/cau-do#duoi-nuoc)", shown.Output, StringComparison.Ordinal);
        Assert.Contains("(các nhóm dưới 5 người)\n       4   67% ✓ Hô to gọi người\n       2   33%   Nhảy xuống cứu\n", shown.Output, StringComparison.Ordinal);
        Assert.Contains("average score 0.7 of 1.0", shown.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("hứa số", shown.Output, StringComparison.Ordinal);

        var table = await RunAsync(service, bots, "results", "thu", "cau-do", "--csv", "-");
        Assert.Contains("\"câu đố\",\"Thấy bạn đuối nước, việc đầu tiên là gì?\",\"thu/cau-do#duoi-nuoc\",\"Hô to gọi người\",\"đúng\",\"4\",\"0.6667\",\"\",\"\"\r\n", table.Output, StringComparison.Ordinal);

        var words = await RunAsync(service, bots, "results", "thu", "cau-do", "--csv", "-", "--texts");
        Assert.Contains("\"'=hứa số [số]\"\r\n", words.Output, StringComparison.Ordinal);
        Assert.StartsWith("0 people, 0 answers", (await RunAsync(service, bots, "results", "thu", "cau-do", "--since", "2999-01-01")).Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_is_followed_up_and_whoever_has_the_code_is_told()
    {
        using var bots = new SmallBots();
        await using var service = await ServiceProcess.StartAsync(environment: null, bots.Flags);
        await service.AskAsync("a", "1", "báo thử");
        await service.AskAsync("a", "2", "1");
        var code = Code().Match((await service.AskAsync("a", "3", "bãi cháy"))[^1]).Value;

        var listed = await RunAsync(service, bots: null, "reports");
        Assert.Matches($@"^{code}  \d{{4}}-\d\d-\d\d  open       Ao chưa rào: .*Bãi Cháy\s*$", listed.Output);

        Assert.Equal(0, (await RunAsync(service, bots: null, "reports", "set", code, "fixed", "--note", "Phường đã rào ao.")).Code);
        Assert.Contains("Phường đã rào ao.", string.Join('\n', await service.AskAsync("b", "1", code)), StringComparison.Ordinal);
        Assert.Equal(1, (await RunAsync(service, bots: null, "reports", "set", "QN-2222-2222", "fixed")).Code);

        Assert.Equal(0, await service.StopAsync());
        Assert.Equal(0, (await RunAsync(service, bots: null, "reports", "set", code, "open")).Code);
        Assert.Contains("  open  ", (await RunAsync(service, bots: null, "reports", "list", "--state", "open")).Output, StringComparison.Ordinal);
    }

    [GeneratedRegex("QN-[0-9A-Z]{4}-[0-9A-Z]{4}", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Code();

    private static Task<Ended> RunAsync(ServiceProcess service, SmallBots? bots, params string[] arguments) =>
        Product.RunAsync([.. arguments, "--data", service.Folder, .. bots?.Flags ?? []]);
}

using System.Net;
using System.Text.Json.Nodes;

namespace Awareness.App.Tests.Sandbox;

/// <summary><c>awareness serve --sandbox</c> as a process: one box, five channels, no real one.</summary>
public sealed class SandboxTests
{
    private static readonly string[] Names = ["zalo", "facebook", "telegram", "zalobot", "botframework"];

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_written_once_is_answered_on_every_channel_as_its_platform_shows_it()
    {
        await using var service = await ServiceProcess.StartAsync(environment: null, "--sandbox");
        await ReadyAsync(service);
        var page = await PostAsync(service, "viet", ("loi", Channel.Helmet), ("kenh", ""));
        Assert.All(Names, name => Assert.Contains("400.000", Column(page, name), StringComparison.Ordinal));
        Assert.All(Names.Except(["zalobot"]), name => Assert.Contains("Xem thêm</button>", Column(page, name), StringComparison.Ordinal));
        Assert.DoesNotContain("<button", Column(page, "zalobot"), StringComparison.Ordinal);

        page = await PostAsync(service, "bam", ("kenh", "telegram"), ("tin", "0"), ("nut", "0"));
        Assert.Equal(2, Count(Column(page, "telegram"), "by-bot"));
        Assert.Equal(1, Count(Column(page, "zalo"), "by-bot"));
        Assert.Equal(0, await service.StopAsync());
    }

    [Fact]
    public async Task A_start_word_opens_the_same_flow_everywhere_and_a_new_person_begins_anew()
    {
        await using var service = await ServiceProcess.StartAsync(environment: null, "--sandbox");
        await ReadyAsync(service);
        var page = await PostAsync(service, "viet", ("loi", "bắt đầu"), ("kenh", ""));
        Assert.All(Names, name => Assert.True(Count(Column(page, name), "by-bot") > 0, $"{name} says nothing."));
        page = await PostAsync(service, "nguoi-moi");
        Assert.All(Names, name => Assert.DoesNotContain("by-", Column(page, name), StringComparison.Ordinal));
        page = await PostAsync(service, "viet", ("loi", "xin chào"), ("kenh", "zalobot"));
        Assert.True(Count(Column(page, "zalobot"), "by-bot") > 0);
        Assert.Equal(0, Count(Column(page, "zalo"), "by-bot"));
    }

    [Theory]
    [InlineData("429")]
    [InlineData("reset")]
    public async Task A_trouble_that_is_ordered_happens_and_the_answer_comes_after_it(string fault)
    {
        await using var service = await ServiceProcess.StartAsync(environment: null, "--sandbox");
        await ReadyAsync(service);
        await PostAsync(service, "viet", ("loi", "xin chào"), ("kenh", "telegram"));
        var page = await PostAsync(service, "loi", ("loi", fault), ("kenh", "telegram"));
        Assert.Contains("Lệnh thử lỗi", Column(page, "telegram"), StringComparison.Ordinal);
        await PostAsync(service, "viet", ("loi", Channel.Helmet), ("kenh", "telegram"));
        await Eventually.HoldsAsync(async () => Column(await GetAsync(service, "/sandbox/dien-thoai"), "telegram").Contains("400.000", StringComparison.Ordinal), "the answer that was tried again");
        page = await GetAsync(service, "/sandbox/dien-thoai");
        Assert.Equal(3, Count(page, "<code>POST /bot/sendMessage</code>") - Count(page[page.IndexOf("<h2 id=\"zalobot-ten\"", StringComparison.Ordinal)..], "<code>POST /bot/sendMessage</code>"));
    }

    [Fact]
    public async Task A_person_who_blocks_the_bot_is_heard_of_where_the_platform_tells()
    {
        await using var service = await ServiceProcess.StartAsync(environment: null, "--sandbox");
        await ReadyAsync(service);
        await PostAsync(service, "viet", ("loi", "xin chào"), ("kenh", "telegram"));
        await PostAsync(service, "loi", ("loi", "blocked"), ("kenh", "telegram"));
        Assert.Equal(0, await service.StopAsync());
        Assert.Equal([2L], StoredRows.Read(service.Database, "select count(*) from turn where channel = 'telegram'", row => row.GetInt64(0)));
    }

    [Fact]
    public async Task Faults_are_a_choice_of_the_menu_and_hostile_text_is_shown_as_text()
    {
        await using var service = await ServiceProcess.StartAsync(environment: null, "--sandbox");
        await ReadyAsync(service);
        var page = await PostAsync(service, "viet", ("loi", "<script>alert(1)</script>"), ("kenh", ""));
        Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;alert", page, StringComparison.Ordinal);
        await PostAsync(service, "loi", ("loi", "nothing-like-it"), ("kenh", "telegram"));
        await PostAsync(service, "bam", ("kenh", "telegram"), ("tin", "99999"), ("nut", "-1"));
        page = await PostAsync(service, "bam", ("kenh", "telegram"), ("tin", "99999"), ("nut", "3"));
        Assert.DoesNotContain("Lệnh thử lỗi", page, StringComparison.Ordinal);
        using var foreign = new HttpRequestMessage(HttpMethod.Post, new Uri("/sandbox/nguoi-moi", UriKind.Relative)) { Content = new FormUrlEncodedContent([]) };
        foreign.Headers.Add("Sec-Fetch-Site", "cross-site");
        using var refused = await service.Client.SendAsync(foreign, Cancelled);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains("script-src 'nonce-", (await service.Client.GetAsync(new Uri("/sandbox", UriKind.Relative), Cancelled)).Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_the_same_data_a_second_start_is_answered_too()
    {
        await using var service = await ServiceProcess.StartAsync(environment: null, "--sandbox");
        await ReadyAsync(service);
        await PostAsync(service, "viet", ("loi", "xin chào"), ("kenh", ""));
        Assert.Equal(0, await service.StopAsync());
        await service.RestartAsync();
        await Eventually.HoldsAsync(() => service.Lines.Count(IsReady) == 2, "the second line that says where everything listens");
        var page = await PostAsync(service, "viet", ("loi", Channel.Helmet), ("kenh", ""));
        Assert.All(Names, name => Assert.Contains("400.000", Column(page, name), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("AWARENESS__Telegram__Token", "8123456789:AAreal_chichoevang", "http://127.0.0.1:0", "those of telegram are set")]
    [InlineData("AWARENESS__BotFramework__AppId", "00000000-0000-4000-8000-000000000007", "http://127.0.0.1:0", "those of botframework are set")]
    [InlineData("AWARENESS__Postgres", "Host=chichoevang", "http://127.0.0.1:0", "Postgres is set")]
    [InlineData("AWARENESS__Page__QuestionLength", "500", "http://0.0.0.0:0", "listens on this machine only")]
    [InlineData("AWARENESS__Page__QuestionLength", "500", "http://+:0", "listens on this machine only")]
    [InlineData("ASPNETCORE_URLS", "http://0.0.0.0:0", null, "listens on this machine only")]
    [InlineData("URLS", "http://localhost:0;http://[::]:0", null, "listens on this machine only")]
    [InlineData("Kestrel__Endpoints__Open__Url", "http://0.0.0.0:0", "http://127.0.0.1:0", "listens on this machine only")]
    public async Task It_does_not_start_beside_real_credentials_or_for_other_machines(string name, string value, string? urls, string words)
    {
        var ended = await Product.RunAsync(["serve", "--sandbox", .. urls is null ? Array.Empty<string>() : ["--urls", urls]], environment: new Dictionary<string, string> { [name] = value });
        Assert.Equal(1, ended.Code);
        Assert.Contains(words, ended.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("chichoevang", ended.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_plays_with_data_it_made_itself_and_with_no_other()
    {
        await using var service = await ServiceProcess.StartAsync();
        Assert.Equal(0, await service.StopAsync());
        var ended = await Product.RunAsync(["serve", "--sandbox", "--urls", "http://127.0.0.1:0", "--data", service.Folder]);
        Assert.Equal(1, ended.Code);
        Assert.Contains("does not touch the data of a real service", ended.Errors, StringComparison.Ordinal);

        await using var sandbox = await ServiceProcess.StartAsync(environment: null, "--sandbox");
        Assert.Equal(0, await sandbox.StopAsync());
        await sandbox.RestartAsync();
        await ReadyAsync(sandbox);
    }

    [Fact]
    public async Task Without_the_flag_there_is_no_such_page()
    {
        await using var service = await ServiceProcess.StartAsync();
        using var answer = await service.Client.GetAsync(new Uri("/sandbox", UriKind.Relative), Cancelled);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private static bool IsReady(string line) => line.StartsWith("{\"sandbox\"", StringComparison.Ordinal);

    /// <summary>Waits for the line for scripts, and looks that everything it names is there.</summary>
    private static async Task ReadyAsync(ServiceProcess service)
    {
        await Eventually.HoldsAsync(() => service.Lines.Any(IsReady), "the line that says where everything listens");
        var ready = JsonNode.Parse(service.Lines.First(IsReady));
        Assert.Equal(new Uri(service.Address, "/sandbox").AbsoluteUri, (string?)ready?["sandbox"]);
        Assert.Equal(Names, ready?["channels"]?.AsObject().Select(channel => channel.Key));
    }

    private static async Task<string> PostAsync(ServiceProcess service, string form, params (string Name, string Value)[] fields)
    {
        using var content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        // The client follows the way back to the page, as a browser does.
        using var answer = await service.Client.PostAsync(new Uri($"/sandbox/{form}", UriKind.Relative), content, Cancelled);
        Assert.Equal("/sandbox", answer.RequestMessage?.RequestUri?.AbsolutePath);
        return await answer.Content.ReadAsStringAsync(Cancelled);
    }

    private static Task<string> GetAsync(ServiceProcess service, string path) => service.Client.GetStringAsync(new Uri(path, UriKind.Relative), Cancelled);

    /// <summary>What stands on the phone of one channel, without what the service called.</summary>
    private static string Column(string page, string name)
    {
        var from = page[page.IndexOf($"<h2 id=\"{name}-ten\"", StringComparison.Ordinal)..];
        return from[..from.IndexOf("<details", StringComparison.Ordinal)];
    }

    private static int Count(string text, string part) => text.Split(part).Length - 1;
}

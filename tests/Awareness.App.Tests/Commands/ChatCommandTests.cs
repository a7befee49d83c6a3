using System.Text.Json.Nodes;
using Awareness.App.Tests.Bots;

namespace Awareness.App.Tests.Commands;

public sealed class ChatCommandTests : IDisposable
{
    private readonly SmallBots bots = new();
    private readonly string data = Directory.CreateTempSubdirectory("awareness-chat-").FullName;

    public void Dispose()
    {
        bots.Dispose();
        Directory.Delete(data, recursive: true);
    }

    [Fact]
    public async Task What_is_kept_of_a_talk_with_a_bot_has_the_persons_own_lines_only_and_passes()
    {
        var path = bots.WriteChat("");

        Assert.Equal(0, (await ChatAsync("bai chay\n1\n\n", "--bot", "thu", "--record", path)).Code);

        var kept = await File.ReadAllLinesAsync(path, TestContext.Current.CancellationToken);
        Assert.Contains("start=thu", kept);
        Assert.Equal(["user: bai chay", "user: 1"], kept.Where(line => line.StartsWith("user:", StringComparison.Ordinal)));
        Assert.Equal("bot: Bạn ở xã, phường nào?", kept.First(line => line.StartsWith("bot:", StringComparison.Ordinal)));
        var passed = await Product.RunAsync(["test", .. bots.Flags]);
        Assert.StartsWith("1 chats: 1 passed, 0 different", passed.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_transcript_has_no_settings_and_keeps_the_button_as_a_message()
    {
        var path = Path.ChangeExtension(bots.WriteChat(""), ".transcript");
        File.Delete(Path.ChangeExtension(path, ".chat"));

        Assert.Equal(0, (await ChatAsync("bai chay\n\n", "--bot", "thu", "--record", path)).Code);

        var activities = JsonNode.Parse(await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken))!.AsArray();
        Assert.Equal(["Thử nghiệm", "bai chay"], activities.Where(activity => (string?)activity!["from"]!["role"] == "user").Select(activity => (string?)activity!["text"]));
        var passed = await Product.RunAsync(["test", .. bots.Flags]);
        Assert.StartsWith("1 chats: 1 passed, 0 different", passed.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bot_that_does_not_exist_is_told_instead_of_said()
    {
        var ended = await ChatAsync("", "--bot", "thi");

        Assert.Equal(1, ended.Code);
        Assert.StartsWith("There is no bot 'thi'; there are thu. Did you mean 'thu'?", ended.Errors, StringComparison.Ordinal);
    }

    private Task<Ended> ChatAsync(string said, params string[] arguments) => Product.RunAsync(["chat", "--data", data, .. bots.Flags, .. arguments], said);
}

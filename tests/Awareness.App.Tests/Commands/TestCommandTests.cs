using Awareness.App.Tests.Bots;

namespace Awareness.App.Tests.Commands;

public sealed class TestCommandTests
{
    private const string Said = "user=Lan\n\nuser: câu đố thử\nbot: Bạn ở xã, phường nào?\nuser: bai chay\nbot: Sai lời\n";

    [Fact]
    public async Task A_chat_that_goes_otherwise_is_shown_rewritten_and_then_passes()
    {
        using var bots = new SmallBots();
        var file = bots.WriteChat(Said);

        var different = await Product.RunAsync(["test", "thu", .. bots.Flags]);
        Assert.Equal(1, different.Code);
        Assert.Contains("/thu/chats/thu.chat:6: trợ lý nói khác", different.Output, StringComparison.Ordinal);
        Assert.Contains($"  + {SmallBots.Question}", different.Output, StringComparison.Ordinal);
        Assert.Contains("thu/cau-do: 3 of 7 steps and ways gone", different.Output, StringComparison.Ordinal);
        Assert.Equal(Said, await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));

        Assert.Equal(0, (await Product.RunAsync(["test", "--update", .. bots.Flags])).Code);
        Assert.Contains($"bot: {SmallBots.Question}\n[Suggestions=Nhảy xuống cứu|Hô to gọi người]\n", await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), StringComparison.Ordinal);
        var passed = await Product.RunAsync(["test", .. bots.Flags]);
        Assert.Equal(0, passed.Code);
        Assert.StartsWith("1 chats: 1 passed, 0 different", passed.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_chat_that_begins_with_a_bot_that_is_not_there_is_not_played()
    {
        using var bots = new SmallBots();
        bots.WriteChat("start=thi\n\nuser: xin chào\n");

        var ended = await Product.RunAsync(["test", .. bots.Flags]);

        Assert.Equal(1, ended.Code);
        Assert.Contains("/thu/chats/thu.chat:1: start: không có góc \"thi\" (có phải \"thu\"?)", ended.Output, StringComparison.Ordinal);
        Assert.StartsWith("0 chats: 0 passed, 0 different, 1 unreadable", ended.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bot_that_does_not_exist_is_named_with_those_that_do()
    {
        using var bots = new SmallBots();

        var ended = await Product.RunAsync(["test", "no", .. bots.Flags]);

        Assert.Equal(1, ended.Code);
        Assert.StartsWith("There is no bot 'no'; there are thu.", ended.Errors, StringComparison.Ordinal);
    }
}

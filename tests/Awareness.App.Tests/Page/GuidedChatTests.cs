using Awareness.Bots;
using Awareness.Flows;

namespace Awareness.App.Tests.Page;

/// <summary>What the page says of conversations that lead step by step: it names them, and starts none.</summary>
public sealed class GuidedChatTests
{
    private static readonly BotLibrary Bots = new()
    {
        Version = "b",
        Bots = [new Bot("parents", "Phụ huynh") { Start = "parents/chao", About = "Cho <bố mẹ>." }, new Bot("pupils", "Học sinh") { Start = "pupils/chao", About = "Đố vui." }],
        Flows = [new Flow { Id = "pupils/chao", Version = "1", Title = "Chào", Steps = [new QuestionStep("a", new FlowText("Em mấy tuổi?"), Expectation.Age)] }],
        StartWords = new Dictionary<string, StartWord>(StringComparer.Ordinal) { ["hoc sinh"] = new("pupils/chao", Campaign: null) },
        Texts = new FlowTexts { Texts = new Dictionary<string, string>(StringComparer.Ordinal) { ["only-in-chat"] = "Mở trò chuyện rồi gõ tên mục." } },
    };

    [Fact]
    public async Task The_front_page_names_the_bots_with_a_button_that_only_a_script_shows()
    {
        await using var host = await PageHost.StartAsync(bots: Bots);
        var page = await host.ReadAsync("/");
        Assert.Equal(["Phụ huynh", "Học sinh"], Markup.Values(page, "data-start=\"([^\"]+)\" hidden"));
        Assert.Contains("Cho &lt;bố mẹ&gt;.", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_bots_nothing_is_said_of_them()
    {
        await using var host = await PageHost.StartAsync();
        Assert.DoesNotContain("tung-buoc", await host.ReadAsync("/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_word_that_starts_a_flow_in_the_chat_is_answered_with_what_the_chat_offers()
    {
        await using var host = await PageHost.StartAsync(bots: Bots);
        var page = await host.AskAsync("học sinh");
        Assert.Contains("Mở trò chuyện rồi gõ tên mục.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Em mấy tuổi?", page, StringComparison.Ordinal);
    }
}

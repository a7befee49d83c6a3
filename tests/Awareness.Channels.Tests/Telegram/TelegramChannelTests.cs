using System.Net;
using System.Text;
using Awareness.Channels.Sandbox;
using Awareness.Channels.Telegram;
using Awareness.Channels.Tests.Support;
using Awareness.Channels.Wire;
using Awareness.Delivery;

namespace Awareness.Channels.Tests.Telegram;

/// <summary>What is sent to Telegram, and what its answers mean.</summary>
public sealed class TelegramChannelTests
{
    private const string An = TelegramScene.An;

    [Fact]
    public async Task A_text_goes_as_it_is_without_any_markup_mode()
    {
        await using var scene = await TelegramScene.StartAsync();
        await scene.SendAsync(An, PlatformScene<TelegramSandbox>.Message("Gọi *115*"));
        var call = Assert.Single(scene.Platform.Calls);
        Assert.Equal(("POST", "/bot/sendMessage", """{"chat_id":"700012345","text":"G\u1ECDi *115*"}"""), (call.Method, call.Target, call.Body));
    }

    [Fact]
    public async Task Somebody_is_writing_is_shown()
    {
        await using var scene = await TelegramScene.StartAsync();
        Assert.Equal(new SendResult.Sent(ExternalId: null), await scene.SendAsync(An, new Activity { Type = ActivityTypes.Typing }));
        Assert.Equal("""{"chat_id":"700012345","action":"typing"}""", Assert.Single(scene.Platform.Calls).Body);
    }

    [Theory]
    [InlineData(1, "Xem thêm về đuối nước", "Hỏi câu khác")]
    [InlineData(2, "Có", "Không")]
    [InlineData(2, "Tham gia", "Để sau")]
    [InlineData(6, "1", "2", "3")]
    public void Short_buttons_stand_side_by_side(int inRow, params string[] titles)
    {
        var rows = TelegramButtons.Keyboard(Suggested(titles), 12)?.InlineKeyboard ?? [];
        Assert.Equal((titles.Length + inRow - 1) / inRow, rows.Count);
        Assert.Equal(titles, rows.SelectMany(row => row ?? []).Select(button => button?.Text));
    }

    [Fact]
    public void No_button_brings_back_more_than_64_bytes_and_each_its_own_words()
    {
        string[] titles = [new string('a', 64), new string('a', 65), new string('ệ', 21), new string('ệ', 22), "#2", "#", "🚑🚑🚑", " "];
        var keyboard = TelegramButtons.Keyboard(Suggested(titles), 12);
        var buttons = (keyboard?.InlineKeyboard ?? []).SelectMany(row => row ?? []).ToList();
        Assert.Equal(titles[..^1], buttons.Select(button => button?.Text));
        Assert.All(buttons, button => Assert.InRange(Encoding.UTF8.GetByteCount(button?.CallbackData ?? ""), 1, 64));
        Assert.Equal(titles[..^1], buttons.Select(button => TelegramButtons.Words(button?.CallbackData ?? "", keyboard)));
    }

    [Fact]
    public void No_buttons_no_keyboard()
    {
        Assert.Null(TelegramButtons.Keyboard(suggested: null, 12));
        Assert.Null(TelegramButtons.Keyboard(Suggested(" "), 12));
    }

    [Theory]
    [InlineData(429, """{"ok":false,"error_code":429,"description":"Too Many Requests: retry after 14","parameters":{"retry_after":14}}""", 14)]
    [InlineData(429, """{"ok":false,"error_code":429,"parameters":{"retry_after":-5}}""", 3)]
    [InlineData(429, "<html>", 3)]
    [InlineData(200, """{"ok":false,"error_code":429,"parameters":{"retry_after":7}}""", 7)]
    public void Telegram_says_how_long_to_wait(int status, string body, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), Assert.IsType<SendResult.RetryLater>(Judge(status, body)).After);

    [Theory]
    [InlineData(403, "Forbidden: bot was blocked by the user", SendRefusal.Blocked)]
    [InlineData(403, "Forbidden: user is deactivated", SendRefusal.Blocked)]
    [InlineData(400, "Bad Request: chat not found", SendRefusal.Blocked)]
    [InlineData(400, "Bad Request: BUTTON_DATA_INVALID", SendRefusal.Content)]
    [InlineData(401, "Unauthorized", SendRefusal.Credentials)]
    [InlineData(404, "Not Found", SendRefusal.Credentials)]
    [InlineData(409, "Conflict", SendRefusal.Content)]
    [InlineData(413, "Request Entity Too Large", SendRefusal.Content)]
    public void What_will_never_go_is_refused_and_told_by_its_code_alone(int status, string description, SendRefusal why)
    {
        var refused = Assert.IsType<SendResult.Refused>(Judge(status, $$"""{"ok":false,"error_code":{{status}},"description":"{{description}}"}"""));
        Assert.Equal(why, refused.Why);
        Assert.StartsWith($"{status}: ", refused.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain(description, refused.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(200, """{"ok":true}""")]
    [InlineData(200, """{"ok":true,"result":true}""")]
    [InlineData(200, """{"ok":true,"result":{"message_id":{}}}""")]
    public void What_was_taken_was_taken_even_without_a_name(int status, string body) => Assert.Equal(new SendResult.Sent(ExternalId: null), Judge(status, body));

    [Theory]
    [InlineData(200, null)]
    [InlineData(200, "[]")]
    [InlineData(200, "{}")]
    [InlineData(204, null)]
    [InlineData(408, null)]
    [InlineData(500, """{"ok":false,"error_code":400}""")]
    [InlineData(502, """{"ok":true,"result":{"message_id":5}}""")]
    [InlineData(200, """{"ok":false,"error_code":500}""")]
    public void What_is_not_clear_is_unknown(int status, string? body) => Assert.IsType<SendResult.Unknown>(Judge(status, body));

    [Fact]
    public async Task A_group_that_moved_is_not_followed()
    {
        await using var scene = await TelegramScene.StartAsync();
        var refused = Assert.IsType<SendResult.Refused>(await scene.SendAsync("-5", PlatformScene<TelegramSandbox>.Message("xin chào")));
        Assert.Equal(SendRefusal.Content, refused.Why);
        Assert.Single(scene.Platform.Calls);
    }

    private static SuggestedActions Suggested(params string[] titles) => new() { Actions = [.. titles.Select(title => new CardAction { Type = "imBack", Title = title })] };

    private static SendResult Judge(int status, string? body) => TelegramJudgement.Of(
        new PlatformAnswer.Answered((HttpStatusCode)status, status == 429 ? TimeSpan.FromSeconds(3) : null, body is null ? null : Encoding.UTF8.GetBytes(body)));
}

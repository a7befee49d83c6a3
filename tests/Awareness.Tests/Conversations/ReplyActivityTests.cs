using System.Globalization;
using System.Text;
using Awareness.Conversations;
using Awareness.Knowledge;

namespace Awareness.Tests.Conversations;

/// <summary>What becomes of a reply on each channel.</summary>
public sealed class ReplyActivityTests
{
    private static readonly DateTimeOffset Now = new(2027, 6, 1, 1, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("directline")]
    [InlineData("telegram")]
    [InlineData("facebook")]
    public void Short_choices_are_buttons(string channel)
    {
        var activity = Assert.Single(Render(channel, Question("Có", "Không")));
        Assert.Equal(["Có", "Không"], Titles(activity));
        Assert.Equal("Chọn gì?", activity.Text);
    }

    [Fact]
    public void Choices_too_long_to_be_read_whole_are_listed_with_short_numbers_as_buttons()
    {
        var activity = Assert.Single(Render("facebook", Question("Một phao cứu sinh ném cho bạn", "Nhảy xuống")));
        Assert.Equal("Chọn gì?\n\n1. Một phao cứu sinh ném cho bạn\n2. Nhảy xuống\n\nGõ số.", activity.Text);
        Assert.Equal(["1", "2"], Titles(activity));
    }

    [Theory]
    [InlineData("zalo")]
    [InlineData("zalobot")]
    [InlineData("sms")]
    [InlineData(null)]
    public void Choices_a_channel_cannot_show_are_a_list_and_none_is_left_out(string? channel)
    {
        var choices = Enumerable.Range(1, 12).Select(number => $"Ý {number}").ToArray();
        var activity = Assert.Single(Render(channel, Question(choices)));
        Assert.All(choices, choice => Assert.Contains(choice, activity.Text, StringComparison.Ordinal));
        Assert.Null(activity.SuggestedActions);
    }

    [Fact]
    public void Twelve_choices_are_twelve_buttons_on_the_web() =>
        Assert.Equal(12, Titles(Assert.Single(Render("directline", Question([.. Enumerable.Range(1, 12).Select(number => $"Ý {number}")])))).Count);

    [Fact]
    public void Suggestions_that_answer_no_question_are_cut()
    {
        var reply = new Reply("Xem thêm nhé.") { Suggestions = [.. Enumerable.Range(1, 8).Select(number => new Suggestion($"Câu hỏi khá dài số {number}", Topic: null))] };
        Assert.Equal(Limits.Suggestions, Titles(Assert.Single(Render("directline", reply))).Count);
        Assert.Equal(3, Titles(Assert.Single(Render("msteams", reply))).Count);
        Assert.Equal("Xem thêm nhé.", Assert.Single(Render("zalobot", reply)).Text);
    }

    [Fact]
    public void A_long_text_is_several_messages_with_the_buttons_on_the_last()
    {
        var text = string.Join("\n\n", Enumerable.Range(1, 60).Select(number => $"Đoạn {number}: giữ trẻ tránh xa nước khi không có người lớn ở bên cạnh trông nom."));
        var activities = Render("facebook", Question("Có", "Không") with { Text = text });
        Assert.True(activities.Count > 1);
        Assert.All(activities, activity => Assert.InRange(activity.Text?.Length ?? 0, 1, 2_000));
        Assert.All(activities.SkipLast(1), activity => Assert.Null(activity.SuggestedActions));
        Assert.Equal(["Có", "Không"], Titles(activities[^1]));
        Assert.Equal(text.ReplaceLineEndings("").Replace(" ", "", StringComparison.Ordinal), string.Concat(activities.Select(activity => activity.Text)).ReplaceLineEndings("").Replace(" ", "", StringComparison.Ordinal));
    }

    [Fact]
    public void Sources_stay_with_the_end_of_their_text()
    {
        var sentence = "Người lái xe phải giảm tốc độ khi trời mưa. ";
        var reply = new Reply(string.Concat(Enumerable.Repeat(sentence, 46))) { Citations = [new Citation("nd", "điều 7", "Nghị định 168/2024/NĐ-CP") { HoldsFrom = new DateOnly(2025, 1, 1) }] };
        var activities = Render("zalo", reply);
        Assert.All(activities, activity => Assert.InRange(activity.Text?.Length ?? 0, 1, 2_000));
        Assert.EndsWith("Nguồn: Nghị định 168/2024/NĐ-CP, điều 7. Áp dụng từ 01/01/2025.", activities[^1].Text, StringComparison.Ordinal);
        Assert.Contains("giảm tốc độ", activities[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_comes_along_where_it_can_be_shown_and_is_said_elsewhere()
    {
        var reply = new Reply("Đây là dữ liệu của bạn.") { File = new ReplyFile("du-lieu.txt", "Dòng một ✓\nDòng hai") };
        var attachment = Assert.Single(Assert.Single(Render("directline", reply)).Attachments ?? []);
        Assert.Equal(("du-lieu.txt", "text/plain"), (attachment.Name, attachment.ContentType));
        const string Start = "data:text/plain;charset=utf-8;base64,";
        Assert.StartsWith(Start, attachment.ContentUrl, StringComparison.Ordinal);
        Assert.Equal("Dòng một ✓\nDòng hai", Encoding.UTF8.GetString(Convert.FromBase64String(attachment.ContentUrl?[Start.Length..] ?? "")));

        var said = Render("zalo", reply);
        Assert.Equal(["Đây là dữ liệu của bạn.", "Dòng một ✓\nDòng hai"], said.Select(activity => activity.Text));
        Assert.All(said, activity => Assert.Null(activity.Attachments));
    }

    [Fact]
    public void However_much_there_is_to_say_the_messages_of_a_turn_are_bounded()
    {
        var reply = new Reply("x") { File = new ReplyFile("du-lieu.txt", new string('ạ', 200_000)) };
        Assert.Equal(Limits.Activities, Render("directline", reply).Count);
    }

    [Fact]
    public void A_timer_is_nobodys_message_to_answer()
    {
        var wake = WakeActivity.Create(Now) with { ChannelId = "directline" };
        Assert.Null(Assert.Single(ReplyActivity.All([new Reply("Bạn còn đó không?")], wake, Now)).ReplyToId);
        Assert.Equal("wake-" + Now.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture), wake.Id);
    }

    [Theory]
    [InlineData("directline")]
    [InlineData("webchat")]
    [InlineData("emulator")]
    [InlineData("msteams")]
    [InlineData("facebook")]
    [InlineData("telegram")]
    [InlineData("zalo")]
    [InlineData("zalobot")]
    [InlineData("skype")]
    [InlineData(null)]
    public void Nothing_is_ever_said_as_a_card(string? channel)
    {
        var file = new ReplyFile("ma-qr.txt", "Mã của bạn: 12345");
        Reply[] replies =
        [
            new("Chào bạn."),
            new("Chào bạn.") { File = file },
            new("Xem thêm nhé.") { Suggestions = [.. Enumerable.Range(1, 12).Select(number => new Suggestion($"Câu hỏi khá dài số {number}", Topic: null))], File = file },
            Question("Có", "Không"),
            Question([.. Enumerable.Range(1, 30).Select(number => $"Một câu trả lời rất dài mang số {number}")]) with { File = file, Text = string.Concat(Enumerable.Repeat("Một câu. ", 800)) },
        ];
        var activities = replies.SelectMany(reply => Render(channel, reply)).ToList();
        Assert.All(activities, activity =>
        {
            Assert.Equal((ActivityTypes.Message, "plain"), (activity.Type, activity.TextFormat));
            Assert.All(activity.Attachments ?? [], attachment => Assert.Equal(("text/plain", null), (attachment.ContentType, attachment.Content)));
            Assert.All(activity.SuggestedActions?.Actions ?? [], action => Assert.Equal(("imBack", action.Title), (action.Type, action.Value?.GetString())));
            Assert.DoesNotContain(".card.", System.Text.Json.JsonSerializer.Serialize(activity, ActivityJson.Default.Activity), StringComparison.OrdinalIgnoreCase);
        });
    }

    private static Reply Question(params string[] choices) =>
        new("Chọn gì?") { Suggestions = [.. choices.Select(choice => new Suggestion(choice, Topic: null))], IsQuestion = true, NumberHint = "Gõ số." };

    private static IReadOnlyList<Activity> Render(string? channel, Reply reply) =>
        ReplyActivity.All([reply], new Activity { Type = ActivityTypes.Message, Id = "1", ChannelId = channel }, Now);

    private static IReadOnlyList<string> Titles(Activity activity) => [.. activity.SuggestedActions?.Actions.Select(action => action.Title) ?? []];
}

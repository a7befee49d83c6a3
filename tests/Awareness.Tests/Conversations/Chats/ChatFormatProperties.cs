using System.Text;
using Awareness.Conversations.Chats;
using FsCheck;
using FsCheck.Fluent;

namespace Awareness.Tests.Conversations.Chats;

public sealed class ChatFormatProperties
{
    private static readonly string[] Pieces =
        ["xin chào", "[Suggestions=a|b]", "[Typing]", "user: a", "bot: b", "> ghi chú", "\\", "|", "]", "[", "\n", "\n\n", " ", "…", "🙂", "{{hotline.ambulance}}", "key=value", "[Wait=1d]", "é"];

    private static readonly Gen<string> Texts = Gen.Elements(Pieces).ListOf().Select(pieces => Normal(string.Concat(pieces.Take(8))));

    private static readonly Gen<ChatEntry> Messages =
        from text in Texts
        from isUser in Gen.Elements(true, false)
        from buttons in Texts.ListOf()
        select (ChatEntry)MessageOf(text, isUser, buttons);

    private static readonly Gen<ChatEntry> Entries = Gen.Frequency((4, Messages), (1, Gen.Choose(1, 400).Select(hours => (ChatEntry)new ChatEntry.Wait(0, TimeSpan.FromHours(hours)))));

    private static readonly Gen<Chat> Chats = Entries.ListOf().Select(entries => new Chat(new ChatHeader { Start = entries.Count % 2 == 0 ? null : "pupils" }, [.. entries.Take(12)]));

    [Fact]
    public void A_chat_that_is_written_is_read_back_as_it_was() => Prop.ForAll(Chats.ToArbitrary(), chat =>
    {
        var reading = ChatReader.Read(new ContentFile("a.chat", Encoding.UTF8.GetBytes(ChatWriter.Write(chat))));
        Assert.Empty(reading.Problems);
        Assert.Equal(ChatWriter.Write(chat), ChatWriter.Write(Assert.IsType<Chat>(reading.Chat)));
        Assert.Equal(Said(chat), Said(reading.Chat));
    }).Holds();

    [Fact]
    public void A_transcript_keeps_all_that_is_said_and_the_waits_between() => Prop.ForAll(Chats.ToArbitrary(), chat =>
    {
        var read = Assert.IsType<Chat>(TranscriptFile.Read(TranscriptFile.Write(chat), out var mistake));
        Assert.Null(mistake);
        Assert.Equal(Said(chat), Said(read));
    }).Holds();

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{\"type\":\"message\"}")]
    public void What_is_no_transcript_is_refused_with_a_reason(string json)
    {
        Assert.Null(TranscriptFile.Read(json, out var mistake));
        Assert.NotNull(mistake);
    }

    private static ChatEntry.Message MessageOf(string text, bool isUser, IEnumerable<string> buttons) => new(0, isUser, text)
    {
        Suggestions = [.. buttons.Take(3).Select(button => button.Replace('\n', ' '))],
        Attachments = isUser ? [new ChatAttachment("anh.jpg", "image/jpeg")] : [],
    };

    private static string Said(Chat chat) => string.Join('\u001E', chat.Entries.OfType<ChatEntry.Message>().Select(message =>
        $"{message.IsUser}\u001F{message.Text}\u001F{string.Join('\u001D', message.Suggestions)}\u001F{string.Join('\u001D', message.Attachments)}"));

    /// <summary>As files keep texts: no blanks at the ends of lines, no empty lines at the end, and not the sign for a text that goes on.</summary>
    private static string Normal(string text)
    {
        var lines = string.Join('\n', text.Split('\n').Select(line => line.TrimEnd())).TrimEnd();
        return lines.EndsWith('…') ? $"{lines}." : lines;
    }
}

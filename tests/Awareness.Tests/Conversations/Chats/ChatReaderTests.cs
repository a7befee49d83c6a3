using System.Text;
using Awareness.Conversations.Chats;

namespace Awareness.Tests.Conversations.Chats;

public sealed class ChatReaderTests
{
    [Fact]
    public void A_chat_is_read_with_its_settings_messages_marks_and_waits()
    {
        var chat = Read("""
            > một ghi chú
            user=Lan
            bot=pupils
            start=youth-union
            now=2027-06-01T08:00:00+07:00
            channel=zalo
            contact.age_band=12-15
            contest.7k3f2m=8 6.5 9

            user: đố vui
            bot: Chào bạn!

            Chọn nhé.
            [Suggestions=Có|Không]
            Lan: 1 [Attachment=anh cua em.jpg image/jpeg]
            [Wait=24h]
            bot: Gọi 115 …
            [Citation=aha-2024]
            """);

        Assert.Equal(("Lan", "pupils", "youth-union", "zalo", "12-15"), (chat.Header.User, chat.Header.Bot, chat.Header.Start, chat.Header.Channel, chat.Header.Contact["age_band"]));
        Assert.Equal([8m, 6.5m, 9m], chat.Header.Contests["7K3F2M"]);
        Assert.Equal(["một ghi chú"], chat.Header.Remarks);
        Assert.Collection(
            chat.Entries,
            entry => Assert.Equal("đố vui", Message(entry).Text),
            entry =>
            {
                Assert.Equal("Chào bạn!\n\nChọn nhé.", Message(entry).Text);
                Assert.Equal(["Có", "Không"], Message(entry).Suggestions);
            },
            entry => Assert.Equal([new ChatAttachment("anh cua em.jpg", "image/jpeg")], Message(entry).Attachments),
            entry => Assert.Equal(TimeSpan.FromDays(1), Assert.IsType<ChatEntry.Wait>(entry).Length),
            entry =>
            {
                Assert.True(Message(entry).IsBeginning);
                Assert.Equal("Gọi 115", Message(entry).Text);
                Assert.Equal(["aha-2024"], Message(entry).Citations);
            });
    }

    [Theory]
    [InlineData("usr=Lan\n\n", 1)]
    [InlineData("user=Lan\nnow=hôm nay\n\n", 2)]
    [InlineData("user=Lan\nchannel=messenger\n\n", 2)]
    [InlineData("user=Lan\ncontact.ten=Lan\n\n", 2)]
    [InlineData("user=Lan\ncontest.7K3F2M=tám\n\n", 2)]
    [InlineData("user=Lan\n\nxin chào\n", 3)]
    [InlineData("user=Lan\n\nuser: a\n[Nut=b]\n", 4)]
    [InlineData("user=Lan\n\nuser: a\n[Wait=mai]\n", 4)]
    [InlineData("user=Lan\n\nuser: a\nchờ nhé [Wait=1d]\n", 4)]
    [InlineData("xin chào\n\n", 1)]
    public void A_line_without_meaning_is_reported_where_it_stands(string file, int line)
    {
        var reading = ChatReader.Read(new ContentFile("a.chat", Encoding.UTF8.GetBytes(file)));

        Assert.Null(reading.Chat);
        Assert.Equal(line, Assert.Single(reading.Problems).Line);
    }

    [Fact]
    public void What_only_looks_like_a_mark_or_a_speaker_stays_text()
    {
        var said = new ChatEntry.Message(0, IsUser: false, "[Suggestions=a]\nuser: b\n> c\n\\d\n  thụt vào\nhết [Typing]");

        var read = Read(ChatWriter.Write(new Chat(new ChatHeader(), [said])));

        Assert.Equal(said.Text, Message(Assert.Single(read.Entries)).Text);
    }

    private static Chat Read(string file)
    {
        var reading = ChatReader.Read(new ContentFile("a.chat", Encoding.UTF8.GetBytes(file)));
        Assert.Empty(reading.Problems);
        return Assert.IsType<Chat>(reading.Chat);
    }

    private static ChatEntry.Message Message(ChatEntry entry) => Assert.IsType<ChatEntry.Message>(entry);
}

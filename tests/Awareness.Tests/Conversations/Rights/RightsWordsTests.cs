using Awareness.Conversations.Rights;
using Awareness.Language;

namespace Awareness.Tests.Conversations.Rights;

public sealed class RightsWordsTests
{
    [Theory]
    [InlineData("xóa dữ liệu của tôi ạ")]
    [InlineData("xóa dữ liệu của tôi đi")]
    [InlineData("xoá hết")]
    [InlineData("xóa sạch giùm")]
    [InlineData("xóa tin nhắn của em đi")]
    [InlineData("xóa lịch sử chat")]
    [InlineData("xoa het tin nhan cua em di")]
    [InlineData("bạn ơi xóa giúp mình mọi thông tin bạn đang giữ với")]
    [InlineData("please delete all my messages")]
    [InlineData("bạn hãy quên em đi")]
    public void Erasing_is_asked_for_in_many_words(string text) => Assert.Equal(RightsWish.Erase, Read(text, isAnswering: true));

    [Theory]
    [InlineData("đừng nhắn cho tôi nữa")]
    [InlineData("dung nhan cho toi nua")]
    [InlineData("không muốn nhận tin nữa")]
    [InlineData("đừng gửi thông báo cho em nữa ạ")]
    [InlineData("đừng spam tôi nữa")]
    [InlineData("ngừng gửi tin cho mình thêm nữa đi bạn")]
    public void Messages_are_stopped_in_many_words(string text) => Assert.Equal(RightsWish.Stop, Read(text, isAnswering: true));

    [Theory]
    [InlineData("dừng nhận tin ạ")]
    [InlineData("stop sending me messages")]
    [InlineData("đừng nhắn")]
    [InlineData("thôi nhận tin")]
    public void Where_no_question_waits_fewer_words_say_it(string text) => Assert.Equal(RightsWish.Stop, Read(text, isAnswering: false));

    [Theory]
    [InlineData("làm sao xóa ảnh trên mạng")]
    [InlineData("xóa ứng dụng thế nào")]
    [InlineData("không xóa nữa")]
    [InlineData("em quên rồi")]
    [InlineData("em quên mất tin nhắn")]
    [InlineData("dừng xe ở đâu")]
    [InlineData("không nhận đồ của người lạ")]
    [InlineData("thôi em nhắn tin đây")]
    [InlineData("sao bạn không nhắn tin cho mình")]
    [InlineData("nhắn tin cho em")]
    [InlineData("xóa hết rồi")]
    [InlineData("👍")]
    [InlineData("")]
    public void Other_messages_ask_for_neither(string text) => Assert.Equal(RightsWish.None, Read(text, isAnswering: false));

    [Theory]
    [InlineData("không gửi")]
    [InlineData("đừng gửi tin")]
    [InlineData("không nhận")]
    [InlineData("xóa")]
    public void Where_a_question_waits_few_words_may_be_its_answer(string text) => Assert.Equal(RightsWish.None, Read(text, isAnswering: true));

    private static RightsWish Read(string text, bool isAnswering) => RightsWords.Read(Tokenizer.Analyze(text), isAnswering);
}

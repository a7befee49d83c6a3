using Awareness.Flows;
using static Awareness.Tests.Flows.SampleFlows;

namespace Awareness.Tests.Flows;

public sealed class ShortAnswerTests
{
    private const string Home = "Nhà bạn có ao, giếng hay nắp không, con có nhớ tắt bếp, cất dao, biết bơi, đã dặn, dán, rào, để xa, khóa và còn ai không?";

    [Theory]
    [InlineData("có nhớ ạ", true)]
    [InlineData("co nho a", true)]
    [InlineData("có ao", true)]
    [InlineData("có cái giếng", true)]
    [InlineData("có cái ao sau nhà", true)]
    [InlineData("có hai cái ao", true)]
    [InlineData("tắt rồi ạ", true)]
    [InlineData("tat roi a", true)]
    [InlineData("cất r", true)]
    [InlineData("cất kỹ rồi", true)]
    [InlineData("biết bơi rồi", true)]
    [InlineData("đã dặn con rồi ạ", true)]
    [InlineData("rồi em dặn rồi", true)]
    [InlineData("dạ còn", true)]
    [InlineData("da con", true)]
    [InlineData("nhà em có nắp", true)]
    [InlineData("chưa dán", false)]
    [InlineData("chua dan", false)]
    [InlineData("chưa dặn ạ", false)]
    [InlineData("nhà em chưa rào ạ", false)]
    [InlineData("chưa biết bơi", false)]
    [InlineData("ko biết bơi", false)]
    [InlineData("không có ai", false)]
    [InlineData("khong co ai", false)]
    [InlineData("ko ai", false)]
    [InlineData("chưa để xa", false)]
    [InlineData("hok khóa", false)]
    [InlineData("mất rồi", false)]
    [InlineData("mat roi a", false)]
    [InlineData("hết rồi ạ", false)]
    [InlineData("có rào đâu", false)]
    public void Words_of_the_question_are_taken_up_in_a_yes_or_a_no(string text, bool isYes) => Assert.Equal(FlowValue.Of(isYes), Answer(text, Home));

    [Theory]
    [InlineData("nứt rồi")]
    [InlineData("nắp mục rồi")]
    [InlineData("từ chối rồi")]
    [InlineData("có con nhỏ")]
    [InlineData("nhà em có xe")]
    [InlineData("có rào mục nát")]
    [InlineData("không dậy")]
    [InlineData("không thở được")]
    public void What_takes_up_nothing_that_was_asked_answers_nothing(string text) => Assert.Null(Answer(text, Home));

    [Theory]
    [InlineData("Dây, ổ cắm đều lành và kín, đúng không?", "kín", true)]
    [InlineData("Dây, ổ cắm đều lành và kín, đúng không?", "dạ đều lành ạ", true)]
    [InlineData("Dây, ổ cắm đều lành và kín, đúng không?", "deu lanh", true)]
    [InlineData("Dây, ổ cắm đều lành và kín, đúng không?", "ổ cắm", null)]
    [InlineData("Cửa có nắp chắc, trẻ không tự mở được, đúng không?", "không tự mở được", true)]
    [InlineData("Cửa có nắp chắc, trẻ không tự mở được, đúng không?", "tự mở được", null)]
    [InlineData("Con có lơ mơ, gọi không dậy, đau ngực không?", "đau ngực", true)]
    [InlineData("Con có lơ mơ, gọi không dậy, đau ngực không?", "khong day", true)]
    [InlineData("Mình gửi tin này chứ? Muốn sửa thì nói nhé.", "gửi luôn nhé", true)]
    [InlineData("Mình gửi tin này chứ? Muốn sửa thì nói nhé.", "sửa", null)]
    [InlineData("Bạn vẫn muốn gửi chứ?", "gửi", true)]
    [InlineData("Con đã học bơi chưa?", "chưa cho đi", false)]
    public void Words_of_the_question_alone_say_that_it_is_as_asked(string question, string text, bool? isYes) =>
        Assert.Equal(isYes is { } yes ? FlowValue.Of(yes) : null, Answer(text, question));

    [Theory]
    [InlineData("chưa biết")]
    [InlineData("chưa biết nữa ạ")]
    [InlineData("không biết")]
    [InlineData("ko biết nữa bạn ơi")]
    [InlineData("không biết là có chưa")]
    [InlineData("không biết làm gì")]
    [InlineData("chả biết bắt đầu từ đâu")]
    [InlineData("không chắc")]
    [InlineData("không chắc lắm đâu")]
    [InlineData("không nhớ đâu")]
    [InlineData("không muốn nói")]
    [InlineData("có lẽ")]
    [InlineData("có lẽ có")]
    [InlineData("tùy")]
    [InlineData("còn tùy")]
    [InlineData("sao cũng được")]
    [InlineData("sao cung dc")]
    public void A_doubt_is_neither(string text) => Assert.Null(Answer(text, Home));

    [Theory]
    [InlineData("có nắp nhưng chưa khóa")]
    [InlineData("không khóa, mà có nắp")]
    [InlineData("có nắp không")]
    [InlineData("có nắp chưa?")]
    [InlineData("lâu rồi")]
    [InlineData("hỏng rồi")]
    [InlineData("không sao")]
    [InlineData("còn bé thì sao")]
    [InlineData("có một lần con chạy ra gần ao nhà bên")]
    [InlineData("con em hay chạy ra đó")]
    public void What_could_be_both_or_asks_or_tells_is_neither(string text) => Assert.Null(Answer(text, Home));

    [Fact]
    public void The_same_words_answer_nothing_where_a_choice_is_expected() =>
        Assert.False(Chat(Choose("q", "Nhà bếp", "Ban công")).Send("chưa dán").Last.IsUnderstood);

    private static FlowChat Chat(Step question) => new FlowChat(new SampleFlows(Flow("t/f", question, Choose("z", "Hết")))).Start("t/f");

    private static FlowValue? Answer(string text, string question)
    {
        var chat = Chat(new QuestionStep("q", new FlowText(question), Expectation.YesNo) { Save = "q" }).Send(text);
        return chat.Run?.Current.Step == "z" ? chat.Value("q") : null;
    }
}

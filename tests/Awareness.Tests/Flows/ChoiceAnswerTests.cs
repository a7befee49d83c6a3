using Awareness.Flows;
using static Awareness.Tests.Flows.SampleFlows;

namespace Awareness.Tests.Flows;

/// <summary>Choices that are said among other words.</summary>
public sealed class ChoiceAnswerTests
{
    [Theory]
    [InlineData("có", "Có")]
    [InlineData("dạ có ạ", "Có")]
    [InlineData("có người gặp nguy hiểm", "Có")]
    [InlineData("có hồ", null)]
    [InlineData("tuần trước có bé bị ngã", null)]
    [InlineData("nhà mình có hai con", null)]
    [InlineData("thấy ao", "Ao")]
    public void An_everyday_word_is_chosen_only_where_it_is_what_is_said(string text, string? choice)
    {
        var question = new QuestionStep("q", new FlowText("Ngay lúc này có người nào đang gặp nguy hiểm ở đó không?"), Expectation.Choice)
        {
            Save = "q",
            Choices = [new FlowChoice("Có", "Có"), new FlowChoice("Không", "Không"), new FlowChoice("Ao", "Ao")],
        };
        Assert.Equal(choice, Answer(question, text)?.AsText);
    }

    [Theory]
    [InlineData("ném cái phao với cái can nhựa ra ạ", "Ném phao, can nhựa")]
    [InlineData("em sẽ hét to gọi người lớn chứ còn gì nữa", "Hét to gọi người lớn")]
    [InlineData("hét to gọi người lớn chứ sao", "Hét to gọi người lớn")]
    [InlineData("em sẽ từ chối và rủ bạn chơi trò khác", "Từ chối, rủ trò khác")]
    [InlineData("đứng chờ đèn xanh hả", "Đứng chờ đèn xanh")]
    [InlineData("em đứng chờ đèn xanh rồi mới đi ạ", "Đứng chờ đèn xanh")]
    [InlineData("em chọn b vì phải gọi người lớn trước", "Hét to gọi người lớn")]
    [InlineData("đáp án là 3 ạ vì em học rồi đó cô", "Từ chối, rủ trò khác")]
    [InlineData("em không chọn b đâu vì em nghĩ khác cơ", null)]
    [InlineData("em không bao giờ ném phao can nhựa ra đâu ạ", null)]
    [InlineData("có nên ném phao can nhựa ra cho người ta không", null)]
    [InlineData("em chọn a với b được không ạ", null)]
    public void A_button_said_in_full_is_chosen_in_a_long_message_too(string text, string? choice) =>
        Assert.Equal(choice, Chosen(["Ném phao, can nhựa", "Hét to gọi người lớn", "Từ chối, rủ trò khác", "Đứng chờ đèn xanh"], text));

    private static string? Chosen(string[] choices, string text) => Answer(Choose("q", choices), text)?.AsText;

    /// <summary>What is kept of an answer; null when the question still waits.</summary>
    private static FlowValue? Answer(AskStep question, string text)
    {
        var chat = new FlowChat(new SampleFlows(Flow("t/f", question, Choose("z", "Hết")))).Start("t/f").Send(text);
        return chat.Run?.Current.Step == "z" ? chat.Value("q") : null;
    }
}

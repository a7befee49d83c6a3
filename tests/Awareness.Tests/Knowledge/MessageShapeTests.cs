using Awareness.Knowledge;

namespace Awareness.Tests.Knowledge;

/// <summary>How a message hangs on what was said before.</summary>
public sealed class MessageShapeTests
{
    [Theory]
    [InlineData("còn xe đạp điện thì sao")]
    [InlineData("con xe dap dien thi sao")]
    [InlineData("conf xe ddajp ddieenj thif sao")]
    public void A_follow_up_opens_and_closes_in_any_spelling(string text)
    {
        var shape = Of(text);
        Assert.True(shape.Opens && shape.Closes && shape.Hangs);
        Assert.Equal(3, shape.OwnWords);
    }

    [Fact]
    public void A_child_is_no_word_that_opens_when_it_is_written_with_marks() => Assert.False(Of("con tôi bị bỏng thì phải làm gì").Opens);

    [Theory]
    [InlineData("phạt bao nhiêu", "penalty")]
    [InlineData("gọi số nào", "call")]
    [InlineData("mấy tuổi", "age")]
    [InlineData("tai sao", "why")]
    [InlineData("ở đâu", "where")]
    [InlineData("chi phí bao nhiêu", "cost")]
    [InlineData("xe máy", null)]
    public void The_aspect_asked_for_is_seen(string text, string? aspect) => Assert.Equal(aspect, Of(text).Aspect);

    [Theory]
    [InlineData("gọi số nào vậy ạ")]
    [InlineData("tại sao thế")]
    [InlineData("thế bao nhiêu tiền")]
    public void A_bare_question_has_no_words_of_its_own(string text) => Assert.Equal(0, Of(text).OwnWords);

    [Fact]
    public void A_question_begins_behind_the_words_that_lead_to_it()
    {
        Assert.Equal(4, Of("à mà cho hỏi chó cắn thì làm gì").Begin);
        Assert.Equal(0, Of("cho hỏi").Begin);
        Assert.Equal(0, Of("chó cắn thì làm gì").Begin);
    }

    [Fact]
    public void A_word_for_what_was_said_is_seen() => Assert.True(Of("nó hại gì").Refers);

    private static MessageShape Of(string text) => MessageShape.Of(RealKnowledge.Current.Analyze(text), RealKnowledge.Current.Content.FollowUps);
}

using Awareness.Knowledge;

namespace Awareness.Tests.Knowledge;

/// <summary>What a card says to parents and to pupils.</summary>
public sealed class CardVariantTests
{
    private const string Parents = "## Với phụ huynh\n\nChở con thì {{fine.helmet}}, theo {{law.nd-168-2024}}.\n\n";
    private const string Pupils = "## Với học sinh\n\nEm bị phạt {{fine.helmet}}, theo {{law.nd-168-2024}}.\n\n";

    private readonly SampleContent content = new();

    [Fact]
    public void Parents_and_pupils_get_their_own_first_words_and_others_the_common_ones()
    {
        var card = Plant(Parents + Pupils).Read().Content!.Cards.Single(card => card.Id == "traffic/helmet");

        Assert.StartsWith("Chở con thì 400.000", card.TextFor(Audience.Parent), StringComparison.Ordinal);
        Assert.StartsWith("Em bị phạt 400.000", card.TextFor(Audience.Pupil), StringComparison.Ordinal);
        Assert.StartsWith("Mức phạt là", card.TextFor(Audience.Everyone), StringComparison.Ordinal);
        Assert.Equal("Bị tai nạn thì gọi 115.", card.More);
    }

    [Fact]
    public void A_card_without_a_variant_says_the_common_words_to_everybody()
    {
        var card = Plant(Pupils).Read().Content!.Cards.Single(card => card.Id == "traffic/helmet");

        Assert.Equal(card.Text, card.TextFor(Audience.Parent));
    }

    [Theory]
    [InlineData("## Với học sinh\n\nEm đội mũ nhé.\n\n", "Em đội mũ", "\"fine.helmet\" có trong phần đầu")]
    [InlineData("## Với học sinh\n\n", "## Với học sinh", "không có chữ nào")]
    [InlineData(Pupils + Pupils, "## Với học sinh", "tiêu đề duy nhất", 4)]
    [InlineData("## Với học sinh\n\nEm bị phạt 500.000 đồng.\n\n", "Em bị phạt", "viết bằng tay")]
    public void A_mistake_in_a_variant_is_reported_where_it_stands(string part, string at, string message, int below = 0)
    {
        var problems = Plant(part).Read().Problems;
        var line = content.LineOf(SampleContent.CardPath, at) + below;

        Assert.True(
            problems.Any(problem => problem.File == SampleContent.CardPath && problem.Line == line && problem.Message.Contains(message, StringComparison.Ordinal)),
            $"{line} {message} is not in: {string.Join('\n', problems)}");
    }

    [Fact]
    public void A_variant_is_as_short_as_the_first_part()
    {
        Plant("## Với phụ huynh\n\n" + string.Concat(Enumerable.Repeat("cho con đội mũ ", 40)) + "{{fine.helmet}} {{law.nd-168-2024}}\n\n");

        Assert.Contains(content.Read().Problems, problem => !problem.IsWarning && problem.Message.Contains("Với phụ huynh dài", StringComparison.Ordinal));
    }

    private SampleContent Plant(string part) => content.Change(SampleContent.CardPath, "## Xem thêm", $"{part}## Xem thêm");
}

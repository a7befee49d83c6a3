using Awareness.Knowledge;

namespace Awareness.Tests.Knowledge;

public sealed class KnowledgeBaseTests
{
    private readonly KnowledgeBase knowledge = SampleKnowledge.Create();

    [Theory]
    [InlineData("trẻ em mấy tuổi phải đội mũ bảo hiểm", "traffic/helmet")]
    [InlineData("tre em may tuoi phai doi mu bao hiem", "traffic/helmet")]
    [InlineData("TRE MAY TUOI THI PHAI DOI MU BAO HIEM", "traffic/helmet")]
    [InlineData("nồng độ cồn xe máy bị phạt bao nhiêu", "traffic/alcohol")]
    [InlineData("cach ep tim thoi ngat nguoi duoi nuoc", "drowning/first-aid")]
    public void A_question_is_answered_in_any_spelling(string question, string card) =>
        Assert.Equal(card, Assert.IsType<Decision.Answer>(Decide(question)).Card.Id);

    [Fact]
    public void A_slip_of_one_letter_is_forgiven() =>
        Assert.Equal("traffic/helmet", Assert.IsType<Decision.Answer>(Decide("tre em may tuoi pahi doi mu boa hiem")).Card.Id);

    [Theory]
    [InlineData("giá vàng hôm nay bao nhiêu")]
    [InlineData("asdf qwer zxcv")]
    [InlineData("weather in Paris tomorrow")]
    public void What_the_cards_do_not_cover_is_not_answered(string question) =>
        Assert.IsNotType<Decision.Answer>(RealKnowledge.Current.Decide(RealKnowledge.Current.Analyze(question), SampleKnowledge.Today));

    [Fact]
    public void A_topic_begins_with_the_card_its_author_chose_as_long_as_it_holds()
    {
        var side = SampleKnowledge.Card("traffic/helmet-side", "traffic.helmet", "Mũ cho thú cưng", "chó mèo có phải đội mũ không") with { ValidUntil = new DateOnly(2026, 12, 31) };
        var content = SampleKnowledge.Content(side);
        var chosen = new KnowledgeBase(content with { Topics = [.. content.Topics.Select(topic => topic.Id == side.Topic ? topic with { Lead = side.Id } : topic)] });

        Assert.Equal("traffic/helmet", new KnowledgeBase(content).LeadCard(side.Topic, SampleKnowledge.Today)?.Id);
        Assert.Equal(side.Id, chosen.LeadCard(side.Topic, SampleKnowledge.Today)?.Id);
        Assert.Equal("traffic/helmet", chosen.LeadCard(side.Topic, new DateOnly(2027, 1, 1))?.Id);
    }

    [Fact]
    public void An_expired_card_is_not_served()
    {
        var expired = SampleKnowledge.Create(SampleKnowledge.Card("traffic/old", "traffic.helmet", "Luật cũ", "mức phạt cũ của nghị định 100") with { ValidUntil = new DateOnly(2025, 12, 31) });
        Assert.DoesNotContain(expired.Rank(expired.Analyze("mức phạt cũ của nghị định 100"), SampleKnowledge.Today), ranked => ranked.Card.Id == "traffic/old");
    }

    [Fact]
    public void A_card_that_does_not_hold_yet_is_not_served()
    {
        var early = SampleKnowledge.Create(SampleKnowledge.Card("traffic/new", "traffic.helmet", "Luật mới", "mức phạt mới sang năm") with { ValidFrom = new DateOnly(2027, 1, 1) });
        Assert.DoesNotContain(early.Rank(early.Analyze("mức phạt mới sang năm"), SampleKnowledge.Today), ranked => ranked.Card.Id == "traffic/new");
    }

    [Fact]
    public void A_question_inside_a_story_is_found()
    {
        const string Story = "Hôm nay trời đẹp nhà em định về quê ngoại chơi mấy hôm, đường xa nên cũng hơi lo. Con em mới học mẫu giáo. Trẻ em mấy tuổi phải đội mũ bảo hiểm ạ? Em cảm ơn nhiều.";
        Assert.Equal("traffic/helmet", knowledge.Rank(knowledge.Analyze(Story), SampleKnowledge.Today)[0].Card.Id);
    }

    [Fact]
    public void The_same_question_gives_the_same_ranking() =>
        Assert.Equal(Ids("đội mũ phạt bao nhiêu"), Ids("đội mũ phạt bao nhiêu"));

    [Fact]
    public void Scores_lie_between_0_and_1_and_are_sorted()
    {
        var ranking = knowledge.Rank(knowledge.Analyze("đội mũ bảo hiểm uống bia có bị phạt không"), SampleKnowledge.Today);
        Assert.All(ranking, ranked => Assert.InRange(ranked.Score, 0, 1));
        Assert.Equal(ranking.OrderByDescending(ranked => ranked.Score).Select(ranked => ranked.Card.Id), ranking.Select(ranked => ranked.Card.Id));
    }

    private Decision Decide(string question) => knowledge.Decide(knowledge.Analyze(question), SampleKnowledge.Today);

    private string[] Ids(string question) => [.. knowledge.Rank(knowledge.Analyze(question), SampleKnowledge.Today).Select(ranked => ranked.Card.Id)];
}

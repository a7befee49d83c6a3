using Awareness.Knowledge;

namespace Awareness.Tests.Knowledge;

/// <summary>Topics by number, their families and their namesakes.</summary>
public sealed class TopicFamiliesTests
{
    private static readonly string[] Ids = ["first.aim", "first.school", "first.home", "second.home", "second.aim", "second.school", "third.aim", "third.home", "third.sea"];

    private readonly TopicFamilies families = new([.. Ids.Select(id => new Topic(id, id, ""))]);

    [Fact]
    public void A_topic_has_its_place_as_number()
    {
        Assert.Equal(4, families.NumberOf("second.aim"));
        Assert.Equal(-1, families.NumberOf("fourth.aim"));
    }

    [Fact]
    public void A_family_has_its_topics_in_order()
    {
        Assert.Equal([3, 4, 5], families.Of("second").ToArray());
        Assert.Empty(families.Of("fourth").ToArray());
    }

    [Fact]
    public void Families_that_share_three_names_are_parallel_and_those_that_share_two_are_not()
    {
        Assert.Equal([(2, 3), (0, 4), (1, 5)], families.Namesakes("first").ToArray());
        Assert.Equal([(4, 0), (5, 1), (3, 2)], families.Namesakes("second").ToArray());
        Assert.Empty(families.Namesakes("third").ToArray());
        Assert.Empty(families.Namesakes("fourth").ToArray());
    }
}

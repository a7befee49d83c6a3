using Awareness.Knowledge.Reading.Checks;
using FsCheck.Fluent;

namespace Awareness.Tests.Knowledge.Checks;

public sealed class FeatureSetsTests
{
    [Fact]
    public void Equal_sets_are_wholly_similar_whatever_their_order()
    {
        var sets = new FeatureSets();
        sets.Add([1, 2, 3]);
        sets.Add([4, 5]);
        sets.Add([3, 1, 2, 1]);

        Assert.Equal([new SimilarPair(0, 2, 1)], sets.Similar(0.9f));
    }

    [Fact]
    public void A_rare_feature_weighs_more_than_a_frequent_one()
    {
        var sets = new FeatureSets();
        foreach (var set in new long[][] { [1, 7], [1, 8], [1, 9], [2, 7] }) sets.Add(set);

        var found = sets.Similar(0.01f).ToDictionary(pair => (pair.First, pair.Second), pair => pair.Similarity);

        Assert.True(found[(0, 3)] > found[(0, 1)]);
    }

    [Fact]
    public void Looking_up_the_rarest_features_finds_all_that_comparing_every_two_finds()
    {
        var drawnSets = Gen.Choose(1, 8).Select(feature => (long)feature).NonEmptyListOf().ListOf().ToArbitrary();
        Prop.ForAll(drawnSets, Gen.Choose(1, 10).ToArbitrary(), (drawn, tenths) =>
        {
            var sets = new FeatureSets();
            foreach (var set in drawn) sets.Add(set);
            var all = sets.Similar(0.0001f).Where(pair => pair.Similarity >= tenths / 10f).Select(pair => (pair.First, pair.Second)).Order();
            return all.SequenceEqual(sets.Similar(tenths / 10f).Select(pair => (pair.First, pair.Second)).Order());
        }).Holds();
    }
}

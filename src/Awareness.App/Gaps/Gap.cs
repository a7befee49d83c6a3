using System.Text.Json.Serialization;
using Awareness.Conversations.Gaps;
using Awareness.Knowledge;

namespace Awareness.App.Gaps;

/// <summary>A group of questions asked in vain, as it is shown to the officers.</summary>
/// <param name="Question">The question that stands for the group.</param>
/// <param name="Times">How often its questions were asked.</param>
/// <param name="AskedBack">Of these, how often the person was asked which topic was meant.</param>
/// <param name="First">First day.</param>
/// <param name="Last">Last day.</param>
/// <param name="Wordings">How many different wordings.</param>
/// <param name="Examples">A few of them, the most asked first.</param>
/// <param name="NearestTopics">The topics that come closest today, best first: a card of theirs lacks a variant, or a new card belongs beside them.</param>
internal sealed record Gap(string Question, long Times, long AskedBack, DateOnly First, DateOnly Last, int Wordings, IReadOnlyList<string> Examples, IReadOnlyList<string> NearestTopics)
{
    private const int MostExamples = 5;
    private const int MostTopics = 3;

    /// <summary>What there is to say of <paramref name="cluster"/> on <paramref name="today"/>.</summary>
    public static Gap Of(GapCluster cluster, KnowledgeBase knowledge, DateOnly today)
    {
        var ranking = knowledge.Rank(knowledge.Analyze(cluster.Lead), today);
        return new Gap(
            cluster.Lead,
            cluster.Times,
            cluster.AskedBack,
            cluster.First,
            cluster.Last,
            cluster.Wordings.Count,
            [.. cluster.Wordings.Skip(1).Take(MostExamples)],
            [.. ranking.Select(card => card.Card.Topic).Distinct(StringComparer.Ordinal).Take(MostTopics)]);
    }
}

/// <summary>JSON of the groups.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(IReadOnlyList<Gap>))]
internal sealed partial class GapJson : JsonSerializerContext;

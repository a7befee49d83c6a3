using Awareness.Knowledge;
using Awareness.Language;

namespace Awareness.Conversations.FollowUps;

/// <summary>
/// Weighs what a message says by itself against what the conversation is about: how likely each topic is meant, and how likely none is.
/// A conditional logit over the topics and "none"; the weights are fitted on the tuning dialogues and, for switches, on tuning questions
/// put behind a card of another topic (what counts stands in <see cref="Fill"/>).
/// </summary>
internal static class TopicWeighing
{
    private const int FeatureCount = (int)Feature.NoneLearned + 1;

    /// <summary>By <see cref="Feature"/>.</summary>
    private static readonly double[] Weights =
    [
        0.39, 0.88, 1.19, 3.45, 0.92,
        2.90, 1.01, 1.36, -0.11, 5.22, 3.04,
        1.64, 1.08, -1.34, 0.03,
        2.50, 1.50,
        3.23, 0.51, -0.37, -0.09, -1.23, 0.75, 0.39,
    ];

    /// <summary>The <paramref name="most"/> topics that come into question first, most likely first; what all chances together lack of 1 is the chance that none is meant.</summary>
    public static IReadOnlyList<LikelyTopic> Read(TurnInput input, TopicContext context, IReadOnlyList<RankedCard> rewritten, int most)
    {
        var topics = input.Knowledge.Content.Topics;
        Span<double> features = stackalloc double[FeatureCount];
        FillNone(features, input.Shape, input.Decision.Ranking);
        var none = Worth(features);
        var highest = none;
        var worths = new double[topics.Count];
        var evidence = Evidence(input, context, rewritten);
        for (var i = 0; i < worths.Length; i++)
        {
            // Most topics have nothing to do with what was said.
            var counting = evidence[i].Relation is TopicRelation.None ? features[..(int)Feature.Same] : features;
            Fill(counting, input.Shape, context, evidence[i]);
            worths[i] = Worth(counting);
            highest = Math.Max(highest, worths[i]);
        }

        var total = Math.Exp(none - highest);
        for (var i = 0; i < worths.Length; i++) total += worths[i] = Math.Exp(worths[i] - highest);
        return Greatest(worths, most).ConvertAll(topic => new LikelyTopic(topics[topic].Id, worths[topic] / total));
    }

    /// <summary>The places of the greatest values, greatest first, of equal ones the first.</summary>
    private static List<int> Greatest(double[] values, int most)
    {
        var places = new List<int>(most + 1);
        for (var i = 0; i < values.Length; i++)
        {
            if (places.Count == most && values[i] <= values[places[^1]]) continue;
            var at = places.Count;
            while (at > 0 && values[i] > values[places[at - 1]]) at--;
            places.Insert(at, i);
            if (places.Count > most) places.RemoveAt(most);
        }

        return places;
    }

    /// <summary>What the message says for each topic, in the order of the content's topics.</summary>
    private static TopicEvidence[] Evidence(TurnInput input, TopicContext context, IReadOnlyList<RankedCard> rewritten)
    {
        var logs = input.AskedReading.TopicGuess.Logs;
        var families = input.Knowledge.Families;
        var evidence = new TopicEvidence[input.Knowledge.Content.Topics.Count];
        for (var i = 0; i < evidence.Length; i++) evidence[i].Logs = logs[i];

        // The best card of a topic stands first of its cards.
        var alone = input.Decision.Ranking;
        for (var i = alone.Count - 1; i >= 0; i--)
        {
            if (families.NumberOf(alone[i].Card.Topic) is >= 0 and var topic) evidence[topic].Alone = alone[i].Score;
        }

        for (var i = rewritten.Count - 1; i >= 0; i--)
        {
            if (families.NumberOf(rewritten[i].Card.Topic) is >= 0 and var topic) evidence[topic].Rewritten = rewritten[i].Score;
        }

        Relate(evidence, context, families);
        if (context.Card is { } card && !HasNumber(input.Asked)) GiveToNamesakes(evidence, families.Namesakes(card.Family));
        return evidence;
    }

    /// <summary>Marks how the topics stand to what was said; what a card only names counts for none.</summary>
    private static void Relate(TopicEvidence[] evidence, TopicContext context, TopicFamilies families)
    {
        foreach (var offered in context.Offered)
        {
            if (families.NumberOf(offered.Topic) is >= 0 and var topic) evidence[topic].Relation |= TopicRelation.Offered;
        }

        if (context.Card is not { } card) return;
        foreach (var topic in families.Of(card.Family)) evidence[topic].Relation |= TopicRelation.Family;
        if (families.NumberOf(card.Topic) is >= 0 and var same) evidence[same].Relation |= TopicRelation.Same;
    }

    /// <summary>
    /// The two directives have topics of the same name. "Mục đích là gì" means the directive that is spoken of, unless the message names a
    /// number: what speaks for the namesake in the other family speaks for the topic in this one.
    /// </summary>
    private static void GiveToNamesakes(TopicEvidence[] evidence, ReadOnlySpan<(int Own, int Other)> namesakes)
    {
        foreach (var (own, other) in namesakes)
        {
            var (mine, theirs) = (evidence[own], evidence[other]);
            evidence[own] = mine with { Logs = Greater(mine.Logs, theirs.Logs), Alone = Math.Max(mine.Alone, theirs.Alone) };
            evidence[other] = theirs with { Logs = Less(mine.Logs, theirs.Logs), Alone = Math.Min(mine.Alone, theirs.Alone) };
        }
    }

    private static TopicLogs Greater(TopicLogs one, TopicLogs other) => new(Math.Max(one.Counted, other.Counted), Math.Max(one.Learned, other.Learned));

    private static TopicLogs Less(TopicLogs one, TopicLogs other) => new(Math.Min(one.Counted, other.Counted), Math.Min(one.Learned, other.Learned));

    private static bool HasNumber(AnalyzedText message)
    {
        for (var i = 0; i < message.Count; i++)
        {
            if (message[i].Kind == TokenKind.Number) return true;
        }

        return false;
    }

    /// <summary>What speaks for one topic.</summary>
    private static void Fill(Span<double> features, MessageShape shape, TopicContext context, TopicEvidence topic)
    {
        features.Clear();
        features[(int)Feature.Counted] = topic.Logs.Counted;
        features[(int)Feature.Learned] = topic.Logs.Learned;
        features[(int)Feature.Alone] = topic.Alone;
        features[(int)Feature.Rewritten] = topic.Rewritten;
        features[(int)Feature.RewrittenWhenHanging] = shape.Hangs ? topic.Rewritten : 0;
        if (topic.Relation.HasFlag(TopicRelation.Same))
        {
            FillSame(features, shape, context);
            return;
        }

        if (topic.Relation.HasFlag(TopicRelation.Family)) FillFamily(features, shape);
        if (!topic.Relation.HasFlag(TopicRelation.Offered)) return;
        features[(int)Feature.Offered] = 1;
        features[(int)Feature.OfferedBare] = Bareness(shape);
    }

    private static void FillSame(Span<double> features, MessageShape shape, TopicContext context)
    {
        features[(int)Feature.Same] = 1;
        features[(int)Feature.SameOpens] = One(shape.Opens);
        features[(int)Feature.SameCloses] = One(shape.Closes);
        features[(int)Feature.SameSwitches] = One(shape.Switches);
        features[(int)Feature.SameBare] = Bareness(shape);
        features[(int)Feature.SameEmergency] = One(context.Card?.Family == "emergency");
    }

    private static void FillFamily(Span<double> features, MessageShape shape)
    {
        features[(int)Feature.Family] = 1;
        features[(int)Feature.FamilyHangs] = One(shape.Hangs);
        features[(int)Feature.FamilyBare] = Bareness(shape);
        features[(int)Feature.FamilySwitches] = One(shape.Switches);
    }

    /// <summary>What speaks for none of them.</summary>
    private static void FillNone(Span<double> features, MessageShape shape, IReadOnlyList<RankedCard> alone)
    {
        features.Clear();
        features[(int)Feature.None] = 1;
        features[(int)Feature.NoneOwnWords] = Math.Log(1 + shape.OwnWords);
        features[(int)Feature.NoneKnownWords] = alone is [var best, ..] ? best.Closeness.Query : 0;
        features[(int)Feature.NoneBare] = Bareness(shape);
        features[(int)Feature.NoneAspect] = One(shape.Aspect is not null);
        if (alone is not [var first, ..]) return;
        var beyond = first.Beyond.Logs;
        features[(int)Feature.NoneCounted] = beyond.Counted;
        features[(int)Feature.NoneLearned] = beyond.Learned;
    }

    /// <summary>0 to 1: how little of its own a message says.</summary>
    private static double Bareness(MessageShape shape) => 1.0 / (1 + shape.OwnWords);

    private static double One(bool holds) => holds ? 1 : 0;

    private static double Worth(ReadOnlySpan<double> features)
    {
        var worth = 0.0;
        for (var i = 0; i < features.Length; i++) worth += Weights[i] * features[i];
        return worth;
    }
}

/// <summary>A topic and how likely it is meant.</summary>
/// <param name="Topic">Its id.</param>
/// <param name="Chance">0 to 1.</param>
internal readonly record struct LikelyTopic(string Topic, double Chance);

/// <summary>What a message says for a topic.</summary>
/// <param name="Logs">How likely by the words of the message alone.</param>
/// <param name="Alone">0 to 1: the best card for the message alone.</param>
/// <param name="Rewritten">0 to 1: the best card for the question behind it.</param>
/// <param name="Relation">How it stands to what was said.</param>
internal record struct TopicEvidence(TopicLogs Logs, double Alone, double Rewritten, TopicRelation Relation);

/// <summary>What counts for or against a topic, or against all of them.</summary>
internal enum Feature
{
    /// <summary>Logarithm of the topic's chance by the words of the message alone, counted.</summary>
    Counted,

    /// <summary>The same, learned.</summary>
    Learned,

    /// <summary>Score of its best card for the message alone.</summary>
    Alone,

    /// <summary>Score of its best card for the question behind the message.</summary>
    Rewritten,

    /// <summary>The same when the message shows that it goes on.</summary>
    RewrittenWhenHanging,

    /// <summary>It is the topic spoken of.</summary>
    Same,

    /// <summary>… and the message begins like a follow-up.</summary>
    SameOpens,

    /// <summary>… and it ends like one.</summary>
    SameCloses,

    /// <summary>… but says that something else comes.</summary>
    SameSwitches,

    /// <summary>… and says little of its own.</summary>
    SameBare,

    /// <summary>… and somebody was in danger.</summary>
    SameEmergency,

    /// <summary>It is another topic of the same family.</summary>
    Family,

    /// <summary>… and the message shows that it goes on.</summary>
    FamilyHangs,

    /// <summary>… and says little of its own.</summary>
    FamilyBare,

    /// <summary>… but says that something else comes.</summary>
    FamilySwitches,

    /// <summary>It was offered as a choice.</summary>
    Offered,

    /// <summary>… and the message says little of its own.</summary>
    OfferedBare,

    /// <summary>No topic is meant.</summary>
    None,

    /// <summary>… and the message says much of its own: logarithm of its own words.</summary>
    NoneOwnWords,

    /// <summary>… but its words are known: share of them that the nearest question covers.</summary>
    NoneKnownWords,

    /// <summary>… and it says little of its own.</summary>
    NoneBare,

    /// <summary>… but it asks for an aspect.</summary>
    NoneAspect,

    /// <summary>… and its words speak of subjects beyond all topics: logarithm of the chance, counted.</summary>
    NoneCounted,

    /// <summary>The same, learned.</summary>
    NoneLearned,
}

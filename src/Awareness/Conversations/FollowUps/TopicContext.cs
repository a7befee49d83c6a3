using Awareness.Knowledge;

namespace Awareness.Conversations.FollowUps;

/// <summary>What the conversation is about before a message is read: the card shown last and the cards offered last.</summary>
/// <param name="Card">The card shown last; null when none was, or it is not served any more.</param>
/// <param name="Offered">The cards offered as choices in the last reply.</param>
public sealed record TopicContext(Card? Card, IReadOnlyList<Card> Offered)
{
    /// <summary>Who comes back later begins anew.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(3);

    /// <summary>The context of a turn; null when nothing was said that a message could hang on.</summary>
    public static TopicContext? Of(TurnInput input)
    {
        if (input.State.SpokenAt is { } last && (input.Now - last).Duration() > Lifetime) return null;
        var card = input.State.CardId is { } id ? Valid(input, id) : null;
        IReadOnlyList<Card> offered = [.. input.State.Offered.Select(offer => Valid(input, offer)).OfType<Card>()];
        return card is null && offered.Count == 0 ? null : new TopicContext(card, offered);
    }

    /// <summary>How a topic stands to what was said.</summary>
    public TopicRelation RelationOf(string topic)
    {
        var relation = TopicRelation.None;
        foreach (var card in Offered)
        {
            if (card.Topic == topic) relation |= TopicRelation.Offered;
        }

        if (Card is null) return relation;
        if (topic == Card.Topic) relation |= TopicRelation.Same;
        if (FamilyOf(topic).SequenceEqual(FamilyOf(Card.Topic))) relation |= TopicRelation.Family;
        if (Card.Related.Contains(topic)) relation |= TopicRelation.Related;
        return relation;
    }

    private static ReadOnlySpan<char> FamilyOf(string topic) => topic.AsSpan(0, topic.IndexOf('.', StringComparison.Ordinal));

    private static Card? Valid(TurnInput input, string id) =>
        input.Knowledge.CardsById.TryGetValue(id, out var card) && card.IsValidOn(input.Today) ? card : null;
}

/// <summary>How a topic stands to what was said; several can hold.</summary>
[Flags]
public enum TopicRelation
{
    /// <summary>Not at all.</summary>
    None = 0,

    /// <summary>The same topic.</summary>
    Same = 1,

    /// <summary>Of the same family.</summary>
    Family = 2,

    /// <summary>Named on the last card as what people ask next.</summary>
    Related = 4,

    /// <summary>Offered as a choice in the last reply.</summary>
    Offered = 8,
}

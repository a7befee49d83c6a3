namespace Awareness.Conversations;

/// <summary>
/// Takes out of a turn's state what must not be kept: the values told for a table, once the talk has turned to another family of topics or
/// half an hour has passed. It runs behind every turn, so no responder can forget to forget.
/// </summary>
internal static class Forgotten
{
    public static Turn From(Turn turn, TurnInput input)
    {
        if (turn.State.Table is not { } talk) return turn;
        if (!talk.IsFreshAt(input.Now) || !IsOfFamily(talk.Topic, turn.State.Topic)) return turn with { State = turn.State with { Table = null } };

        // What an earlier turn asked for is no longer what the person answers now.
        var isEarlier = ReferenceEquals(talk, input.State.Table);
        return isEarlier && talk.Asked is not null ? turn with { State = turn.State with { Table = talk with { Asked = null } } } : turn;
    }

    private static bool IsOfFamily(string topic, string? other) => other is not null && Family(topic).SequenceEqual(Family(other));

    private static ReadOnlySpan<char> Family(string topic) => topic.AsSpan(0, Math.Max(0, topic.IndexOf('.', StringComparison.Ordinal)));
}

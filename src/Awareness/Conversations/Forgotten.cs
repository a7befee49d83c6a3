namespace Awareness.Conversations;

/// <summary>
/// Takes out of a turn's state what must not be kept: the values told for a table, once the talk has turned to another family of topics or
/// half an hour has passed; and out of the transcript what was said in a private flow, once the run ends in whatever way. It runs behind every turn, so no
/// responder can forget to forget.
/// </summary>
internal static class Forgotten
{
    public static Turn From(Turn turn, TurnInput input) => WithoutPrivateTalk(WithoutValues(turn, input), input);

    private static Turn WithoutPrivateTalk(Turn turn, TurnInput input)
    {
        var isEnded = input.State.Run is { IsPrivate: true } run && (turn.State.Run?.Id != run.Id || !turn.State.Run.IsPrivate);
        if (isEnded) return turn with { ForgetSince = DateTimeOffset.FromUnixTimeMilliseconds(input.State.Run?.Id ?? 0) };

        // A flow that is over within one turn, or left to one that is not private, never was a run that waits.
        var isPrivate = turn.Trace.Count > 0 && turn.State.Run is not { IsPrivate: true } && turn.Trace.Any(step => IsPrivate(step, input));
        return isPrivate ? turn with { ForgetSince = DateTimeOffset.FromUnixTimeMilliseconds(input.State.Run?.Id ?? input.Now.ToUnixTimeMilliseconds()) } : turn;
    }

    private static bool IsPrivate(string step, TurnInput input) =>
        step.IndexOf('#', StringComparison.Ordinal) is > 0 and var end && input.Bots.Find(step[..end]) is { IsPrivate: true };

    private static Turn WithoutValues(Turn turn, TurnInput input)
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

using Awareness.Knowledge.Tables;

namespace Awareness.Conversations;

/// <summary>
/// What a conversation remembers of a decision table, so that "còn xe đạp điện thì sao" and a bare "1m2" are understood: typed values,
/// bounded by <see cref="Values.Most"/>, never a word the person wrote. It is forgotten after half an hour, and when the talk turns to another family of topics.
/// </summary>
/// <param name="TableId">The table.</param>
/// <param name="Topic">The table's topic.</param>
/// <param name="Values">The values told.</param>
/// <param name="At">When they were told.</param>
public sealed record TableTalk(string TableId, string Topic, Values Values, DateTimeOffset At)
{
    /// <summary>How long values are remembered.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(30);

    /// <summary>The kind the person was asked for in the last reply, or null.</summary>
    public string? Asked { get; init; }

    /// <summary>True while the values may be used; values from the future, of a clock that was set back, may not.</summary>
    public bool IsFreshAt(DateTimeOffset now) => now >= At && now - At <= Lifetime;
}

using System.Collections.ObjectModel;
using System.Text.Json.Serialization;

namespace Awareness.Flows;

/// <summary>
/// One person's way through a flow, between two turns. Bounded by <see cref="FlowLimits"/>, serialised with the conversation, and pinned to the versions of the flows
/// it began with.
/// </summary>
public sealed record Run
{
    /// <summary>Names the run among those of its conversation, so that a late timer is known for what it is: the moment it began, in Unix milliseconds.</summary>
    public required long Id { get; init; }

    /// <summary>The flows it stands in, the innermost last; at most <see cref="FlowLimits.Depth"/>, never empty.</summary>
    public required IReadOnlyList<RunFrame> Frames { get => field ?? []; init; }

    /// <summary>The variables set so far.</summary>
    public IReadOnlyDictionary<string, FlowValue> Variables { get => field ?? ReadOnlyDictionary<string, FlowValue>.Empty; init; } = ReadOnlyDictionary<string, FlowValue>.Empty;

    /// <summary>The questions put before the one that waits, the latest last, so that "quay lại" leads back; at most <see cref="FlowLimits.Back"/>.</summary>
    public IReadOnlyList<RunPlace> Path { get => field ?? []; init; } = [];

    /// <summary>How often the waiting question was put again.</summary>
    public int Retries { get; init; }

    /// <summary>The places the waiting question asked back among, in the order they were shown: a number chooses from them. At most <see cref="FlowLimits.Choices"/>.</summary>
    public IReadOnlyList<string> Offered { get => field ?? []; init; } = [];

    /// <summary>When the timer of the waiting question is due; null when it has none.</summary>
    public DateTimeOffset? WakeAt { get; init; }

    /// <summary>True once the person was reminded.</summary>
    public bool IsReminded { get; init; }

    /// <summary>True once the run came through a private flow: what was said during it is taken out of the transcript when it ends.</summary>
    public bool IsPrivate { get; init; }

    /// <summary>Where it waits; names nothing when a stored run has no frames.</summary>
    [JsonIgnore]
    public RunFrame Current => Frames is [.., { } innermost] ? innermost : new RunFrame("", "", "");
}

/// <summary>A flow a run stands in.</summary>
/// <param name="Flow">Full name.</param>
/// <param name="Version">Its version.</param>
/// <param name="Step">The question that waits, or the call that the frame above comes back to.</param>
public sealed record RunFrame(string Flow, string Version, string Step);

/// <summary>A question a person can go back to, with the score and the variables as they were then.</summary>
/// <param name="Frames">Where it waited, as <see cref="Run.Frames"/>: it may lie in a flow that was left since.</param>
/// <param name="Score">The score before it.</param>
/// <param name="MaxScore">The best possible score before it.</param>
public sealed record RunPlace(IReadOnlyList<RunFrame> Frames, decimal Score, decimal MaxScore)
{
    /// <summary>What the variables were that the answer to it changed; nothing for one that was not set.</summary>
    public IReadOnlyDictionary<string, FlowValue> Before { get => field ?? ReadOnlyDictionary<string, FlowValue>.Empty; init; } = ReadOnlyDictionary<string, FlowValue>.Empty;
}

namespace Awareness.Flows;

/// <summary>Something a turn of a flow brought about, to be written in the transaction of the turn.</summary>
public abstract record FlowEvent
{
    /// <summary>An answer that is counted. The same person, flow, version and step again is a new edit, and the latest counts.</summary>
    /// <param name="Kind">What it is counted under.</param>
    /// <param name="Flow">Full name of the flow the question stands in.</param>
    /// <param name="FlowVersion">Its version.</param>
    /// <param name="Step">The question.</param>
    /// <param name="Value">The answer.</param>
    public sealed record Answered(ResultKind Kind, string Flow, string FlowVersion, string Step, FlowValue Value) : FlowEvent
    {
        /// <summary>The flow the person had started: that whose results it belongs to.</summary>
        public required string StartedFlow { get; init; }

        /// <summary>Whether it was right; null where nothing is.</summary>
        public bool? IsRight { get; init; }

        /// <summary>Points got and points possible; 0 where there are none.</summary>
        public int Points { get; init; }

        /// <summary>The most points it could get.</summary>
        public int MaxPoints { get; init; }

        /// <summary>True when the value is the person's own words, which nobody but officers may read and which erasing takes away.</summary>
        public bool IsFreeText { get; init; }

        /// <summary>Ward the person named in this run, or null.</summary>
        public string? Ward { get; init; }

        /// <summary>School level the person named in this run, or null.</summary>
        public string? SchoolLevel { get; init; }
    }

    /// <summary>A hazard report. It names nobody, and nothing leads from it to a conversation.</summary>
    /// <param name="Code">Receipt code.</param>
    /// <param name="Flow">Full name of the flow.</param>
    /// <param name="Category">What kind of hazard.</param>
    /// <param name="Place">Where.</param>
    /// <param name="Detail">Further words, or null.</param>
    public sealed record Reported(string Code, string Flow, string Category, string Place, string? Detail) : FlowEvent;

    /// <summary>A score for a class.</summary>
    /// <param name="Code">The class's code.</param>
    /// <param name="Flow">Full name of the flow.</param>
    /// <param name="Score">Points.</param>
    /// <param name="IsNew">True when the class begins with it.</param>
    public sealed record Contested(string Code, string Flow, decimal Score, bool IsNew) : FlowEvent;

    private FlowEvent() { }
}

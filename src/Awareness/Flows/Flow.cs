namespace Awareness.Flows;

/// <summary>A declarative conversation that an author wrote. Immutable; steps refer to one another by id.</summary>
public sealed record Flow
{
    private Dictionary<string, int>? places;
    private HashSet<string>? reported;

    /// <summary>Full name: <c>bot/flow</c>.</summary>
    public required string Id { get; init; }

    /// <summary>First 12 hex digits of the SHA-256 of its file: a run goes on with the version it began with.</summary>
    public required string Version { get; init; }

    /// <summary>The name on buttons and in results.</summary>
    public required string Title { get; init; }

    /// <summary>Whole messages that start it, as the author wrote them.</summary>
    public IReadOnlyList<string> StartWords { get; init; } = [];

    /// <summary>True when nothing the person says in it stays in the transcript.</summary>
    public bool IsPrivate { get; init; }

    /// <summary>In the order they run; at most <see cref="FlowLimits.Steps"/>. Every step has an id: the author's, or <c>#3</c> for the third.</summary>
    public required IReadOnlyList<Step> Steps { get; init; }

    /// <summary>Its file as the author wrote it, so that an earlier version can be kept and read again.</summary>
    public string Source { get; init; } = "";

    /// <summary>The bot it belongs to.</summary>
    public string Bot => Id[..Id.IndexOf('/', StringComparison.Ordinal)];

    /// <summary>The place of the step in <see cref="Steps"/>; -1 when there is none.</summary>
    public int IndexOf(string stepId)
    {
        var found = places ??= Steps.Select((step, index) => (step.Id, index)).ToDictionary(place => place.Id, place => place.index, StringComparer.Ordinal);
        return found.GetValueOrDefault(stepId, -1);
    }

    /// <summary>True when a report of this flow says what is in <paramref name="variable"/>: no name and no number may get there.</summary>
    public bool Reports(string variable) => (reported ??= [.. Steps.OfType<ReportStep>().SelectMany(step => new[] { step.Place, step.Detail }).OfType<string>()]).Contains(variable);

    /// <summary>The step, or null.</summary>
    public Step? Find(string stepId) => IndexOf(stepId) is >= 0 and var index ? Steps[index] : null;

    /// <summary>The step that follows in file order, or null at the end.</summary>
    public Step? After(Step step) => IndexOf(step.Id) is >= 0 and var index && index + 1 < Steps.Count ? Steps[index + 1] : null;
}

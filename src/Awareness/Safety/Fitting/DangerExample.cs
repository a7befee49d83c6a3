using Awareness.Language;

namespace Awareness.Safety.Fitting;

/// <summary>A message somebody has judged.</summary>
/// <param name="Text">As the service reads it.</param>
/// <param name="CardIds">The cards that are right for it; empty when nobody is in danger.</param>
public sealed record DangerExample(AnalyzedText Text, IReadOnlyList<string> CardIds)
{
    /// <summary>True when the rules were written with this message in sight: what they say of it proves nothing, and is not learned from.</summary>
    public bool IsKnownToRules { get; init; }

    /// <summary>True when somebody is in danger now.</summary>
    public bool IsDanger => CardIds.Count > 0;
}

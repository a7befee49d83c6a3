using Awareness.Language;

namespace Awareness.Safety;

/// <summary>Sees from a message whether somebody is in danger now. Built from <c>content/safety</c>.</summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Performance", "CA1822", Justification = "Rules follow.")]
public sealed class SafetyRules
{
    /// <summary>Rules that see no danger.</summary>
    public static SafetyRules Empty { get; } = new();

    /// <summary>The danger in <paramref name="message"/>, or null when there is none now.</summary>
    public Danger? Assess(AnalyzedText message) => null;
}

/// <summary>Somebody is in danger now.</summary>
/// <param name="CardId">The card to show at once, for example <c>emergency/drowning</c>.</param>
/// <param name="Sign">Id of the sign that was met, for <c>--explain</c>.</param>
public sealed record Danger(string CardId, string Sign);

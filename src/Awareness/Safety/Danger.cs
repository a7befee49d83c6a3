namespace Awareness.Safety;

/// <summary>Somebody is in danger, or may be.</summary>
/// <param name="CardId">The card that helps, for example <c>emergency/drowning</c>.</param>
/// <param name="Sign">Id of the sign that was met, or <see cref="Fitted"/>; for <c>--explain</c>.</param>
/// <param name="Level">How sure it is.</param>
public sealed record Danger(string CardId, string Sign, DangerLevel Level)
{
    /// <summary>Stands for a sign where the whole wording decided, and no single sign.</summary>
    public const string Fitted = "wording";
}

/// <summary>How sure a danger is.</summary>
public enum DangerLevel
{
    /// <summary>It may be: the numbers come first, and what was asked is answered below.</summary>
    Doubtful,

    /// <summary>It happens now: the card is shown at once, and nothing else.</summary>
    Now,
}

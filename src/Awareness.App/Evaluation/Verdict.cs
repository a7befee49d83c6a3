using Awareness.Conversations;

namespace Awareness.App.Evaluation;

/// <summary>How one question came out.</summary>
/// <param name="Outcome">What the turn came to.</param>
/// <param name="Topic">The topic answered, or null.</param>
/// <param name="IsRight">A right topic was answered.</param>
/// <param name="IsInTopThree">A right topic was answered or among the first three ranked topics.</param>
public sealed record Verdict(Outcome Outcome, string? Topic, bool IsRight, bool IsInTopThree)
{
    /// <summary>0 to 1: how sure the service was that the outcome fits.</summary>
    public double Confidence { get; init; } = 1;

    /// <summary>A right topic was answered, or stands first in the ranking.</summary>
    public bool IsBestRight { get; init; }

    /// <summary>True when something was answered.</summary>
    public bool IsAnswered => Outcome is Outcome.Answer or Outcome.Emergency;

    /// <summary>Answered, but not rightly.</summary>
    public bool IsWrong => IsAnswered && !IsRight;

    /// <summary>Answered wrongly with what hurts when it is wrong: first aid, drugs, the law of the road.</summary>
    public bool IsDangerouslyWrong => IsWrong && Topic?.Split('.')[0] is "emergency" or "drowning" or "injury" or "drugs" or "traffic";

    /// <summary>What <see cref="Confidence"/> spoke of came true: the answer, or the first choice when asked back, is right; when silent, the best answer would have been wrong.</summary>
    public bool CameTrue => Outcome switch
    {
        Outcome.Answer or Outcome.Emergency => IsRight,
        Outcome.Clarify => IsBestRight,
        _ => !IsBestRight,
    };
}

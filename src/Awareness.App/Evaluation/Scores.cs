namespace Awareness.App.Evaluation;

/// <summary>Counts of one group of questions.</summary>
public sealed class Scores
{
    /// <summary>Questions asked.</summary>
    public int Asked { get; private set; }

    /// <summary>Answered with a right topic.</summary>
    public int Right { get; private set; }

    /// <summary>A right topic among the answer, the choices and the first suggestions.</summary>
    public int InTopThree { get; private set; }

    /// <summary>Answered with a wrong topic.</summary>
    public int Wrong { get; private set; }

    /// <summary>Asked back.</summary>
    public int AskedBack { get; private set; }

    /// <summary>Said that nothing fits.</summary>
    public int Abstained { get; private set; }

    /// <summary>Taken for an emergency.</summary>
    public int Emergencies { get; private set; }

    /// <summary>Counts one question.</summary>
    public void Add(Verdict verdict)
    {
        Asked++;
        if (verdict.IsRight) Right++;
        if (verdict.IsInTopThree) InTopThree++;
        if (verdict.IsWrong) Wrong++;
        if (verdict.Outcome == Conversations.Outcome.Clarify) AskedBack++;
        if (verdict.Outcome == Conversations.Outcome.Abstain) Abstained++;
        if (verdict.Outcome == Conversations.Outcome.Emergency) Emergencies++;
    }

    /// <summary><paramref name="count"/> as a share of what was asked; 0 when nothing was.</summary>
    public double Share(int count) => Asked == 0 ? 0 : (double)count / Asked;
}

/// <summary>How one question came out.</summary>
/// <param name="Outcome">What the turn came to.</param>
/// <param name="Topic">The topic answered, or null.</param>
/// <param name="IsRight">A right topic was answered.</param>
/// <param name="IsInTopThree">A right topic was answered or among the first three ranked topics.</param>
public sealed record Verdict(Conversations.Outcome Outcome, string? Topic, bool IsRight, bool IsInTopThree)
{
    /// <summary>Answered, but not rightly.</summary>
    public bool IsWrong => Outcome is Conversations.Outcome.Answer or Conversations.Outcome.Emergency && !IsRight;
}

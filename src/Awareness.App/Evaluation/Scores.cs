using Awareness.Conversations;

namespace Awareness.App.Evaluation;

/// <summary>Counts of one group of questions that each have a right topic.</summary>
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

    /// <summary>Neither answered nor asked back: nothing fitted, refused, or taken for small talk.</summary>
    public int Unanswered => Asked - Right - Wrong - AskedBack;

    /// <summary>Counts one question.</summary>
    public void Add(Verdict verdict)
    {
        Asked++;
        if (verdict.IsRight) Right++;
        if (verdict.IsInTopThree) InTopThree++;
        if (verdict.IsWrong) Wrong++;
        if (verdict.Outcome == Outcome.Clarify) AskedBack++;
    }

    /// <summary>The figures of the group, named below <paramref name="group"/>.</summary>
    public IEnumerable<Figure> Figures(string group) =>
    [
        Figure.Share($"{group}.top-1", Right, Asked),
        Figure.Share($"{group}.top-3", InTopThree, Asked),
        Figure.Share($"{group}.false-answers", Wrong, Asked),
        Figure.Share($"{group}.asked-back", AskedBack, Asked),
        Figure.Share($"{group}.unanswered", Unanswered, Asked),
    ];
}

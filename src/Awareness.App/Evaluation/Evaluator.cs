using Awareness.App.Commands;
using Awareness.Conversations;

namespace Awareness.App.Evaluation;

/// <summary>Asks the engine the questions of a set and judges the answers.</summary>
internal sealed class Evaluator(Asker asker)
{
    private const int TopTopics = 3;

    /// <summary>Called between two questions, for somebody who must not take the whole processor.</summary>
    public Action? Between { get; init; }

    /// <summary>Asks a question in a fresh conversation.</summary>
    public Verdict Judge(EvaluationQuestion question) => Judge(question, conversation: null);

    /// <summary>Asks the turns of a dialogue one after the other.</summary>
    public IReadOnlyList<Verdict> JudgeDialogue(EvaluationQuestion dialogue) =>
        [.. (dialogue.Turns ?? []).Select(turn => Judge(turn, dialogue.Id))];

    private Verdict Judge(EvaluationQuestion question, string? conversation)
    {
        Between?.Invoke();
        var turn = asker.Ask(question.Text ?? "", conversation);
        var isRight = turn.Outcome is Outcome.Answer or Outcome.Emergency && question.Accepts(turn.Topic);
        List<string> ranked = [.. turn.Ranking.Select(card => card.Card.Topic).Distinct(StringComparer.Ordinal).Take(TopTopics)];
        return new Verdict(turn.Outcome, turn.Topic, isRight, isRight || ranked.Exists(question.Accepts))
        {
            Confidence = turn.Confidence,
            IsBestRight = isRight || question.Accepts(ranked.FirstOrDefault()),
        };
    }
}

using Awareness.Knowledge;
using Awareness.Language;

namespace Awareness.Conversations.FollowUps;

/// <summary>A message as if nothing had been said before it, and without the words that only say that something else comes.</summary>
/// <param name="Question">Its words.</param>
/// <param name="Decision">What the knowledge base makes of them.</param>
internal sealed record AskedAlone(AnalyzedText Question, Decision Decision)
{
    /// <summary>Reads the message of a turn: of "à mà cho hỏi chó cắn thì làm gì" only what stands behind "cho hỏi".</summary>
    public static AskedAlone Of(TurnInput input)
    {
        var begin = input.Shape.Begin;
        if (begin == 0) return new AskedAlone(input.Question, input.Decision);
        var question = input.Knowledge.Analyze(input.Text[input.Question[begin].Start..]);
        return new AskedAlone(question, input.Knowledge.Decide(question, input.Today));
    }
}

using Awareness.Conversations.Responders;
using Awareness.Flows;
using Awareness.Language;

namespace Awareness.Conversations;

/// <summary>
/// Going on with a flow that a danger interrupted. Whoever just pulled a child out of the water writes "vâng", "thở rồi", "1" about the child: nothing that could be said of
/// the danger is taken for a wish to go on.
/// </summary>
internal static class GoingOn
{
    /// <summary>
    /// True when the message says to go on, or that all are safe, in so many words; or when it is what stands on a button of the question, unless the danger was one
    /// that a person suffers or plans.
    /// </summary>
    /// <param name="waiting">The question that waits.</param>
    /// <param name="message">What was said, as typed.</param>
    /// <param name="dangerCardId">The card of the danger; null when it is not known.</param>
    /// <param name="texts">The words that are understood everywhere.</param>
    public static bool IsMeant(WaitingQuestion waiting, AnalyzedText message, string? dangerCardId, FlowTexts texts) =>
        IsSaid(message.FoldedText(), texts) || (dangerCardId is not null && !Emergency.IsPersonal(dangerCardId) && waiting.IsOnButton(message));

    /// <summary>True when the whole message, folded, says to go on, or that all are safe.</summary>
    public static bool IsSaid(string folded, FlowTexts texts) => texts.Means(FlowWordKeys.Continue, folded) || texts.Means(ChatWordKeys.Safe, folded);
}

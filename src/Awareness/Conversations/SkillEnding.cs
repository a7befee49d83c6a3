using System.Text.Json;
using Awareness.Flows;

namespace Awareness.Conversations;

/// <summary>
/// What a bot that has this one speak as its skill hears when the talk is over: an <see cref="ActivityTypes.EndOfConversation"/> behind the last reply, so that it takes the person
/// back. A question to the knowledge ends nothing: the next one may follow.
/// </summary>
internal static class SkillEnding
{
    private const string SkillRole = "skill";

    /// <summary>The activity that ends the talk; null when the talk goes on, and where a person's channel called.</summary>
    /// <param name="turn">What the engine decided.</param>
    /// <param name="input">What it looked at.</param>
    /// <param name="inbound">What the turn answers.</param>
    /// <param name="stored">The address stored with the conversation: a timer that is due knows the caller only from there.</param>
    public static Activity? Of(Turn turn, TurnInput input, InboundActivity inbound, ConversationReference? stored)
    {
        if (!IsSkill(inbound, stored) || Code(turn, input) is not { } code) return null;
        return ReplyActivity.Silent(ActivityTypes.EndOfConversation, inbound.Activity, input.Now) with
        {
            Extensions = new Dictionary<string, JsonElement>(StringComparer.Ordinal) { ["code"] = JsonSerializer.SerializeToElement(code, ActivityJson.Default.String) },
        };
    }

    private static bool IsSkill(InboundActivity inbound, ConversationReference? stored) =>
        inbound.Activity.Recipient is { Role: SkillRole } || (inbound.Reference ?? stored) is { IsSkill: true };

    /// <summary>Codes of the Activity schema.</summary>
    private static string? Code(Turn turn, TurnInput input)
    {
        // Who ended it need not be told.
        if (input.Activity.Type is ActivityTypes.EndOfConversation) return null;
        if (turn.Stops) return "userCancelled";
        if (turn.State.Run is not null || (input.State.Run is null && turn.Trace.Count == 0)) return null;
        if (WakeActivity.Is(input.Activity)) return "botTimedOut";
        return input.Bots.Texts.Means(FlowWordKeys.Stop, input.Folded) ? "userCancelled" : "completedSuccessfully";
    }
}

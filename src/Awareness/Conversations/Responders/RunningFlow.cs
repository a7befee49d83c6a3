using Awareness.Flows;

namespace Awareness.Conversations.Responders;

/// <summary>
/// The question a run waits at gets its answer. What is no answer is another flow's word, a question of its own, a photo: it is seen to, and the question is put again.
/// </summary>
internal static class RunningFlow
{
    public static Turn? Respond(TurnInput input)
    {
        if (input.State.Run is not { } run || !input.HasConversation) return null;
        if (input.IsExactAnswer) return Take(input, run);
        if (input.State.IsRunPaused) return Unpaused(input, run);
        var hasPhoto = input.Activity.Attachments is { Count: > 0 };
        if (hasPhoto && string.IsNullOrWhiteSpace(input.Text)) return Again(input, run, [Say(input, ChatTextKeys.Photo)]);
        var turn = input.Waiting is { TakesAnyText: true } ? Written(input, run) : Expected(input, run);
        return hasPhoto ? turn with { Replies = [Say(input, ChatTextKeys.Photo), .. turn.Replies] } : turn;
    }

    /// <summary>The timer of the question is due; null when none is, and the conversation stays as it is.</summary>
    public static Turn? Wake(TurnInput input)
    {
        if (input.State.Run is not { WakeAt: { } due } run || due > input.Now) return null;
        // Who wants no messages is not reminded either; the question waits without a timer. What was said in a private flow is not kept for an answer that may never come.
        if (input.Contact.OptedOutAt is not null) return run.IsPrivate ? BrokenOff(input) : Turn.Silent(input) with { State = input.State with { Run = run with { WakeAt = null } } };
        return FlowReplies.Of(input, FlowEngine.Wake(run, input.ForFlow(run.Current.Flow)));
    }

    /// <summary>The other side ended the conversation: the run is over, nothing is said, and what was talked of is not gone back to.</summary>
    public static Turn BrokenOff(TurnInput input) => Turn.Silent(input) with
    {
        State = input.State with { Run = null, IsRunPaused = false, Offered = [], ClarifyRounds = 0, Table = null },
    };

    /// <summary>Puts the waiting question again below what was said of something else; the buttons of that would vanish, and its list is no longer chosen from.</summary>
    public static Turn Resume(TurnInput input, Turn turn) => input.State.Run is not { } run
        ? turn
        : Again(input, run, [.. turn.Replies.Select(reply => reply with { Suggestions = [], IsQuestion = false })], turn);

    private static Turn Take(TurnInput input, Run run) => FlowReplies.Of(input, FlowEngine.Answer(run, input.ForFlow(run.Current.Flow)));

    /// <summary>A choice, a number, a day: what the question does not understand may be something else.</summary>
    private static Turn Expected(TurnInput input, Run run)
    {
        // Words that start something are meant so even where a number in them, or a part of a choice, could be an answer; with words around them the question comes first.
        if (TriggeredFlow.RespondToExactly(input) is { } started) return started;
        var answered = FlowEngine.Answer(run, input.ForFlow(run.Current.Flow));
        if (answered.IsUnderstood) return FlowReplies.Of(input, answered);
        if ((TriggeredFlow.Respond(input) ?? Interruption.Respond(input)) is not { } turn) return Hinted(input, FlowReplies.Of(input, answered));
        if (turn.Outcome is Outcome.Emergency) return Pause(input, turn);
        return turn.Outcome is Outcome.Flow && turn.Trace.Count > 0 ? turn : Resume(input, turn);
    }

    /// <summary>A danger that only the wording makes doubtful: its numbers in one line above the question.</summary>
    private static Turn Hinted(TurnInput input, Turn turn) =>
        input.Danger is { } danger && Emergency.Doubt(input, danger) is { } numbers ? turn with { Replies = [numbers with { Suggestions = [] }, .. turn.Replies] } : turn;

    /// <summary>After a danger the person goes on by saying that all are safe, or by an answer that the question understands; anything else is about the danger.</summary>
    private static Turn? Unpaused(TurnInput input, Run run)
    {
        if (input.Bots.Texts.Means(ChatWordKeys.Safe, input.Folded) || input.Bots.Texts.Means(ChatWordKeys.Safe, input.Typed.FoldedText())) return Again(input, run, []);
        if (input.Danger is not null || input.Waiting is null or { TakesAnyText: true }) return null;
        var answered = FlowEngine.Answer(run, input.ForFlow(run.Current.Flow));
        return answered.IsUnderstood ? FlowReplies.Of(input, answered) : null;
    }

    /// <summary>Where any text is an answer, danger, what must be refused and a plain question are never just stored as one.</summary>
    private static Turn Written(TurnInput input, Run run)
    {
        if (input.Danger is { } danger && Emergency.Doubt(input, danger) is { } numbers)
        {
            // Words of self-harm and abuse are never stored; a doubt does not keep the report of a deep pond from being written down.
            if (Emergency.IsPersonal(danger)) return Again(input, run, [numbers]);
            var taken = Take(input, run);
            return taken with { Replies = [numbers with { Suggestions = [] }, .. taken.Replies] };
        }

        return Interruption.InFreeText(input) is { } turn ? Resume(input, turn) : Take(input, run);
    }

    /// <summary>A danger in the middle: the card, and how to go on. Until then what is written is about the danger.</summary>
    public static Turn Pause(TurnInput input, Turn danger) => input.State.Run is null ? danger : danger with
    {
        // Channels show the buttons of the last message alone: those of the card go below the word of how to go on.
        Replies = [.. danger.Replies.Select(reply => reply with { Suggestions = [] }), Onward(input, danger)],
        State = danger.State with { IsRunPaused = true },
    };

    private static Reply Onward(TurnInput input, Turn danger)
    {
        var isPersonal = danger.CardId is { } card && Emergency.IsPersonal(card);
        var goOn = new Suggestion(input.Bots.Texts.Get(ChatTextKeys.GoOn, input.InEnglish), Topic: null);
        return Say(input, isPersonal ? ChatTextKeys.ResumeAfterPersonal : ChatTextKeys.ResumeAfterDanger) with { Suggestions = [.. danger.Replies[^1].Suggestions.Take(Limits.Suggestions - 1), goOn] };
    }

    private static Turn Again(TurnInput input, Run run, IReadOnlyList<Reply> first, Turn? interruption = null)
    {
        var again = FlowReplies.Of(input, FlowEngine.Repeat(run, input.ForFlow(run.Current.Flow)));
        var replies = FlowReplies.Led(input.Bots.Texts.Get(ChatTextKeys.Resume, input.InEnglish), again.Replies);
        if (interruption is null) return again with { Replies = [.. first, .. replies] };
        return interruption with
        {
            Replies = [.. first, .. replies],
            State = interruption.State with { Run = again.State.Run, IsRunPaused = false, Offered = [], ClarifyRounds = 0 },
            Trace = again.Trace,
        };
    }

    private static Reply Say(TurnInput input, string key) => new(input.Bots.Texts.Get(key, input.InEnglish)) { InEnglish = input.InEnglish };
}

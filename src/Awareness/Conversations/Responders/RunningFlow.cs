using Awareness.Flows;
using Awareness.Safety;

namespace Awareness.Conversations.Responders;

/// <summary>
/// The question a run waits at gets its answer. What is no answer is another flow's word, a question of its own, a photo: it is seen to, and the question is put again.
/// </summary>
internal static class RunningFlow
{
    public static Turn? Respond(TurnInput input)
    {
        if (input.State.Run is not { } run || !input.HasConversation) return null;
        if (input.State.IsRunPaused) return Unpaused(input, run);
        if (input.IsExactAnswer) return Take(input, run);
        var hasPhoto = input.Activity.Attachments is { Count: > 0 };
        if (hasPhoto && string.IsNullOrWhiteSpace(input.Text)) return Again(input, run, [Say(input, ChatTextKeys.Photo)]);
        if (!hasPhoto && SmallTalk.Wordless(input) is { } wordless) return Wordless(input, run, wordless);
        var turn = input.Waiting is { TakesAnyText: true } ? Written(input, run) : Expected(input, run);
        return hasPhoto ? turn with { Replies = [Say(input, ChatTextKeys.Photo), .. turn.Replies] } : turn;
    }

    /// <summary>The timer of the question is due; null when none is, and the conversation stays as it is.</summary>
    public static Turn? Wake(TurnInput input)
    {
        if (input.State.Run is not { WakeAt: { } due } run || due > input.Now) return null;
        // Who wants no messages is not reminded either, and nobody who was in danger is: the question waits without a timer. What was said in a private flow is not kept for an answer that may never come.
        if (input.Contact.OptedOutAt is not null || input.State.IsRunPaused) return run.IsPrivate ? BrokenOff(input) : Turn.Silent(input) with { State = input.State with { Run = run with { WakeAt = null } } };
        var woken = FlowReplies.Of(input, FlowEngine.Wake(run, input.ForFlow(run.Current.Flow)));
        // What stands last is the question of the flow: an answer is for it, and not for what was asked of the person's rights before.
        return woken.Replies.Count == 0 ? woken : woken with { State = woken.State with { RightsAsked = RightsQuestion.None } };
    }

    /// <summary>The other side ended the conversation: the run is over, nothing is said, and what was talked of is not gone back to.</summary>
    public static Turn BrokenOff(TurnInput input) => Turn.Silent(input) with
    {
        State = input.State with { Run = null, IsRunPaused = false, DangerCardId = null, Offered = [], ClarifyRounds = 0, Table = null },
    };

    /// <summary>Puts the waiting question again below what was said of something else.</summary>
    public static Turn Resume(TurnInput input, Turn turn) => input.State.Run is { } run ? Resume(input, turn, run) : turn;

    private static Turn Resume(TurnInput input, Turn turn, Run run) => Again(input, run, Bare(turn), turn);

    /// <summary>What a turn says, without its buttons: they would vanish above those of the question, and its list is no longer chosen from.</summary>
    private static IReadOnlyList<Reply> Bare(Turn turn) => [.. turn.Replies.Select(reply => reply with { Suggestions = [], IsQuestion = false })];

    private static Turn Take(TurnInput input, Run run) => FlowReplies.Of(input, FlowEngine.Answer(run, input.ForFlow(run.Current.Flow)));

    /// <summary>A choice, a number, a day: what the question does not understand may be something else.</summary>
    private static Turn Expected(TurnInput input, Run run)
    {
        // Words that start something are meant so even where a number in them, or a part of a choice, could be an answer; with words around them the question comes first.
        if (TriggeredFlow.RespondToExactly(input) is { } started) return started;
        var answered = FlowEngine.Answer(run, input.ForFlow(run.Current.Flow));
        var isDoubted = (answered.IsUnderstood || IsLikeAnAnswer(input, run)) && Interruption.IsRatherOfDanger(input);
        if (answered.IsUnderstood && !isDoubted) return FlowReplies.Of(input, answered);
        if (!answered.IsUnderstood && SmallTalk.Parting(input) is { } parting) return Hinted(input, SetAside(input, parting));
        var other = TriggeredFlow.Respond(input) ?? Interruption.Respond(input) ?? (isDoubted ? Interruption.InDoubt(input) : null);
        if (other is not { } turn) return Hinted(input, FlowReplies.Of(input, answered));
        if (turn.Outcome is Outcome.Emergency) return Pause(input, turn);
        if (turn.Outcome is Outcome.Flow && (turn.Trace.Count > 0 || turn.IsMenu)) return turn;
        if (!answered.IsUnderstood && TellsTheAnswer(input, turn)) return FlowReplies.Of(input, answered);
        var isTold = turn.Outcome is Outcome.Answer ? !Interruption.Asks(input) : SmallTalk.IsPlea(input);
        return isTold && !answered.IsUnderstood ? Counted(input, run, answered, turn) : Resume(input, turn);
    }

    /// <summary>True for the shape of an answer of yes or no ("hóc rồi") that says nothing the question asked: then it is rather about what happens.</summary>
    private static bool IsLikeAnAnswer(TurnInput input, Run run) => input.Waiting is { IsYesOrNo: true } && ShortAnswers.IsLikeOne(new FlowReply(input.ForFlow(run.Current.Flow)));

    /// <summary>A message without a word is no answer but for a thumb that says yes, not even where any text is one; it counts as a try wherever the question can be given up.</summary>
    private static Turn Wordless(TurnInput input, Run run, Turn turn)
    {
        if (input.Waiting is { TakesAnyText: true }) return Resume(input, turn);
        var answered = FlowEngine.Answer(run, input.ForFlow(run.Current.Flow));
        return answered.IsUnderstood ? FlowReplies.Of(input, answered) : Counted(input, run, answered, turn);
    }

    /// <summary>True for a card that would give a survey's answer away to somebody who only answered in own words. What a person suffers is answered all the same.</summary>
    private static bool TellsTheAnswer(TurnInput input, Turn turn) =>
        turn.Outcome is Outcome.Answer && input is { Danger: null, Waiting.IsGradedSurvey: true } && !Interruption.Asks(input) && !Interruption.IsSuffered(input, turn);

    /// <summary>
    /// What was told and not asked gets its answer, and counts as a try at the question: whoever answers it in own words does not go in circles.
    /// </summary>
    private static Turn Counted(TurnInput input, Run run, FlowTurn answered, Turn turn)
    {
        if (answered.Run is { } again && again.Current == run.Current) return Resume(input, turn, run with { Retries = again.Retries });
        var next = FlowReplies.Of(input, answered);
        return next with { Replies = [.. Bare(turn), .. next.Replies], Topic = turn.Topic, CardId = turn.CardId, Confidence = turn.Confidence };
    }

    /// <summary>A danger that only the wording makes doubtful: its numbers in one line above the question.</summary>
    private static Turn Hinted(TurnInput input, Turn turn) =>
        input.Danger is { } danger && Emergency.Doubt(input, danger) is { } numbers ? turn with { Replies = [numbers with { Suggestions = [] }, .. turn.Replies] } : turn;

    /// <summary>After a danger the person goes on by saying so; anything else is about the danger.</summary>
    private static Turn? Unpaused(TurnInput input, Run run)
    {
        if (input.IsExactAnswer && input.Waiting is { } waiting && waiting.IsOnButton(input.Typed)) return Take(input, run);
        if (!GoingOn.IsSaid(input.Folded, input.Bots.Texts) && !GoingOn.IsSaid(input.Typed.FoldedText(), input.Bots.Texts)) return null;
        var again = FlowReplies.Of(input, FlowEngine.Repeat(run, input.ForFlow(run.Current.Flow)));
        return again with { State = again.State with { DangerCardId = input.State.DangerCardId } };
    }

    /// <summary>Where any text is an answer, danger, what must be refused and a plain question are never just stored as one.</summary>
    private static Turn Written(TurnInput input, Run run)
    {
        if (SmallTalk.Plea(input) is { Outcome: Outcome.Emergency } cry) return Pause(input, cry);
        if (SmallTalk.Parting(input) is { } parting) return Hinted(input, SetAside(input, parting));
        if (input.Danger is { } danger && Emergency.Doubt(input, danger) is { } numbers)
        {
            if (!IsReported(input, danger) && Interruption.IsTold(input, danger) && Emergency.Shown(input, danger.CardId) is { } shown) return Pause(input, shown);
            // Words of self-harm and abuse are never stored; a doubt does not keep the report of a deep pond from being written down.
            if (!MayBeKept(run, danger.CardId)) return Again(input, run, [numbers]);
            var taken = Take(input, run);
            return taken with { Replies = [numbers with { Suggestions = [] }, .. taken.Replies] };
        }

        if (Interruption.InFreeText(input) is not { } turn) return Take(input, run);
        return turn.Outcome is Outcome.Emergency ? Pause(input, turn) : Resume(input, turn);
    }

    /// <summary>
    /// True for a danger that somebody reports: its card was shown, and after it the person went on and speaks of it again. It is then written down, with the numbers above.
    /// </summary>
    public static bool IsReported(TurnInput input, Danger danger) =>
        input is { HasConversation: true, State: { IsRunPaused: false, Run: { } run }, Waiting.TakesAnyText: true } && input.State.DangerCardId == danger.CardId && run.IsPrivate && MayBeKept(run, danger.CardId);

    /// <summary>False for what a person suffers or plans. Violence in the street is what a report may be about, and a report alone.</summary>
    private static bool MayBeKept(Run run, string cardId) => run.IsPrivate ? !Emergency.IsUnspeakable(cardId) : !Emergency.IsPersonal(cardId);

    /// <summary>A danger in the middle: the card, and how to go on. Until then what is written is about the danger.</summary>
    public static Turn Pause(TurnInput input, Turn danger) => input.State.Run is null ? danger : danger with
    {
        // Channels show the buttons of the last message alone: those of the card go below the word of how to go on.
        Replies = [.. danger.Replies.Select(reply => reply with { Suggestions = [] }), Onward(input, danger)],
        State = danger.State with { IsRunPaused = true, DangerCardId = danger.CardId },
    };

    private static Reply Onward(TurnInput input, Turn danger)
    {
        var isReport = input is { State.Run: { IsPrivate: true } run, Waiting.TakesAnyText: true } && danger.CardId is { } reported && MayBeKept(run, reported);
        var isPersonal = danger.CardId is { } card && Emergency.IsPersonal(card);
        var words = Say(input, isReport ? ChatTextKeys.ResumeAfterReport : isPersonal ? ChatTextKeys.ResumeAfterPersonal : ChatTextKeys.ResumeAfterDanger);
        return words with { Suggestions = [.. danger.Replies[^1].Suggestions.Take(Limits.Suggestions - 1), GoOn(input)] };
    }

    /// <summary>Who leaves is not asked again: the question waits where it is, and that is said.</summary>
    private static Turn SetAside(TurnInput input, Turn parting)
    {
        var waits = Say(input, ChatTextKeys.StillWaiting) with { Suggestions = [GoOn(input)] };
        return parting with { Replies = [.. Bare(parting), waits] };
    }

    /// <summary>The button that goes on.</summary>
    public static Suggestion GoOn(TurnInput input) => new(input.Bots.Texts.Get(ChatTextKeys.GoOn, input.InEnglish), Topic: null);

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

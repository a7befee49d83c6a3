using Awareness.Flows;
using Awareness.Knowledge;

namespace Awareness.Conversations.Responders;

/// <summary>Makes a turn of what a flow came to.</summary>
internal static class FlowReplies
{
    /// <summary>The turn that says what the flow says and keeps its run.</summary>
    public static Turn Of(TurnInput input, FlowTurn flow)
    {
        List<Reply> replies = new(flow.Output.Count);
        var state = Behind(input, flow);
        string? topic = null;
        foreach (var output in flow.Output)
        {
            if (output is FlowOutput.Said said) replies.Add(Say(input, said));
            else if (output is FlowOutput.Topic { Id: var id } && input.Cards.LeadCard(id, input.Today) is { } card)
            {
                topic = id;
                replies.Add(Show(input, card, isLast: output == flow.Output[^1]));
                state = state with { Topic = id, CardId = card.Id, HasShownMore = false };
            }
        }

        // Before a question: its buttons must stay on the last message.
        if (AsksInVain(input, flow)) replies.Insert(replies is [.., { IsQuestion: true }] ? replies.Count - 1 : replies.Count, new Reply(input.Bots.Texts.Get(ChatTextKeys.StillStopped, input.InEnglish)) { InEnglish = input.InEnglish });
        return new Turn
        {
            Outcome = Outcome.Flow,
            Replies = replies,
            State = state,
            Contact = flow.Contact,
            Topic = topic,
            Events = flow.Events,
            Wants = flow.WantsStanding is { } code && input.Found?.Standing?.Code != code ? new Lookup.Standing(code) : null,
            Trace = flow.Trace,
        };
    }

    /// <summary>
    /// What is remembered behind a turn of a flow. A danger that was spoken of is over once the flow goes on, and a bot for parents or pupils is spoken to by them.
    /// </summary>
    private static ConversationState Behind(TurnInput input, FlowTurn flow)
    {
        var state = input.State with { Run = flow.Run, IsRunPaused = false, DangerCardId = null, Offered = [], ClarifyRounds = 0 };
        if (flow.IsUnderstood && Emergency.IsOfDanger(state.CardId)) state = state with { CardId = null, Topic = null, HasShownMore = false };
        var bot = flow.Run is { } run && input.Bots.Find(run.Current.Flow) is { } current ? input.Bots.FindBot(current.Bot) : null;
        return state.Audience is Audience.Everyone && bot is not null ? state with { Audience = bot.Audience } : state;
    }

    /// <summary>Puts <paramref name="lead"/> before the first thing the flow says, in the same message.</summary>
    public static IReadOnlyList<Reply> Led(string lead, IReadOnlyList<Reply> replies) =>
        replies is [{ Citations.Count: 0 } first, ..]
        ? [first with { Text = $"{lead}\n\n{first.Text}" }, .. replies.Skip(1)]
        : [new Reply(lead), .. replies];

    private static Reply Say(TurnInput input, FlowOutput.Said said) => new(said.Text)
    {
        InEnglish = input.InEnglish,
        Suggestions = said.Buttons.Count == 0 ? [] : [.. said.Buttons.Select(button => new Suggestion(button, Topic: null))],
        IsQuestion = said.IsQuestion,
        NumberHint = input.Bots.Texts.Get(said.IsQuestion ? ChatTextKeys.ChooseByNumber : ChatTextKeys.CanType, input.InEnglish),
    };

    /// <summary>A card in the middle of a flow has no buttons of its own: those of the flow come below it.</summary>
    private static Reply Show(TurnInput input, Card card, bool isLast) => new(card.TextFor(input.State.Audience))
    {
        InEnglish = card.InEnglish,
        Citations = card.Citations,
        Suggestions = isLast && card.More is not null ? [new Suggestion(input.Texts["more"], Topic: null)] : [],
    };

    /// <summary>True when a reminder was asked for that will not come, because the person stopped messages: only the word that allows them undoes it.</summary>
    private static bool AsksInVain(TurnInput input, FlowTurn flow) =>
        flow.Contact.OptedOutAt is not null && flow.Contact.Subscriptions.Count > input.Contact.Subscriptions.Count;
}

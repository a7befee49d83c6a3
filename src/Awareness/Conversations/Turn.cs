using System.Globalization;
using Awareness.Contacts;
using Awareness.Flows;
using Awareness.Knowledge;

namespace Awareness.Conversations;

/// <summary>What a turn came to, as the machine contract names it.</summary>
public enum Outcome
{
    /// <summary>A card was shown.</summary>
    Answer,

    /// <summary>The person was asked which of a few topics was meant.</summary>
    Clarify,

    /// <summary>A harmful request was refused, with the help that fits.</summary>
    Refuse,

    /// <summary>Nothing in the knowledge base fits; said so, with where to ask.</summary>
    Abstain,

    /// <summary>Somebody is in danger; numbers and first steps came first.</summary>
    Emergency,

    /// <summary>A campaign conversation, an opt-out or small talk: no knowledge was asked for.</summary>
    Flow,
}

/// <summary>All that follows from one inbound activity. A pure function of <see cref="TurnInput"/>.</summary>
public sealed record Turn
{
    /// <summary>What it came to.</summary>
    public required Outcome Outcome { get; init; }

    /// <summary>What to say, in order; at most <see cref="Limits.Replies"/>.</summary>
    public required IReadOnlyList<Reply> Replies { get; init; }

    /// <summary>The conversation's state after the turn.</summary>
    public required ConversationState State { get; init; }

    /// <summary>The person after the turn; the same instance when nothing changed.</summary>
    public required Contact Contact { get; init; }

    /// <summary>Topic of the answer, or null.</summary>
    public string? Topic { get; init; }

    /// <summary>Id of the card that was shown, or null.</summary>
    public string? CardId { get; init; }

    /// <summary>0 to 1: how sure the service is that the outcome fits the question.</summary>
    public double Confidence { get; init; } = 1;

    /// <summary>How the knowledge was ranked, for <c>ask --explain</c>; empty when it was not asked.</summary>
    public IReadOnlyList<RankedCard> Ranking { get; init; } = [];

    /// <summary>What flows brought about, to be written with the turn.</summary>
    public IReadOnlyList<FlowEvent> Events { get; init; } = [];

    /// <summary>True when the person said to stop: a bot that has this one speak as its skill takes the person back.</summary>
    public bool Stops { get; init; }

    /// <summary>True when everything of the person is to be erased.</summary>
    public bool Erases { get; init; }

    /// <summary>From when on the transcript of the conversation is to be emptied, because a private flow ended; or null.</summary>
    public DateTimeOffset? ForgetSince { get; init; }

    /// <summary>True when the menu was shown in the middle of a flow: a bare number presses its buttons, not those of the question that waits.</summary>
    public bool IsMenu { get; init; }

    /// <summary>What must be looked up before this turn can be answered; it is then run again. Null when nothing must.</summary>
    public Lookup? Wants { get; init; }

    /// <summary>The steps of flows that ran, as <see cref="FlowTurn.Trace"/>.</summary>
    public IReadOnlyList<string> Trace { get; init; } = [];

    /// <summary>Nothing is said and nothing changes.</summary>
    internal static Turn Silent(TurnInput input) => new()
    {
        Outcome = Outcome.Flow,
        Replies = [],
        State = input.State,
        Contact = input.Contact,
    };

    /// <summary>Nothing of the person goes on: not the flow, not the wishes, not what was talked of. The version stays, for it is what the erasing is committed against.</summary>
    internal static Turn Erased(TurnInput input) => Silent(input) with
    {
        State = new ConversationState(),
        Contact = Contact.New(input.Contact.Key) with { Version = input.Contact.Version },
        Erases = true,
    };
}

/// <summary>One thing said to the person, free of any channel's format.</summary>
/// <param name="Text">Plain text: lines, numbered steps, no markup.</param>
public sealed record Reply(string Text)
{
    /// <summary>What the text rests on; shown below it.</summary>
    public IReadOnlyList<Citation> Citations { get; init; } = [];

    /// <summary>Buttons, in order; a channel shows at most <see cref="Limits.Suggestions"/> of them unless they answer a question.</summary>
    public IReadOnlyList<Suggestion> Suggestions { get; init; } = [];

    /// <summary>True when the buttons answer a question: where a channel cannot show them all they become a numbered list.</summary>
    public bool IsQuestion { get; init; }

    /// <summary>What stands below such a list; null when the text says itself that a number will do. Where the buttons answer no question: what stands above them on a channel without buttons.</summary>
    public string? NumberHint { get; init; }

    /// <summary>A file that goes with it, or null.</summary>
    public ReplyFile? File { get; init; }

    /// <summary>True when the text is English.</summary>
    public bool InEnglish { get; init; }

    /// <summary>The text with its sources below it, and for a legal answer the day it holds from: all that the person sees.</summary>
    public string FullText => Citations.Count == 0 ? Text : $"{Text}\n\n{Sources()}";

    /// <summary>The sources, and for a legal answer the day it holds from; empty when the text rests on none.</summary>
    public string Sources()
    {
        if (Citations.Count == 0) return "";
        var named = string.Join("; ", Citations.Select(citation => citation.Place.Length == 0 ? citation.Title : $"{citation.Title}, {citation.Place}").Distinct(StringComparer.Ordinal));
        var holdsFrom = Citations.Max(citation => citation.HoldsFrom);
        if (InEnglish) return holdsFrom is { } from ? string.Create(CultureInfo.InvariantCulture, $"Sources: {named}. In force from {from:d MMMM yyyy}.") : $"Sources: {named}.";
        return holdsFrom is { } day ? string.Create(CultureInfo.InvariantCulture, $"Nguồn: {named}. Áp dụng từ {day:dd/MM/yyyy}.") : $"Nguồn: {named}.";
    }
}

/// <summary>A button: a topic of the knowledge base, or a word the service understands.</summary>
/// <param name="Title">What the button says and sends.</param>
/// <param name="Topic">The topic it leads to, or null for a word such as "Xem thêm".</param>
public sealed record Suggestion(string Title, string? Topic);

/// <summary>A small text file the person is given.</summary>
/// <param name="Name">File name.</param>
/// <param name="Text">Plain text; on a channel without files it is said instead.</param>
public sealed record ReplyFile(string Name, string Text)
{
    /// <summary>Bytes of a file as it is sent.</summary>
    public const int MostBytes = 64 * 1024;
}

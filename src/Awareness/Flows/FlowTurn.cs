using Awareness.Contacts;
using Awareness.Knowledge;
using Awareness.Language;

namespace Awareness.Flows;

/// <summary>Everything a flow may look at in one turn. Time and randomness come in here.</summary>
public sealed record FlowInput
{
    /// <summary>What the person wrote, as tokens.</summary>
    public required AnalyzedText Text { get; init; }

    /// <summary>The person before the turn.</summary>
    public required Contact Contact { get; init; }

    /// <summary>The flows and words in force.</summary>
    public required IFlows Flows { get; init; }

    /// <summary>The moment of the turn.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>The day in Vietnam.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>A number nobody can guess, drawn once for the turn: receipt and class codes come from it.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Whom the texts address.</summary>
    public Audience Audience { get; init; }

    /// <summary>True when the texts are to be English.</summary>
    public bool InEnglish { get; init; }

    /// <summary>How the class of a contest stands, when it was looked up before this run of the turn; null when it was not.</summary>
    public ContestStanding? Standing { get; init; }
}

/// <summary>The flows in force, older versions of them that people still stand in, and what the engine itself says.</summary>
public interface IFlows
{
    /// <summary>The words and texts of the engine.</summary>
    FlowTexts Texts { get; }

    /// <summary>The places people can name.</summary>
    Places Places { get; }

    /// <summary>The flow as it is now, or null.</summary>
    Flow? Find(string id);

    /// <summary>The flow as it is now, or null when nobody can start it on <paramref name="day"/>: the campaigns it belongs to are over, or have not begun.</summary>
    Flow? FindOn(string id, DateOnly day) => Find(id);

    /// <summary>That version of the flow, or null when it is kept no more.</summary>
    Flow? Find(string id, string version);
}

/// <summary>What is known of a class in a contest beside the score of the person whose turn it is, which only the turn itself knows.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Exists">False when no class has that code.</param>
/// <param name="Others">How many others of the class took part.</param>
/// <param name="Sum">The sum of their scores.</param>
/// <param name="Averages">The averages of the other classes of which at least five people took part.</param>
public sealed record ContestStanding(string Code, bool Exists, int Others, decimal Sum, IReadOnlyList<decimal> Averages)
{
    /// <summary>Fewest people with an average to show: of four somebody could work out what the others have.</summary>
    public const int FewestPeople = 5;

    private const int Digits = 4;

    /// <summary>A code nobody has.</summary>
    public static ContestStanding Unknown(string code) => new(code, Exists: false, Others: 0, Sum: 0, []);

    /// <summary>Where the class stands with the score of the person.</summary>
    public ContestPlace With(decimal score)
    {
        var people = Others + 1;
        if (people < FewestPeople) return new ContestPlace(people, Average: null, Rank: null, Averages.Count);
        var average = Math.Round((Sum + score) / people, Digits);
        return new ContestPlace(people, average, 1 + Averages.Count(other => other > average), Averages.Count + 1);
    }
}

/// <summary>How a class stands in a contest.</summary>
/// <param name="People">How many took part, this person included.</param>
/// <param name="Average">Their average score; null while fewer than five took part.</param>
/// <param name="Rank">Its rank among the classes, from 1; null while fewer than five took part.</param>
/// <param name="Classes">How many classes have a rank.</param>
public sealed record ContestPlace(int People, decimal? Average, int? Rank, int Classes);

/// <summary>What came of a turn of a flow.</summary>
public sealed record FlowTurn
{
    /// <summary>What stands in <see cref="Trace"/> for the end of a flow, as the target of a way.</summary>
    public const string End = "#end";

    /// <summary>
    /// False when the message was no answer to the question that waits: <see cref="Output"/> is then the retry, and the run counts it (or, when it was put often enough,
    /// what follows; or the last word of a flow that does not exist any more). The caller may answer the message otherwise and drop the turn.
    /// </summary>
    public required bool IsUnderstood { get; init; }

    /// <summary>What to say, in order; at most <see cref="FlowLimits.Said"/>.</summary>
    public required IReadOnlyList<FlowOutput> Output { get; init; }

    /// <summary>The run after the turn; null when it ended.</summary>
    public required Run? Run { get; init; }

    /// <summary>The person after the turn; the same instance when nothing changed.</summary>
    public required Contact Contact { get; init; }

    /// <summary>What is to be written.</summary>
    public IReadOnlyList<FlowEvent> Events { get; init; } = [];

    /// <summary>The code of the class whose standing is wanted: the turn is to be run again with <see cref="FlowInput.Standing"/>; null when nothing is.</summary>
    public string? WantsStanding { get; init; }

    /// <summary>The steps that ran, as <c>bot/flow#step</c>, and the ways taken, as <c>bot/flow#step>target</c>: for coverage and for <c>--explain</c>.</summary>
    public IReadOnlyList<string> Trace { get; init; } = [];
}

/// <summary>One thing a flow says.</summary>
public abstract record FlowOutput
{
    /// <summary>A text of the author's, filled in.</summary>
    /// <param name="Text">Plain text.</param>
    /// <param name="Buttons">Below it, in order. They are numbered when the channel cannot show them.</param>
    public sealed record Said(string Text, IReadOnlyList<string> Buttons) : FlowOutput
    {
        /// <summary>True when the buttons answer a question: they are then never left out.</summary>
        public bool IsQuestion { get; init; }
    }

    /// <summary>What the knowledge base says of a topic.</summary>
    public sealed record Topic(string Id) : FlowOutput;

    private FlowOutput() { }
}

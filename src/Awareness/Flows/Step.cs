using Awareness.Flows.Expressions;

namespace Awareness.Flows;

/// <summary>A node of a flow.</summary>
/// <param name="Id">Unique in its flow; generated ones begin with <c>#</c>.</param>
public abstract record Step(string Id)
{
    /// <summary>Id of the step that follows it; null for the next in file order.</summary>
    public string? Next { get; init; }
}

/// <summary>Says something and goes on.</summary>
public sealed record SayStep(string Id, FlowText Text) : Step(Id)
{
    /// <summary>Buttons: words that start something else.</summary>
    public IReadOnlyList<string> Suggest { get; init; } = [];
}

/// <summary>What a question expects.</summary>
public enum Expectation
{
    /// <summary>One of its choices.</summary>
    Choice,

    /// <summary>Yes or no.</summary>
    YesNo,

    /// <summary>A number.</summary>
    Number,

    /// <summary>An age, kept in years.</summary>
    Age,

    /// <summary>A day.</summary>
    Date,

    /// <summary>A telephone number.</summary>
    Phone,

    /// <summary>A ward, commune or special zone of the province.</summary>
    Place,

    /// <summary>Any text.</summary>
    Text,
}

/// <summary>What results a step is counted under.</summary>
public enum ResultKind
{
    /// <summary>An answer to a quiz question.</summary>
    Quiz,

    /// <summary>A pledge.</summary>
    Pledge,

    /// <summary>An answer to a survey.</summary>
    Survey,

    /// <summary>A request for a person.</summary>
    Handoff,
}

/// <summary>One of the answers a question offers.</summary>
/// <param name="Text">What the button says.</param>
/// <param name="Value">What is kept.</param>
public sealed record FlowChoice(string Text, string Value)
{
    /// <summary>Other ways to say it.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>Step it leads to; null goes on as the question does.</summary>
    public string? Next { get; init; }

    /// <summary>True when it is right, in a quiz or for the gain in learning of a survey.</summary>
    public bool IsRight { get; init; }

    /// <summary>The button in English, or null.</summary>
    public string? English { get; init; }
}

/// <summary>What happens when nobody answers: after a while one reminder, after the same while again the end, or the step named.</summary>
/// <param name="After">From 1 minute to 30 days.</param>
/// <param name="Remind">What the reminder says.</param>
public sealed record WaitTimeout(TimeSpan After, FlowText Remind)
{
    /// <summary>The step that follows the second wait; null ends the run silently.</summary>
    public string? Next { get; init; }
}

/// <summary>Asks something and waits for the answer.</summary>
public abstract record AskStep(string Id, FlowText Text, Expectation Expects) : Step(Id)
{
    /// <summary>How often a question is put again when nothing is said of it.</summary>
    public const int UsualRetries = 2;

    /// <summary>The answers offered; empty unless a choice is expected.</summary>
    public IReadOnlyList<FlowChoice> Choices { get; init; } = [];

    /// <summary>Variable that keeps the answer, or null.</summary>
    public string? Save { get; init; }

    /// <summary>Smallest number or age taken, or null.</summary>
    public decimal? Min { get; init; }

    /// <summary>Largest number or age taken, or most characters of a text; null for no limit of its own.</summary>
    public decimal? Max { get; init; }

    /// <summary>What is said when the answer was not understood; null for the engine's own words.</summary>
    public FlowText? Retry { get; init; }

    /// <summary>How often it is put again, 0 to 5.</summary>
    public int Retries { get; init; } = UsualRetries;

    /// <summary>Step that follows when the retries are used up, or null.</summary>
    public string? Otherwise { get; init; }

    /// <summary>True when "bỏ qua" is taken.</summary>
    public bool CanSkip { get; init; } = true;

    /// <summary>Step that follows when it is skipped; null goes on.</summary>
    public string? Skip { get; init; }

    /// <summary>Step that follows a yes, or null.</summary>
    public string? Yes { get; init; }

    /// <summary>Step that follows a no, or null.</summary>
    public string? No { get; init; }

    /// <summary>What the answer is counted under, or null when it is not kept.</summary>
    public ResultKind? Record { get; init; }

    /// <summary>What happens when nobody answers; null waits as long as conversations are kept.</summary>
    public WaitTimeout? Timeout { get; init; }
}

/// <summary>A plain question.</summary>
public sealed record QuestionStep(string Id, FlowText Text, Expectation Expects) : AskStep(Id, Text, Expects);

/// <summary>A quiz question: says whether the answer was right, explains it, and counts the score.</summary>
public sealed record QuizStep(string Id, FlowText Text) : AskStep(Id, Text, Expectation.Choice)
{
    /// <summary>What is said after any answer.</summary>
    public required FlowText Explain { get; init; }

    /// <summary>Points for a right answer, at least 1.</summary>
    public int Points { get; init; } = 1;
}

/// <summary>Goes on at the first step whose condition holds.</summary>
public sealed record BranchStep(string Id, IReadOnlyList<BranchArm> Arms) : Step(Id);

/// <summary>One way out of a branch.</summary>
/// <param name="Condition">Null holds always.</param>
/// <param name="Target">Step it leads to.</param>
public sealed record BranchArm(Expression? Condition, string Target);

/// <summary>Sets variables, in order.</summary>
public sealed record SetStep(string Id, IReadOnlyList<Assignment> Assignments) : Step(Id);

/// <summary>One variable and what it becomes.</summary>
public sealed record Assignment(string Variable, Expression Value);

/// <summary>Shows what the knowledge base says of a topic.</summary>
public sealed record AnswerStep(string Id, string Topic) : Step(Id);

/// <summary>Notes that the person wants a reminder; what was said just before is kept as the consent.</summary>
public sealed record SubscribeStep(string Id, string Reminder) : Step(Id);

/// <summary>Notes that the person does not want a reminder any more.</summary>
/// <param name="Id">As of any step.</param>
/// <param name="Reminder">Null for all.</param>
public sealed record UnsubscribeStep(string Id, string? Reminder) : Step(Id);

/// <summary>Files a hazard report that nothing links to the person.</summary>
public sealed record ReportStep(string Id, string Category, string Place) : Step(Id)
{
    /// <summary>Variable with further words, or null.</summary>
    public string? Detail { get; init; }

    /// <summary>Variable that gets the receipt code.</summary>
    public string Save { get; init; } = "receipt";
}

/// <summary>Counts a score for a class in the contest; without a code a new class begins.</summary>
public sealed record ContestStep(string Id, string? Code, Expression Score) : Step(Id);

/// <summary>Says whom to turn to and leaves a request for a person.</summary>
public sealed record HandoffStep(string Id, FlowText? Text) : Step(Id)
{
    /// <summary>What it is about, or null.</summary>
    public string? Topic { get; init; }
}

/// <summary>Goes to <see cref="Step.Next"/>.</summary>
public sealed record GotoStep(string Id) : Step(Id);

/// <summary>Runs another flow and comes back.</summary>
/// <param name="Id">As of any step.</param>
/// <param name="Flow">Full name of the flow.</param>
public sealed record CallStep(string Id, string Flow) : Step(Id);

/// <summary>Ends the flow, with a last word when there is one.</summary>
public sealed record EndStep(string Id, FlowText Text) : Step(Id)
{
    /// <summary>Buttons: words that start something else.</summary>
    public IReadOnlyList<string> Suggest { get; init; } = [];
}

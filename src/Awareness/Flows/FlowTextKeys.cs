namespace Awareness.Flows;

/// <summary>Keys of what the flow engine says, in <c>bots/texts.yaml</c>.</summary>
public static class FlowTextKeys
{
    /// <summary>The flow was changed so much that it begins again.</summary>
    public const string Updated = "updated";

    /// <summary>The flow does not exist any more.</summary>
    public const string Gone = "gone";

    /// <summary>The person said "thôi", or the run cannot go on.</summary>
    public const string Stopped = "stopped";

    /// <summary>The answer was not understood. A key with the kind behind it (<c>retry-age</c>) goes before it.</summary>
    public const string Retry = "retry";

    /// <summary>Behind a retry text of the engine's own where the question can be skipped; nothing is said without it.</summary>
    public const string OrSkip = "or-skip";

    /// <summary>A question is left unanswered because nothing was understood as often as it was put; nothing is said without it.</summary>
    public const string GivenUp = "given-up";

    /// <summary>A number or an age below <c>{min}</c> or above <c>{max}</c>.</summary>
    public const string OutOfRange = "out-of-range";

    /// <summary>A number or an age below <c>{min}</c> where there is no upper limit; without it <see cref="OutOfRange"/> is said.</summary>
    public const string AtLeast = "at-least";

    /// <summary>A number or an age above <c>{max}</c> where there is no lower limit; without it <see cref="OutOfRange"/> is said.</summary>
    public const string AtMost = "at-most";

    /// <summary>A text longer than <c>{most}</c> characters.</summary>
    public const string TooLong = "retry-text-long";

    /// <summary>"Dung" without marks at a question of yes or no: it may say "đúng" and "dừng".</summary>
    public const string RightOrStop = "retry-right-or-stop";

    /// <summary>The place may be several; the buttons name them.</summary>
    public const string WhichPlace = "which-place";

    /// <summary>There is no question to go back to.</summary>
    public const string NoBack = "cannot-back";

    /// <summary>The question cannot be skipped.</summary>
    public const string NoSkip = "cannot-skip";

    /// <summary>A question was skipped; nothing is said without it.</summary>
    public const string Skipped = "skipped";

    /// <summary>The flow begins again because the person wants it; nothing is said without it.</summary>
    public const string Restarted = "restarted";

    /// <summary>A quiz answer is right.</summary>
    public const string Right = "right";

    /// <summary>A quiz answer is not right; <c>{answer}</c> is what is.</summary>
    public const string Wrong = "wrong";

    /// <summary>The person does not know the answer of a quiz; <c>{answer}</c> is what is right. Without it <see cref="Wrong"/> is said.</summary>
    public const string NotKnown = "not-known";

    /// <summary>The button for yes.</summary>
    public const string Yes = "yes";

    /// <summary>The button for no.</summary>
    public const string No = "no";

    /// <summary>Whom to turn to, when neither the step nor the bot says it.</summary>
    public const string Handoff = "handoff";

    /// <summary>Those that must be there.</summary>
    public static readonly IReadOnlyList<string> Required = [Updated, Gone, Stopped, Retry, OutOfRange, TooLong, RightOrStop, WhichPlace, NoBack, NoSkip, Right, Wrong, Yes, No, Handoff];

    /// <summary>Those that may be there, and say more than the one they stand in for.</summary>
    public static readonly IReadOnlyList<string> Optional = [AtLeast, AtMost, OrSkip, GivenUp, Skipped, Restarted, NotKnown, .. Enum.GetValues<Expectation>().Select(RetryOf)];

    /// <summary>The key of the retry text for one kind of answer: <c>retry-yes-no</c>.</summary>
    public static string RetryOf(Expectation expects) => expects switch
    {
        Expectation.Choice => "retry-choice",
        Expectation.YesNo => "retry-yes-no",
        Expectation.Number => "retry-number",
        Expectation.Age => "retry-age",
        Expectation.Date => "retry-date",
        Expectation.Phone => "retry-phone",
        Expectation.Place => "retry-place",
        _ => "retry-text",
    };
}

/// <summary>Keys of the whole messages that are understood at every question, in <c>bots/texts.yaml</c>.</summary>
public static class FlowWordKeys
{
    /// <summary>Ends the flow: "thôi".</summary>
    public const string Stop = "stop";

    /// <summary>To the question before: "quay lại".</summary>
    public const string Back = "back";

    /// <summary>To the beginning: "bắt đầu lại".</summary>
    public const string Restart = "restart";

    /// <summary>Past the question: "bỏ qua".</summary>
    public const string Skip = "skip";

    /// <summary>The question again: "tiếp".</summary>
    public const string Continue = "continue";

    /// <summary>The question again for somebody who is still there: "mình còn đây". After a danger it says just that, and does not go on.</summary>
    public const string StillHere = "still-here";

    /// <summary>All of them.</summary>
    public static readonly IReadOnlyList<string> All = [Stop, Back, Restart, Skip, Continue, StillHere];
}

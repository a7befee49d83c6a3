using Awareness.Conversations;
using Awareness.Delivery;
using Awareness.Flows;

namespace Awareness.Storage;

/// <summary>What enumerations are called in the tables: the names of the machine contract, so that reports read like its output.</summary>
internal static class StoredNames
{
    public static string Of(Outcome outcome) => outcome switch
    {
        Outcome.Answer => "answer",
        Outcome.Clarify => "clarify",
        Outcome.Refuse => "refuse",
        Outcome.Abstain => "abstain",
        Outcome.Emergency => "emergency",
        Outcome.Flow => "flow",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "Unknown outcome."),
    };

    public static string Of(ResultKind kind) => kind switch
    {
        ResultKind.Quiz => "quiz",
        ResultKind.Pledge => "pledge",
        ResultKind.Survey => "survey",
        ResultKind.Handoff => "handoff",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Unknown kind of result."),
    };

    public static ResultKind ReadKind(string name) => name switch
    {
        "quiz" => ResultKind.Quiz,
        "pledge" => ResultKind.Pledge,
        "survey" => ResultKind.Survey,
        "handoff" => ResultKind.Handoff,
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "Unknown kind of result."),
    };

    public static string Of(ReportState state) => state switch
    {
        ReportState.Open => "open",
        ReportState.Forwarded => "forwarded",
        ReportState.Fixed => "fixed",
        ReportState.Rejected => "rejected",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "Unknown state of a report."),
    };

    public static ReportState ReadState(string name) => name switch
    {
        "open" => ReportState.Open,
        "forwarded" => ReportState.Forwarded,
        "fixed" => ReportState.Fixed,
        "rejected" => ReportState.Rejected,
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "Unknown state of a report."),
    };

    public static string Of(SendRefusal why) => why switch
    {
        SendRefusal.Content => "content",
        SendRefusal.Blocked => "blocked",
        SendRefusal.Window => "window",
        SendRefusal.Quota => "quota",
        SendRefusal.Credentials => "credentials",
        SendRefusal.NoChannel => "no-channel",
        SendRefusal.GaveUp => "gave-up",
        _ => throw new ArgumentOutOfRangeException(nameof(why), why, "Unknown kind of refusal."),
    };

    public static SendRefusal ReadRefusal(string name) => Array.Find(Enum.GetValues<SendRefusal>(), why => Of(why) == name) is var found && Of(found) == name
        ? found
        : throw new ArgumentOutOfRangeException(nameof(name), name, "Unknown kind of refusal.");
}

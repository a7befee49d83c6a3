using System.Security.Cryptography;
using Awareness.Conversations;
using Awareness.Flows;

namespace Awareness.Storage;

/// <summary>A <see cref="FlowEvent"/> made ready for its row: a random id that leads nowhere, and text that can be stored.</summary>
/// <param name="Id">Random.</param>
/// <param name="Event">What was brought about.</param>
/// <param name="Value">JSON of an answer's value; empty for other events.</param>
internal sealed record FlowEventRow(long Id, FlowEvent Event, string Value)
{
    /// <summary>Makes the rows of a turn ready. Throws when an answer or a score has no subject to go under.</summary>
    public static IReadOnlyList<FlowEventRow> Of(TurnCommit commit)
    {
        if (commit.Events.Count == 0) return [];
        if (commit.Contact.Subject is null && commit.Events.Any(NeedsSubject)) throw new ArgumentException("Answers and scores need the contact's subject.", nameof(commit));
        return [.. commit.Events.Select(happened => new FlowEventRow(NewId(), Clean(happened), happened is FlowEvent.Answered { Value: var value } ? StoredText.Write(value) : ""))];
    }

    /// <summary>True for what is kept under the person's random name.</summary>
    public static bool NeedsSubject(FlowEvent happened) => happened is FlowEvent.Answered or FlowEvent.Contested;

    private static FlowEvent Clean(FlowEvent happened) => happened switch
    {
        FlowEvent.Answered answered => answered with { Ward = StoredText.Note(answered.Ward), SchoolLevel = StoredText.Note(answered.SchoolLevel) },
        FlowEvent.Reported reported => reported with
        {
            Category = StoredText.Note(reported.Category) ?? "",
            Place = StoredText.Words(reported.Place, FlowLimits.ValueLength) ?? "",
            Detail = StoredText.Words(reported.Detail, FlowLimits.ValueLength),
        },
        FlowEvent.Contested contested => contested with { Code = StoredText.Note(contested.Code) ?? "" },
        _ => throw new ArgumentOutOfRangeException(nameof(happened), happened, "Unknown event."),
    };

    private static long NewId() => BitConverter.ToInt64(RandomNumberGenerator.GetBytes(sizeof(long))) & long.MaxValue;
}

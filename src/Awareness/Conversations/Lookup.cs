using Awareness.Contacts;
using Awareness.Flows;

namespace Awareness.Conversations;

/// <summary>
/// Something the engine must know from the store before it can answer. The turn is then run again with what was found: the engine itself reads nothing.
/// </summary>
public abstract record Lookup
{
    /// <summary>Everything stored about the person who writes.</summary>
    public sealed record Person : Lookup;

    /// <summary>How a hazard report stands.</summary>
    public sealed record Report(string Code) : Lookup;

    /// <summary>How a class stands in a contest.</summary>
    public sealed record Standing(string Code) : Lookup;

    private Lookup() { }
}

/// <summary>What was found of a <see cref="Lookup"/>.</summary>
public sealed record Found
{
    /// <summary>Everything stored about the person; null when it was not asked for.</summary>
    public PersonalRecord? Person { get; init; }

    /// <summary>The report; null when it was not asked for, or there is none with this code.</summary>
    public FiledReport? Report { get; init; }

    /// <summary>The code that was looked up, or null.</summary>
    public string? ReportCode { get; init; }

    /// <summary>How the class stands; null when it was not asked for.</summary>
    public ContestStanding? Standing { get; init; }

    /// <summary>What is found where nothing is stored: of a person no more than <paramref name="contact"/>.</summary>
    public static Found Nothing(Lookup lookup, Contact contact) => lookup switch
    {
        Lookup.Report report => new Found { ReportCode = report.Code },
        Lookup.Standing standing => new Found { Standing = ContestStanding.Unknown(standing.Code) },
        _ => new Found { Person = new PersonalRecord(contact, Messages: 0, FirstMessage: null, Results: []) },
    };

    /// <summary>This and what was found later.</summary>
    public Found And(Found later) => new()
    {
        Person = later.Person ?? Person,
        Report = later.ReportCode is null ? Report : later.Report,
        ReportCode = later.ReportCode ?? ReportCode,
        Standing = later.Standing ?? Standing,
    };
}

/// <summary>Everything stored about a person, for the person to see.</summary>
/// <param name="Contact">Wishes and the little that was told.</param>
/// <param name="Messages">Number of messages kept, both ways, over all conversations.</param>
/// <param name="FirstMessage">When the oldest kept message was said; null when none is.</param>
/// <param name="Results">Answers kept under the person's random name, the latest edit of each, newest first, at most 200.</param>
public sealed record PersonalRecord(Contact Contact, long Messages, DateTimeOffset? FirstMessage, IReadOnlyList<KeptResult> Results);

/// <summary>An answer that is kept.</summary>
/// <param name="At">When it was given.</param>
/// <param name="Kind">What it counts as.</param>
/// <param name="Flow">Full name of the flow.</param>
/// <param name="Step">The question.</param>
/// <param name="Value">The answer as shown.</param>
public sealed record KeptResult(DateTimeOffset At, ResultKind Kind, string Flow, string Step, string Value);

/// <summary>How a report stands.</summary>
/// <param name="Code">Its receipt code.</param>
/// <param name="State">Where it is.</param>
/// <param name="At">When it was filed.</param>
/// <param name="ChangedAt">When the state last changed.</param>
/// <param name="Note">What officers add for whoever has the code, or null.</param>
public sealed record FiledReport(string Code, ReportState State, DateTimeOffset At, DateTimeOffset ChangedAt, string? Note);

/// <summary>Where a hazard report is.</summary>
public enum ReportState
{
    /// <summary>Filed, nobody has looked yet.</summary>
    Open,

    /// <summary>Passed on to those who can mend it.</summary>
    Forwarded,

    /// <summary>Mended.</summary>
    Fixed,

    /// <summary>Not followed up; the note says why.</summary>
    Rejected,
}

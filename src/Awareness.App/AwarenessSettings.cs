using Awareness.App.Page;
using Awareness.Storage;

namespace Awareness.App;

/// <summary>
/// What the operator can set: <c>appsettings.json</c> section <c>Awareness</c>, environment <c>AWARENESS__…</c>, or flags; the last one wins.
/// docs/settings.md lists every one.
/// </summary>
public sealed class AwarenessSettings
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Awareness";

    /// <summary>The content folder. Default: the nearest <c>content</c> above the working directory or the program.</summary>
    public string? Content { get; set; }

    /// <summary>The folder that keeps what was learned from the content between starts, or <c>off</c>. Default: <c>awareness</c> below the user's cache folder.</summary>
    public string? ContentCache { get; set; }

    /// <summary>The bots folder. Default: <c>bots</c> beside the content folder; without it the service only answers from its knowledge.</summary>
    public string? Bots { get; set; }

    /// <summary>Where the database and keys lie. Default: <c>data</c> in the working directory.</summary>
    public string Data { get; set; } = "data";

    /// <summary>The folder with Web Chat's script. Default: <c>artifacts/web</c> beside the content folder.</summary>
    public string? Web { get; set; }

    /// <summary>PostgreSQL connection string; empty means the SQLite file in <see cref="Data"/>.</summary>
    public string? Postgres { get; set; }

    /// <summary>How many services send for the same accounts, all on one PostgreSQL database: each keeps to its share of every rate. Default: 1; fewer stand for 1.</summary>
    public int Nodes { get; set; } = 1;

    /// <summary>Address of an OTLP collector; empty means that telemetry leaves the process nowhere.</summary>
    public Uri? OtlpEndpoint { get; set; }

    /// <summary>Watch the content folder and the bots folder and take up changes that pass the check. Default: on.</summary>
    public bool WatchContent { get; set; } = true;

    /// <summary>How many published versions of the content are kept to roll back to, at least 2. Default: 20.</summary>
    public int KeepVersions { get; set; } = 20;

    /// <summary>How many days unanswered questions are kept for the officers, without identity; 0 keeps none. Default: 90, at most 365.</summary>
    public int KeepQuestionsDays { get; set; } = 90;

    /// <summary>How long each kind of personal trace is kept.</summary>
    public RetentionSettings Retention { get; set; } = new();

    /// <summary>How the public page is served; its <see cref="PageSettings.WebFolder"/> follows <see cref="Web"/>.</summary>
    public PageSettings Page { get; set; } = new();
}

/// <summary>How many days each kind of thing is kept, 1 to <see cref="MostDays"/>; other values stand for the nearest.</summary>
public sealed class RetentionSettings
{
    /// <summary>The longest that anything is kept: ten years.</summary>
    public const int MostDays = 3_650;

    /// <summary>Messages, records of turns, and conversations nobody has spoken in. Default: 90.</summary>
    public int ConversationsDays { get; set; } = 90;

    /// <summary>Conversations nobody has spoken in although a flow waits for an answer. Default: 365.</summary>
    public int RunsDays { get; set; } = 365;

    /// <summary>Hazard reports, from when they were fixed or rejected. Default: 365.</summary>
    public int ReportsDays { get; set; } = 365;

    /// <summary>Answers and scores under a random name; afterwards they are kept without it. Default: 730.</summary>
    public int ResultsDays { get; set; } = 730;

    /// <summary>The record of replies that were sent. Default: 30.</summary>
    public int SentDays { get; set; } = 30;

    /// <summary>The record of replies that were given up. Default: 90.</summary>
    public int DeadDays { get; set; } = 90;

    /// <summary>The same as periods.</summary>
    public RetentionPeriods Periods => new()
    {
        Conversations = Days(ConversationsDays),
        Runs = Days(RunsDays),
        Reports = Days(ReportsDays),
        Results = Days(ResultsDays),
        Sent = Days(SentDays),
        Dead = Days(DeadDays),
    };

    private static TimeSpan Days(int days) => TimeSpan.FromDays(Math.Clamp(days, 1, MostDays));
}

using Awareness.App.Page;

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

    /// <summary>Where the database and keys lie. Default: <c>data</c> in the working directory.</summary>
    public string Data { get; set; } = "data";

    /// <summary>The folder with Web Chat's script. Default: <c>artifacts/web</c> beside the content folder.</summary>
    public string? Web { get; set; }

    /// <summary>PostgreSQL connection string; empty means the SQLite file in <see cref="Data"/>.</summary>
    public string? Postgres { get; set; }

    /// <summary>Address of an OTLP collector; empty means that telemetry leaves the process nowhere.</summary>
    public Uri? OtlpEndpoint { get; set; }

    /// <summary>Watch the content folder and take up changes that pass the check. Default: on.</summary>
    public bool WatchContent { get; set; } = true;

    /// <summary>How many published versions of the content are kept to roll back to, at least 2. Default: 20.</summary>
    public int KeepVersions { get; set; } = 20;

    /// <summary>How many days unanswered questions are kept for the officers, without identity; 0 keeps none. Default: 90, at most 365.</summary>
    public int KeepQuestionsDays { get; set; } = 90;

    /// <summary>How the public page is served; its <see cref="PageSettings.WebFolder"/> follows <see cref="Web"/>.</summary>
    public PageSettings Page { get; set; } = new();
}

namespace Awareness;

/// <summary>An author's mistake in a content file: what is wrong, where, and how to mend it.</summary>
/// <param name="File">Path relative to the content root, with forward slashes.</param>
/// <param name="Line">1-based line; 1 when the whole file is meant.</param>
/// <param name="Message">What is wrong, in one sentence.</param>
public sealed record Problem(string File, int Line, string Message)
{
    /// <summary>1-based column, or null when the whole line is meant.</summary>
    public int? Column { get; init; }

    /// <summary>How to mend it ("did you mean …"), or null when the message says it all.</summary>
    public string? Suggestion { get; init; }

    /// <summary>True when the mistake is only worth a look: it is shown but does not fail the check.</summary>
    public bool IsWarning { get; init; }

    /// <summary>The one-line form editors understand: <c>file:line[:column]: message (suggestion)</c>.</summary>
    public override string ToString() =>
        $"{File}:{Line}{(Column is { } column ? $":{column}" : "")}: {(IsWarning ? "warning: " : "")}{Message}{(Suggestion is null ? "" : $" ({Suggestion})")}";
}

namespace Awareness.Yaml;

/// <summary>Collects the problems of one file. A file that is wrong from end to end is not listed line by line.</summary>
internal sealed class FileProblems(string file, List<Problem> all)
{
    /// <summary>More than this many mistakes, or warnings, in one file say nothing new.</summary>
    public const int Max = 200;

    private int mistakes;
    private int warnings;

    /// <summary>The file they are in.</summary>
    public string File { get; } = file;

    /// <summary>True once something is wrong that time alone did not bring about: the content cannot be used.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>True once so much is wrong that nothing more is listed: what would only explain it better need not be looked for.</summary>
    public bool IsFull => mistakes > Max;

    /// <summary>Reports a mistake at a node.</summary>
    public void Error(YamlNode at, string message, string? suggestion = null) => Error(at.Line, at.Column, message, suggestion);

    /// <summary>Reports a mistake.</summary>
    public void Error(int line, int? column, string message, string? suggestion = null)
    {
        IsBroken = true;
        Add(new Problem(File, line, message) { Column = column, Suggestion = suggestion });
    }

    /// <summary>
    /// Reports something that was right until a day passed. It fails the check, but a service that starts on that day
    /// runs without what has expired instead of not at all.
    /// </summary>
    public void Expired(int line, int? column, string message, string? suggestion = null) =>
        Add(new Problem(File, line, message) { Column = column, Suggestion = suggestion });

    /// <summary>Reports something worth a look at a node.</summary>
    public void Warn(YamlNode at, string message, string? suggestion = null) => Warn(at.Line, at.Column, message, suggestion);

    /// <summary>Reports something worth a look.</summary>
    public void Warn(int line, int? column, string message, string? suggestion = null) =>
        Add(new Problem(File, line, message) { Column = column, Suggestion = suggestion, IsWarning = true });

    /// <summary>Takes over what the YAML layer found.</summary>
    public void Add(IReadOnlyList<Problem> found)
    {
        IsBroken |= found.Any(problem => !problem.IsWarning);
        foreach (var problem in found) Add(problem);
    }

    private void Add(Problem problem)
    {
        // Counted apart: many warnings must not hide the mistake that makes the file unusable.
        var count = problem.IsWarning ? ++warnings : ++mistakes;
        if (count <= Max) all.Add(problem);
        else if (count == Max + 1) all.Add(new Problem(File, problem.Line, FileMessages.TooManyProblems) { IsWarning = problem.IsWarning });
    }
}

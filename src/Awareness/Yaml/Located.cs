namespace Awareness.Yaml;

/// <summary>A place in a file.</summary>
/// <param name="Problems">Where to report about it.</param>
/// <param name="At">Where it begins.</param>
internal abstract record Located(FileProblems Problems, YamlNode At)
{
    /// <summary>As messages name it: <c>file:line</c>.</summary>
    public string Place => $"{Problems.File}:{At.Line}";

    /// <summary>Reports a mistake here.</summary>
    public void Error(string message, string? suggestion = null) => Problems.Error(At, message, suggestion);
}

/// <summary>Something an author wrote, and where.</summary>
internal sealed record Located<T>(T Value, FileProblems Problems, YamlNode At) : Located(Problems, At);

using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Awareness.Yaml;

/// <summary>
/// A YAML file an author wrote, read key by key. What is malformed, missing or unknown becomes a <see cref="Problem"/> with its line;
/// reading never throws.
/// </summary>
internal sealed class AuthorFile
{
    /// <summary>Deepest nesting of maps and lists; the library reads nested nodes recursively and would exhaust the stack.</summary>
    private const int MaxDepth = 32;

    private AuthorFile(string path, List<Problem> problems)
    {
        Path = path;
        Problems = problems;
    }

    /// <summary>Path relative to the content root.</summary>
    public string Path { get; }

    /// <summary>Where problems of this file go.</summary>
    public List<Problem> Problems { get; }

    /// <summary>The map the file consists of, or null when there is none; why is reported.</summary>
    public static AuthorMap? Read(string path, string text, List<Problem> problems, params IReadOnlyList<string> knownKeys)
    {
        var file = new AuthorFile(path, problems);
        try
        {
            if (LineOfTooDeepNode(text) is { } line)
            {
                problems.Add(new Problem(path, line, AuthorMessages.TooDeep(MaxDepth)));
                return null;
            }

            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            if (stream.Documents is [{ RootNode: YamlMappingNode root }]) return new AuthorMap(file, root, knownKeys);
            problems.Add(new Problem(path, 1, AuthorMessages.NotAMap));
        }
        catch (YamlException exception)
        {
            problems.Add(new Problem(path, LineOf(exception.Start), AuthorMessages.Malformed(exception.Message)));
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException or FormatException or OverflowException or IndexOutOfRangeException or NullReferenceException)
        {
            // On damaged input the library throws more than its own type (an escape outside Unicode, a version number too large).
            problems.Add(new Problem(path, 1, AuthorMessages.Malformed(exception.Message)));
        }

        return null;
    }

    /// <summary>Reports a mistake at <paramref name="node"/>.</summary>
    public void Report(YamlNode node, string message, string? suggestion = null) =>
        Problems.Add(new Problem(Path, LineOf(node.Start), message) { Column = Math.Max(1, (int)node.Start.Column), Suggestion = suggestion });

    private static int? LineOfTooDeepNode(string text)
    {
        var parser = new Parser(new StringReader(text));
        var depth = 0;
        while (parser.MoveNext())
        {
            depth += parser.Current?.NestingIncrease ?? 0;
            // The stream and the document count as one level each.
            if (depth > MaxDepth + 2) return LineOf(parser.Current?.Start ?? Mark.Empty);
        }

        return null;
    }

    private static int LineOf(Mark mark) => Math.Max(1, (int)mark.Line);
}

using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Awareness.Yaml;

/// <summary>
/// Reads the plain part of YAML that authors need: maps, lists and values, each with its place. What only machines write
/// (anchors, aliases, tags, several documents) and what can blow up (depth) is refused. Never throws, whatever the text.
/// </summary>
public sealed class YamlReader
{
    /// <summary>Deepest nesting of maps and lists.</summary>
    public const int MaxDepth = 32;

    private readonly Parser parser;
    private readonly string file;
    private readonly string text;
    private readonly int lineOffset;
    private readonly int lastLine;
    private readonly List<Problem> problems = [];
    private bool isBroken;

    private YamlReader(string file, string text, int firstLine)
    {
        this.file = file;
        this.text = text;
        lineOffset = firstLine - 1;
        lastLine = text.Count(letter => letter == '\n') + 1;
        parser = new Parser(new StringReader(text));
    }

    /// <summary>Reads <paramref name="text"/>.</summary>
    /// <param name="file">Named in problems.</param>
    /// <param name="text">YAML without control characters.</param>
    /// <param name="firstLine">Line of the file the text begins on; 1 for a whole file.</param>
    public static YamlReading Read(string file, string text, int firstLine = 1)
    {
        var reader = new YamlReader(file, text, firstLine);
        var root = reader.ReadDocument();
        return new YamlReading(reader.isBroken ? null : root, reader.problems);
    }

    private YamlNode? ReadDocument()
    {
        try
        {
            parser.MoveNext();
            if (!parser.MoveNext() || parser.Current is StreamEnd) return null;
            parser.MoveNext();
            var root = ReadNode(depth: 1);
            if (isBroken) return null;
            parser.MoveNext();
            if (parser.Current is DocumentStart) Break(parser.Current.Start, FileMessages.SeveralDocuments, suggestion: null);
            return root;
        }
        catch (YamlException exception)
        {
            Break(exception.Start, FileMessages.YamlSyntax(exception.Message), FileMessages.YamlSyntaxHint);
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException or FormatException or OverflowException or IndexOutOfRangeException or NullReferenceException)
        {
            // On damaged input the library throws more than its own type (an escape outside Unicode, a version number too large).
            Break(parser.Current?.End ?? Mark.Empty, FileMessages.YamlBroken, FileMessages.YamlSyntaxHint);
        }

        return null;
    }

    /// <summary>Reads the node the parser stands on and moves behind it.</summary>
    private YamlNode? ReadNode(int depth)
    {
        if (parser.Current is AnchorAlias alias) return Break(alias.Start, FileMessages.YamlAnchor, FileMessages.YamlAnchorHint);
        if (parser.Current is not NodeEvent node) return null;
        if (!node.Anchor.IsEmpty) return Break(node.Start, FileMessages.YamlAnchor, FileMessages.YamlAnchorHint);
        if (!node.Tag.IsEmpty) return Break(node.Start, FileMessages.YamlTag, suggestion: null);
        if (depth > MaxDepth) return Break(node.Start, FileMessages.TooDeep(MaxDepth), suggestion: null);
        parser.MoveNext();
        return node switch
        {
            Scalar scalar => ReadScalar(scalar),
            SequenceStart => ReadList(node, depth),
            MappingStart => ReadMap(node, depth),
            _ => null,
        };
    }

    /// <summary>Escapes in double quotes can spell what must not stand in a file itself.</summary>
    private YamlScalar ReadScalar(Scalar scalar)
    {
        var place = scalar.Start;
        if (scalar.Style is ScalarStyle.DoubleQuoted && scalar.Value.Any(letter => char.IsControl(letter) && letter != '\n'))
            problems.Add(new Problem(file, Line(place), FileMessages.YamlEscape) { Column = Column(place) });
        if (scalar.Style is ScalarStyle.Plain && scalar.Value.Length > 0) WarnOfLostWords(scalar.End);
        return new YamlScalar(scalar.Value, scalar.Style is not ScalarStyle.Plain, Line(place), Column(place));
    }

    /// <summary>"Chào bạn #antoanhe" shows people "Chào bạn": a # behind a blank begins a comment. One that is meant has a blank behind it as well.</summary>
    private void WarnOfLostWords(Mark end)
    {
        var rest = text.AsSpan((int)Math.Min(end.Index, text.Length));
        if (rest.IndexOf('\n') is >= 0 and var line) rest = rest[..line];
        var words = rest.TrimStart(' ');
        if (words.Length < 2 || words.Length == rest.Length || words[0] != '#' || !char.IsLetterOrDigit(words[1])) return;
        problems.Add(new Problem(file, Line(end), FileMessages.LostComment(words.TrimEnd().ToString())) { Column = Column(end) + rest.Length - words.Length, Suggestion = FileMessages.LostCommentHint, IsWarning = true });
    }

    private YamlList? ReadList(NodeEvent start, int depth)
    {
        var items = new List<YamlNode>();
        while (parser.Current is not SequenceEnd)
        {
            if (ReadNode(depth + 1) is not { } item) return null;
            items.Add(item);
        }

        parser.MoveNext();
        return new YamlList(items, Line(start.Start), Column(start.Start));
    }

    private YamlMap? ReadMap(NodeEvent start, int depth)
    {
        var entries = new List<YamlEntry>();
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        while (parser.Current is not MappingEnd)
        {
            if (ReadNode(depth + 1) is not { } key) return null;
            if (key is not YamlScalar name)
            {
                Break(key.Line, key.Column, FileMessages.YamlKey, suggestion: null);
                return null;
            }

            if (ReadNode(depth + 1) is not { } value) return null;
            if (lines.TryAdd(name.Text, name.Line)) entries.Add(new YamlEntry(name, value));
            else problems.Add(new Problem(file, name.Line, FileMessages.DuplicateKey(name.Text, lines[name.Text])) { Column = name.Column });
        }

        parser.MoveNext();
        return new YamlMap(entries, Line(start.Start), Column(start.Start));
    }

    private YamlNode? Break(Mark mark, string message, string? suggestion) => Break(Line(mark), Column(mark), message, suggestion);

    private YamlNode? Break(int line, int column, string message, string? suggestion)
    {
        problems.Add(new Problem(file, line, message) { Column = column, Suggestion = suggestion });
        isBroken = true;
        return null;
    }

    /// <summary>The library places what is missing at the end behind the last line.</summary>
    private int Line(Mark mark) => (int)Math.Clamp(mark.Line, 1, lastLine) + lineOffset;

    private static int Column(Mark mark) => (int)Math.Max(1, mark.Column);
}

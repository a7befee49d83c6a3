using Awareness.Yaml;

namespace Awareness.Flows.Reading;

/// <summary>Finds where in a file something inside a value stands, in all of YAML's ways to write a text.</summary>
internal sealed class TextPlaces(AuthorText text)
{
    /// <summary>Where <paramref name="snippet"/>, which stands at <paramref name="offset"/> of the value, is written; the beginning of the value when that cannot be told.</summary>
    public (int Line, int Column) Of(YamlScalar value, int offset, string snippet)
    {
        var before = 0;
        for (var at = value.Text.IndexOf(snippet, StringComparison.Ordinal); at >= 0 && at < offset; at = value.Text.IndexOf(snippet, at + 1, StringComparison.Ordinal)) before++;
        var from = value.Column - 1;
        for (var line = value.Line; line <= text.Lines.Count; line++)
        {
            var written = text.Lines[line - 1];
            for (var at = Find(written, snippet, from); at >= 0; at = Find(written, snippet, at + 1))
            {
                if (before-- == 0) return (line, at + 1);
            }

            from = 0;
        }

        return (value.Line, value.Column);
    }

    /// <summary>Where the character at <paramref name="offset"/> of a value on one line is written.</summary>
    public (int Line, int Column) Of(YamlScalar value, int offset)
    {
        if (offset >= 0 && offset < value.Text.Length) return Of(value, offset, Snippet(value.Text, offset));
        var (line, column) = Lines(value).Select(found => (found.Line, found.Column + found.Text.Length)).LastOrDefault((value.Line, value.Column));
        return (line, column);
    }

    /// <summary>The lines of a value and where each begins. Of texts that YAML folds into one, the place of the value.</summary>
    public IEnumerable<(string Text, int Line, int Column)> Lines(YamlScalar value)
    {
        var source = value.Line <= text.Lines.Count ? text.Lines[value.Line - 1] : "";
        var isLiteral = value.IsQuoted && value.Column <= source.Length && source[value.Column - 1] == '|';
        var inQuotes = value.IsQuoted && !isLiteral ? 1 : 0;
        var number = value.Line;
        foreach (var line in value.Text.Split('\n'))
        {
            if (!isLiteral)
            {
                yield return (line, value.Line, value.Column + inQuotes);
                continue;
            }

            number = NextWith(line, number);
            yield return (line, number, Math.Max(0, text.Lines[number - 1].IndexOf(line, StringComparison.Ordinal)) + 1);
        }
    }

    /// <summary>The next line after <paramref name="number"/> that ends in <paramref name="line"/>; a text may have lost empty lines before it.</summary>
    private int NextWith(string line, int number)
    {
        for (var next = number + 1; next <= text.Lines.Count; next++)
        {
            if (text.Lines[next - 1].TrimStart().TrimEnd() == line.Trim()) return next;
        }

        return Math.Min(number + 1, text.Lines.Count);
    }

    private static int Find(string line, string snippet, int from) => from < line.Length ? line.IndexOf(snippet, from, StringComparison.Ordinal) : -1;

    /// <summary>The word or sign at <paramref name="offset"/>: short enough to be written without a break.</summary>
    private static string Snippet(string value, int offset)
    {
        var end = offset + 1;
        while (end < value.Length && (char.IsLetterOrDigit(value[end]) || value[end] is '_' or '.') && char.IsLetterOrDigit(value[offset])) end++;
        return value[offset..end];
    }
}

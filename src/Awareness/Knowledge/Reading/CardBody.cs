using Awareness.Yaml;

namespace Awareness.Knowledge.Reading;

/// <summary>What a card says, line by line, references not filled in yet.</summary>
/// <param name="First">Said at once; blank lines between paragraphs kept, none at the ends.</param>
/// <param name="More">Said after "Xem thêm"; empty when there is nothing more.</param>
internal sealed record CardBody(IReadOnlyList<BodyLine> First, IReadOnlyList<BodyLine> More)
{
    private const string MoreHeading = "## Xem thêm";

    /// <summary>Both parts.</summary>
    public IEnumerable<BodyLine> Lines => First.Concat(More);

    /// <summary>Reads the lines from <paramref name="firstLine"/> on; what the channels cannot show is reported.</summary>
    public static CardBody Read(AuthorText text, int firstLine, FileProblems problems)
    {
        var first = new List<BodyLine>();
        var more = new List<BodyLine>();
        var moreLine = 0;
        for (var number = firstLine; number <= text.Lines.Count; number++)
        {
            var line = new BodyLine(text.Lines[number - 1].TrimEnd(), number);
            if (line.Text == MoreHeading && moreLine == 0)
            {
                moreLine = number;
                continue;
            }

            PlainText.Check(line, problems);
            Append(moreLine == 0 ? first : more, line);
        }

        TrimEnd(first);
        TrimEnd(more);
        if (first.Count == 0) problems.Error(Math.Min(firstLine, text.Lines.Count), column: null, Messages.EmptyBody);
        if (moreLine > 0 && more.Count == 0) problems.Error(moreLine, column: null, Messages.EmptyMore);
        return new CardBody(first, more);
    }

    private static void Append(List<BodyLine> lines, BodyLine line)
    {
        if (line.Text.Length > 0 || lines is [.., { Text.Length: > 0 }]) lines.Add(line);
    }

    private static void TrimEnd(List<BodyLine> lines)
    {
        if (lines is [.., { Text.Length: 0 }]) lines.RemoveAt(lines.Count - 1);
    }
}

/// <summary>One line of a body.</summary>
/// <param name="Text">Without blanks at its end.</param>
/// <param name="Line">1-based line in the file.</param>
internal readonly record struct BodyLine(string Text, int Line);

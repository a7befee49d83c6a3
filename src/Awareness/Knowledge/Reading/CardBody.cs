using Awareness.Yaml;

namespace Awareness.Knowledge.Reading;

/// <summary>What a card says, line by line, references not filled in yet.</summary>
/// <param name="First">Said at once; blank lines between paragraphs kept, none at the ends.</param>
/// <param name="More">Said after "Xem thêm"; empty when there is nothing more.</param>
internal sealed record CardBody(IReadOnlyList<BodyLine> First, IReadOnlyList<BodyLine> More)
{
    /// <summary>Said to parents instead of <see cref="First"/>; empty when nothing else is said to them.</summary>
    public IReadOnlyList<BodyLine> Parent { get; private init; } = [];

    /// <summary>Said to pupils instead of <see cref="First"/>; empty when nothing else is said to them.</summary>
    public IReadOnlyList<BodyLine> Pupil { get; private init; } = [];

    /// <summary>All parts.</summary>
    public IEnumerable<BodyLine> Lines => First.Concat(Parent).Concat(Pupil).Concat(More);

    /// <summary>Reads the lines from <paramref name="firstLine"/> on; what the channels cannot show is reported.</summary>
    public static CardBody Read(AuthorText text, int firstLine, CardHeadings headings, FileProblems problems)
    {
        var parts = new Dictionary<string, List<BodyLine>>(StringComparer.Ordinal) { [""] = [] };
        var current = parts[""];
        var lineOf = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var number = firstLine; number <= text.Lines.Count; number++)
        {
            var line = new BodyLine(text.Lines[number - 1].TrimEnd(), number);
            if (headings.Has(line.Text) && !parts.ContainsKey(line.Text))
            {
                lineOf[line.Text] = number;
                parts[line.Text] = current = [];
                continue;
            }

            PlainText.Check(line, problems);
            Append(current, line);
        }

        foreach (var part in parts.Values) TrimEnd(part);
        if (parts[""].Count == 0) problems.Error(Math.Min(firstLine, text.Lines.Count), column: null, Messages.EmptyBody);
        foreach (var (heading, line) in lineOf)
        {
            if (parts[heading].Count == 0) problems.Error(line, column: null, Messages.EmptyPart(heading));
        }

        return new CardBody(parts[""], Part(headings.More)) { Parent = Part(headings.Parent), Pupil = Part(headings.Pupil) };

        IReadOnlyList<BodyLine> Part(string? heading) => heading is not null && parts.TryGetValue(heading, out var lines) ? lines : [];
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

/// <summary>The lines that begin the parts of a body, each at most once.</summary>
/// <param name="More">Begins what is said after "Xem thêm".</param>
/// <param name="Parent">Begins what is said to parents; null when the language has no such part.</param>
/// <param name="Pupil">Begins what is said to pupils; null when the language has no such part.</param>
internal sealed record CardHeadings(string More, string? Parent, string? Pupil)
{
    /// <summary>Of a Vietnamese card.</summary>
    public static CardHeadings Vietnamese { get; } = new("## Xem thêm", "## Với phụ huynh", "## Với học sinh");

    /// <summary>Of an English card.</summary>
    public static CardHeadings English { get; } = new("## More", Parent: null, Pupil: null);

    /// <summary>True when <paramref name="line"/> begins a part.</summary>
    public bool Has(string line) => line.StartsWith('#') && (line == More || line == Parent || line == Pupil);
}

using System.Text;

namespace Awareness.Tests.Knowledge.Checks;

/// <summary>A mistake to plant in a copy of the real content, and what authors must be told about it.</summary>
internal sealed record PlantedMistake(string Name)
{
    /// <summary>The file it is planted in; null for a card that a batch chooses, each mistake another one.</summary>
    public string? File { get; init; }

    /// <summary>Changes the file's text; null when the bytes are given.</summary>
    public Func<PlantedText, PlantedText>? Edit { get; init; }

    /// <summary>The whole file, where no text will do.</summary>
    public byte[]? Bytes { get; init; }

    /// <summary>Part of what authors are told.</summary>
    public required string Says { get; init; }

    /// <summary>Part of how to mend it; null when the message says it all.</summary>
    public string? Mend { get; init; }

    public bool IsWarning { get; init; }

    /// <summary>Where it is reported when not where it was planted: a file and words of the line.</summary>
    public (string File, string Line)? ReportedAt { get; init; }

    /// <summary>True when nothing else can be read beside it, so that it has a copy of the content for itself.</summary>
    public bool IsAlone { get; init; }

    public override string ToString() => Name;
}

/// <summary>A file being changed, and the line the last change stands on.</summary>
internal sealed record PlantedText(IReadOnlyList<string> Lines, int Line)
{
    public static PlantedText Of(string text) => new(text.TrimEnd('\n').Split('\n'), 1);

    /// <summary>Replaces the first line that begins with <paramref name="start"/>, blanks aside, below the first that contains <paramref name="below"/>.</summary>
    public PlantedText Replace(string start, string now, string below = "")
    {
        var at = IndexOf(start, below);
        var indent = Lines[at][..^Lines[at].TrimStart().Length];
        return With(at, 1, indent + now);
    }

    /// <summary>Takes out the line; what is missing is reported at <paramref name="reportedAt"/>.</summary>
    public PlantedText Remove(string start, string reportedAt, string below = "")
    {
        var less = With(IndexOf(start, below), 1);
        return less with { Line = less.IndexOf(reportedAt, below) + 1 };
    }

    /// <summary>Takes out the lines that begin with <paramref name="start"/> below the key, all but the first <paramref name="kept"/>.</summary>
    public PlantedText Shorten(string key, string start, int kept)
    {
        var first = IndexOf(key, "") + 1;
        var count = Lines.Skip(first).TakeWhile(line => line.StartsWith(start, StringComparison.Ordinal)).Count();
        return With(first + kept, count - kept) with { Line = first + 1 };
    }

    /// <summary>Puts lines below the first that begins with <paramref name="start"/>; the last of them is the mistake.</summary>
    public PlantedText InsertBelow(string start, params string[] lines) => With(IndexOf(start, "") + 1, 0, lines);

    /// <summary>Puts lines at the head of the body of a card; the last of them is the mistake.</summary>
    public PlantedText Say(params string[] lines)
    {
        var fence = Enumerable.Range(1, Lines.Count - 1).First(index => Lines[index] == "---");
        return With(fence + 1, 0, lines);
    }

    /// <summary>Puts lines at the end; the last of them is the mistake.</summary>
    public PlantedText Append(params string[] lines) => With(Lines.Count, 0, lines);

    /// <summary>The mistake is reported on the first line that begins with <paramref name="start"/>.</summary>
    public PlantedText At(string start) => this with { Line = IndexOf(start, "") + 1 };

    /// <summary>The mistake is reported on this line.</summary>
    public PlantedText At(int line) => this with { Line = line };

    public byte[] ToBytes() => Encoding.UTF8.GetBytes(string.Join('\n', Lines) + "\n");

    private int IndexOf(string start, string below)
    {
        var from = Enumerable.Range(0, Lines.Count).First(index => Lines[index].Contains(below, StringComparison.Ordinal));
        return Enumerable.Range(from, Lines.Count - from).First(index => Lines[index].TrimStart().StartsWith(start, StringComparison.Ordinal));
    }

    private PlantedText With(int at, int removed, params string[] added) =>
        new([.. Lines.Take(at), .. added, .. Lines.Skip(at + removed)], at + Math.Max(1, added.Length));
}

using System.Globalization;
using System.Text;

namespace Awareness.Knowledge.Importing;

/// <summary>An official document as it was found in a file.</summary>
public sealed record ImportedDocument
{
    /// <summary>Id and file name: "chi-thi-33-ct-tu".</summary>
    public required string Id { get; init; }

    /// <summary>"Chỉ thị".</summary>
    public required string Kind { get; init; }

    /// <summary>"33-CT/TU", or "không số".</summary>
    public required string Number { get; init; }

    /// <summary>Who issued it.</summary>
    public required string Issuer { get; init; }

    /// <summary>What it is about.</summary>
    public required string Title { get; init; }

    /// <summary>The day on it, or null when none was found: then it cannot be used.</summary>
    public required DateOnly? Date { get; init; }

    /// <summary>Where it was issued, "" when it does not say.</summary>
    public required string Place { get; init; }

    /// <summary>Who signed it, "" when it does not say.</summary>
    public required string Signer { get; init; }

    /// <summary>All blocks, in the order of the source.</summary>
    public required IReadOnlyList<ImportedBlock> Blocks { get; init; }

    /// <summary>Lines at which a paragraph broken in the middle of a sentence was put together again.</summary>
    public required IReadOnlyList<int> JoinedLines { get; init; }

    /// <summary>True when there is something to write and a day to write on it.</summary>
    public bool IsUsable => Date is not null && Blocks.Any(block => block.Anchor is not null);

    /// <summary>The file for <c>content/directives</c>, which names <paramref name="source"/> as where it was taken from.</summary>
    public string ToMarkdown(string source)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"---\nid: {Id}\nkind: {Quoted(Kind)}\nnumber: {Quoted(Number)}\ntitle: {Quoted(Title)}\nissuer: {Quoted(Issuer)}\n");
        text.Append(CultureInfo.InvariantCulture, $"date: {Date:yyyy-MM-dd}\n");
        if (Place.Length > 0) text.Append(CultureInfo.InvariantCulture, $"place: {Quoted(Place)}\n");
        if (Signer.Length > 0) text.Append(CultureInfo.InvariantCulture, $"signer: {Quoted(Signer)}\n");
        text.Append(CultureInfo.InvariantCulture, $"source: {Quoted(source)}\n");
        var missing = Missing().ToList();
        if (missing.Count > 0) text.Append("missing:\n");
        foreach (var line in missing) text.Append(CultureInfo.InvariantCulture, $"  - {Quoted(line)}\n");
        text.Append(CultureInfo.InvariantCulture, $"---\n# {Kind} số {Number} của {Issuer}\n");
        foreach (var block in Blocks)
        {
            if (block.Opens is not null) text.Append(CultureInfo.InvariantCulture, $"\n## {block.Opens} {{#{block.PartAnchor}}}\n");
            if (block.Anchor is not null) text.Append(CultureInfo.InvariantCulture, $"\n{block.Text} {{#{block.Anchor}}}\n");
        }

        return text.ToString();
    }

    private IEnumerable<string> Missing()
    {
        if (Lines(BlockRole.Form) is { } form) yield return $"Không chép phần thể thức ở đầu ({form} của tệp gốc).";
        if (Lines(BlockRole.Closing) is { } closing) yield return $"Không chép nơi nhận và chữ ký ({closing} của tệp gốc).";
        if (JoinedLines.Count > 0) yield return $"Đã nối lại câu bị ngắt do sang trang ở các dòng {string.Join(", ", JoinedLines)} của tệp gốc.";
    }

    private string? Lines(BlockRole role) =>
        Blocks.Where(block => block.Role == role).Select(block => block.Line).ToList() is [var first, ..] lines ? $"dòng {first}–{lines[^1]}" : null;

    private static string Quoted(string text) => $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}

using Awareness.Yaml;

namespace Awareness.Knowledge.Importing;

/// <summary>The official documents found in one file, for <c>awareness import</c>.</summary>
/// <param name="Documents">In the order of the file; one that encloses others (a report that quotes them) where it begins.</param>
/// <param name="Problems">What could not be read and, as warnings, what looks odd; the file is the source.</param>
public sealed record OfficialText(IReadOnlyList<ImportedDocument> Documents, IReadOnlyList<Problem> Problems)
{
    /// <summary>Files above this many bytes are refused: 20 MB.</summary>
    public const int MaxBytes = SourceText.MaxBytes;

    /// <summary>Lines of a letterhead above the number, at most.</summary>
    private const int MostHeadLines = 8;

    /// <summary>Reads a .docx, .md or .txt file; no bytes make it throw.</summary>
    public static OfficialText Read(string name, ReadOnlyMemory<byte> bytes)
    {
        var problems = new List<Problem>();
        var file = new FileProblems(name, problems);
        if (SourceText.Read(name, bytes, file) is not { } lines) return new OfficialText([], problems);
        var blocks = SourceBlock.Read(lines);
        if (blocks.Count == 0) file.Error(1, column: null, ImportMessages.Empty);
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var documents = Split(blocks).Select(own => DocumentReader.Read(own, blocks, ids, file)).ToList();
        return new OfficialText(documents, [.. problems.OrderBy(problem => problem.Line)]);
    }

    /// <summary>Each document's own blocks. A letterhead begins a document; so does a numbered heading of a report that names another document.</summary>
    private static List<List<SourceBlock>> Split(List<SourceBlock> blocks)
    {
        var documents = new List<List<SourceBlock>>();
        List<SourceBlock> enclosing = [];
        var open = enclosing;
        for (var i = 0; i < blocks.Count; i++)
        {
            if (i == 0 || StartsLetter(blocks, i)) documents.Add(open = enclosing = []);
            else if (blocks[i].IsEmphasized && Letterhead.Opening(blocks[i].Text) is not null) documents.Add(open = []);
            else if (open != enclosing && IsBackInReport(blocks[i])) open = enclosing;
            open.Add(blocks[i]);
        }

        return documents;
    }

    /// <summary>True for the first line of a letterhead: below it, through form alone, comes a number, and above it is none.</summary>
    private static bool StartsLetter(List<SourceBlock> blocks, int at)
    {
        if (!IsHead(blocks[at]) || IsHead(blocks[at - 1])) return false;
        for (var i = at; i < Math.Min(at + MostHeadLines, blocks.Count) && IsHead(blocks[i]); i++)
        {
            if (Letterhead.NumberIn(blocks[i].Text) is not null) return true;
        }

        return false;
    }

    private static bool IsHead(SourceBlock block) =>
        Letterhead.IsRule(block.Text) || Letterhead.IsMotto(block.Text) || Letterhead.NumberIn(block.Text) is not null
        || (Letterhead.IsCapitals(block.Text) && BlockMark.Find(block.Text) is null && !Letterhead.IsSignature(block.Text));

    /// <summary>After what it quotes, the report of a meeting goes on with the meeting, or ends.</summary>
    private static bool IsBackInReport(SourceBlock block) =>
        Letterhead.IsRecipients(block.Text)
        || (block.IsEmphasized && BlockMark.Find(block.Text) is { Kind: MarkKind.Roman } && block.Text.Contains("hội nghị", StringComparison.OrdinalIgnoreCase));
}

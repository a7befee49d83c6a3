using System.IO.Compression;
using System.Text;
using System.Xml;
using Awareness.Yaml;

namespace Awareness.Knowledge.Importing;

/// <summary>
/// Reads the words of a .docx file (Office Open XML, ECMA-376): paragraphs, tables row by row, footnotes behind the paragraph that names them, and the
/// numbers Word counts by itself. Deleted text stays out. Hostile files are refused: no DTD, and bounds on parts, size and depth.
/// </summary>
internal sealed class WordFile
{
    private const int MaxParts = 5000;
    private const int MaxDepth = 256;
    private const int MaxLetters = 32 * 1024 * 1024;

    private readonly StringBuilder text = new();
    private readonly Stack<StringBuilder> paragraphs = new();
    private readonly List<string> notes = [];
    private readonly List<List<string>> cells = [];
    private readonly WordNumbering numbering;
    private readonly IReadOnlyDictionary<string, string> footnotes;
    private int tables;
    private int fallback = -1;
    private int written;
    private bool isText;

    private WordFile(WordNumbering numbering, IReadOnlyDictionary<string, string> footnotes)
    {
        this.numbering = numbering;
        this.footnotes = footnotes;
    }

    /// <summary>One paragraph a line with a blank line after it, or null when the file is broken.</summary>
    public static string? Read(ReadOnlyMemory<byte> bytes, FileProblems problems)
    {
        try
        {
            using var archive = new ZipArchive(new MemoryStream(bytes.ToArray()), ZipArchiveMode.Read);
            if (archive.Entries.Count <= MaxParts && archive.GetEntry("word/document.xml") is { } main) return ReadParts(archive, main);
            problems.Error(1, column: null, ImportMessages.BrokenWord, ImportMessages.BrokenWordHint);
        }
        catch (XmlException exception) when (exception.InnerException is null && exception.LineNumber > 0)
        {
            problems.Error(1, column: null, $"{ImportMessages.BrokenWord} ({exception.LineNumber}:{exception.LinePosition})", ImportMessages.BrokenWordHint);
        }
        catch (Exception exception) when (exception is InvalidDataException or XmlException or IOException or NotSupportedException or ArgumentException)
        {
            problems.Error(1, column: null, exception is WordTooLargeException ? ImportMessages.HugeWord : ImportMessages.BrokenWord, ImportMessages.BrokenWordHint);
        }

        return null;
    }

    private static string ReadParts(ZipArchive archive, ZipArchiveEntry main)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        if (archive.GetEntry("word/footnotes.xml") is { } below) Walk(below, reader => ReadFootnote(reader, found));
        var lists = new WordNumbering();
        if (archive.GetEntry("word/numbering.xml") is { } numbers) Walk(numbers, lists.Read);
        var file = new WordFile(lists, found);
        Walk(main, file.ReadNode);
        return file.text.ToString();
    }

    private static void Walk(ZipArchiveEntry part, Action<XmlReader> read)
    {
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = MaxLetters, IgnoreComments = true };
        if (part.Length > MaxLetters) throw new WordTooLargeException();
        using var stream = part.Open();
        using var reader = XmlReader.Create(stream, settings);
        while (reader.Read())
        {
            if (reader.Depth > MaxDepth) throw new WordTooLargeException();
            read(reader);
        }
    }

    private static void ReadFootnote(XmlReader reader, Dictionary<string, string> found)
    {
        if (reader is { NodeType: XmlNodeType.Element, LocalName: "footnote" }) found[""] = WordNumbering.Attribute(reader, "id");
        if (reader.NodeType is not (XmlNodeType.Text or XmlNodeType.SignificantWhitespace) || !found.TryGetValue("", out var id)) return;
        found[id] = found.GetValueOrDefault(id, "") + reader.Value;
    }

    private void ReadNode(XmlReader reader)
    {
        if (fallback >= 0)
        {
            if (reader.Depth <= fallback) fallback = -1;
            return;
        }

        if (reader.NodeType is XmlNodeType.Element) Open(reader);
        if (reader.NodeType is XmlNodeType.EndElement || reader is { NodeType: XmlNodeType.Element, IsEmptyElement: true }) Close(reader.LocalName);
        if (reader.NodeType is XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace && isText && paragraphs.TryPeek(out var paragraph)) paragraph.Append(reader.Value);
    }

    private void Open(XmlReader reader)
    {
        isText = reader.LocalName == "t";
        paragraphs.TryPeek(out var paragraph);
        switch (reader.LocalName)
        {
            // A text box is written twice, for new and for old programs.
            case "Fallback" when !reader.IsEmptyElement: fallback = reader.Depth; break;
            case "p": paragraphs.Push(new StringBuilder()); break;
            case "tbl": tables++; break;
            case "tr" when tables == 1: cells.Clear(); break;
            case "tc" when tables == 1: cells.Add([]); break;
            case "tab": paragraph?.Append(' '); break;
            case "br" or "cr": paragraph?.Append('\n'); break;
            case "noBreakHyphen": paragraph?.Append('-'); break;
            case "ilvl" or "numId" when paragraph is not null: numbering.Choose(reader.LocalName, WordNumbering.Attribute(reader, "val")); break;
            case "footnoteReference" when footnotes.TryGetValue(WordNumbering.Attribute(reader, "id"), out var note):
                notes.Add(note.Trim());
                paragraph?.Append(System.Globalization.CultureInfo.InvariantCulture, $" [{notes.Count}]");
                break;
        }
    }

    private void Close(string name)
    {
        isText = false;
        if (name == "pPr" && numbering.Next() is { } number) paragraphs.Peek().Append(number).Append(' ');
        if (name == "p" && paragraphs.TryPop(out var paragraph)) Write(paragraph.ToString().Trim());
        if (name == "tr" && tables == 1) WriteRow();
        if (name == "tbl") tables--;
        if (text.Length > MaxLetters) throw new WordTooLargeException();
    }

    private void Write(string words)
    {
        if (tables > 0 && cells.Count > 0) cells[^1].Add(words);
        else text.Append(words).Append("\n\n");
        if (tables > 0) return;
        WriteNotes();
    }

    /// <summary>Cells of one paragraph each stand in one line; longer cells, as in the head of a letter, one below the other.</summary>
    private void WriteRow()
    {
        var isFlat = cells.TrueForAll(cell => cell.Count(words => words.Length > 0) <= 1 && !cell.Exists(words => words.Contains('\n', StringComparison.Ordinal)));
        var rows = cells.ConvertAll(cell => string.Join("\n\n", cell)).Where(cell => cell.Trim().Length > 0);
        text.AppendJoin(isFlat ? " | " : "\n\n", isFlat ? rows.Select(cell => cell.Trim()) : rows).Append("\n\n");
        cells.Clear();
        WriteNotes();
    }

    private void WriteNotes()
    {
        for (; written < notes.Count; written++) text.Append(System.Globalization.CultureInfo.InvariantCulture, $"[{written + 1}] {notes[written]}\n\n");
    }

    /// <summary>A part that unfolds beyond the bounds.</summary>
    private sealed class WordTooLargeException : IOException;
}

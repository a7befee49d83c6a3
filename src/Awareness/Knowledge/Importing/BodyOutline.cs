using System.Globalization;
using Awareness.Yaml;

namespace Awareness.Knowledge.Importing;

/// <summary>
/// Gives the parts and paragraphs of a body their anchors. An anchor follows the document's own numbering (part II, item 1, third paragraph: "m2-1-p3"),
/// so it stays when the file is imported again.
/// </summary>
internal sealed class BodyOutline(FileProblems problems)
{
    /// <summary>Longer paragraphs are no headings, however they are marked.</summary>
    private const int LongestHeading = 300;

    private readonly List<Entry> path = [];
    private readonly List<ImportedBlock> blocks = [];
    private readonly HashSet<string> anchors = new(StringComparer.Ordinal);
    private readonly List<int> joined = [];
    private (int Line, string Heading, int Depth)? empty;
    private SourceBlock? openHeading;
    private string partAnchor = "";
    private int passages;
    private int unnumbered;

    /// <summary>The body's blocks so far.</summary>
    public IReadOnlyList<ImportedBlock> Blocks => blocks;

    /// <summary>Where paragraphs were put together again.</summary>
    public IReadOnlyList<int> JoinedLines => joined;

    /// <summary>Takes the next block of the body.</summary>
    public void Add(SourceBlock block)
    {
        var mark = BlockMark.Find(block.Text);
        if (IsBroken(block, mark)) Join(block);
        else if (openHeading is not null && IsBelow(block, mark)) JoinHeading(openHeading, block);
        else if (IsHeading(block, mark)) AddHeading(block, mark);
        else AddPassage(block, mark);
    }

    /// <summary>Takes a block that belongs to the form and not to the text.</summary>
    public void Leave(SourceBlock block, BlockRole role)
    {
        openHeading = null;
        blocks.Add(new ImportedBlock(block.Line, role, block.Text));
    }

    /// <summary>Says what is odd at the end.</summary>
    public void Finish() => WarnIfEmpty(0);

    private static bool IsBelow(SourceBlock block, BlockMark? mark) => mark is null && !block.IsEmphasized && char.IsLower(block.Text[0]);

    /// <summary>A page break in the middle of a sentence: no end above, a small letter below.</summary>
    private bool IsBroken(SourceBlock block, BlockMark? mark) =>
        IsBelow(block, mark) && blocks is [.., { Role: BlockRole.Passage, Text: var above }]
        && (char.IsLetterOrDigit(above[^1]) || above[^1] is ',' or '-' or '–');

    private void Join(SourceBlock block)
    {
        var above = blocks[^1];
        blocks[^1] = above with { Text = $"{above.Text} {block.Text}" };
        joined.Add(block.Line);
        problems.Warn(block.Line, column: null, ImportMessages.Joined(above.Line));
    }

    /// <summary>What looked like the heading of a part goes on below: together they are a longer heading, or the first paragraph of the part.</summary>
    private void JoinHeading(SourceBlock above, SourceBlock block)
    {
        var whole = above with { Text = $"{above.Text} {block.Text}" };
        joined.Add(block.Line);
        problems.Warn(block.Line, column: null, ImportMessages.Joined(above.Line));
        var mark = BlockMark.Find(whole.Text);
        if (mark is not null && IsHeading(whole, mark))
        {
            openHeading = whole;
            blocks[^1] = blocks[^1] with { Text = whole.Text, Opens = $"{Name()}: {whole.Text[mark.Length..].Trim()}" };
            return;
        }

        empty = null;
        openHeading = null;
        blocks[^1] = blocks[^1] with { Role = BlockRole.Passage, Text = whole.Text, Opens = Name(), Anchor = NextAnchor() };
    }

    private string NextAnchor() => Unique(string.Create(CultureInfo.InvariantCulture, $"{partAnchor}-p{++passages}"));

    private static bool IsHeading(SourceBlock block, BlockMark? mark)
    {
        if (mark is { Kind: MarkKind.Bullet }) return false;
        if (block.IsEmphasized) return true;
        if (block.Text.Length > LongestHeading) return false;
        if (mark is null) return Letterhead.IsCapitals(block.Text);
        var note = block.Text[^1] == ']' ? block.Text.LastIndexOf(" [", StringComparison.Ordinal) : -1;
        var end = note > 0 ? block.Text[note - 1] : block.Text[^1];
        return mark.Kind switch
        {
            MarkKind.Letter => false,
            MarkKind.Arabic or MarkKind.Dotted => end is not ('.' or ';' or ':' or ','),
            _ => end is not ('.' or ';'),
        };
    }

    private void AddHeading(SourceBlock block, BlockMark? mark)
    {
        Enter(block, mark);
        var words = mark is { OpensPart: true } ? block.Text[mark.Length..].Trim() : block.Text;
        var name = mark is { OpensPart: true } ? Name() : "";
        var heading = name.Length == 0 ? words : words.Length == 0 ? name : $"{name}: {words}";
        blocks.Add(new ImportedBlock(block.Line, BlockRole.Heading, block.Text) { Opens = heading, PartAnchor = partAnchor });
        empty = (block.Line, heading, path.Count);
        openHeading = !block.IsEmphasized && mark is { Kind: MarkKind.Arabic or MarkKind.Dotted } ? block : null;
    }

    private void AddPassage(SourceBlock block, BlockMark? mark)
    {
        string? opens = null;
        if (mark is { OpensPart: true })
        {
            Enter(block, mark);
            opens = Name();
        }
        else if (partAnchor.Length == 0)
        {
            partAnchor = Unique("mo-dau");
            opens = "Mở đầu";
        }

        empty = null;
        openHeading = null;
        var words = mark is { Kind: MarkKind.Bullet } ? block.Text[mark.Length..] : block.Text;
        blocks.Add(new ImportedBlock(block.Line, BlockRole.Passage, words)
        {
            Opens = opens,
            PartAnchor = opens is null ? null : partAnchor,
            Anchor = NextAnchor(),
        });
    }

    private void Enter(SourceBlock block, BlockMark? mark)
    {
        var entry = mark is { OpensPart: true }
            ? new Entry((int)mark.Kind, mark.Kind, mark.Number, mark.Label, Letters(mark))
            : new Entry((int)MarkKind.Section, null, 0, "", string.Create(CultureInfo.InvariantCulture, $"t{++unnumbered}"));
        Leave(entry, block);
        path.Add(entry);
        partAnchor = Unique($"m{string.Join('-', path.Select(part => part.Letters))}");
        passages = 0;
    }

    /// <summary>Closes the parts that end where <paramref name="entry"/> begins, and says when its number does not follow.</summary>
    private void Leave(Entry entry, SourceBlock block)
    {
        var sibling = entry.Kind is null or MarkKind.Dotted ? -1 : path.FindLastIndex(part => part.Kind == entry.Kind && part.Number + 1 == entry.Number);
        var isFirstBelow = entry is { Kind: MarkKind.Arabic, Number: 1 } && path is [.., { Kind: MarkKind.Arabic }] && empty is not null;
        if (sibling < 0 && !isFirstBelow) sibling = path.FindIndex(part => part.Rank >= entry.Rank);
        var expected = sibling >= 0 && path[sibling].Kind == entry.Kind ? path[sibling].Number + 1 : 1;
        if (entry is { Kind: not null and not MarkKind.Dotted, Number: > 0 } && entry.Number != expected) problems.Warn(block.Line, column: null, ImportMessages.Skipped(entry.Label, expected));
        WarnIfEmpty(sibling >= 0 ? sibling : path.Count);
        if (sibling >= 0) path.RemoveRange(sibling, path.Count - sibling);
    }

    private void WarnIfEmpty(int depth)
    {
        if (empty is { } part && part.Depth > depth) problems.Warn(part.Line, column: null, ImportMessages.EmptyPart(part.Heading));
        empty = null;
    }

    /// <summary>As people cite it: "Mục II.1", "Điều 5".</summary>
    private string Name()
    {
        var last = path[^1];
        if (last.Kind is MarkKind.Part or MarkKind.Chapter or MarkKind.Section or MarkKind.Article) return last.Label;
        if (last.Kind is MarkKind.Dotted) return $"Mục {string.Join('.', path.Where(part => part.Kind is MarkKind.Capital or MarkKind.Roman).Append(last).Select(part => part.Label))}";
        return $"Mục {string.Join('.', path.Where(part => part.Kind is MarkKind.Capital or MarkKind.Roman or MarkKind.Arabic).Select(part => part.Label))}";
    }

    private static string Letters(BlockMark mark)
    {
        var number = mark.Number.ToString(CultureInfo.InvariantCulture);
        return mark.Kind switch
        {
            MarkKind.Part => $"phan{number}",
            MarkKind.Chapter => $"c{number}",
            MarkKind.Capital => mark.Label.ToLowerInvariant(),
            MarkKind.Section => $"s{number}",
            MarkKind.Article => $"d{number}",
            MarkKind.Dotted => mark.Label.Replace('.', '-'),
            _ => number,
        };
    }

    private string Unique(string anchor)
    {
        var unique = anchor;
        for (var again = 2; !anchors.Add(unique); again++) unique = string.Create(CultureInfo.InvariantCulture, $"{anchor}-l{again}");
        return unique;
    }

    private sealed record Entry(int Rank, MarkKind? Kind, int Number, string Label, string Letters);
}

using System.Text;

namespace Awareness.Knowledge.Importing;

/// <summary>A paragraph, heading or line of a letterhead, free of typographic decoration.</summary>
/// <param name="Line">Where it begins.</param>
/// <param name="Text">Its words with single blanks.</param>
/// <param name="IsEmphasized">True when the source marks all of it as a heading or bold.</param>
/// <param name="IsStruck">True when the source strikes it through, as scanners do with stamps.</param>
internal sealed record SourceBlock(int Line, string Text, bool IsEmphasized, bool IsStruck)
{
    /// <summary>A line as long as this is a whole paragraph: nobody wraps there.</summary>
    private const int WrapLimit = 160;

    /// <summary>Puts lines together to blocks.</summary>
    public static List<SourceBlock> Read(IEnumerable<SourceLine> lines)
    {
        var blocks = new List<SourceBlock>();
        SourceBlock? open = null;
        foreach (var line in lines)
        {
            if (line.Text.Trim().Length == 0) open = null;
            foreach (var piece in Pieces(line).Where(piece => piece.Text.Length > 0))
            {
                if (open is not null && Continues(open, piece)) open = blocks[^1] = open with { Text = $"{open.Text} {piece.Text}" };
                else blocks.Add(open = piece);
            }
        }

        return blocks;
    }

    private static bool Continues(SourceBlock above, SourceBlock below)
    {
        if (below.IsEmphasized != above.IsEmphasized || below.IsStruck != above.IsStruck) return false;
        if (BlockMark.Find(below.Text) is not null || Letterhead.IsPiece(below.Text)) return false;
        if (Letterhead.IsPiece(above.Text) && !Letterhead.IsSubject(above.Text)) return false;
        return above.Text.Length <= WrapLimit && !(above.Text[^1] is '.' or ';' or ':' or '!' or '?' && char.IsUpper(below.Text[0]));
    }

    /// <summary>The line, or its columns when it holds a letterhead in two columns.</summary>
    private static IEnumerable<SourceBlock> Pieces(SourceLine line)
    {
        var text = line.Text.Trim();
        if (text.Length == 0 || text.All(letter => letter is '|' or '-' or ':' or ' ')) return text.Contains('|', StringComparison.Ordinal) ? [] : [Undecorated(line.Number, text)];
        var columns = text.Split(["|", "\t", "   "], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (columns.Length > 1 && columns.Any(column => Letterhead.IsPiece(Undecorated(line.Number, column).Text))) return columns.Select(column => Undecorated(line.Number, column));
        return [Undecorated(line.Number, text)];
    }

    private static SourceBlock Undecorated(int line, string text)
    {
        var isStruck = text.StartsWith("~~", StringComparison.Ordinal) && text.EndsWith("~~", StringComparison.Ordinal);
        var isHeading = text.StartsWith('#') && text.TrimStart('#') is [' ', ..];
        if (isHeading) text = text.TrimStart('#').Trim();
        var isBold = text.Length > 4 && text.StartsWith("**", StringComparison.Ordinal) && text.EndsWith("**", StringComparison.Ordinal) && text.IndexOf("**", 2, StringComparison.Ordinal) == text.Length - 2;
        var plain = text.Replace("**", "", StringComparison.Ordinal).Replace("~~", "", StringComparison.Ordinal).Replace("\\*", "*", StringComparison.Ordinal)
            .Trim('|').Replace("{#", "{ #", StringComparison.Ordinal).Trim();
        if (plain.Any(char.IsLetterOrDigit) && plain is not ['*', ' ', ..]) plain = plain.Replace("*", "", StringComparison.Ordinal);
        return new SourceBlock(line, SingleBlanks(plain.TrimStart('#', '>')), isHeading || isBold, isStruck);
    }

    private static string SingleBlanks(string text)
    {
        var words = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            if (!char.IsWhiteSpace(letter)) words.Append(letter);
            else if (words.Length > 0 && words[^1] != ' ') words.Append(' ');
        }

        return words.ToString().TrimEnd();
    }
}

namespace Awareness.Language.Recognizers.Sequence;

/// <summary>
/// Digits that belong together, in groups with separators between them: "0912.345.678", "(+84) 912 345 678". Read from the source and not
/// from the tokens, because a token takes "0912.345" for a decimal. The letter o between digits counts as zero.
/// </summary>
internal sealed class DigitChain
{
    /// <summary>Separators between two groups are at most this long.</summary>
    private const int LongestSeparator = 3;

    private readonly List<DigitGroup> groups = [];
    private char[] digits = new char[32];
    private int count;

    /// <summary>Number of groups.</summary>
    public int Count => groups.Count;

    /// <summary>Where the chain ends in the source, exclusive.</summary>
    public int End { get; private set; }

    /// <summary>The group at <paramref name="index"/>.</summary>
    public DigitGroup this[int index] => groups[index];

    /// <summary>The digits of groups <paramref name="first"/> to <paramref name="last"/>, both inclusive.</summary>
    public ReadOnlySpan<char> Digits(int first, int last) => digits.AsSpan(groups[first].At, groups[last].At + groups[last].Count - groups[first].At);

    /// <summary>Reads the chain that begins at <paramref name="start"/>, where <see cref="IsStart"/> holds.</summary>
    public void Read(string source, int start)
    {
        groups.Clear();
        count = 0;
        var kind = Separator.None;
        for (var position = start; ;)
        {
            var end = ReadGroup(source, position, kind);
            End = end;
            if (!TryReadSeparator(source, end, out kind, out position)) return;
        }
    }

    /// <summary>True when a group begins at <paramref name="position"/>: a digit, or an o that stands for zero before one.</summary>
    public static bool IsStart(string source, int position)
    {
        if (IsDigit(source[position])) return true;
        if (!IsZeroLetter(source[position]) || (position > 0 && char.IsLetter(source[position - 1]))) return false;
        return position + 1 < source.Length && IsDigit(source[position + 1]);
    }

    private int ReadGroup(string source, int start, Separator before)
    {
        var at = count;
        var end = start;
        while (end < source.Length && (IsDigit(source[end]) || IsZeroWithin(source, end, start)))
        {
            if (count == digits.Length) Array.Resize(ref digits, digits.Length * 2);
            digits[count++] = IsDigit(source[end]) ? (char)('0' + (int)char.GetNumericValue(source[end])) : '0';
            end++;
        }

        groups.Add(new DigitGroup(start, end - start, at, count - at, before));
        return end;
    }

    /// <summary>An o counts as zero before a digit or another such o, and behind a digit where the word ends.</summary>
    private static bool IsZeroWithin(string source, int position, int start)
    {
        if (!IsZeroLetter(source[position])) return false;
        var next = position + 1 < source.Length ? source[position + 1] : ' ';
        if (IsDigit(next)) return true;
        if (position == start) return false;
        return !char.IsLetter(next) || (IsZeroLetter(next) && position + 2 < source.Length && IsDigit(source[position + 2]));
    }

    private static bool TryReadSeparator(string source, int from, out Separator kind, out int next)
    {
        kind = Separator.None;
        next = from;
        while (next < source.Length && next - from < LongestSeparator && SeparatorOf(source[next]) is var found and not Separator.None)
        {
            if (!TryJoin(kind, found, out kind)) return false;
            next++;
        }

        return kind is not Separator.None && next < source.Length && IsStart(source, next);
    }

    /// <summary>Blanks go with everything but a comma; ". " ends a sentence more often than not; two marks of one kind are no separator.</summary>
    private static bool TryJoin(Separator kind, Separator found, out Separator joined)
    {
        (joined, var isOne) = (kind, found) switch
        {
            (Separator.None, _) => (found, true),
            (Separator.Comma, Separator.Blank) or (Separator.Blank, Separator.Comma) => (kind, false),
            (Separator.Dot, Separator.Blank) => (Separator.DotBlank, true),
            (Separator.Bracket, _) or (_, Separator.Bracket) => (Separator.Bracket, kind is not Separator.Comma && found is not Separator.Comma),
            (Separator.Blank, _) when found is not Separator.Comma => (found, true),
            (Separator.Hyphen, Separator.Blank) => (Separator.Hyphen, true),
            _ => (kind, kind == found && found is Separator.Blank),
        };
        return isOne;
    }

    private static Separator SeparatorOf(char unit) => unit switch
    {
        ' ' or '\u00A0' or '\u202F' => Separator.Blank,
        '.' or '·' or '•' => Separator.Dot,
        '-' or '–' or '‑' => Separator.Hyphen,
        ',' => Separator.Comma,
        '(' or ')' => Separator.Bracket,
        _ => Separator.None,
    };

    private static bool IsDigit(char unit) => char.IsDigit(unit);

    private static bool IsZeroLetter(char unit) => unit is 'o' or 'O';
}

/// <summary>One group of digits.</summary>
/// <param name="Start">First UTF-16 unit in the source.</param>
/// <param name="Length">Length in the source.</param>
/// <param name="At">First digit in the chain's digits.</param>
/// <param name="Count">Number of digits.</param>
/// <param name="Before">What parts it from the group before it.</param>
internal readonly record struct DigitGroup(int Start, int Length, int At, int Count, Separator Before)
{
    /// <summary>Where it ends in the source, exclusive.</summary>
    public int End => Start + Length;
}

/// <summary>What parts two groups of digits.</summary>
internal enum Separator : byte
{
    None,
    Blank,
    Dot,

    /// <summary>A full stop and a blank: mostly the end of a sentence.</summary>
    DotBlank,
    Hyphen,
    Comma,
    Bracket,
}

using System.Globalization;

namespace Awareness.Language.Recognizers.Times.Vietnamese;

/// <summary>A text seen through the vocabulary of time: what each token may mean and what stands before it.</summary>
internal sealed class CueText
{
    /// <summary>Only blanks stand before the token.</summary>
    public const char Blank = ' ';

    /// <summary>Something else than one known sign stands before the token.</summary>
    public const char Other = '\uFFFF';

    private const double UnmarkedShare = 0.4;
    private const int LongestNumber = 4;

    private readonly Entry[] entries;

    /// <summary>Looks at a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="reference">The moment "now" is.</param>
    /// <param name="hasCues">False for a text in another language: its words are then not looked up.</param>
    public CueText(AnalyzedText text, DateTimeOffset reference, bool hasCues = true)
    {
        Text = text;
        Now = reference.DateTime;
        Today = Now.Date;
        entries = new Entry[text.Count];
        var isUnmarked = text.MarkedShare < UnmarkedShare;
        for (var i = 0; i < entries.Length; i++)
        {
            var (joint, isTight) = JointBefore(text.GapBefore(i), i == 0);
            if (text[i].Kind == TokenKind.Number)
            {
                entries[i] = new Entry(Cue.None, Digits(text, i), joint, isTight, true);
                continue;
            }

            var (cues, value) = hasCues ? Vocabulary.Read(text, i, isUnmarked) : (Cue.None, -1);
            entries[i] = new Entry(cues, value, joint, isTight, false);
        }
    }

    public AnalyzedText Text { get; }

    /// <summary>The reference as local time.</summary>
    public DateTime Now { get; }

    public DateTime Today { get; }

    public int Count => entries.Length;

    public Memo Hours { get; } = new(HourReader.ReadNew);

    public Memo Units { get; } = new(UnitReader.ReadNew);

    public Memo Periods { get; } = new(PeriodReader.ReadNew);

    /// <summary>True when the token may mean one of <paramref name="cues"/>; false outside the text.</summary>
    public bool Has(int index, Cue cues) => (uint)index < (uint)entries.Length && (entries[index].Cues & cues) != Cue.None;

    /// <summary>True when the token follows the one before it over blanks or nothing, and may mean one of <paramref name="cues"/>.</summary>
    public bool Follows(int index, Cue cues) => Has(index, cues) && IsJoined(index);

    /// <summary>True when only blanks or nothing stand between the token and the one before it.</summary>
    public bool IsJoined(int index) => index > 0 && index < entries.Length && entries[index].Joint == Blank;

    /// <summary>What stands before the token: a blank (or nothing), one sign, or <see cref="Other"/>.</summary>
    public char Joint(int index) => index < entries.Length ? entries[index].Joint : Other;

    /// <summary>True when no blank stands before the token.</summary>
    public bool IsTight(int index) => index > 0 && index < entries.Length && entries[index].IsTight;

    public bool IsNumber(int index) => (uint)index < (uint)entries.Length && entries[index].IsNumber;

    /// <summary>The whole number of up to four digits at the token; -1 when there is none.</summary>
    public int Digits(int index) => IsNumber(index) ? entries[index].Value : -1;

    /// <summary>The number a word stands for.</summary>
    public int Value(int index) => entries[index].Value;

    /// <summary>Length of the token as it is written.</summary>
    public int Length(int index) => Text[index].Length;

    /// <summary>True when the token, its marks put aside, is <paramref name="folded"/>.</summary>
    public bool Says(int index, string folded) => (uint)index < (uint)entries.Length && Text.Folded(index).SequenceEqual(folded);

    /// <summary>True when the token, its marks put aside, is one of <paramref name="words"/>.</summary>
    public bool SaysOneOf(int index, HashSet<string> words) =>
        (uint)index < (uint)entries.Length && words.GetAlternateLookup<ReadOnlySpan<char>>().Contains(Text.Folded(index));

    /// <summary>Reads a whole number below 100, in digits or words, or a longer one in digits.</summary>
    /// <returns>The token behind it; -1 when there is no number.</returns>
    public int Number(int index, out int value)
    {
        value = Digits(index);
        if (IsNumber(index)) return value < 0 ? -1 : index + 1;
        if (!Has(index, Cue.Digit | Cue.Ten | Cue.Tens)) return -1;
        // "lăm" is a five only behind a ten.
        if (Says(index, "lam") || Says(index, "nham")) return -1;
        // "tu" and "sau" without marks are mostly "từ" and "sau": alone they are numbers only of a month.
        if (Has(index, Cue.From | Cue.After) && !Follows(index + 1, Cue.Tens | Cue.Ten) && !Has(index - 1, Cue.Month)) return -1;
        return Has(index, Cue.Ten | Cue.Tens) ? Teens(index, out value) : Twenties(index, out value);
    }

    /// <summary>Reads a number that may have a decimal part.</summary>
    public int Amount(int index, out double value)
    {
        var next = Number(index, out var whole);
        value = whole;
        if (next > 0 || !IsNumber(index) || Length(index) > 2 * LongestNumber) return next;
        return double.TryParse(Text.Key(index), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value) ? index + 1 : -1;
    }

    private int Teens(int index, out int value)
    {
        value = 10;
        if (!IsUnit(index + 1)) return index + 1;
        value += Value(index + 1);
        return index + 2;
    }

    private int Twenties(int index, out int value)
    {
        value = Value(index);
        if (!Follows(index + 1, Cue.Tens | Cue.Ten) || value < 2) return index + 1;
        value *= 10;
        if (!IsUnit(index + 2)) return index + 2;
        value += Value(index + 2);
        return index + 3;
    }

    /// <summary>True when the digit belongs to the tens before it: "nam", "sau" and "tu" of an unmarked text do only where the number goes on to a unit.</summary>
    private bool IsUnit(int index)
    {
        if (!Follows(index, Cue.Digit)) return false;
        if (!Has(index, Cue.Year | Cue.After | Cue.From)) return true;
        return Has(index + 1, Cue.Day | Cue.Month | Cue.Year | Cue.Week | Cue.Hour | Cue.Hours | Cue.Minute | Cue.MonthName);
    }

    private static int Digits(AnalyzedText text, int index)
    {
        var key = text.Key(index);
        if (key.Length > LongestNumber || key.Length != text[index].Length || key.Contains('.')) return -1;
        var value = 0;
        foreach (var digit in key) value = value * 10 + (digit - '0');
        return value;
    }

    private static (char Joint, bool IsTight) JointBefore(ReadOnlySpan<char> gap, bool isFirst)
    {
        if (isFirst) return (Other, false);
        var sign = gap.Trim([' ', '\t', '\u00A0']);
        var isTight = sign.Length == gap.Length;
        return sign.Length switch
        {
            0 => (Blank, gap.Length == 0),
            1 => (sign[0] is '–' or '—' or '~' or '→' ? '-' : sign[0], isTight),
            2 when sign is "->" or "=>" => ('-', isTight),
            _ => (Other, isTight),
        };
    }

    private readonly record struct Entry(Cue Cues, int Value, char Joint, bool IsTight, bool IsNumber);
}

using Awareness.Language.Recognizers.Times.Vietnamese;

namespace Awareness.Language.Recognizers.Times.English;

/// <summary>The English words of time.</summary>
internal static class Words
{
    private static readonly Dictionary<string, int> MonthNames = Table("january jan|february feb|march mar|april apr|may|june jun|july jul|august aug|september sep sept|october oct|november nov|december dec", 1);
    private static readonly Dictionary<string, int> WeekdayNames = Table("monday mon mondays|tuesday tue tues tuesdays|wednesday wed wednesdays|thursday thu thurs thursdays|friday fri fridays|saturday sat saturdays|sunday sun sundays", 1);
    private static readonly Dictionary<string, int> NumberNames = Table("a an one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty", 1);
    private static readonly Dictionary<string, int> OrdinalNames = Table("first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth", 1);
    private static readonly Dictionary<string, int> Parts = Table("morning mornings|noon|afternoon afternoons|evening evenings|night nights", 1);
    private static readonly Dictionary<string, int> UnitNames = Table("second seconds sec secs|minute minutes min mins|hour hours hr hrs|day days|week weeks|month months|year years", 0);
    private static readonly HashSet<string> Suffixes = new(StringComparer.Ordinal) { "st", "nd", "rd", "th" };

    private const string UnitLetters = "smhDWMY";

    /// <summary>Short names that are words of their own: they count only with a capital.</summary>
    private static readonly HashSet<string> Doubtful = new(StringComparer.Ordinal) { "may", "march", "mar", "sun", "sat", "mon", "wed", "dec", "jan" };

    /// <summary>The month a word names; 0 when it names none.</summary>
    public static int Month(CueText t, int i) => Find(t, i, MonthNames) is var month && month > 0 && IsName(t, i) ? month : 0;

    /// <summary>The weekday a word names, 1 Monday to 7 Sunday; 0 when it names none.</summary>
    public static int Weekday(CueText t, int i) => Find(t, i, WeekdayNames) is var weekday && weekday > 0 && IsName(t, i) ? weekday : 0;

    /// <summary>The part of the day; 0 when it is none.</summary>
    public static int Part(CueText t, int i) => Math.Max(Find(t, i, Parts), 0);

    /// <summary>The unit of time as in <see cref="Timex"/>; '\0' when it is none.</summary>
    public static char Unit(CueText t, int i) => Find(t, i, UnitNames) is var unit && unit >= 0 ? UnitLetters[unit] : '\0';

    /// <summary>"third"; 0 when it is no ordinal.</summary>
    public static int Ordinal(CueText t, int i) => Math.Max(Find(t, i, OrdinalNames), 0);

    /// <summary>A whole number in digits or a word; the token behind it, or -1.</summary>
    public static int Number(CueText t, int i, out int value)
    {
        value = t.IsNumber(i) ? t.Digits(i) : Find(t, i, NumberNames);
        return value >= 0 ? i + 1 : -1;
    }

    /// <summary>A day of the month, "5" or "5th"; the token behind it, or -1.</summary>
    public static int DayNumber(CueText t, int i, out int value, out bool isOrdinal)
    {
        isOrdinal = false;
        value = t.IsNumber(i) && t.Length(i) <= 2 ? t.Digits(i) : -1;
        if (value is < 1 or > 31) return -1;
        isOrdinal = t.IsTight(i + 1) && t.IsJoined(i + 1) && t.SaysOneOf(i + 1, Suffixes);
        return isOrdinal ? i + 2 : i + 1;
    }

    /// <summary>True when the token follows the one before over blanks and says <paramref name="word"/>.</summary>
    public static bool Next(CueText t, int i, string word) => t.IsJoined(i) && t.Says(i, word);

    private static bool IsName(CueText t, int i) =>
        !t.SaysOneOf(i, Doubtful) || char.IsUpper(t.Text.Source[t.Text[i].Start]) && (i > 0 || t.IsNumber(i + 1)) || (t.IsNumber(i - 1) && t.IsJoined(i)) || (t.IsNumber(i + 1) && t.IsJoined(i + 1) && t.Says(i, "may") is false);

    private static int Find(CueText t, int i, Dictionary<string, int> table) =>
        (uint)i < (uint)t.Count && table.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(t.Text.Folded(i), out var value) ? value : -1;

    private static Dictionary<string, int> Table(string rows, int first)
    {
        var table = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var row in rows.Split('|'))
        {
            // The analysis writes a final y of a short syllable as i: the table holds words as it writes them.
            foreach (var word in row.Split(' ')) table[Tokenizer.Analyze(word).Folded(0).ToString()] = first;
            first++;
        }

        return table;
    }
}

using Awareness.Language.Recognizers;

namespace Awareness.Language;

/// <summary>
/// Names of people and places as far as spelling shows them: behind "tên là", behind a family name or a word for a person when they are capitalised,
/// a family name with "văn" or "thị" in any spelling, and behind words for places ("xã …", "trường …", "ngõ 5", "lớp 7A3"). A text that is
/// capitalised throughout shows nothing by capitals.
/// </summary>
internal static class NameTraces
{
    private const int LongestName = 4;
    private const double CapitalisedThroughout = 0.6;
    private const string NameMark = "[tên]";
    private const string PlaceMark = "[nơi]";

    private static readonly WordSet FamilyNames = new("nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ ngô dương đinh trịnh lương trương");
    private static readonly WordSet MiddleNames = new("văn thị");
    private static readonly WordSet Persons = new("anh chị em cháu con bé bạn cô thầy ông bà chú bác cậu thằng dì mợ thím");
    private static readonly WordSet CalledWords = new("tên");
    private static readonly WordSet IsWords = new("là");
    private static readonly WordSet NamedPlaces = new("đường phố phường xã thôn xóm bản ấp khu trường lớp huyện làng chùa");
    private static readonly WordSet NumberedPlaces = new("ngõ ngách hẻm tổ khu lớp thôn xóm đội");

    /// <summary>Adds what it finds to <paramref name="marks"/>: names of people, and unless they stay those of places.</summary>
    public static void Add(AnalyzedText text, List<Trace> marks, bool keepsPlaces)
    {
        var showsNames = !IsCapitalisedThroughout(text);
        for (var i = 0; i < text.Count; i++)
        {
            var (first, last, mark) = At(text, i, showsNames);
            if (last < first) continue;
            // A place is passed over as a whole: what is called "Trần Phú" behind "đường" is nobody.
            if (!keepsPlaces || (mark != PlaceMark && !IsPlaceByCapitals(text, i))) marks.Add(new Trace(text[first].Start, EndOfRun(text, last), mark));
            i = last;
        }
    }

    /// <summary>The tokens to take out when token <paramref name="i"/> is looked at; an empty range (last before first) for none.</summary>
    private static (int First, int Last, string Mark) At(AnalyzedText text, int i, bool showsNames)
    {
        if (CalledWords.Contains(text, i))
        {
            var name = IsWords.Contains(text, i + 1) ? i + 2 : i + 1;
            if (FamilyNames.Contains(text, name)) return (name, Math.Max(Capitals(text, name, showsNames), Math.Min(name + 2, text.Count - 1)), NameMark);
            return (name, Capitals(text, name, showsNames), NameMark);
        }

        if (FamilyNames.Contains(text, i))
        {
            if (MiddleNames.Contains(text, i + 1) && i + 2 < text.Count) return (i, Math.Max(Capitals(text, i, showsNames), i + 2), NameMark);
            return Capitals(text, i, showsNames) is var last && last > i ? (i, last, NameMark) : (i, i - 1, NameMark);
        }

        if (NumberedPlaces.Contains(text, i) && i + 1 < text.Count && text[i + 1].Kind == TokenKind.Number) return (i, i + 1, PlaceMark);
        if (NamedPlaces.Contains(text, i)) return (i + 1, Capitals(text, i + 1, showsNames), PlaceMark);
        return Persons.Contains(text, i) ? (i + 1, Capitals(text, i + 1, showsNames), NameMark) : (i, i - 1, NameMark);
    }

    /// <summary>The last token of the run of capitalised words that begins at <paramref name="first"/>; the token before it when none does.</summary>
    private static int Capitals(AnalyzedText text, int first, bool showsNames)
    {
        var last = first - 1;
        while (showsNames && last + 1 < text.Count && last + 1 < first + LongestName && IsCapitalised(text, last + 1) && (last < first || IsBlankBefore(text, last + 1))) last++;
        return last;
    }

    private static bool IsCapitalised(AnalyzedText text, int index) => text[index].Kind == TokenKind.Word && char.IsUpper(text.Source[text[index].Start]);

    private static bool IsBlankBefore(AnalyzedText text, int index)
    {
        var from = text[index - 1].Start + text[index - 1].Length;
        return from <= text[index].Start && text.Source.AsSpan(from, text[index].Start - from).IsWhiteSpace();
    }

    /// <summary>True for "Cô Tô" behind other words: a word for a person is written small there.</summary>
    private static bool IsPlaceByCapitals(AnalyzedText text, int index) => index > 0 && Persons.Contains(text, index) && IsCapitalised(text, index);

    /// <summary>"7A3" is one thing whatever tokens it has: up to the next blank or stop.</summary>
    private static int EndOfRun(AnalyzedText text, int last)
    {
        var end = text[last].Start + text[last].Length;
        while (end < text.Source.Length && char.IsLetterOrDigit(text.Source[end])) end++;
        return end;
    }

    private static bool IsCapitalisedThroughout(AnalyzedText text)
    {
        var (words, capitals) = (0, 0);
        for (var i = 0; i < text.Count; i++)
        {
            if (text[i].Kind != TokenKind.Word) continue;
            words++;
            if (IsCapitalised(text, i)) capitals++;
        }

        return words > 2 && capitals > CapitalisedThroughout * words;
    }
}

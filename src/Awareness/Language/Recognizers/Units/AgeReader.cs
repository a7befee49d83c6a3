using Awareness.Language.Recognizers.Numbers;

namespace Awareness.Language.Recognizers.Units;

/// <summary>
/// Finds ages in Vietnamese: "5 tuổi rưỡi", "14t", "18 tháng tuổi", "bé 6 tháng", "từ 16 đến 18 tuổi", "độ tuổi 15", "lớp 6", "sinh năm 2015", "2k12".
/// </summary>
public static class AgeReader
{
    /// <summary>Nobody is older.</summary>
    internal const double OldestAge = 130;

    private const double LongestMonths = 240;

    private static readonly WordSet Children = new("bé con cháu trẻ nhóc baby");
    private static readonly WordSet Reached = new("được mới hơn gần tròn đã đc dc khoảng tầm chừng em e từ dưới trên đủ");
    /// <summary>Whose child it is, and what kind: "bé nhà em", "con gái mình".</summary>
    private static readonly WordSet Belonging = new("nhà em e mình mk tôi tui tớ chị anh gái trai đầu út bé");
    private static readonly WordSet AfterTime = new("tù nữa nay qua trước sau liền lương nghỉ");
    private static readonly WordSet Service = new("đảng nghề đoàn quân");
    private static readonly WordSet Loads = new("tải nặng chở trọng hàng gạo thóc lúa than cát đá sắt");
    private static readonly WordSet AgeFrom = new("từ là khoảng tầm đủ dưới trên");

    /// <summary>The ages of <paramref name="text"/> by position, without overlap.</summary>
    /// <param name="text">The text.</param>
    /// <param name="today">The day ages are counted at, for years of birth.</param>
    public static IReadOnlyList<AgeSpan> Find(AnalyzedText text, DateOnly today)
    {
        List<AgeSpan>? found = null;
        var chain = default(NumberChain.Buffer);
        Span<NumberSpan> numbers = chain;
        var ahead = default(NumberSpan);
        for (var i = 0; i < text.Count;)
        {
            var next = TryReadBirth(text, i, today, ref found);
            if (next == i) next = GradeReader.Read(text, i, ref found);
            if (next == i) next = ReadStated(text, i, numbers, ref ahead, ref found);
            if (next == i) next = ReadBehindWord(text, i, numbers, ref ahead, ref found);
            i = next == i ? i + 1 : next;
        }

        return found ?? (IReadOnlyList<AgeSpan>)[];
    }

    private static int TryReadBirth(AnalyzedText text, int at, DateOnly today, ref List<AgeSpan>? found)
    {
        if (!BirthReader.TryRead(text, at, today, out var age, out var end)) return at;
        (found ??= []).Add(age);
        return end;
    }

    /// <summary>Numbers with the unit behind the last; where reading goes on, <paramref name="at"/> when there is no age.</summary>
    private static int ReadStated(AnalyzedText text, int at, Span<NumberSpan> numbers, ref NumberSpan ahead, ref List<AgeSpan>? found)
    {
        if (TryReadCommaPair(text, at, ref found)) return at + 2;
        var count = NumberChain.Read(text, at, numbers, ref ahead);
        if (count == 0) return at;
        var last = numbers[count - 1];
        if (!TryReadUnit(text, numbers[0].First, last, out var unit, out var end)) return at;
        var most = unit is AgeUnit.Year ? OldestAge : unit is AgeUnit.Month ? LongestMonths : LongestMonths * 4;
        if (last.Value <= 0 || last.Value > most) return at;
        for (var i = 0; i < count - 1; i++)
        {
            if (numbers[i].Value >= 0 && numbers[i].Value <= most) (found ??= []).Add(new AgeSpan(numbers[i].Value, unit, AgeSource.Stated, text[numbers[i].First].Start, text.End(numbers[i].Last)));
        }

        var value = last.Value;
        if (unit is AgeUnit.Year)
        {
            value += ReadRest(text, ref end);
        }
        else if (NumberWords.Next(text, end).Part is NumberPart.AndHalf)
        {
            (value, end) = (value + 0.5, end + 1);
        }

        (found ??= []).Add(new AgeSpan(value, unit, AgeSource.Stated, text[last.First].Start, text.End(end - 1)));
        return end;
    }

    /// <summary>"5,6 tuổi" names two neighbouring ages; nobody counts a child in tenths like these.</summary>
    private static bool TryReadCommaPair(AnalyzedText text, int at, ref List<AgeSpan>? found)
    {
        var token = text[at];
        if (token.Kind != TokenKind.Number || token.Length > 5 || at + 1 >= text.Count || text.Folded(at + 1) is not "tuoi") return false;
        var written = text.Source.AsSpan(token.Start, token.Length);
        var comma = written.IndexOf(',');
        if (comma is < 1 or > 2 || written.Length - comma > 3) return false;
        if (!int.TryParse(written[..comma], out var first) || !int.TryParse(written[(comma + 1)..], out var second) || second != first + 1) return false;
        (found ??= []).Add(new AgeSpan(first, AgeUnit.Year, AgeSource.Stated, token.Start, token.Start + comma));
        found.Add(new AgeSpan(second, AgeUnit.Year, AgeSource.Stated, token.Start + comma + 1, text.End(at + 1)));
        return true;
    }

    /// <summary>The unit behind <paramref name="number"/>; <paramref name="end"/> is the token behind the unit.</summary>
    private static bool TryReadUnit(AnalyzedText text, int chainStart, NumberSpan number, out AgeUnit unit, out int end)
    {
        var at = number.Last + 1;
        (unit, end) = (AgeUnit.Year, at + 1);
        if (at >= text.Count || !(text.IsNextTo(at) || text.GapBefore(at) is "-")) return false;
        if (IsYears(text, at, chainStart, number)) return !Service.Follows(text, at + 1);
        unit = text.Folded(at) switch { "thang" => AgeUnit.Month, "tuan" => AgeUnit.Week, "ngay" => AgeUnit.Day, "nam" => AgeUnit.Year, _ => (AgeUnit)byte.MaxValue };
        if (unit is (AgeUnit)byte.MaxValue) return false;
        if (at + 1 < text.Count && text.IsNextTo(at + 1) && text.Folded(at + 1) is "tuoi")
        {
            end = at + 2;
            return !Service.Follows(text, end);
        }

        return unit is AgeUnit.Month && IsOfBaby(text, chainStart) && !AfterTime.Follows(text, at + 1) && !(at + 1 < text.Count && text[at + 1].Kind == TokenKind.Number);
    }

    /// <summary>"tuổi" in all its spellings and the chat sign "t", which may also be tons, Monday or "tôi".</summary>
    private static bool IsYears(AnalyzedText text, int at, int chainStart, NumberSpan number)
    {
        switch (text.Folded(at))
        {
            case "tuoi" or "tuoii":
                return true;
            case "tui":
                return text.IsGlued(at) || text.Key(at) is "tui3" or "tui4";
            case "t":
                if (number.IsWords || number.Value != Math.Floor(number.Value) || number.Value > OldestAge || text.Source[text[at].Start] is not ('t' or 'T')) return false;
                if (at + 1 < text.Count && text.IsGlued(at + 1)) return false;
                if (Loads.Contains(text, chainStart - 1) || Loads.Contains(text, at + 1) || text[at].Length > 1) return false;
                return text.IsGlued(at) || at + 1 >= text.Count || !text.IsNextTo(at + 1) || Children.Contains(text, chainStart - 1) || Reached.Contains(text, chainStart - 1) || AgeFrom.Contains(text, chainStart - 1);
            default:
                return false;
        }
    }

    /// <summary>"bé 6 tháng", "con em được 8 tháng": months without "tuổi" count only of a small child.</summary>
    private static bool IsOfBaby(AnalyzedText text, int chainStart)
    {
        var before = chainStart - 1;
        for (var i = 0; i < 5 && text.IsNextTo(before + 1) && (Reached.Contains(text, before) || (Belonging.Contains(text, before) && !IsChildAlone(text, before))); i++) before--;
        return before >= 0 && Children.Contains(text, before) && text.IsNextTo(before + 1);
    }

    /// <summary>A child named without somebody before it: the row of words that belong to it ends here.</summary>
    private static bool IsChildAlone(AnalyzedText text, int at) => Children.Contains(text, at) && (at == 0 || !text.IsNextTo(at) || !Children.Contains(text, at - 1));

    /// <summary>"rưỡi" and "6 tháng" behind years, in years; <paramref name="end"/> moves behind them.</summary>
    private static double ReadRest(AnalyzedText text, ref int end)
    {
        if (NumberWords.Next(text, end).Part is NumberPart.AndHalf)
        {
            end++;
            return 0.5;
        }

        var at = end < text.Count && text.IsNextTo(end) && text.Folded(end) is "va" ? end + 1 : end;
        if (at >= text.Count || !text.IsNextTo(at) || !NumberReader.TryRead(text, at, out var months) || months.Value is < 1 or > 11) return 0;
        var unit = months.Last + 1;
        if (unit >= text.Count || !text.IsNextTo(unit) || text.Folded(unit) is not "thang") return 0;
        end = unit + 1;
        if (end < text.Count && text.IsNextTo(end) && text.Folded(end) is "tuoi") end++;
        return months.Value / 12;
    }

    /// <summary>"độ tuổi 15", "tuổi từ 16 đến 18": the number stands behind the word.</summary>
    private static int ReadBehindWord(AnalyzedText text, int at, Span<NumberSpan> numbers, ref NumberSpan ahead, ref List<AgeSpan>? found)
    {
        if (text.Folded(at) is not "tuoi" || (at > 0 && NumberWords.At(text, at - 1).Part is not NumberPart.None && text.IsNextTo(at))) return at;
        var first = at + 1;
        while (first < text.Count && first <= at + 3 && AgeFrom.Contains(text, first)) first++;
        if (first >= text.Count || text.GapBefore(first).Trim() is not ([] or ":")) return at;
        var count = NumberChain.Read(text, first, numbers, ref ahead);
        if (count == 0) return at;
        var last = numbers[count - 1];
        if (!EndsPlain(text, last.Last + 1)) return at;
        for (var i = 0; i < count; i++)
        {
            if (numbers[i].Value is < 1 or > 110 || numbers[i].Value != Math.Floor(numbers[i].Value)) return at;
        }

        for (var i = 0; i < count; i++)
        {
            var start = i == 0 && first == at + 1 ? text[at].Start : text[numbers[i].First].Start;
            (found ??= []).Add(new AgeSpan(numbers[i].Value, AgeUnit.Year, AgeSource.Stated, start, text.End(numbers[i].Last)));
        }

        return last.Last + 1;
    }

    /// <summary>True where nothing that the number would count follows.</summary>
    private static bool EndsPlain(AnalyzedText text, int at) =>
        at >= text.Count || !text.IsNextTo(at) || (!text.IsGlued(at) && text.Folded(at) is not ("nguoi" or "em" or "ban" or "chau" or "lan" or "nam" or "thang" or "ngay" or "tuoi" or "be"));
}

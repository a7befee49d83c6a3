using Awareness.Language.Recognizers.Numbers;

namespace Awareness.Language.Recognizers.Units;

/// <summary>
/// Finds amounts of money in Vietnamese: "400.000đ", "2 triệu rưỡi", "500k", "1tr5", "2 củ", "từ 4 đến 6 triệu", "100 đô", "$50".
/// Where the currency is left out, "nghìn", "triệu" and "tỷ" mean đồng unless people or things follow.
/// </summary>
public static class CurrencyReader
{
    private const int MostWordsBack = 8;

    /// <summary>Below it "k" needs a word of money near: "5K" is a slogan of health campaigns.</summary>
    private const double SmallestByItself = 10_000;

    private static readonly WordSet Money = new("phạt giá tiền mất nộp đóng trả lương thưởng hết tốn vay nợ mua bán chi phí quỹ đền bồi thường ủng tặng cọc mượn thu thuê lãi kiếm nhận học thẻ nạp mức khung bị chuyển khoản lừa mỗi gửi vé ship cước đồng đ triệu");

    /// <summary>What scales count besides money: "2 triệu người", "10k lượt".</summary>
    private static readonly WordSet Counted = new("người dân học sinh lượt xe con cái năm ca trẻ hộ em bạn tấn km mét m kg ha view views follow like sub fan thành đoàn cây lần ngày giờ vụ tuổi lít mũ chiếc phương liều doanh lao tài thanh cuộc trường gia cổ trang ảnh bước vạch khách tin bản tờ áo ngôi cuốn quyển suất bé cán chiến phụ giáo hội viên túi bình thùng đứa tàu máy bài video lớp điểm nạn nhân lính binh hòn km2 m2 héc vòng phút tiếng tháng tỉ");

    /// <summary>The amounts of <paramref name="text"/> by position, without overlap.</summary>
    public static IReadOnlyList<CurrencySpan> Find(AnalyzedText text)
    {
        List<CurrencySpan>? found = null;
        var chain = default(NumberChain.Buffer);
        Span<NumberSpan> numbers = chain;
        var ahead = default(NumberSpan);
        for (var i = 0; i < text.Count;)
        {
            var count = NumberChain.Read(text, i, numbers, ref ahead);
            if (count == 0)
            {
                i++;
                continue;
            }

            i = Read(text, numbers[..count], ref found);
        }

        return found ?? (IReadOnlyList<CurrencySpan>)[];
    }

    /// <summary>True when a word of money stands within a few words before token <paramref name="at"/>.</summary>
    internal static bool IsAboutMoney(AnalyzedText text, int at)
    {
        for (var i = at - 1; i >= 0 && i >= at - MostWordsBack; i--)
        {
            if (Money.Contains(text, i)) return true;
        }

        return false;
    }

    private static int Read(AnalyzedText text, ReadOnlySpan<NumberSpan> numbers, ref List<CurrencySpan>? found)
    {
        var last = numbers[^1];
        if (TryReadUnit(text, last, out var unit, out var end))
        {
            AddAll(text, numbers, unit, end, ref found);
            return EndToken(text, last, end);
        }

        if (MoneySlang.TryRead(text, last, numbers[0].First, out var slang, out var worth, out end))
        {
            foreach (var number in numbers[..^1]) (found ??= []).Add(new CurrencySpan(number.Value * worth, CurrencyUnit.Dong, text[number.First].Start, text.End(number.Last)));
            (found ??= []).Add(slang);
            return end;
        }

        if (UnitBefore(text, numbers[0], out var start) is { } before && !(found is [.., var earlier] && earlier.End > start))
        {
            (found ??= []).Add(new CurrencySpan(numbers[0].Value, before, start, text.End(numbers[0].Last)));
            return numbers[0].Last + 1;
        }

        if (!IsBareMoney(text, last)) return numbers[0].Last + 1;
        AddAll(text, numbers, CurrencyUnit.Dong, text.End(last.Last), ref found);
        return last.Last + 1;
    }

    /// <summary>The numbers before the last share its unit, and its scale where they have none: "4 đến 6 triệu", "500 - 700k".</summary>
    private static void AddAll(AnalyzedText text, ReadOnlySpan<NumberSpan> numbers, CurrencyUnit unit, int end, ref List<CurrencySpan>? found)
    {
        var last = numbers[^1];
        var scale = NumberScale.Of(text, last);
        foreach (var number in numbers[..^1])
        {
            var value = NumberScale.Of(text, number) > 1 || number.Value >= 1_000 ? number.Value : number.Value * ScaleFor(number.Value, last.Value, scale);
            (found ??= []).Add(new CurrencySpan(value, unit, text[number.First].Start, text.End(number.Last)));
        }

        (found ??= []).Add(new CurrencySpan(last.Value, unit, NumberReader.StartOf(text, last), end));
    }

    /// <summary>In "500 đến 1 triệu" the first counts thousands, for it would be the greater one in millions.</summary>
    private static double ScaleFor(double value, double last, double scale) => scale > 1_000 && value * scale > last ? scale / 1_000 : scale;

    private static bool TryReadUnit(AnalyzedText text, NumberSpan number, out CurrencyUnit unit, out int end)
    {
        unit = CurrencyUnit.Dong;
        end = text.End(number.Last);
        if (CurrencyUnits.At(text, number.Last + 1, number.Value, out var length) is { } word)
        {
            unit = word;
            end = text.End(number.Last + length);
            return true;
        }

        if (end < text.Source.Length && text.Source[end] is ' ') end++;
        if (end >= text.Source.Length || CurrencyUnits.OfSign(text.Source[end]) is not { } sign) return false;
        if (end + 1 < text.Source.Length && char.IsDigit(text.Source[end + 1])) return false;
        unit = sign;
        end++;
        return true;
    }

    private static int EndToken(AnalyzedText text, NumberSpan last, int end)
    {
        var token = last.Last + 1;
        while (token < text.Count && text[token].Start < end) token++;
        return token;
    }

    /// <summary>"$50", "US$50", "USD 50".</summary>
    private static CurrencyUnit? UnitBefore(AnalyzedText text, NumberSpan number, out int start)
    {
        start = text[number.First].Start;
        if (number.IsWords || text.IsGlued(number.First)) return null;
        var gap = text.GapBefore(number.First);
        var blanks = gap.Length - gap.TrimEnd().Length;
        if (gap.TrimEnd() is [.., var sign] && blanks <= 1 && CurrencyUnits.OfSign(sign) is { } unit)
        {
            start -= blanks + 1;
            if (number.First == 0 || !gap.TrimEnd()[..^1].IsEmpty || text.End(number.First - 1) != start || text.Folded(number.First - 1) is not "us" || sign is not '$') return unit;
            start = text[number.First - 1].Start;
            return CurrencyUnits.OfCodeBefore(text, number.First - 1);
        }

        if (number.First == 0 || !text.IsNextTo(number.First) || text.Folded(number.First - 1) is "us") return null;
        start = text[number.First - 1].Start;
        return CurrencyUnits.OfCodeBefore(text, number.First - 1);
    }

    /// <summary>An amount in thousands, millions or billions that counts nothing else.</summary>
    private static bool IsBareMoney(AnalyzedText text, NumberSpan number)
    {
        var scale = NumberScale.Of(text, number);
        if (scale < 1_000 || scale is 10_000) return false;
        var after = number.Last + 1;
        if (number.Value % 100 is not 0 || (scale is 1_000 && number.Value < SmallestByItself && !IsAboutMoney(text, number.First))) return false;
        if (after >= text.Count || !text.IsNextTo(after)) return true;
        if (text.IsGlued(after)) return false;
        return !IsCounted(text, after);
    }

    /// <summary>"2 triệu ha rừng" is land; "500k ha" only asks.</summary>
    private static bool IsCounted(AnalyzedText text, int after) => Counted.Contains(text, after) && !(text.Folded(after) is "ha" && after + 1 >= text.Count);
}

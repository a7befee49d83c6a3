using Awareness.Language.Recognizers.Numbers;

namespace Awareness.Language.Recognizers.Units;

/// <summary>Money as the street counts it: "2 củ", "3 củ rưỡi", "nửa củ", "phạt 5 lít", "mất 2 tỏi". What is also a vegetable or a measure needs a word of money near.</summary>
internal static class MoneySlang
{
    private static readonly WordSet Food = new("khoai hành tỏi cà sắn nghệ gừng sen cải đậu lạc mì su ấu năng đinh");
    private static readonly WordSet Drink = new("bia rượu xăng nước dầu sữa cồn một 1 máu khí trà mắm");
    private static readonly WordSet Cue = new("phạt mất nộp đóng trả hết tốn đút cúng lương vay nợ mượn tiền giá bay thưởng lừa cọc lãi");

    private const int MostWordsBack = 6;

    /// <summary>Reads the amount that begins with <paramref name="number"/>; <paramref name="worth"/> is the đồng of one unit, <paramref name="end"/> the token behind.</summary>
    /// <param name="text">The text.</param>
    /// <param name="number">The number before the slang word.</param>
    /// <param name="first">Where the range begins that the number ends, its own first token otherwise: words of money are looked for before it.</param>
    /// <param name="amount">The amount.</param>
    /// <param name="worth">What one unit is worth, in đồng.</param>
    /// <param name="end">The token behind the amount.</param>
    public static bool TryRead(AnalyzedText text, NumberSpan number, int first, out CurrencySpan amount, out double worth, out int end)
    {
        (amount, worth, end) = (default, 0, number.Last + 1);
        var (value, unit) = (number.Value, number.Last + 1);
        if (value is <= 0 or > 1_000 || unit >= text.Count || !text.IsNextTo(unit)) return false;
        worth = Worth(text, unit, first);
        if (worth is 0) return false;
        end = unit + 1;
        value *= worth;
        var next = NumberWords.Next(text, end);
        if (next.Part is NumberPart.AndHalf || (next is { Part: NumberPart.Unit, IsGuess: false } && NumberGroups.EndsOrIsAmount(text, end + 1)))
        {
            value += next.Part is NumberPart.AndHalf ? worth / 2 : next.Value * worth / 10;
            end++;
        }
        else if (next.Part is NumberPart.Digits && text[end].Length is 1 && (text.IsGlued(end) || NumberGroups.EndsOrIsAmount(text, end + 1)) && Digits.TryRead(text, end, isEnglish: false, out var tenths, out _))
        {
            value += tenths * worth / 10;
            end++;
        }

        amount = new CurrencySpan(value, CurrencyUnit.Dong, text[number.First].Start, text.End(end - 1));
        return true;
    }

    private static double Worth(AnalyzedText text, int unit, int start)
    {
        var key = text.Key(unit);
        var isGuess = text.IsUnmarked && !text[unit].IsMarked;
        if (key is "cu3" || (isGuess && key is "cu")) return Food.Follows(text, unit + 1) || (isGuess && !HasCue(text, start)) ? 0 : 1e6;
        if (key is "lit1" or "xi5" || (isGuess && key is "lit" or "xi")) return !HasCue(text, start) || Drink.Follows(text, unit + 1) ? 0 : 1e5;
        if (key is "trđ") return 1e6;
        if (key is "toi3") return HasCue(text, start) ? 1e9 : 0;
        if (key is "canh2") return HasCue(text, start) ? 1e3 : 0;
        return 0;
    }

    private static bool HasCue(AnalyzedText text, int start)
    {
        for (var i = start - 1; i >= 0 && i >= start - MostWordsBack; i--)
        {
            if (Cue.Contains(text, i)) return true;
        }

        return false;
    }
}

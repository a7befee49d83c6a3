using Awareness.Language.Recognizers.Numbers;

namespace Awareness.Language.Recognizers.Units;

/// <summary>Money as the street counts it: "2 củ", "3 củ rưỡi", "nửa củ", "phạt 5 lít", "mất 2 tỏi". What is also a vegetable or a measure needs a word of money near.</summary>
internal static class MoneySlang
{
    private static readonly WordSet Food = new("khoai hành tỏi cà sắn nghệ gừng sen cải đậu lạc mì su ấu năng đinh");
    private static readonly WordSet Drink = new("bia rượu xăng nước dầu sữa cồn một 1 máu khí trà mắm");
    private static readonly WordSet Cue = new("phạt mất nộp đóng trả hết tốn đút cúng lương vay nợ mượn tiền giá bay thưởng lừa cọc lãi");

    private const int MostWordsBack = 6;

    /// <summary>Reads the amount that begins at token <paramref name="at"/>; <paramref name="end"/> is the token behind it.</summary>
    public static bool TryRead(AnalyzedText text, int at, out CurrencySpan amount, out int end)
    {
        (amount, end) = (default, at);
        double value;
        int unit;
        if (NumberReader.TryRead(text, at, out var number)) (value, unit) = (number.Value, number.Last + 1);
        else if (NumberWords.At(text, at).Part is NumberPart.Half) (value, unit) = (0.5, at + 1);
        else return false;
        if (value is <= 0 or > 1_000 || unit >= text.Count || !text.IsNextTo(unit)) return false;
        var worth = Worth(text, unit, at);
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

        amount = new CurrencySpan(value, CurrencyUnit.Dong, text[at].Start, text.End(end - 1));
        return true;
    }

    private static double Worth(AnalyzedText text, int unit, int start)
    {
        var key = text.Key(unit);
        var isGuess = text.IsUnmarked && !text[unit].IsMarked;
        if (key is "cu3" || (isGuess && key is "cu")) return Food.Follows(text, unit + 1) || (isGuess && !HasCue(text, start)) ? 0 : 1e6;
        if (key is "lit1" or "xi5" || (isGuess && key is "lit" or "xi")) return !HasCue(text, start) || Drink.Follows(text, unit + 1) ? 0 : 1e5;
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

using System.Globalization;
using Awareness.Language;
using Awareness.Language.Recognizers.Numbers;
using Awareness.Language.Recognizers.Units;

namespace Awareness.Flows;

/// <summary>Finds the choice an age falls in, where choices are stretches of years ("6-11"): "bé 9 tuổi", "lớp 9".</summary>
internal static class AgeStretches
{
    private const int LongestAge = 3;

    private const double MonthsOfYear = 12;
    private const double MostMonths = 240;

    /// <summary>The place of the one choice all ages of the message lie in ("10 tuổi, lớp 4"); -1 when there is none.</summary>
    public static int Find(IReadOnlyList<FlowChoice> choices, FlowReply reply)
    {
        if (!choices.Any(choice => TryRead(choice, out _, out _)) || Ages(reply) is not { Count: > 0 } ages) return -1;
        var found = -1;
        foreach (var age in ages)
        {
            var place = PlaceOf(choices, age);
            if (place < 0 || (found >= 0 && found != place)) return -1;
            found = place;
        }

        return found;
    }

    /// <summary>"18 tháng" where an age is asked for, in years; null when the message says more than that, or a day of a month.</summary>
    public static double? Months(FlowReply reply)
    {
        var text = reply.Text;
        if (reply.Count < 2 || reply.HoldsDate || !NumberReader.TryRead(text, reply.First, out var number)) return null;
        var at = number.Last + 1;
        var end = reply.First + reply.Count;
        if (at >= end || text.Folded(at) is not "thang" || number.Value <= 0 || number.Value > MostMonths) return null;
        var half = at + 1 < end && text.Folded(at + 1) is "ruoi" ? 0.5 : 0;
        return at + (half > 0 ? 2 : 1) == end ? (number.Value + half) / MonthsOfYear : null;
    }

    private static IReadOnlyList<double> Ages(FlowReply reply)
    {
        var ages = AgeReader.Find(reply.Text, reply.Today);
        if (ages.Count == 0) ages = EnglishAgeReader.Find(reply.Text, reply.Today);
        if (ages.Count > 0) return [.. ages.Select(age => age.Years)];
        if (Months(reply) is { } months) return [months];
        return SaysItIs(reply.Text) is { } years ? [years] : [];
    }

    /// <summary>"My kid is 7": the one number, right behind what says who has it.</summary>
    private static double? SaysItIs(AnalyzedText text)
    {
        for (var i = 1; i < text.Count; i++)
        {
            if (text.Folded(i - 1) is "is" or "am" && text[i].Kind is TokenKind.Number && EnglishNumberReader.Find(text) is [var only]) return only.Value;
        }

        return null;
    }

    private static int PlaceOf(IReadOnlyList<FlowChoice> choices, double age)
    {
        var found = -1;
        for (var i = 0; i < choices.Count; i++)
        {
            if (!TryRead(choices[i], out var from, out var to) || age < from || age >= to + 1) continue;
            if (found >= 0) return -1;
            found = i;
        }

        return found;
    }

    private static bool TryRead(FlowChoice choice, out int from, out int to) => TryRead(choice.Value, out from, out to) || TryRead(choice.Text, out from, out to);

    /// <summary>Two ages with a hyphen between them at the beginning of the words.</summary>
    private static bool TryRead(ReadOnlySpan<char> words, out int from, out int to)
    {
        to = 0;
        if (!TryReadAge(ref words, out from)) return false;
        words = words.TrimStart(' ');
        if (words is not (['-' or '–', ..])) return false;
        words = words[1..].TrimStart(' ');
        return TryReadAge(ref words, out to) && to >= from;
    }

    private static bool TryReadAge(ref ReadOnlySpan<char> words, out int age)
    {
        var length = 0;
        while (length < words.Length && length <= LongestAge && char.IsAsciiDigit(words[length])) length++;
        age = 0;
        if (length is 0 or > LongestAge) return false;
        age = int.Parse(words[..length], CultureInfo.InvariantCulture);
        words = words[length..];
        return true;
    }
}

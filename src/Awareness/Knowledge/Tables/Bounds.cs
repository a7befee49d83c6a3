using System.Globalization;
using Awareness.Language;
using Awareness.Language.Recognizers;

namespace Awareness.Knowledge.Tables;

/// <summary>Where a number stands in its limits: "từ 16 đến dưới 18".</summary>
/// <param name="Interval">The numbers meant; null when the number itself is.</param>
/// <param name="First">First token that belongs to it, a lower end before it included.</param>
internal readonly record struct Bounded(Interval? Interval, int First);

/// <summary>Reads the words around a number that make a limit of it: "dưới", "không quá", "trên", "chưa đủ", "từ … đến", "trở lên".</summary>
internal static class Bounds
{
    private const int MostUnitWords = 3;

    private static readonly LooseWords Below = new("dưới");
    private static readonly LooseWords To = new("đến tới");
    private static readonly LooseWords Above = new("trên hơn");
    private static readonly LooseWords Beyond = new("quá vượt");
    private static readonly LooseWords From = new("từ");
    private static readonly LooseWords Reached = new("đủ tròn đầy được");
    private static readonly LooseWords NotYet = new("chưa");
    private static readonly LooseWords Not = new("không");
    private static readonly LooseWords Nearly = new("gần sắp suýt ngót");
    private static readonly LooseWords About = new("khoảng tầm chừng cỡ độ");
    private static readonly LooseWords And = new("trở đổ");
    private static readonly LooseWords Upwards = new("lên");
    private static readonly LooseWords Downwards = new("xuống lại");
    private static readonly LooseWords Units = new("tuổi t m mét km h mg l g gam kg người cm");

    /// <summary>Reads around the number whose tokens, unit included, are <paramref name="first"/> up to <paramref name="behind"/>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="first">First token of the number.</param>
    /// <param name="behind">Token behind its unit.</param>
    /// <param name="value">The number.</param>
    /// <param name="isExcess">True where "quá 20" says by how much, not more than what.</param>
    /// <param name="isLaw">True for the words of a law or a guide, where "đủ 16 tuổi" and "khoảng 4 tuổi" have no upper end.</param>
    public static Bounded Read(AnalyzedText text, int first, int behind, double value, bool isExcess = false, bool isLaw = false)
    {
        var at = About.Contains(text, first - 1) && text.IsNextTo(first) ? first - 1 : first;
        if (And.Follows(text, behind))
        {
            if (Upwards.Follows(text, behind + 1)) return new Bounded(Interval.From(value), at);
            if (Downwards.Follows(text, behind + 1)) return new Bounded(Interval.UpTo(value), at);
        }

        // "được chưa, 20 tuổi": what stands before a comma belongs to another thought.
        if (!text.IsNextTo(at)) return new Bounded(isLaw && at < first ? Interval.From(value) : null, at);
        var word = at - 1;
        if (Below.Contains(text, word)) return WithLower(text, word, Interval.Below(value)) ?? new Bounded(Interval.Below(value), word);
        if (To.Contains(text, word) && WithLower(text, first, Interval.UpTo(value)) is { } stretch) return stretch;
        if (To.Contains(text, word) && isLaw) return new Bounded(Interval.UpTo(value), word);
        if (IsAtMost(text, word)) return new Bounded(Interval.UpTo(value), word - 1);
        if (IsNotYet(text, word)) return new Bounded(Interval.Below(value), word);
        if (Nearly.Contains(text, word)) return new Bounded(new Interval(value - 1, value), word);
        if (Above.Contains(text, word) || (Beyond.Contains(text, word) && !isExcess)) return new Bounded(Interval.Above(value), word);
        if (From.Contains(text, word) || (isLaw && Reached.Contains(text, word)) || IsAtLeast(text, word)) return new Bounded(Interval.From(value), word);
        if (isLaw && at < first) return new Bounded(Interval.From(value), at);
        return new Bounded(Interval: null, first);
    }

    /// <summary>The lower end before "đến", which stands before <paramref name="upper"/>; null when there is none.</summary>
    private static Bounded? WithLower(AnalyzedText text, int upper, Interval below)
    {
        if (!To.Contains(text, upper - 1)) return null;
        for (var i = upper - 2; i >= 0 && i >= upper - 2 - MostUnitWords; i--)
        {
            if (text[i].Kind == TokenKind.Number)
            {
                if (Number(text, i) is not { } low) return null;
                var interval = Above.Contains(text, i - 1) ? Interval.Above(low) : Interval.From(low);
                return new Bounded(interval.And(below), From.Contains(text, i - 1) || Above.Contains(text, i - 1) || Reached.Contains(text, i - 1) ? i - 1 : i);
            }

            if (!Units.Contains(text, i)) return null;
        }

        return null;
    }

    /// <summary>The value of a token of figures; null for anything else.</summary>
    public static double? Number(AnalyzedText text, int at) =>
        (uint)at < (uint)text.Count && text[at].Kind == TokenKind.Number
        && double.TryParse(text.Folded(at), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) ? value : null;

    private static bool IsAtMost(AnalyzedText text, int at) =>
        (Beyond.Contains(text, at) && Not.Contains(text, at - 1)) || (at > 0 && text.Folded(at) is "da" && text.Folded(at - 1) is "toi");

    private static bool IsAtLeast(AnalyzedText text, int at) =>
        at > 0 && ((text.Folded(at) is "nhat" && text.Folded(at - 1) is "it") || (text.Folded(at) is "thieu" && text.Folded(at - 1) is "toi"));

    private static bool IsNotYet(AnalyzedText text, int at) =>
        NotYet.Contains(text, at) || ((Reached.Contains(text, at) || To.Contains(text, at)) && NotYet.Contains(text, at - 1));
}

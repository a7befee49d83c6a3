using System.Runtime.CompilerServices;
using Awareness.Language.Recognizers.Numbers;

namespace Awareness.Language.Recognizers.Units;

/// <summary>
/// Numbers that share the unit behind the last: "từ 16 đến 18 tuổi", "4 - 6 triệu", "14, 15 tuổi", "năm sáu tuổi". A single number is a chain of one.
/// </summary>
internal static class NumberChain
{
    /// <summary>Most numbers that share a unit.</summary>
    public const int Longest = 4;

    /// <summary>Room for a chain on the stack.</summary>
    [InlineArray(Longest)]
    public struct Buffer
    {
        private NumberSpan first;
    }

    private const double WidestPair = 10;
    private const int MostBounds = 3;

    private enum Link
    {
        None,
        Range,
        Pair,
        Row,
    }

    private static readonly WordSet RangeWords = new("đến tới");
    private static readonly WordSet PairWords = new("hoặc hay và");
    private static readonly WordSet Bounds = new("dưới chưa đủ hết khoảng gần trên quá không tầm");

    /// <summary>A number behind one of these is its name and shares nothing: "lớp 8 và 14 tuổi".</summary>
    private static readonly WordSet Naming = new("lớp tháng ngày số điều khoản thứ năm quý hạng bài câu khối mùng");

    /// <summary>Reads the chain that begins at <paramref name="position"/> into <paramref name="numbers"/>; their count, 0 when there is none.</summary>
    /// <param name="text">The text.</param>
    /// <param name="position">The first token.</param>
    /// <param name="numbers">Room for <see cref="Longest"/> numbers.</param>
    /// <param name="ahead">The number read last, beyond the chain; a caller that walks through a text passes it on and spares reading it again.</param>
    public static int Read(AnalyzedText text, int position, Span<NumberSpan> numbers, ref NumberSpan ahead)
    {
        if (ahead.Count > 0 && ahead.First == position) numbers[0] = ahead;
        else if (!NumberReader.TryRead(text, position, out numbers[0])) return 0;
        if (DigitContext.IsPartOfDate(text, numbers[0])) return 0;
        var count = 1;
        if (Naming.Contains(text, position - 1)) return count;
        while (count < numbers.Length)
        {
            var last = numbers[count - 1];
            var link = ReadLink(text, last.Last + 1, out var next);
            if (link is Link.None || !NumberReader.TryRead(text, next, out ahead)) break;
            var number = ahead;
            if (DigitContext.IsPartOfDate(text, number) || !Fits(link, last.Value, link is Link.Row ? number.Value / NumberScale.Of(text, number) : number.Value, !number.IsWords && !last.IsWords && text.IsNextTo(number.First))) break;
            numbers[count++] = number;
        }

        return count;
    }

    private static bool Fits(Link link, double first, double second, bool areDigits) => link switch
    {
        Link.Row => second - first is 1 || (areDigits && second > first && second <= 2 * first),
        Link.Pair => Math.Abs(second - first) <= WidestPair,
        _ => true,
    };

    private static Link ReadLink(AnalyzedText text, int at, out int next)
    {
        next = at;
        if (at >= text.Count) return Link.None;
        var gap = text.GapBefore(at).Trim();
        var link = gap switch
        {
            [] when RangeWords.Contains(text, at) => Link.Range,
            [] when PairWords.Contains(text, at) => Link.Pair,
            [] or "," when NumberWords.At(text, at).Part is NumberPart.Digits or NumberPart.Unit or NumberPart.Ten => Link.Row,
            "-" or "–" or "—" or "~" or "->" or "=>" => Link.Range,
            _ => Link.None,
        };
        if (link is Link.Pair || (link is Link.Range && gap.IsEmpty)) next++;
        for (var i = 0; i < MostBounds && link is Link.Range && Bounds.Contains(text, next); i++) next++;
        return link;
    }
}

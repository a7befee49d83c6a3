namespace Awareness.Language.Recognizers.Times;

/// <summary>An expression of time met in a text.</summary>
/// <param name="Start">First UTF-16 unit in the text.</param>
/// <param name="End">End in the text, exclusive.</param>
/// <param name="Kind">What it names.</param>
/// <param name="Values">Its readings, one or two: of two the past one comes first, of a time of day the morning.</param>
/// <param name="IsExplicit">True when it says a number or a name of the calendar; false when it only points ("hôm nay", "thứ hai", "buổi sáng", "tuần sau").</param>
public sealed record TemporalSpan(int Start, int End, TemporalKind Kind, IReadOnlyList<TemporalValue> Values, bool IsExplicit);

using Awareness.Language.Recognizers.Times.English;
using Awareness.Language.Recognizers.Times.Vietnamese;

namespace Awareness.Language.Recognizers.Times;

/// <summary>Finds dates, times, ranges, lengths of time and what comes again in English; dates in digits are month first, as in en-us.</summary>
public sealed class EnglishDateTimes : IRecognizer
{
    /// <inheritdoc/>
    public string Name => "DateTime";

    /// <summary>Every expression of time in <paramref name="text"/>, by position, without overlap, the first 256 of them; empty when there is none.</summary>
    /// <param name="text">The analysed text.</param>
    /// <param name="reference">The moment "now" is, in the years 1000 to 9000 (nothing is found outside them); its offset is the zone of the answer.</param>
    public static IReadOnlyList<TemporalSpan> Read(AnalyzedText text, DateTimeOffset reference) =>
        CalendarRules.IsWithin(reference.Year) ? TemporalOutput.Spans(text, EnglishScanner.Read(new CueText(text, reference, hasCues: false))) : [];

    /// <inheritdoc/>
    public IReadOnlyList<ModelResult> Recognize(AnalyzedText text, DateTimeOffset reference) => TemporalOutput.Results(text, Read(text, reference));
}

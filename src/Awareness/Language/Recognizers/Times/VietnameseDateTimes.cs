using Awareness.Language.Recognizers.Times.Vietnamese;

namespace Awareness.Language.Recognizers.Times;

/// <summary>Finds dates, times, ranges, lengths of time and what comes again in Vietnamese, with marks, without, and in chat spelling.</summary>
public sealed class VietnameseDateTimes : IRecognizer
{
    /// <inheritdoc/>
    public string Name => "DateTime";

    /// <summary>Every expression of time in <paramref name="text"/>, by position, without overlap; empty when there is none.</summary>
    /// <param name="text">The analysed text.</param>
    /// <param name="reference">The moment "now" is; its offset is the zone of the answer.</param>
    public static IReadOnlyList<TemporalSpan> Read(AnalyzedText text, DateTimeOffset reference)
    {
        if (TemporalScanner.Read(new CueText(text, reference)) is not { } found) return [];
        var spans = new TemporalSpan[found.Count];
        for (var i = 0; i < spans.Length; i++) spans[i] = TemporalOutput.Span(text, found[i]);
        return spans;
    }

    /// <inheritdoc/>
    public IReadOnlyList<ModelResult> Recognize(AnalyzedText text, DateTimeOffset reference)
    {
        var spans = Read(text, reference);
        if (spans.Count == 0) return [];
        var results = new ModelResult[spans.Count];
        for (var i = 0; i < results.Length; i++) results[i] = TemporalOutput.Result(text, spans[i]);
        return results;
    }
}

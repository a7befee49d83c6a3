using Awareness.Language.Recognizers.Numbers;

namespace Awareness.Language.Recognizers.Units;

/// <summary>Measures: {"subtype", "unit", "value"}; a unit that Recognizers-Text has no kind for has no "subtype".</summary>
public sealed class DimensionRecognizer : IRecognizer
{
    /// <inheritdoc/>
    public string Name => "Dimension";

    /// <inheritdoc/>
    public IReadOnlyList<ModelResult> Recognize(AnalyzedText text, DateTimeOffset reference)
    {
        var measures = DimensionReader.Find(text);
        return measures.Count == 0 ? [] : [.. measures.Select(measure => text.ResultOver(measure.Start, measure.End, "dimension", Describe(measure)))];
    }

    private static Dictionary<string, object> Describe(DimensionSpan measure)
    {
        var resolution = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["unit"] = measure.Unit.Name,
            ["value"] = NumberRecognizer.Format(measure.Value),
        };
        if (measure.Unit.Subtype is { } subtype) resolution["subtype"] = subtype;
        return resolution;
    }
}

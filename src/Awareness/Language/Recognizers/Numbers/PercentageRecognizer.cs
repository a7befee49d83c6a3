namespace Awareness.Language.Recognizers.Numbers;

/// <summary>Percentages: {"value": "50%"}.</summary>
public sealed class PercentageRecognizer : IRecognizer
{
    /// <inheritdoc/>
    public string Name => "Percentage";

    /// <inheritdoc/>
    public IReadOnlyList<ModelResult> Recognize(AnalyzedText text, DateTimeOffset reference)
    {
        var percentages = PercentageReader.Find(text);
        return percentages.Count == 0 ? [] : [.. percentages.Select(found => text.ResultOver(found.Start, found.End, "percentage", new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["value"] = NumberRecognizer.Format(found.Percent) + "%",
        }))];
    }
}

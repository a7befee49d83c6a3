namespace Awareness.Language.Recognizers.Numbers;

/// <summary>Ordinals: {"offset", "relativeTo": start, end or current, "value"}; those from the end or the current place are "ordinal.relative".</summary>
public sealed class OrdinalRecognizer : IRecognizer
{
    /// <inheritdoc/>
    public string Name => "Ordinal";

    /// <inheritdoc/>
    public IReadOnlyList<ModelResult> Recognize(AnalyzedText text, DateTimeOffset reference)
    {
        var ordinals = OrdinalReader.Find(text);
        return ordinals.Count == 0 ? [] : [.. ordinals.Select(ordinal => Describe(text, ordinal))];
    }

    private static ModelResult Describe(AnalyzedText text, OrdinalSpan ordinal)
    {
        var offset = NumberRecognizer.Format(ordinal.Offset);
        var relativeTo = ordinal.RelativeTo switch { OrdinalOrigin.Start => "start", OrdinalOrigin.End => "end", _ => "current" };
        var isPlain = ordinal.RelativeTo is OrdinalOrigin.Start;
        var sign = ordinal.Offset < 0 ? "" : "+";
        return text.Result(ordinal.First, ordinal.Last, isPlain ? "ordinal" : "ordinal.relative", new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["offset"] = offset,
            ["relativeTo"] = relativeTo,
            ["value"] = isPlain ? offset : relativeTo + sign + offset,
        });
    }
}

using Awareness.Language.Recognizers.Numbers;

namespace Awareness.Language.Recognizers.Units;

/// <summary>Ages: {"value", "unit": Year, Month, Week or Day}.</summary>
/// <param name="find">Finds the ages of a text in one language at a day.</param>
public sealed class AgeRecognizer(Func<AnalyzedText, DateOnly, IReadOnlyList<AgeSpan>> find) : IRecognizer
{
    /// <inheritdoc/>
    public string Name => "Age";

    /// <inheritdoc/>
    public IReadOnlyList<ModelResult> Recognize(AnalyzedText text, DateTimeOffset reference)
    {
        var ages = find(text, DateOnly.FromDateTime(reference.DateTime));
        if (ages.Count == 0) return [];
        var results = new ModelResult[ages.Count];
        for (var i = 0; i < results.Length; i++)
        {
            results[i] = text.ResultOver(ages[i].Start, ages[i].End, "age", new Dictionary<string, object>(StringComparer.Ordinal)
            {
                ["unit"] = ages[i].Unit.ToString(),
                ["value"] = NumberRecognizer.Format(ages[i].Value),
            });
        }

        return results;
    }
}

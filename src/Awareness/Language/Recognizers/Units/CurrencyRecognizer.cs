using Awareness.Language.Recognizers.Numbers;

namespace Awareness.Language.Recognizers.Units;

/// <summary>Money: {"isoCurrency", "unit", "value"}; a sign that several currencies share has no "isoCurrency".</summary>
public sealed class CurrencyRecognizer : IRecognizer
{
    /// <inheritdoc/>
    public string Name => "Currency";

    /// <inheritdoc/>
    public IReadOnlyList<ModelResult> Recognize(AnalyzedText text, DateTimeOffset reference)
    {
        var amounts = CurrencyReader.Find(text);
        return amounts.Count == 0 ? [] : [.. amounts.Select(amount => text.ResultOver(amount.Start, amount.End, "currency", Describe(amount)))];
    }

    private static Dictionary<string, object> Describe(CurrencySpan amount)
    {
        var resolution = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["unit"] = amount.Currency.Name,
            ["value"] = NumberRecognizer.Format(amount.Value),
        };
        if (amount.Currency.IsoCode is { } code) resolution["isoCurrency"] = code;
        return resolution;
    }
}

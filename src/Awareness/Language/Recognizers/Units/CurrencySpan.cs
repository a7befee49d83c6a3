namespace Awareness.Language.Recognizers.Units;

/// <summary>An amount of money met in a text.</summary>
/// <param name="Value">How many units.</param>
/// <param name="Currency">Which money.</param>
/// <param name="Start">First UTF-16 unit of its words in the text.</param>
/// <param name="End">Where they end, exclusive.</param>
public readonly record struct CurrencySpan(double Value, CurrencyUnit Currency, int Start, int End);

/// <summary>A currency.</summary>
/// <param name="Name">Its name in Recognizers-Text: "Vietnamese dong".</param>
/// <param name="IsoCode">Its ISO 4217 code; null for a sign that several currencies share.</param>
public sealed record CurrencyUnit(string Name, string? IsoCode)
{
    /// <summary>Đồng.</summary>
    public static CurrencyUnit Dong { get; } = new("Vietnamese dong", "VND");
}

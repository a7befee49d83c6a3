using System.Globalization;

namespace Awareness.Language.Recognizers.Numbers;

/// <summary>Numbers: {"subtype": integer, decimal or fraction, "value"}.</summary>
/// <param name="find">Finds the numbers of a text in one language.</param>
public sealed class NumberRecognizer(Func<AnalyzedText, IReadOnlyList<NumberSpan>> find) : IRecognizer
{
    /// <inheritdoc/>
    public string Name => "Number";

    /// <inheritdoc/>
    public IReadOnlyList<ModelResult> Recognize(AnalyzedText text, DateTimeOffset reference)
    {
        var numbers = find(text);
        if (numbers.Count == 0) return [];
        var results = new ModelResult[numbers.Count];
        for (var i = 0; i < results.Length; i++)
        {
            var number = numbers[i];
            results[i] = text.ResultOver(NumberReader.StartOf(text, number), text.End(number.Last), "number", new Dictionary<string, object>(StringComparer.Ordinal)
            {
                ["subtype"] = number.Subtype,
                ["value"] = Format(number.Value),
            });
        }

        return results;
    }

    /// <summary>A value as Recognizers-Text writes it: up to 15 significant digits, a point before the decimals.</summary>
    internal static string Format(double value) => value.ToString("G15", CultureInfo.InvariantCulture);
}

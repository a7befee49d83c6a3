namespace Awareness.Language.Recognizers.Numbers;

/// <summary>A percentage met in a text.</summary>
/// <param name="Percent">Its value in hundredths: 50 for "50%".</param>
/// <param name="Start">First UTF-16 unit of its words in the text.</param>
/// <param name="End">Where they end, exclusive.</param>
public readonly record struct PercentageSpan(double Percent, int Start, int End);

namespace Awareness.Language.Recognizers.Units;

/// <summary>A measure met in a text.</summary>
/// <param name="Value">How many units.</param>
/// <param name="Unit">What it is measured in.</param>
/// <param name="Start">First UTF-16 unit of its words in the text.</param>
/// <param name="End">Where they end, exclusive.</param>
public readonly record struct DimensionSpan(double Value, DimensionUnit Unit, int Start, int End);

/// <summary>A unit of measure.</summary>
/// <param name="Name">Its name in Recognizers-Text: "Kilometer per hour".</param>
/// <param name="Subtype">What it measures, in Recognizers-Text's names: Length, Speed, Area, Volume, Weight, Information; null for others.</param>
public sealed record DimensionUnit(string Name, string? Subtype);

namespace Awareness.Language.Recognizers;

/// <summary>
/// What a recognizer found, in the shape of Microsoft's Recognizers-Text: where it stands, what kind of thing it is, and what it means.
/// </summary>
/// <param name="Text">The words as they were typed.</param>
/// <param name="Start">First UTF-16 unit of the words in the text.</param>
/// <param name="End">Last UTF-16 unit, inclusive.</param>
/// <param name="TypeName">Kind, in Recognizers-Text's names: "number", "age", "datetimeV2.date" …</param>
/// <param name="Resolution">
/// What it means, by Recognizers-Text's keys: {"value", "unit"} for an age, {"values": [{"timex", "type", "value"}]} for a date.
/// Values are strings, numbers, booleans, or lists of such maps.
/// </param>
public sealed record ModelResult(string Text, int Start, int End, string TypeName, IReadOnlyDictionary<string, object> Resolution);

namespace Awareness.Language.Recognizers;

/// <summary>Finds values of one kind in a text. Immutable and safe for any number of callers.</summary>
public interface IRecognizer
{
    /// <summary>Name of the model in Recognizers-Text: "Number", "Age", "DateTime" …</summary>
    string Name { get; }

    /// <summary>Everything of this kind in <paramref name="text"/>, by position, without overlap; empty when there is none. Any text is accepted.</summary>
    /// <param name="text">The analysed text.</param>
    /// <param name="reference">The moment "today" and "now" refer to; its offset is the zone of the answer.</param>
    IReadOnlyList<ModelResult> Recognize(AnalyzedText text, DateTimeOffset reference);
}

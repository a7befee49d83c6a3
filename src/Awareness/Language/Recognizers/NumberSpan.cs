namespace Awareness.Language.Recognizers;

/// <summary>A number met in a text, in digits or words.</summary>
/// <param name="Value">Its value.</param>
/// <param name="First">Its first token.</param>
/// <param name="Count">Number of tokens it takes.</param>
/// <param name="Subtype">How it is written, in Recognizers-Text's names: integer, decimal, fraction or power.</param>
/// <param name="IsWords">True when it is written in words, not digits.</param>
public readonly record struct NumberSpan(double Value, int First, int Count, string Subtype, bool IsWords)
{
    /// <summary>Its last token.</summary>
    public int Last => First + Count - 1;
}

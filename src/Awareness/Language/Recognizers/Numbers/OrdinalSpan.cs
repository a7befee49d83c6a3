namespace Awareness.Language.Recognizers.Numbers;

/// <summary>What an ordinal counts from.</summary>
public enum OrdinalOrigin : byte
{
    /// <summary>The first: "thứ ba" is 3.</summary>
    Start,

    /// <summary>The last: "áp chót" is -1.</summary>
    End,

    /// <summary>The one spoken of: "tiếp theo" is 1.</summary>
    Current,
}

/// <summary>A place in an order, met in a text.</summary>
/// <param name="Offset">The place, counted from <paramref name="RelativeTo"/>.</param>
/// <param name="RelativeTo">What it counts from.</param>
/// <param name="First">Its first token.</param>
/// <param name="Count">Number of tokens it takes.</param>
public readonly record struct OrdinalSpan(double Offset, OrdinalOrigin RelativeTo, int First, int Count)
{
    /// <summary>Its last token.</summary>
    public int Last => First + Count - 1;
}

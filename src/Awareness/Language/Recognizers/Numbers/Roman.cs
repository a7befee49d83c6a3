namespace Awareness.Language.Recognizers.Numbers;

/// <summary>Roman numbers as congresses and centuries carry them: "lần thứ XIII", "thế kỷ XXI".</summary>
internal static class Roman
{
    private const int Longest = 8;

    /// <summary>The value of token <paramref name="index"/>, written in capitals; false when it is no Roman number up to 100.</summary>
    public static bool TryRead(AnalyzedText text, int index, out int value)
    {
        value = 0;
        var written = text.Source.AsSpan(text[index].Start, text[index].Length);
        if (written.Length > Longest) return false;
        for (var i = 0; i < written.Length; i++)
        {
            var digit = Digit(written[i]);
            if (digit == 0) return false;
            value += i + 1 < written.Length && Digit(written[i + 1]) > digit ? -digit : digit;
        }

        return value is > 0 and <= 100;
    }

    private static int Digit(char letter) => letter switch { 'I' => 1, 'V' => 5, 'X' => 10, 'L' => 50, 'C' => 100, _ => 0 };
}

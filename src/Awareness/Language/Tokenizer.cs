namespace Awareness.Language;

/// <summary>
/// Cuts text into words and numbers in one pass, whatever its Unicode form, capitals or tone placement, keeping exact offsets.
/// Digits and letters always part ("50cc" is "50", "cc"), so that "50 cc" and "50cc" are the same to a search.
/// </summary>
public static class Tokenizer
{
    /// <summary>Analyses <paramref name="text"/>; any string is accepted.</summary>
    public static AnalyzedText Analyze(string text)
    {
        var tokens = new List<Token>((text.Length / 4) + 1);
        var keys = new KeyBuffer((text.Length * 2) + 8);
        var position = 0;
        while (position < text.Length)
        {
            var letter = Letters.Decompose(text[position]).Value;
            if (char.IsLetter(letter)) position = ReadWord(text, position, keys, tokens);
            else if (char.IsDigit(letter)) position = ReadNumber(text, position, keys, tokens);
            else if (letter is '¼' or '½' or '¾') position = ReadFraction(letter, position, keys, tokens);
            else position++;
        }

        return new AnalyzedText(text, [.. tokens], keys.ToArray());
    }

    private static int ReadWord(string text, int start, KeyBuffer keys, List<Token> tokens)
    {
        var syllable = keys.BeginWord();
        var end = start;
        for (var i = start; i < text.Length; i++)
        {
            var unit = text[i];
            if (Letters.IsIgnorable(unit))
            {
                syllable.Mark(unit);
                end = i + 1;
                continue;
            }

            var letter = Letters.Decompose(unit);
            if (!char.IsLetter(letter.Value)) break;
            syllable.Add(letter);
            end = i + 1;
        }

        var (keyLength, foldedLength, isMarked) = syllable.Finish();
        tokens.Add(new Token { Start = start, Length = end - start, Kind = TokenKind.Word, IsMarked = isMarked, KeyStart = syllable.Start, KeyLength = keyLength, FoldedLength = foldedLength });
        return end;
    }

    /// <summary>A number keeps "," and "." between digits: groups of three are joined ("400.000"), anything else is a decimal ("0,25" is "0.25").</summary>
    private static int ReadNumber(string text, int start, KeyBuffer keys, List<Token> tokens)
    {
        var end = start;
        while (end < text.Length && (IsDigit(text[end]) || (IsSeparator(text[end]) && end + 1 < text.Length && IsDigit(text[end + 1])))) end++;

        var keyStart = keys.Length;
        for (var i = start; i < end; i++)
        {
            if (IsDigit(text[i])) keys.Append(Digit(text[i]));
            else if (!IsGroup(text, i, end)) keys.Append('.');
        }

        var length = keys.Length - keyStart;
        keys.Repeat(keyStart, length);
        tokens.Add(new Token { Start = start, Length = end - start, Kind = TokenKind.Number, IsMarked = false, KeyStart = keyStart, KeyLength = length, FoldedLength = length });
        return end;
    }

    /// <summary>"½" is a number of its own: its key is "0.5", the one of "0,5".</summary>
    private static int ReadFraction(char sign, int start, KeyBuffer keys, List<Token> tokens)
    {
        var keyStart = keys.Length;
        foreach (var unit in sign switch { '¼' => "0.25", '½' => "0.5", _ => "0.75" }) keys.Append(unit);
        var length = keys.Length - keyStart;
        keys.Repeat(keyStart, length);
        tokens.Add(new Token { Start = start, Length = 1, Kind = TokenKind.Number, IsMarked = false, KeyStart = keyStart, KeyLength = length, FoldedLength = length });
        return start + 1;
    }

    private static bool IsGroup(string text, int separator, int end)
    {
        var digits = 0;
        for (var i = separator + 1; i < end && IsDigit(text[i]); i++) digits++;
        return digits == 3;
    }

    private static bool IsDigit(char unit) => char.IsDigit(unit);

    private static bool IsSeparator(char unit) => unit is '.' or ',';

    private static char Digit(char unit) => (char)('0' + (int)char.GetNumericValue(unit));
}

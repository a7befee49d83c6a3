namespace Awareness.Language;

/// <summary>
/// Cuts text into words, numbers and addresses in one pass, whatever its Unicode form, capitals or tone placement, keeping exact offsets.
/// Digits and letters always part ("50cc" is "50", "cc"), so that "50 cc" and "50cc" are the same to a search. Web and e-mail addresses are
/// kept whole; emoji and everything else part words and are no tokens.
/// </summary>
public static class Tokenizer
{
    /// <summary>Analyses <paramref name="text"/>; any string is accepted.</summary>
    public static AnalyzedText Analyze(string text)
    {
        var tokens = new List<Token>((text.Length / 4) + 1);
        var keys = new KeyBuffer((text.Length * 2) + 8);
        var mayBeAddress = Addresses.MayHold(text);
        for (var position = 0; position < text.Length;)
        {
            if (mayBeAddress && Addresses.LengthAt(text, position) is var length and > 0) position = ReadAddress(text, position, length, keys, tokens);
            else if (Letters.IsLetterAt(text, position)) position = ReadWord(text, position, text.Length, keys, tokens);
            else if (char.IsDigit(text[position])) position = ReadNumber(text, position, keys, tokens);
            else if (text[position] is '¼' or '½' or '¾') position = ReadFraction(text[position], position, keys, tokens);
            else position++;
        }

        return new AnalyzedText(text, [.. tokens], keys.ToArray());
    }

    /// <summary>Reads the word at <paramref name="start"/>, at most up to <paramref name="limit"/>; returns the place behind it.</summary>
    internal static int ReadWord(string text, int start, int limit, KeyBuffer keys, List<Token> tokens)
    {
        var syllable = keys.BeginWord();
        var end = start;
        while (end < limit)
        {
            var unit = text[end];
            if (Letters.IsIgnorable(unit))
            {
                syllable.Mark(unit);
                end++;
                continue;
            }

            if (!Letters.IsLetterAt(text, end)) break;
            if (Letters.Expand(text, end, out var length) is { } several)
            {
                foreach (var letter in several) syllable.Add(new Letter(letter, Letters.NoTone));
            }
            else syllable.Add(Letters.DecomposeAt(text, end, out length));

            end += length;
        }

        var (keyLength, foldedLength, isMarked) = syllable.Finish();
        tokens.Add(new Token { Start = start, Length = end - start, Kind = TokenKind.Word, IsMarked = isMarked, KeyStart = syllable.Start, KeyLength = keyLength, FoldedLength = foldedLength });
        return end;
    }

    /// <summary>The key of an address is what was typed, in small letters.</summary>
    private static int ReadAddress(string text, int start, int length, KeyBuffer keys, List<Token> tokens)
    {
        var keyStart = keys.Length;
        for (var i = start; i < start + length; i++) keys.Append(char.ToLowerInvariant(text[i]));
        keys.Repeat(keyStart, length);
        tokens.Add(new Token { Start = start, Length = length, Kind = TokenKind.Address, IsMarked = false, KeyStart = keyStart, KeyLength = length, FoldedLength = length });
        return start + length;
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

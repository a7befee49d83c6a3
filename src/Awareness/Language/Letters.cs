namespace Awareness.Language;

/// <summary>
/// Takes one UTF-16 unit of Vietnamese apart into its letter, its quality (ă â ê ô ơ ư đ) and its tone, whether it is written
/// precomposed (NFC), with combining marks (NFD), full-width, as a letter of mathematics or in a circle (NFKC), or with a look-alike such
/// as Ð (U+00D0) for Đ or a Cyrillic а.
/// </summary>
public static class Letters
{
    private const string CyrillicTwins = "аaеeоoрpсcуyхxіiѕsјjԁdһhԛqԝw";
    private const string Ligatures = "ff fi fl ffi ffl st st";

    private static readonly string[] Ligature = Ligatures.Split(' ');

    /// <summary>No tone written (ngang).</summary>
    public const byte NoTone = 0;

    private const string Rows = "aáàảãạ ăắằẳẵặ âấầẩẫậ eéèẻẽẹ êếềểễệ iíìỉĩị oóòỏõọ ôốồổỗộ ơớờởỡợ uúùủũụ ưứừửữự yýỳỷỹỵ";
    private const char First = 'À';
    private const char Last = 'ỹ';

    private static readonly Letter[] Table = BuildTable();

    /// <summary>
    /// The letter of <paramref name="unit"/> in lower case with its quality, and its tone 0–5 (none, sắc, huyền, hỏi, ngã, nặng).
    /// A unit that is no Vietnamese letter comes back lower-cased with no tone.
    /// </summary>
    public static Letter Decompose(char unit)
    {
        if (unit < 0x80) return new Letter(unit is >= 'A' and <= 'Z' ? (char)(unit | 0x20) : unit, NoTone);
        if (unit is >= First and <= Last && Table[unit - First].Value != '\0') return Table[unit - First];
        if (unit is >= '！' and <= '～') return Decompose((char)(unit - '！' + '!'));
        if (unit is >= '\u0400' and <= '\u052F') return new Letter(Twin(char.ToLowerInvariant(unit)), NoTone);
        if (unit is >= 'Ⓐ' and <= 'ⓩ') return new Letter((char)('a' + ((unit - 'Ⓐ') % 26)), NoTone);
        if (unit == 'ı') return new Letter('i', NoTone);
        return new Letter(char.ToLowerInvariant(unit), NoTone);
    }

    /// <summary>The tone of a combining mark, or 0 when <paramref name="unit"/> is none.</summary>
    public static byte ToneOfMark(char unit) => unit switch
    {
        '\u0301' or '\u0341' => 1,
        '\u0300' or '\u0340' => 2,
        '\u0309' => 3,
        '\u0303' => 4,
        '\u0323' => 5,
        _ => NoTone,
    };

    /// <summary><paramref name="letter"/> with the quality a combining mark gives it (â, ă, ơ …), or '\0' when the mark gives none.</summary>
    public static char WithQuality(char letter, char mark) => (letter, mark) switch
    {
        ('a', '\u0302') => 'â',
        ('a', '\u0306') => 'ă',
        ('e', '\u0302') => 'ê',
        ('o', '\u0302') => 'ô',
        ('o', '\u031B') => 'ơ',
        ('u', '\u031B') => 'ư',
        _ => '\0',
    };

    /// <summary>The letter without quality: ă â → a, đ → d, ê → e, ô ơ → o, ư → u.</summary>
    public static char Fold(char letter) => letter switch
    {
        'ă' or 'â' => 'a',
        'đ' => 'd',
        'ê' => 'e',
        'ô' or 'ơ' => 'o',
        'ư' => 'u',
        _ => letter,
    };

    /// <summary>True for marks and format characters that belong to the letter before them and add nothing else.</summary>
    public static bool IsIgnorable(char unit) =>
        unit is (>= '\u0300' and <= '\u036F') or '\u00AD' or (>= '\u200B' and <= '\u200F') or (>= '\u202A' and <= '\u202E') or '\u2060' or (>= '\u2066' and <= '\u2069') or '\uFEFF';

    /// <summary>True when a letter stands at <paramref name="position"/>, one of those outside the basic plane included.</summary>
    internal static bool IsLetterAt(string text, int position)
    {
        var unit = text[position];
        if (!char.IsSurrogate(unit)) return char.IsLetter(unit) || unit is >= 'Ⓐ' and <= 'ⓩ';
        return IsMathematical(text, position, out _);
    }

    /// <summary>The letter at <paramref name="position"/>, which takes <paramref name="length"/> UTF-16 units.</summary>
    internal static Letter DecomposeAt(string text, int position, out int length)
    {
        length = 1;
        if (!char.IsSurrogate(text[position]) || !IsMathematical(text, position, out var letter)) return Decompose(text[position]);
        length = 2;
        return new Letter(letter, NoTone);
    }

    /// <summary>The letters of a ligature ("ﬁ"), which takes <paramref name="length"/> units; null for any other letter.</summary>
    internal static string? Expand(string text, int position, out int length)
    {
        length = 1;
        return text[position] is >= '\uFB00' and <= '\uFB06' ? Ligature[text[position] - '\uFB00'] : null;
    }

    /// <summary>Bold, italic and other letters of U+1D400 to U+1D6A3 come as rows of A to Z and a to z: people decorate messages with them.</summary>
    private static bool IsMathematical(string text, int position, out char letter)
    {
        const int BoldA = 0x1D400;
        const int MonospaceZ = 0x1D6A3;
        letter = '\0';
        if (!char.IsHighSurrogate(text[position]) || position + 1 >= text.Length || !char.IsLowSurrogate(text[position + 1])) return false;
        var code = char.ConvertToUtf32(text[position], text[position + 1]);
        if (code is < BoldA or > MonospaceZ) return false;
        letter = (char)('a' + ((code - BoldA) % 26));
        return true;
    }

    private static char Twin(char unit)
    {
        var place = CyrillicTwins.IndexOf(unit, StringComparison.Ordinal);
        return place >= 0 && place % 2 == 0 ? CyrillicTwins[place + 1] : unit;
    }

    private static Letter[] BuildTable()
    {
        var table = new Letter[Last - First + 1];
        foreach (var row in Rows.Split(' '))
        {
            for (byte tone = 0; tone < row.Length; tone++)
            {
                Put(table, row[tone], new Letter(row[0], tone));
                Put(table, char.ToUpperInvariant(row[tone]), new Letter(row[0], tone));
            }
        }

        foreach (var d in "đĐÐðƉ") Put(table, d, new Letter('đ', NoTone));
        return table;
    }

    private static void Put(Letter[] table, char unit, Letter letter)
    {
        if (unit >= First) table[unit - First] = letter;
    }
}

/// <summary>A letter taken apart.</summary>
/// <param name="Value">Lower case, with quality, without tone.</param>
/// <param name="Tone">0 none, 1 sắc, 2 huyền, 3 hỏi, 4 ngã, 5 nặng.</param>
public readonly record struct Letter(char Value, byte Tone);

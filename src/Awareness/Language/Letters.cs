namespace Awareness.Language;

/// <summary>
/// Takes one UTF-16 unit of Vietnamese apart into its letter, its quality (ă â ê ô ơ ư đ) and its tone, whether it is written
/// precomposed (NFC), with combining marks (NFD), full-width, or with a look-alike such as Ð (U+00D0) for Đ.
/// </summary>
public static class Letters
{
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
        return new Letter(char.ToLowerInvariant(unit), NoTone);
    }

    /// <summary>The tone of a combining mark, or 0 when <paramref name="unit"/> is none.</summary>
    public static byte ToneOfMark(char unit) => unit switch
    {
        '\u0301' => 1,
        '\u0300' => 2,
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

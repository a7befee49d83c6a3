using System.Text;

namespace Awareness.Knowledge.Importing;

/// <summary>
/// Puts Vietnamese letters and the marks written behind them together, "e" + circumflex + dot below to "ệ" (NFC). The runtime's own
/// normalization does nothing here, for the product runs without ICU.
/// </summary>
internal static class MarkedLetters
{
    /// <summary>Unmarked, grave, hook, tilde, acute, dot below.</summary>
    private const string Tones = " \u0300\u0309\u0303\u0301\u0323";

    private const string Circumflex = "aâeêoô";
    private const string Breve = "aă";
    private const string Horn = "oơuư";

    private static readonly string[] Rows =
        ["aàảãáạ", "ăằẳẵắặ", "âầẩẫấậ", "eèẻẽéẹ", "êềểễếệ", "iìỉĩíị", "oòỏõóọ", "ôồổỗốộ", "ơờởỡớợ", "uùủũúụ", "ưừửữứự", "yỳỷỹýỵ"];

    /// <summary>True when <paramref name="letter"/> is a mark that goes onto the letter before it.</summary>
    public static bool IsMark(char letter) => letter is '\u0302' or '\u0306' or '\u031B' || Tones.AsSpan(1).Contains(letter);

    /// <summary><paramref name="text"/> with every mark on its letter; a mark no Vietnamese letter carries stays as it is.</summary>
    public static string Join(string text)
    {
        if (!text.Any(IsMark)) return text;
        var joined = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            if (joined.Length > 0 && IsMark(letter) && Put(joined[^1], letter) is { } whole) joined[^1] = whole;
            else joined.Append(letter);
        }

        return joined.ToString();
    }

    private static char? Put(char letter, char mark)
    {
        var lower = char.ToLowerInvariant(letter);
        var row = Rows.FirstOrDefault(candidate => candidate.Contains(lower, StringComparison.Ordinal));
        if (row is null) return null;
        var tone = row.IndexOf(lower, StringComparison.Ordinal);
        var wanted = Tones.IndexOf(mark, StringComparison.Ordinal);
        var whole = wanted > 0 ? tone == 0 ? row[wanted] : (char?)null : Reshape(row, mark) is { } other ? other[tone] : null;
        return letter == lower || whole is null ? whole : char.ToUpperInvariant(whole.Value);
    }

    private static string? Reshape(string row, char mark)
    {
        var pairs = mark switch { '\u0302' => Circumflex, '\u0306' => Breve, _ => Horn };
        var at = pairs.IndexOf(row[0], StringComparison.Ordinal);
        return at >= 0 && at % 2 == 0 ? Array.Find(Rows, candidate => candidate[0] == pairs[at + 1]) : null;
    }
}

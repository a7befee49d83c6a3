using System.Collections.Frozen;
using System.Text;

namespace Awareness.Knowledge.Importing;

/// <summary>
/// Reads texts typed for the fonts of the years before Unicode: TCVN3 (ABC, fonts named .Vn…) and VNI-Windows, whose letters look to a program
/// like "TØnh ñy" and "Tænh uûy". Which one it is, the frequent words of official texts decide.
/// </summary>
internal static class LegacyLetters
{
    /// <summary>Fewer frequent words than this prove nothing.</summary>
    private const int LeastWords = 3;

    private const string Tcvn3From = "¡¢£¤¥¦§¨©ª«¬\u00AD®µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ";
    private const string Tcvn3To = "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ";

    private const string VniMarks = "øùûõïâáàåãäêéèúüë";
    private const string VniLettersFrom = "ñæóòôöîÑÆÓÒÔÖÎ";
    private const string VniLettersTo = "đỉĩịơưỵĐỈĨỊƠƯỴ";

    private static readonly string[] VniMeanings =
    [
        "\u0300", "\u0301", "\u0309", "\u0303", "\u0323", "\u0302", "\u0302\u0301", "\u0302\u0300", "\u0302\u0309", "\u0302\u0303", "\u0302\u0323",
        "\u0306", "\u0306\u0301", "\u0306\u0300", "\u0306\u0309", "\u0306\u0303", "\u0306\u0323",
    ];

    private static readonly FrozenSet<string> FrequentWords = FrozenSet.ToFrozenSet(
        ["của", "và", "các", "được", "công", "tỉnh", "thị", "việc", "đảng", "ủy", "uỷ", "nhân", "dân", "chỉ", "thực", "hiện", "kế", "hoạch", "quyết", "ngày", "tháng", "năm", "số", "tổ", "chức", "phòng", "chống", "học", "để", "với"],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>The text as it was meant, and the name of the old encoding; null when it is no text of that kind.</summary>
    public static (string Text, string Encoding)? Read(string text)
    {
        var asItIs = CountFrequent(text);
        (string Text, string Encoding)[] readings = [(FromTcvn3(text), "TCVN3 (ABC)"), (FromVni(text), "VNI")];
        var best = readings.MaxBy(reading => CountFrequent(reading.Text));
        return CountFrequent(best.Text) >= Math.Max(LeastWords, 2 * asItIs) ? best : null;
    }

    /// <summary>How many frequent words of official texts are in <paramref name="text"/>, those without marks left out.</summary>
    public static int CountFrequent(string text)
    {
        var lookup = FrequentWords.GetAlternateLookup<ReadOnlySpan<char>>();
        var count = 0;
        var start = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && char.IsLetter(text[i])) continue;
            if (i - start is > 1 and < 8 && lookup.Contains(text.AsSpan(start, i - start))) count++;
            start = i + 1;
        }

        return count;
    }

    private static string FromTcvn3(string text) => string.Create(text.Length, text, (span, source) =>
    {
        for (var i = 0; i < span.Length; i++)
        {
            var at = Tcvn3From.IndexOf(source[i], StringComparison.Ordinal);
            span[i] = at < 0 ? source[i] : Tcvn3To[at];
        }
    });

    private static string FromVni(string text)
    {
        var read = new StringBuilder(text.Length);
        var carries = false;
        foreach (var letter in text)
        {
            var mark = carries ? VniMarks.IndexOf(char.ToLowerInvariant(letter), StringComparison.Ordinal) : -1;
            var whole = VniLettersFrom.IndexOf(letter, StringComparison.Ordinal);
            if (mark >= 0) read.Append(VniMeanings[mark]);
            else read.Append(whole < 0 ? letter : VniLettersTo[whole]);
            carries = mark < 0 && char.ToLowerInvariant(letter) is 'a' or 'e' or 'o' or 'u' or 'y' or 'ô' or 'ö';
        }

        return MarkedLetters.Join(read.ToString());
    }
}

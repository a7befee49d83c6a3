using System.Text;

namespace Awareness.Knowledge.Reading;

/// <summary>Tells whether two questions are the same to somebody who types without marks and punctuation.</summary>
internal static class FoldedText
{
    private const string Marked = "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ";
    private const string Plain = "aaaaaaaaaaaaaaaaaeeeeeeeeeeeiiiiiooooooooooooooooouuuuuuuuuuuyyyyyd";

    /// <summary>Lower case, without marks, words parted by single blanks.</summary>
    public static string Of(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            var lower = char.ToLowerInvariant(letter);
            var at = lower < 0x80 ? -1 : Marked.IndexOf(lower, StringComparison.Ordinal);
            if (char.IsLetterOrDigit(lower)) folded.Append(at < 0 ? lower : Plain[at]);
            else if (folded.Length > 0 && folded[^1] != ' ') folded.Append(' ');
        }

        return folded.ToString().TrimEnd();
    }
}

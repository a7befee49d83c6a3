using Awareness.Flows;

namespace Awareness.Conversations.Rights;

/// <summary>Finds the receipt of a hazard report in a message: <c>QN-7K3F-2M9P</c>, in small letters, without hyphens or with blanks.</summary>
public static class ReceiptCode
{
    private const int PartLength = 4;

    private const string Lead = "QN";

    /// <summary>Fewer letters and digits behind "QN" are a year or a number; more are no slip of one or two.</summary>
    private const int LeastOfSlip = 5;
    private const int MostOfSlip = 11;

    /// <summary>Words that may stand around a code that is sent without its "QN".</summary>
    private static readonly HashSet<string> Around = new(
        ["mã", "ma", "là", "la", "của", "cua", "em", "e", "mình", "minh", "tôi", "toi", "cháu", "con", "số", "so", "tin", "báo", "bao", "nhận", "biên", "đây", "day", "ạ", "a", "dạ", "da", "nè", "này", "đó", "nhé", "nha", "ơi", "bạn", "xem", "giúp", "với", "cho", "code", "my", "is", "the"], StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// The code of a message that says no more than that, without its "QN": "TD9HBR7T", "mã của em là td9h br7t". It has two letters at least and a digit, so that no
    /// telephone number and no word is one.
    /// </summary>
    public static string? FindBare(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        Span<char> kept = stackalloc char[2 * PartLength];
        var (length, start) = (0, 0);
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && char.IsLetterOrDigit(text[i])) continue;
            var word = text.AsSpan(start, i - start);
            start = i + 1;
            if (word.IsEmpty || Around.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word)) continue;
            if (word.Length is not (PartLength or 2 * PartLength) || length + word.Length > kept.Length || !FlowCodes.IsDrawn(word)) return null;
            word.ToUpperInvariant(kept[length..]);
            length += word.Length;
        }

        if (length != kept.Length || !kept.ContainsAnyInRange('0', '9') || kept.Length - Digits(kept) < 2) return null;
        return $"{Lead}-{kept[..PartLength]}-{kept[PartLength..]}";
    }

    /// <summary>What was meant for a code and has a letter too many or too few: "QN-TD9H-BR7"; null when there is none.</summary>
    public static string? FindSlip(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var begin = text.AsSpan().IndexOf(Lead, StringComparison.OrdinalIgnoreCase);
        if (begin < 0 || (begin > 0 && char.IsLetterOrDigit(text[begin - 1]))) return null;
        var (end, kept, letters, digits) = (begin + Lead.Length, 0, 0, 0);
        for (; end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || (IsBetween(text[end]) && text[end] is not (' ' or '.'))); end++)
        {
            if (!char.IsAsciiLetterOrDigit(text[end])) continue;
            kept++;
            letters += char.IsAsciiLetter(text[end]) ? 1 : 0;
            digits += char.IsAsciiDigit(text[end]) ? 1 : 0;
        }

        return kept is >= LeastOfSlip and <= MostOfSlip and not (2 * PartLength) && letters > 0 && digits > 0 ? text[begin..end].ToUpperInvariant() : null;
    }

    /// <summary>The first code in <paramref name="text"/> in its one form, or null.</summary>
    public static string? Find(ReadOnlySpan<char> text)
    {
        for (var i = 0; i + 1 < text.Length; i++)
        {
            if (text[i] is not ('q' or 'Q') || text[i + 1] is not ('n' or 'N') || (i > 0 && char.IsLetterOrDigit(text[i - 1]))) continue;
            if (Read(text[(i + 2)..]) is { } code) return code;
        }

        return null;
    }

    private static int Digits(ReadOnlySpan<char> letters)
    {
        var digits = 0;
        foreach (var letter in letters) digits += char.IsAsciiDigit(letter) ? 1 : 0;
        return digits;
    }

    private static string? Read(ReadOnlySpan<char> rest)
    {
        Span<char> kept = stackalloc char[2 * PartLength];
        var (at, hasBlank, hasDigit) = (0, false, false);
        for (var i = 0; i < kept.Length; i++)
        {
            while (i % PartLength == 0 && at < rest.Length && IsBetween(rest[at])) hasBlank |= rest[at++] == ' ';
            if (at == rest.Length || !char.IsAsciiLetterOrDigit(rest[at])) return null;
            hasDigit |= char.IsAsciiDigit(rest[at]);
            kept[i] = char.ToUpperInvariant(rest[at++]);
        }

        if (at < rest.Length && char.IsLetterOrDigit(rest[at])) return null;
        // "qn nghe nhac" has the shape of a code and is none: with blanks a digit must tell.
        return hasBlank && !hasDigit ? null : $"QN-{kept[..PartLength]}-{kept[PartLength..]}";
    }

    private static bool IsBetween(char letter) => letter is '-' or '–' or '‑' or '.' or ' ';
}

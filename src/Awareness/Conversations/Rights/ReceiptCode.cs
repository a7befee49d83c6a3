namespace Awareness.Conversations.Rights;

/// <summary>Finds the receipt of a hazard report in a message: <c>QN-7K3F-2M9P</c>, in small letters, without hyphens or with blanks.</summary>
public static class ReceiptCode
{
    private const int PartLength = 4;

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

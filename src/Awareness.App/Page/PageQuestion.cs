using System.Globalization;
using System.Text;

namespace Awareness.App.Page;

/// <summary>What a stranger put into the address, made fit to be read and shown.</summary>
/// <param name="Text">One line without control and direction characters; empty when nothing readable was asked.</param>
/// <param name="IsCut">True when the rest was left unread.</param>
internal readonly record struct PageQuestion(string Text, bool IsCut)
{
    /// <summary>Reads at most <paramref name="length"/> characters; the work done does not grow with what was sent.</summary>
    public static PageQuestion Read(string? raw, int length)
    {
        if (string.IsNullOrEmpty(raw)) return new PageQuestion("", IsCut: false);
        var kept = new StringBuilder(Math.Min(raw.Length, length));
        var read = raw.AsSpan(0, Math.Min(raw.Length, 2 * length));
        var isCut = raw.Length > read.Length;
        foreach (var rune in read.EnumerateRunes())
        {
            var shown = Shown(rune);
            if (shown is not { } letter || (letter.Value == ' ' && (kept.Length == 0 || kept[^1] == ' '))) continue;
            if (kept.Length + letter.Utf16SequenceLength > length)
            {
                isCut = true;
                break;
            }

            kept.Append(letter);
        }

        return new PageQuestion(kept.ToString().TrimEnd(), isCut);
    }

    /// <summary>The character itself, a blank in place of white space and control characters, or null when it has no business on a page.</summary>
    private static Rune? Shown(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        _ when Rune.IsWhiteSpace(rune) || Rune.IsControl(rune) => new Rune(' '),
        _ when rune == Rune.ReplacementChar => null,
        UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.Surrogate => null,
        _ => rune,
    };
}

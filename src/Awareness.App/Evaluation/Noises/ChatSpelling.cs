using System.Text;

namespace Awareness.App.Evaluation.Noises;

/// <summary>
/// Writes as people chat: one person keeps the marks and another does not, some shorten everything and some little, some have habits
/// of spelling (f for ph, j for gi, z for d, a lost h or n of final ng).
/// </summary>
internal static class ChatSpelling
{
    private const int LongestPhrase = 3;

    /// <summary>"text" as this person would write it.</summary>
    public static string Write(string text, Chance chance)
    {
        var person = new ChatPerson(chance);
        var pieces = TypedText.Cut(text);
        var written = new StringBuilder();
        for (var i = 0; i < pieces.Count;)
        {
            if (pieces[i].Word is not { } word)
            {
                written.Append(pieces[i++].Between);
                continue;
            }

            if (Shorten(pieces, i, person) is var (form, length))
            {
                written.Append(form);
                i += length;
                continue;
            }

            written.Append(person.Spell(word));
            i++;
        }

        return written.ToString();
    }

    /// <summary>The short form of the longest known phrase at <paramref name="start"/>, and how many pieces it takes; null when the person writes it out.</summary>
    private static (string Form, int Length)? Shorten(IReadOnlyList<TypedPiece> pieces, int start, ChatPerson person)
    {
        for (var words = LongestPhrase; words >= 1; words--)
        {
            var length = (2 * words) - 1;
            if (start + length > pieces.Count) continue;
            var phrase = string.Concat(pieces.Skip(start).Take(length)).ToLowerInvariant();
            if (!ChatForms.ByPhrase.TryGetValue(phrase, out var forms)) continue;
            return person.Shorten(forms) is { } form ? (form, length) : null;
        }

        return null;
    }
}

/// <summary>The habits of one person.</summary>
internal sealed class ChatPerson(Chance chance)
{
    private readonly bool keepsMarks = chance.Happens(0.5);
    private readonly double shortens = chance.OneOf([0.35, 0.6, 0.9]);
    private readonly bool writesF = chance.Happens(0.15);
    private readonly bool writesJ = chance.Happens(0.2);
    private readonly bool writesZ = chance.Happens(0.08);
    private readonly bool dropsNOfNg = chance.Happens(0.12);
    private readonly bool writesWForQu = chance.Happens(0.08);
    private readonly bool writesKForCh = chance.Happens(0.05);
    private readonly bool drawsOut = chance.Happens(0.15);

    /// <summary>One of <paramref name="forms"/>, or null when the person writes this one out.</summary>
    public string? Shorten(IReadOnlyList<string> forms) => chance.Happens(shortens) ? Marks(TypedWordsOf(chance.OneOf(forms))) : null;

    /// <summary>A word that has no short form, with the person's habits.</summary>
    public string Spell(TypedWord word)
    {
        var text = (keepsMarks ? word : word.WithoutMarks()).ToString();
        if (word.Letters.Count < 2) return text;
        if (writesF) text = Front(text, "ph", "f");
        if (writesJ) text = Front(text, "gi", text.Length > 2 && "aăâeêoôơuưáàảãạấầẩẫậắằẳẵặéèẻẽẹếềểễệóòỏõọốồổỗộớờởỡợúùủũụứừửữự".Contains(text[2]) ? "j" : "gi");
        if (writesWForQu) text = Front(text, "qu", "w");
        if (writesZ) text = Front(text, "d", "z");
        if (writesKForCh && text.EndsWith("ch", StringComparison.Ordinal)) text = string.Concat(text.AsSpan(0, text.Length - 2), "k");
        if (dropsNOfNg && text.Length > 3 && text.EndsWith("ng", StringComparison.Ordinal)) text = string.Concat(text.AsSpan(0, text.Length - 2), "g");
        if (drawsOut && chance.Happens(0.05)) text += new string(text[^1], 2);
        return text;
    }

    private string Marks(IReadOnlyList<TypedPiece> pieces) =>
        string.Concat(pieces.Select(piece => piece.Word is { } word && !keepsMarks ? word.WithoutMarks().ToString() : piece.ToString()));

    private static IReadOnlyList<TypedPiece> TypedWordsOf(string form) => TypedText.Cut(form);

    private static string Front(string text, string was, string now) => text.StartsWith(was, StringComparison.Ordinal) ? string.Concat(now, text.AsSpan(was.Length)) : text;
}

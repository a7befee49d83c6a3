using System.Buffers;

namespace Awareness.Language;

/// <summary>
/// Finds web and e-mail addresses: "https://…", "www.…" and "name@host.vn", from the beginning of a run without blanks. Plain letters only, for
/// real addresses are; "thongtin.vn" alone is not one, for people leave the blank behind a full stop out.
/// </summary>
internal static class Addresses
{
    private static readonly SearchValues<string> Signs = SearchValues.Create(["://", "www.", "@"], StringComparison.OrdinalIgnoreCase);
    private static readonly SearchValues<char> OfAddress = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~:/?#@!$&*+,;=%");
    private static readonly SearchValues<char> OfMailbox = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._+");
    private static readonly string[] Prefixes = ["https://", "http://", "www."];

    /// <summary>False when no address can be in the text: the usual case, in one vectorised look.</summary>
    public static bool MayHold(string text) => text.AsSpan().ContainsAny(Signs);

    /// <summary>Length of the address that begins at <paramref name="position"/>; 0 when none does. Looks only where a run without blanks begins, so a text is read at most twice.</summary>
    public static int LengthAt(string text, int position)
    {
        if (position > 0 && OfAddress.Contains(text[position - 1]) && text[position - 1] is not (':' or ',' or ';')) return 0;
        var rest = text.AsSpan(position);
        foreach (var prefix in Prefixes)
        {
            if (!rest.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)) continue;
            var length = WithoutEnd(rest[..RunOf(rest, OfAddress)]).Length;
            return length > prefix.Length ? length : 0;
        }

        return MailLength(rest);
    }

    private static int MailLength(ReadOnlySpan<char> rest)
    {
        var name = RunOf(rest, OfMailbox);
        if (name == 0 || name + 1 >= rest.Length || rest[name] != '@' || !char.IsAsciiLetterOrDigit(rest[0])) return 0;
        var host = rest[(name + 1)..];
        host = WithoutEnd(host[..RunOf(host, OfMailbox)]);
        var dot = host.LastIndexOf('.');
        var isHost = dot > 0 && host.Length - dot > 2 && !host[(dot + 1)..].ContainsAnyExceptInRange('A', 'z');
        return isHost ? name + 1 + host.Length : 0;
    }

    private static int RunOf(ReadOnlySpan<char> text, SearchValues<char> units) => text.IndexOfAnyExcept(units) is var end and >= 0 ? end : text.Length;

    /// <summary>The sentence ends behind an address, not in it.</summary>
    private static ReadOnlySpan<char> WithoutEnd(ReadOnlySpan<char> address) => address.TrimEnd(".,;:!?-_~*&=+");
}

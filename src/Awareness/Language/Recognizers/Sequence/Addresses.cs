namespace Awareness.Language.Recognizers.Sequence;

/// <summary>Addresses of pages and of mail, found in one pass over the letters. A slice is a <see cref="Range"/> of the source.</summary>
public static class Addresses
{
    private const int LongestEnd = 12;

    /// <summary>The longest part before the @ that mail allows (RFC 5321).</summary>
    private const int LongestMailbox = 64;

    /// <summary>
    /// Addresses of pages: with a scheme ("https://…"), with "www.", or a bare name whose end is known ("quangninh.gov.vn"). Punctuation that ends
    /// the sentence is left outside. An end that is also a Vietnamese word ("zalo.me") needs a path behind it or a "www." before it.
    /// </summary>
    public static IReadOnlyList<Range> FindUrls(string source)
    {
        ArgumentNullException.ThrowIfNull(source);
        if (!source.AsSpan().ContainsAny('.', ':')) return [];
        List<Range>? found = null;
        for (var position = 0; position < source.Length;)
        {
            var end = IsNameStart(source, position) ? NameEnd(source, position) : position;
            if (end == position)
            {
                position++;
                continue;
            }

            if (UrlEnd(source, position, end) is { } urlEnd)
            {
                (found ??= []).Add(position..urlEnd);
                end = urlEnd;
            }

            position = end;
        }

        return found ?? (IReadOnlyList<Range>)[];
    }

    /// <summary>Addresses of mail: a mailbox of up to 64 letters, digits and ". _ % + -", an @, and a name with a full stop and an end of two letters or more.</summary>
    public static IReadOnlyList<Range> FindEmails(string source)
    {
        ArgumentNullException.ThrowIfNull(source);
        List<Range>? found = null;
        var free = 0;
        for (var at = source.IndexOf('@', StringComparison.Ordinal); at >= 0; at = at + 1 < source.Length ? source.IndexOf('@', at + 1) : -1)
        {
            var start = at;
            while (start > free && at - start <= LongestMailbox && IsMailbox(source[start - 1])) start--;
            var end = at + 1;
            while (end < source.Length && IsName(source[end])) end++;
            while (end > at + 1 && source[end - 1] is '.' or '-') end--;
            if (IsMailbox(source, free, start, at) && IsMailName(source.AsSpan(at + 1, end - at - 1)) && (end == source.Length || !(char.IsLetter(source[end]) || source[end] == '@')))
                (found ??= []).Add(TrimDots(source, start, at)..end);
            free = at + 1;
        }

        return found ?? (IReadOnlyList<Range>)[];
    }

    private static bool IsMailbox(string source, int free, int start, int at)
    {
        start = TrimDots(source, start, at);
        var length = at - start;
        if (length is 0 or > LongestMailbox || source[at - 1] == '.') return false;
        return (start == free || !char.IsLetter(source[start - 1])) && !source.AsSpan(start, length).Contains("..", StringComparison.Ordinal);
    }

    /// <summary>Full stops and hyphens before a mailbox belong to the sentence.</summary>
    private static int TrimDots(string source, int start, int at)
    {
        while (start < at && source[start] is '.' or '-') start++;
        return start;
    }

    private static bool IsMailName(ReadOnlySpan<char> name)
    {
        var dot = name.LastIndexOf('.');
        if (dot <= 0 || name.Length - dot - 1 is < 2 or > LongestEnd || name[0] is '-' || name.Contains("..", StringComparison.Ordinal)) return false;
        foreach (var unit in name[(dot + 1)..])
        {
            if (!char.IsAsciiLetter(unit)) return false;
        }

        return true;
    }

    /// <summary>Where the address that begins with this name ends, or null when it is none.</summary>
    private static int? UrlEnd(string source, int start, int nameEnd)
    {
        var name = source.AsSpan(start, nameEnd - start);
        if (IsScheme(name) && source.AsSpan(nameEnd).StartsWith("://", StringComparison.Ordinal))
        {
            var end = AddressEnd(source, nameEnd + 3);
            return end > nameEnd + 3 ? end : null;
        }

        while (nameEnd > start && source[nameEnd - 1] is '.' or '-') nameEnd--;
        if (nameEnd < source.Length && (source[nameEnd] == '@' || char.IsLetter(source[nameEnd]))) return null;
        var hasPath = nameEnd + 1 < source.Length && source[nameEnd] == '/' && char.IsAsciiLetterOrDigit(source[nameEnd + 1]);
        if (!IsHost(source.AsSpan(start, nameEnd - start), hasPath)) return null;
        return nameEnd < source.Length && source[nameEnd] is '/' or '?' or '#' or ':' ? Math.Max(nameEnd, AddressEnd(source, nameEnd)) : nameEnd;
    }

    private static bool IsScheme(ReadOnlySpan<char> name) =>
        name.Equals("http", StringComparison.OrdinalIgnoreCase) || name.Equals("https", StringComparison.OrdinalIgnoreCase) || name.Equals("ftp", StringComparison.OrdinalIgnoreCase);

    private static bool IsHost(ReadOnlySpan<char> host, bool hasPath)
    {
        var dot = host.LastIndexOf('.');
        if (dot <= 0 || host.Length - dot - 1 is < 2 or > LongestEnd || host.Contains("..", StringComparison.Ordinal)) return false;
        Span<char> name = stackalloc char[LongestEnd];
        var length = host[(dot + 1)..].ToLowerInvariant(name);
        name = name[..length];
        var hasWww = host.StartsWith("www.", StringComparison.OrdinalIgnoreCase);
        if (hasWww) return dot > 3 && char.IsAsciiLetter(name[0]);
        return dot > 1 || hasPath ? TopLevelNames.IsClear(name) || (hasPath && TopLevelNames.Contains(name)) : false;
    }

    /// <summary>The address goes on to the next blank or quote; what closes the sentence stays outside, but a bracket opened inside closes inside.</summary>
    private static int AddressEnd(string source, int from)
    {
        var end = from;
        var open = 0;
        while (end < source.Length && !IsBoundary(source[end]))
        {
            if (source[end] == '(') open++;
            if (source[end] == ')' && --open < 0) break;
            end++;
        }

        while (end > from && source[end - 1] is '.' or ',' or ';' or ':' or '!' or '?' or '…' or '*' or '(') end--;
        return end;
    }

    private static bool IsBoundary(char unit) => char.IsWhiteSpace(unit) || char.IsSurrogate(unit) || unit is '"' or '<' or '>' or '“' or '”' or '‘' or '’' or '\'' or '|' or ']' or '[' or '{' or '}' or '`' or '\\';

    private static bool IsNameStart(string source, int position) =>
        char.IsAsciiLetterOrDigit(source[position]) && (position == 0 || !(char.IsLetterOrDigit(source[position - 1]) || source[position - 1] is '@' or '_'));

    private static int NameEnd(string source, int start)
    {
        var end = start;
        while (end < source.Length && IsName(source[end])) end++;
        return end;
    }

    private static bool IsName(char unit) => char.IsAsciiLetterOrDigit(unit) || unit is '.' or '-';

    private static bool IsMailbox(char unit) => char.IsAsciiLetterOrDigit(unit) || unit is '.' or '_' or '%' or '+' or '-';
}

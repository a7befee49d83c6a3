using System.Collections.Frozen;

namespace Awareness.Language.Recognizers.Sequence;

/// <summary>The ends of addresses met in Vietnam. Those that are Vietnamese syllables ("me", "co", "tv") need more than themselves to make an address.</summary>
internal static class TopLevelNames
{
    private static readonly FrozenSet<string> Clear = new[]
    {
        "vn", "com", "net", "org", "edu", "gov", "info", "io", "asia", "app", "dev", "xyz", "online", "shop", "site", "store", "top", "link", "club", "int", "mil",
        "us", "uk", "jp", "cn", "kr", "sg", "au", "fr", "eu", "biz", "news", "gg", "cc", "pro", "name", "health", "cloud", "tech",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Syllables = new[] { "me", "co", "tv", "ai", "la", "be", "to", "do", "ly", "de", "in", "is", "no", "im", "my", "th", "page", "gl", "ee" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>True for the end of an address, in lower case.</summary>
    public static bool Contains(ReadOnlySpan<char> name) => IsClear(name) || Syllables.GetAlternateLookup<ReadOnlySpan<char>>().Contains(name);

    /// <summary>True for an end that is no Vietnamese word, in lower case.</summary>
    public static bool IsClear(ReadOnlySpan<char> name) => Clear.GetAlternateLookup<ReadOnlySpan<char>>().Contains(name);
}

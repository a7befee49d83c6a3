using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Text.RegularExpressions;

namespace Awareness.App.Tests.Page;

/// <summary>Looks into a page's markup.</summary>
internal static class Markup
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static IReadOnlyList<Match> All(string page, [StringSyntax(StringSyntaxAttribute.Regex)] string pattern) =>
        [.. Regex.Matches(page, pattern, RegexOptions.Singleline, Patience).Cast<Match>()];

    /// <summary>First group of every match.</summary>
    public static IEnumerable<string> Values(string page, [StringSyntax(StringSyntaxAttribute.Regex)] string pattern) =>
        All(page, pattern).Select(match => match.Groups[1].Value);

    /// <summary>What a reader sees: the page without markup, white space collapsed.</summary>
    public static string Visible(string page) => WebUtility.HtmlDecode(Replace(Replace(page, "<[^>]*>", " "), @"\s+", " ")).Trim();

    public static string Replace(string page, [StringSyntax(StringSyntaxAttribute.Regex)] string pattern, string replacement) =>
        Regex.Replace(page, pattern, replacement, RegexOptions.Singleline, Patience);
}

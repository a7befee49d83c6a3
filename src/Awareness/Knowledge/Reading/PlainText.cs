using System.Buffers;
using System.Text.RegularExpressions;
using Awareness.Yaml;

namespace Awareness.Knowledge.Reading;

/// <summary>Finds markup in a body: Zalo and Messenger would show it as it is written.</summary>
internal static partial class PlainText
{
    /// <summary>Longer lines are no lines a person reads in a chat.</summary>
    public const int LongestLine = 1000;

    private static readonly SearchValues<char> Markup = SearchValues.Create("<&[*_`~");

    /// <summary>Reports markup in <paramref name="line"/>, which begins at <paramref name="column"/> of its file, the first of each kind.</summary>
    public static void Check(BodyLine line, FileProblems problems, int column = 1)
    {
        var text = line.Text;
        if (text.Length == 0) return;
        if (text.Length > LongestLine)
        {
            problems.Error(line.Line, column: null, Messages.LongLine(LongestLine));
            return;
        }

        CheckBlock(line, problems, column);
        if (!text.AsSpan().ContainsAny(Markup)) return;
        if (Html().Match(text) is { Success: true } html) problems.Error(line.Line, column + html.Index, Messages.Html(html.Value));
        if (text.IndexOf("![", StringComparison.Ordinal) is >= 0 and var image) problems.Error(line.Line, column + image, Messages.Image);
        else if (Link().Match(text) is { Success: true } link) problems.Error(line.Line, column + link.Index, Messages.Link, Messages.LinkHint);
        if (Emphasis().Match(text) is { Success: true } emphasis) problems.Error(line.Line, column + emphasis.Index, Messages.Emphasis(emphasis.Value));
    }

    private static void CheckBlock(BodyLine line, FileProblems problems, int firstColumn)
    {
        var text = line.Text.TrimStart();
        var column = line.Text.Length - text.Length + firstColumn;
        var message = text switch
        {
            ['#', ..] => Messages.Heading,
            ['|', ..] => Messages.Table,
            ['>', ..] => Messages.Quotation,
            ['*' or '+' or '•', ' ', ..] => Messages.OtherBullet,
            _ => null,
        };
        if (message is not null) problems.Error(line.Line, column, message);
    }

    [GeneratedRegex("</?[A-Za-z][^<>]*>|<!--|&[a-z]+;|&#[0-9]+;", Options, Timeout)]
    private static partial Regex Html();

    [GeneratedRegex(@"\[[^\[\]]*\]\(", Options, Timeout)]
    private static partial Regex Link();

    [GeneratedRegex(@"\*\*|__|`|~~|(?<![\p{L}\d*])\*[^*\s][^*]*\*", Options, Timeout)]
    private static partial Regex Emphasis();

    private const RegexOptions Options = RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant;

    /// <summary>Milliseconds; lines are short, so only a mistake in a pattern could ever take long.</summary>
    private const int Timeout = 10_000;
}

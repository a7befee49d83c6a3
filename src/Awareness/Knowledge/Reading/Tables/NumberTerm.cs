using System.Globalization;
using Awareness.Knowledge.Tables;
using Awareness.Yaml;

namespace Awareness.Knowledge.Reading.Tables;

/// <summary>
/// One condition on a number as an author writes it: the id of a figure whose words name the limit ("age.moped", "not age.moped"), or,
/// for things that are counted one by one, a number ("2", "3+").
/// </summary>
/// <param name="Interval">The numbers of the figure or count.</param>
/// <param name="IsNegated">True when all the other numbers are meant.</param>
/// <param name="Figure">Id of the figure, or null for a count.</param>
internal sealed record NumberTerm(Interval Interval, bool IsNegated, string? Figure)
{
    private const string Not = "not ";

    /// <summary>Reads the condition; null when it cannot be used, and that was reported.</summary>
    public static NumberTerm? Read(string written, ValueKind kind, SourceCatalog catalog, References references, FileProblems problems, YamlNode at)
    {
        var isNegated = written.StartsWith(Not, StringComparison.Ordinal);
        var term = (isNegated ? written[Not.Length..] : written).Trim();
        if (kind.IsWhole && Count(term) is { } count) return new NumberTerm(count, isNegated, Figure: null);
        if (!catalog.Figures.TryGetValue(term, out var figure))
        {
            var isNumber = term.Length > 0 && term.All(letter => char.IsAsciiDigit(letter) || letter is '.' or ',' or '+');
            problems.Error(at, isNumber ? TableMessages.NumberByHand(term) : Messages.UnknownReference(term), isNumber ? Messages.AddFigure : Nearest.Suggest(term, catalog.Figures.Keys));
            return null;
        }

        references.Use(term);
        if (FigureInterval.Read(figure.Value.Text, kind) is { } interval) return new NumberTerm(interval, isNegated, term);
        problems.Error(at, TableMessages.NoLimit(term, figure.Value.Text, kind.Id));
        return null;
    }

    /// <summary>"2" is two, "3+" is three or more.</summary>
    private static Interval? Count(string term)
    {
        var isOpen = term.EndsWith('+');
        if (!int.TryParse(isOpen ? term[..^1] : term, NumberStyles.None, CultureInfo.InvariantCulture, out var count)) return null;
        return isOpen ? Interval.From(count) : Interval.Point(count);
    }
}

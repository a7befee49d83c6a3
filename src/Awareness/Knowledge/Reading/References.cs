using System.Text;
using Awareness.Yaml;

namespace Awareness.Knowledge.Reading;

/// <summary>Fills in what stands between {{ and }}: figures, telephone numbers and the names of laws.</summary>
internal sealed class References(SourceCatalog catalog, DateOnly today, bool inEnglish = false)
{
    private const string Open = "{{";
    private const string Close = "}}";

    private readonly HashSet<string> usedFigures = new(StringComparer.Ordinal);

    /// <summary>Ids of the figures some card shows.</summary>
    public IReadOnlySet<string> UsedFigures => usedFigures;

    /// <summary>Says that something shows or rests on a figure without a text to fill in.</summary>
    public void Use(string figure) => usedFigures.Add(figure);

    /// <summary>Fills in <paramref name="text"/>; what cannot be filled in is reported and left as it is.</summary>
    /// <param name="text">What the author wrote.</param>
    /// <param name="problems">Where to report.</param>
    /// <param name="line">1-based line.</param>
    /// <param name="column">1-based column of the first character.</param>
    /// <param name="draft">The card it belongs to, which a figure must fit; null outside cards.</param>
    public string Fill(string text, FileProblems problems, int line, int column, CardDraft? draft = null)
    {
        if (!text.Contains(Open, StringComparison.Ordinal) && !text.Contains(Close, StringComparison.Ordinal)) return text;
        var filled = new StringBuilder(text.Length + 32);
        var position = 0;
        while (true)
        {
            var start = text.IndexOf(Open, position, StringComparison.Ordinal);
            var end = text.IndexOf(Close, position, StringComparison.Ordinal);
            if (start < 0 && end < 0) return filled.Append(text, position, text.Length - position).ToString();
            if (start < 0 || end < start || text.IndexOf(Open, start + 2, end - start - 2, StringComparison.Ordinal) >= 0)
            {
                problems.Error(line, column + (start < 0 ? end : start), Messages.BrokenReference, Messages.BrokenReferenceHint);
                return text;
            }

            filled.Append(text, position, start - position);
            filled.Append(Find(text[(start + 2)..end].Trim(), problems, line, column + start, draft));
            position = end + 2;
        }
    }

    /// <summary><paramref name="text"/> with every reference blanked out, so that only what was written by hand is left where it was.</summary>
    public static string Blank(string text)
    {
        var start = text.IndexOf(Open, StringComparison.Ordinal);
        if (start < 0) return text;
        var letters = text.ToCharArray();
        while (start >= 0)
        {
            var end = text.IndexOf(Close, start, StringComparison.Ordinal);
            if (end < 0) break;
            // A figure space is no digit, letter or separator: nothing joins across a reference.
            Array.Fill(letters, '\u2007', start, end + 2 - start);
            start = text.IndexOf(Open, end, StringComparison.Ordinal);
        }

        return new string(letters);
    }

    /// <summary>What <paramref name="original"/> refers to and <paramref name="variant"/> does not, each once, in order.</summary>
    public static IEnumerable<string> Missing(IEnumerable<BodyLine> original, IEnumerable<BodyLine> variant)
    {
        var said = variant.SelectMany(line => In(line.Text).Select(found => found.Reference)).ToHashSet(StringComparer.Ordinal);
        return original.SelectMany(line => In(line.Text).Select(found => found.Reference)).Distinct(StringComparer.Ordinal).Where(reference => !said.Contains(reference));
    }

    /// <summary>Every reference in <paramref name="text"/> and where its {{ stands.</summary>
    public static IEnumerable<(string Reference, int At)> In(string text)
    {
        for (var start = text.IndexOf(Open, StringComparison.Ordinal); start >= 0; start = text.IndexOf(Open, start + Open.Length, StringComparison.Ordinal))
        {
            var end = text.IndexOf(Close, start, StringComparison.Ordinal);
            if (end < 0) yield break;
            yield return (text[(start + Open.Length)..end].Trim(), start);
        }
    }

    private string Find(string reference, FileProblems problems, int line, int column, CardDraft? draft)
    {
        if (catalog.Figures.TryGetValue(reference, out var figure))
        {
            usedFigures.Add(reference);
            if (draft is not null) CheckFigure(figure.Value, draft, line, column);
            if (!inEnglish) return figure.Value.Text;
            if (figure.Value.English is { } english) return english;
            problems.Error(line, column, Messages.NoEnglishFigure(reference));
            return figure.Value.Text;
        }

        if (Below("hotline.", reference) is { } hotlineId && catalog.Hotlines.TryGetValue(hotlineId, out var hotline)) return hotline.Value.Number;
        if (Below("law.", reference) is { } lawId && catalog.Laws.TryGetValue(lawId, out var law)) return inEnglish ? law.Value.EnglishTitle : law.Value.ShortTitle;
        problems.Error(line, column, Messages.UnknownReference(reference), Nearest.Suggest(reference, catalog.References));
        return $"{Open}{reference}{Close}";
    }

    private static string? Below(string prefix, string reference) =>
        reference.StartsWith(prefix, StringComparison.Ordinal) ? reference[prefix.Length..] : null;

    private void CheckFigure(Figure figure, CardDraft draft, int line, int column)
    {
        if (!draft.Dates.IsOpenOn(today)) return;
        if (catalog.LastDay(figure) is { } lastDay)
        {
            draft.Term.EndBy(lastDay);
            if (lastDay < today) draft.Problems.Expired(line, column, Messages.FigureExpired(figure.Id, lastDay));
        }

        if (!catalog.Laws.TryGetValue(figure.Source, out var law) || catalog.LastDay(law.Value) < today) return;
        if (figure.From > draft.Dates.ValidFrom) draft.Problems.Warn(line, column, Messages.FigureLater(figure.Id, figure.From.Value, draft.Dates.ValidFrom));
        if (!draft.Sources.Any(source => source.Source == figure.Source))
            draft.Problems.Warn(line, column, Messages.FigureSourceNotCited(figure.Id, law.Value.ShortTitle), Messages.AddSource(figure.Source, figure.Place));
    }
}

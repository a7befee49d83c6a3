using Awareness.Yaml;

namespace Awareness.Knowledge.Reading.Tables;

/// <summary>What tables refer to: cards, figures, sources. A row cites the sources of the figures it shows and is chosen by, so none is typed twice.</summary>
internal sealed class TableSources(SourceCatalog catalog, References references, IReadOnlyList<Card> cards, DateOnly today)
{
    private readonly HandWrittenNumbers numbers = new(catalog);
    private readonly Dictionary<string, string> tableOfCard = new(StringComparer.Ordinal);

    /// <summary>All that can be referred to.</summary>
    public SourceCatalog Catalog => catalog;

    /// <summary>Fills references in and remembers which figures are used.</summary>
    public References References => references;

    /// <summary>The day of the reading.</summary>
    public DateOnly Today => today;

    /// <summary>The text with its references filled in; hand-written numbers and markup are reported.</summary>
    /// <param name="text">What the author wrote.</param>
    /// <param name="figures">Takes the ids of the figures it shows.</param>
    /// <param name="problems">Where to report.</param>
    public string Fill(YamlScalar text, List<string> figures, FileProblems problems)
    {
        foreach (var line in text.Text.Split('\n'))
        {
            var body = new BodyLine(line.TrimEnd(), text.Line);
            PlainText.Check(body, problems);
            numbers.Check(body, problems);
        }

        figures.AddRange(References.In(text.Text).Select(found => found.Reference).Where(catalog.Figures.ContainsKey));
        return references.Fill(text.Text, problems, text.Line, text.Column);
    }

    /// <summary>The citations of figures and written sources; <paramref name="term"/> is shortened to the days they hold.</summary>
    public IReadOnlyList<Citation> Cite(IEnumerable<string> figures, IReadOnlyList<SourceReference> written, TableTerm term, FileProblems problems)
    {
        var citations = new List<Citation>();
        foreach (var id in figures.Distinct(StringComparer.Ordinal))
        {
            var figure = catalog.Figures[id].Value;
            term.Hold(figure.From, catalog.LastDay(figure));
            if (Cite(figure.Source, figure.Place, figure.From) is { } citation) citations.Add(citation);
        }

        foreach (var source in written)
        {
            if (catalog.Laws.TryGetValue(source.Source, out var law)) term.Hold(law.Value.InForceFrom, catalog.LastDay(law.Value));
            if (Cite(source.Source, source.Place, law?.Value.InForceFrom) is { } citation) citations.Add(citation);
            else problems.Error(source.At, Messages.UnknownSource(source.Source), Nearest.Suggest(source.Source, catalog.SourceIds));
        }

        return [.. citations.Distinct()];
    }

    /// <summary>Ids of the cards that lead to the table, each of the table's own topic and of no other table.</summary>
    public IReadOnlyList<string> ReadCards(string table, string? topic, Fields fields, FileProblems problems)
    {
        var ids = new List<string>();
        foreach (var id in fields.RequiredScalars("cards"))
        {
            var card = cards.FirstOrDefault(card => card.Id == id.Text);
            if (card is null) problems.Error(id, Messages.UnknownCard(id.Text), Nearest.Suggest(id.Text, cards.Select(known => known.Id)));
            else if (card.Topic != topic) problems.Error(id, TableMessages.CardOfOtherTopic(id.Text, card.Topic));
            else if (!tableOfCard.TryAdd(id.Text, table)) problems.Error(id, TableMessages.CardOfOtherTable(id.Text, tableOfCard[id.Text]));
            else ids.Add(id.Text);
        }

        return ids;
    }

    private Citation? Cite(string source, string place, DateOnly? from)
    {
        if (catalog.Laws.TryGetValue(source, out var law)) return new Citation(source, place, law.Value.ShortTitle) { HoldsFrom = from ?? law.Value.InForceFrom };
        if (catalog.Guidance.TryGetValue(source, out var guidance)) return new Citation(source, place, $"{guidance.Value.Title} – {guidance.Value.Issuer}");
        return catalog.Directives.TryGetValue(source, out var directive) ? new Citation(source, place, directive.Value.Document.ShortTitle) : null;
    }
}

/// <summary>The days a table holds: those on which all it rests on does.</summary>
internal sealed class TableTerm
{
    /// <summary>First day.</summary>
    public DateOnly FirstDay { get; private set; } = DateOnly.MinValue;

    /// <summary>Last day, or null while none is known.</summary>
    public DateOnly? LastDay { get; private set; }

    /// <summary>Keeps the days to those between <paramref name="from"/> and <paramref name="until"/>.</summary>
    public void Hold(DateOnly? from, DateOnly? until)
    {
        if (from > FirstDay) FirstDay = from.Value;
        if (until is { } day && (LastDay is null || day < LastDay)) LastDay = day;
    }
}

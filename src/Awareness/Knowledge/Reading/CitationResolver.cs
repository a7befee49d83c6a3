using Awareness.Yaml;

namespace Awareness.Knowledge.Reading;

/// <summary>Turns the entries of <c>sources:</c> into citations; a source that no longer holds is a mistake.</summary>
internal sealed class CitationResolver(SourceCatalog catalog, DateOnly today)
{
    /// <summary>The citations of a card; what cannot be resolved is reported and left out.</summary>
    public IReadOnlyList<Citation> Resolve(CardDraft draft)
    {
        var citations = new List<Citation>();
        var seen = new HashSet<(string Source, string? Anchor, string Place)>();
        foreach (var reference in draft.Sources)
        {
            if (!seen.Add((reference.Source, reference.Anchor, reference.Place))) draft.Problems.Warn(reference.At, Messages.SameSourceTwice(reference.Source));

            // Two passages under one heading are one place to the person who reads the answer.
            if (Resolve(reference, draft) is { } citation && !citations.Contains(citation)) citations.Add(citation);
        }

        return citations;
    }

    private Citation? Resolve(SourceReference reference, CardDraft draft)
    {
        if (catalog.Directives.TryGetValue(reference.Source, out var directive)) return Cite(directive.Value, reference, draft);
        if (reference.Anchor is not null && catalog.HasSource(reference.Source)) draft.Problems.Error(reference.At, Messages.AnchorOutsideDirective(reference.Source));
        if (catalog.Laws.TryGetValue(reference.Source, out var law)) return Cite(law.Value, reference, draft);
        if (catalog.Guidance.TryGetValue(reference.Source, out var guidance))
            return new Citation(reference.Source, reference.Place, $"{guidance.Value.Title} – {guidance.Value.Issuer}");
        draft.Problems.Error(reference.At, Messages.UnknownSource(reference.Source), Nearest.Suggest(reference.Source, catalog.SourceIds));
        return null;
    }

    /// <summary>A card states since when its answer holds, so that day and not the law's first one is shown beside it.</summary>
    private Citation Cite(Law law, SourceReference reference, CardDraft draft)
    {
        CheckInForce(law, reference.At, draft);
        return new Citation(law.Id, reference.Place, law.ShortTitle) { HoldsFrom = draft.Dates.ValidFrom };
    }

    private static Citation Cite(DirectiveText directive, SourceReference reference, CardDraft draft)
    {
        var document = directive.Document;
        if (reference.Anchor is null) return new Citation(document.Id, reference.Place, document.ShortTitle);
        if (!directive.Headings.TryGetValue(reference.Anchor, out var heading))
        {
            draft.Problems.Error(reference.At, Messages.UnknownAnchor(reference.Anchor), Nearest.Suggest(reference.Anchor, directive.Headings.Keys));
            return new Citation(document.Id, reference.Place, document.ShortTitle);
        }

        return new Citation(document.Id, reference.Place.Length > 0 ? reference.Place : PlaceName(heading), document.ShortTitle);
    }

    /// <summary>"Nhiệm vụ 3: Thông tin, tuyên truyền" is cited as "nhiệm vụ 3".</summary>
    private static string PlaceName(string heading)
    {
        var name = heading.Split(':')[0].Trim();
        return name.Length == 0 ? "" : char.ToLowerInvariant(name[0]) + name[1..];
    }

    private void CheckInForce(Law law, YamlNode at, CardDraft draft)
    {
        if (!draft.Dates.IsOpenOn(today)) return;
        if (law.InForceFrom > draft.Dates.ValidFrom)
            draft.Problems.Error(at, Messages.LawLater(law, law.InForceFrom.Value, draft.Dates.ValidFrom), Messages.LawLaterHint);
        if (catalog.LastDay(law) is not { } lastDay) return;
        draft.Term.EndBy(lastDay);
        if (lastDay < today) draft.Problems.Expired(at.Line, at.Column, Messages.LawExpired(law, lastDay), Messages.ReplacedBy(catalog.SuccessorOf(law)));
    }
}

using Awareness.Knowledge.Reading.Checks;
using Awareness.Yaml;

namespace Awareness.Knowledge.Reading;

/// <summary>Reads <c>laws.yaml</c>: laws, guidance, and every figure.</summary>
internal static class LawsReader
{
    private static readonly string[] KnownParts = ["laws", "guidance", "figures"];
    private static readonly string[] KnownLaw =
        ["id", "kind", "number", "name", "issuer", "in-force-from", "in-force-until", "amended-by", "replaced-by", "checked-on"];

    private static readonly string[] KnownGuidance = ["id", "title", "issuer", "date", "checked-on", "english"];
    private static readonly string[] KnownFigure = ["id", "text", "english", "source", "place", "from", "until", "review-by", "certainty"];

    /// <summary>Adds what stands in <paramref name="file"/> to <paramref name="catalog"/>.</summary>
    public static void Read(YamlFile file, SourceCatalog catalog, DateOnly today)
    {
        var parts = file.Open(KnownParts);
        foreach (var item in parts.Entries("laws", KnownLaw)) ReadLaw(item, catalog, file.Problems, today);
        foreach (var item in parts.Entries("guidance", KnownGuidance)) ReadGuidance(item, catalog, file.Problems, today);
        foreach (var item in parts.Entries("figures", KnownFigure)) ReadFigure(item, catalog, file.Problems);
    }

    private static void ReadLaw(Fields fields, SourceCatalog catalog, FileProblems problems, DateOnly today)
    {
        var id = fields.Id();
        var checkedOn = fields.Date("checked-on");
        var law = new Law
        {
            Id = id?.Text ?? "",
            Kind = fields.Text("kind"),
            Number = fields.Text("number"),
            Name = fields.Text("name"),
            Issuer = fields.Text("issuer"),
            InForceFrom = fields.OptionalDate("in-force-from"),
            InForceUntil = fields.OptionalDate("in-force-until"),
            AmendedBy = [.. fields.Scalars("amended-by").Select(scalar => scalar.Text)],
            ReplacedBy = fields.Optional("replaced-by")?.Text,
            CheckedOn = checkedOn ?? DateOnly.MaxValue,
        };
        LawDates.CheckCheckedOn(fields, checkedOn, problems, today);
        if (law.InForceFrom > law.InForceUntil) problems.Error(fields.Place("in-force-until"), Messages.EndsBeforeItBegins("in-force-until", "in-force-from"));
        if (id is not null) AddSource(catalog, catalog.Laws, id, law, problems);
    }

    private static void ReadGuidance(Fields fields, SourceCatalog catalog, FileProblems problems, DateOnly today)
    {
        var id = fields.Id();
        var guidance = new Guidance(id?.Text ?? "", fields.Text("title"), fields.Text("issuer"), fields.OptionalDate("date")) { English = fields.Optional("english")?.Text };
        LawDates.CheckCheckedOn(fields, fields.Date("checked-on"), problems, today);
        if (id is not null) AddSource(catalog, catalog.Guidance, id, guidance, problems);
    }

    private static void ReadFigure(Fields fields, SourceCatalog catalog, FileProblems problems)
    {
        var id = fields.Id();
        var figure = new Figure
        {
            Id = id?.Text ?? "",
            Text = fields.Text("text"),
            English = fields.Optional("english")?.Text,
            Source = fields.Text("source"),
            Place = fields.OptionalText("place"),
            From = fields.OptionalDate("from"),
            Until = fields.OptionalDate("until"),
            ReviewBy = fields.Date("review-by") ?? DateOnly.MaxValue,
            IsDoubtful = fields.Choice("certainty", CardReader.Certainties, otherwise: false),
        };
        if (figure.From > figure.Until) problems.Error(fields.Place("until"), Messages.EndsBeforeItBegins("until", "from"));
        if (figure.Text.Contains("{{", StringComparison.Ordinal)) problems.Error(fields.Place("text"), Messages.ReferenceInFigure);
        if (id is null) return;
        if (id.Text.StartsWith("hotline.", StringComparison.Ordinal) || id.Text.StartsWith("law.", StringComparison.Ordinal)) problems.Error(id, Messages.ReservedFigureId);
        if (!catalog.Figures.TryAdd(id.Text, new Located<Figure>(figure, problems, fields.At))) problems.Error(id, FileMessages.DuplicateId(id.Text, catalog.Figures[id.Text]));
    }

    /// <summary>Laws and guidance share their ids with directives: a card names its sources by id alone.</summary>
    private static void AddSource<T>(SourceCatalog catalog, Dictionary<string, Located<T>> sources, YamlScalar id, T source, FileProblems problems)
    {
        if (catalog.WhereIsSource(id.Text) is { } first) problems.Error(id, FileMessages.DuplicateId(id.Text, first));
        else sources.Add(id.Text, new Located<T>(source, problems, id));
    }
}

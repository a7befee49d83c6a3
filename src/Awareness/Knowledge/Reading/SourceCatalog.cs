using Awareness.Yaml;

namespace Awareness.Knowledge.Reading;

/// <summary>Everything a card may refer to, by id, with the place it was written.</summary>
internal sealed class SourceCatalog
{
    /// <summary>A text of five words is a message, a shorter one a phrase.</summary>
    private const int FewestSpaces = 4;

    /// <summary>Topics by id, in file order.</summary>
    public Dictionary<string, Located<Topic>> Topics { get; } = new(StringComparer.Ordinal);

    /// <summary>Ids of the cards topics begin with, by topic.</summary>
    public Dictionary<string, Located<string>> Leads { get; } = new(StringComparer.Ordinal);

    /// <summary>Ids of the subjects beyond all topics.</summary>
    public SortedSet<string> Beyond { get; } = new(StringComparer.Ordinal);

    /// <summary>What people say when they mean a topic or a subject beyond, by its id.</summary>
    private readonly Dictionary<string, List<string>> said = new(StringComparer.Ordinal);

    /// <summary>What is said of topics in whole sentences, not in a word or two.</summary>
    public IEnumerable<string> Messages => Topics.Keys.SelectMany(SaidOf).Where(text => text.Count(letter => letter == ' ') >= FewestSpaces);

    /// <summary>What is said of a topic or subject so far.</summary>
    public IReadOnlyList<string> SaidOf(string id) => said.GetValueOrDefault(id) ?? [];

    /// <summary>The list to add to what is said of a topic or subject.</summary>
    public List<string> SaidBelow(string id) => said.TryGetValue(id, out var found) ? found : said[id] = [];

    /// <summary>Laws by id.</summary>
    public Dictionary<string, Located<Law>> Laws { get; } = new(StringComparer.Ordinal);

    /// <summary>Guidance by id.</summary>
    public Dictionary<string, Located<Guidance>> Guidance { get; } = new(StringComparer.Ordinal);

    /// <summary>Figures by id.</summary>
    public Dictionary<string, Located<Figure>> Figures { get; } = new(StringComparer.Ordinal);

    /// <summary>Hotlines by id.</summary>
    public Dictionary<string, Located<Hotline>> Hotlines { get; } = new(StringComparer.Ordinal);

    /// <summary>Directives by id.</summary>
    public Dictionary<string, Located<DirectiveText>> Directives { get; } = new(StringComparer.Ordinal);

    /// <summary>The catalog of content that was read before, for texts outside it: nothing of it has a place to report to.</summary>
    public static SourceCatalog Of(KnowledgeContent content)
    {
        var nowhere = new FileProblems("", []);
        var start = new YamlMap([], 1, 1);
        var catalog = new SourceCatalog();
        foreach (var law in content.Laws.Values) catalog.Laws[law.Id] = new Located<Law>(law, nowhere, start);
        foreach (var figure in content.Figures.Values) catalog.Figures[figure.Id] = new Located<Figure>(figure, nowhere, start);
        foreach (var hotline in content.Hotlines.Values) catalog.Hotlines[hotline.Id] = new Located<Hotline>(hotline, nowhere, start);
        return catalog;
    }

    /// <summary>Ids of all that can stand in <c>sources:</c>.</summary>
    public IEnumerable<string> SourceIds => Laws.Keys.Concat(Guidance.Keys).Concat(Directives.Keys);

    /// <summary>All that can stand between {{ and }}.</summary>
    public IEnumerable<string> References =>
        Figures.Keys.Concat(Hotlines.Keys.Select(id => $"hotline.{id}")).Concat(Laws.Keys.Select(id => $"law.{id}"));

    /// <summary>True when <paramref name="id"/> names a law, guidance or directive.</summary>
    public bool HasSource(string id) => WhereIsSource(id) is not null;

    /// <summary>Last day <paramref name="law"/> holds: its own, or the one before the law that replaced it; null while none is known.</summary>
    public DateOnly? LastDay(Law law) => law.InForceUntil ?? SuccessorOf(law)?.InForceFrom?.AddDays(-1);

    /// <summary>Last day <paramref name="figure"/> holds: its own or its law's; null while none is known, and for an old one.</summary>
    public DateOnly? LastDay(Figure figure)
    {
        if (figure.IsOld) return null;
        var ofLaw = Laws.TryGetValue(figure.Source, out var law) ? LastDay(law.Value) : null;
        return figure.Until < ofLaw || ofLaw is null ? figure.Until : ofLaw;
    }

    /// <summary>The law that replaced <paramref name="law"/>, or null.</summary>
    public Law? SuccessorOf(Law law) => law.ReplacedBy is { } id && Laws.TryGetValue(id, out var found) ? found.Value : null;

    /// <summary>Where the law, guidance or directive with this id is written, or null.</summary>
    public Located? WhereIsSource(string id) =>
        Laws.GetValueOrDefault(id) as Located ?? Guidance.GetValueOrDefault(id) as Located ?? Directives.GetValueOrDefault(id);
}

/// <summary>A directive with all its anchors.</summary>
/// <param name="Document">What is served.</param>
/// <param name="Headings">The heading each anchor stands under, anchors of the headings themselves included.</param>
internal sealed record DirectiveText(Document Document, IReadOnlyDictionary<string, string> Headings);

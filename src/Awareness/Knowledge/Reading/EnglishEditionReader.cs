using Awareness.Yaml;

namespace Awareness.Knowledge.Reading;

/// <summary>Reads what is said in English: <c>english/</c> and the <c>.en.md</c> files beside the cards.</summary>
internal sealed class EnglishEditionReader(SourceCatalog catalog, DateOnly today)
{
    private readonly References references = new(catalog, today, inEnglish: true);

    /// <summary>Puts the pieces together. A topic nobody worded in English is reported once all others are.</summary>
    /// <param name="topics">Topics and phrases in English, as <see cref="TopicsReader"/> and <see cref="SaidReader"/> read them.</param>
    /// <param name="topicsFile">Where missing topics are reported.</param>
    /// <param name="cards">The English cards.</param>
    public Edition Put(SourceCatalog topics, FileProblems topicsFile, IReadOnlyList<Card> cards)
    {
        foreach (var id in catalog.Topics.Keys)
        {
            if (!topics.Topics.ContainsKey(id)) topicsFile.Warn(1, column: null, Messages.NoEnglishTopic(id));
        }

        foreach (var (id, located) in topics.Topics)
        {
            if (!catalog.Topics.ContainsKey(id)) topicsFile.Error(located.At, Messages.UnknownTopic(id), Nearest.Suggest(id, catalog.Topics.Keys));
        }

        return new Edition
        {
            Topics = [.. catalog.Topics.Keys.Where(topics.Topics.ContainsKey).Select(id => topics.Topics[id].Value with { Said = topics.SaidOf(id), Lead = catalog.Topics[id].Value.Lead })],
            Beyond = [.. topics.Beyond.Select(id => new Subject(id, topics.SaidOf(id)))],
            Cards = cards,
        };
    }

    /// <summary>The English cards among <paramref name="files"/>, ordered by id.</summary>
    /// <param name="files">Id of the Vietnamese card, text, and where to report.</param>
    /// <param name="drafts">The Vietnamese cards as written.</param>
    /// <param name="cards">The Vietnamese cards as built, in the same order.</param>
    public IReadOnlyList<Card> ReadCards(IEnumerable<(string Id, AuthorText Text, FileProblems Problems)> files, IReadOnlyList<CardDraft> drafts, IReadOnlyList<Card> cards)
    {
        var originals = drafts.Zip(cards).ToDictionary(pair => pair.First.Id, StringComparer.Ordinal);
        var reader = new EnglishCardReader(catalog, references, today);
        var english = new List<CardDraft>();
        var built = new List<Card>();
        foreach (var (id, text, problems) in files)
        {
            if (!originals.TryGetValue(id, out var original)) problems.Error(1, column: null, Messages.EnglishOfNoCard);
            else if (EnglishCardReader.Read(original.First, text, problems) is { } draft)
            {
                english.Add(draft);
                built.Add(reader.Build(draft, original.First, original.Second));
            }
        }

        KnowledgeChecks.CheckUnique(english, built);
        return [.. built.OrderBy(card => card.Id, StringComparer.Ordinal)];
    }

    /// <summary>The texts of the service; one that is missing is said in Vietnamese.</summary>
    public ServiceTexts ReadTexts(YamlFile file, ServiceTexts vietnamese) => TextsReader.ReadEnglish(file, references, vietnamese);
}

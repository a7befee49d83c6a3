using Awareness.Knowledge;
using Awareness.Knowledge.Reading;
using Awareness.Language;

namespace Awareness.Flows.Reading;

/// <summary>What flows can refer to in the content: figures, telephone numbers, laws, topics, and what people can ask.</summary>
internal sealed class FlowSources
{
    private readonly SourceCatalog catalog;
    private readonly DateOnly today;
    private readonly Lazy<HashSet<string>> asked;

    /// <summary>Gathers what <paramref name="content"/> has as of <paramref name="today"/>.</summary>
    public FlowSources(KnowledgeContent content, DateOnly today)
    {
        Content = content;
        this.today = today;
        catalog = SourceCatalog.Of(content);
        Vietnamese = new References(catalog, today);
        English = new References(catalog, today, inEnglish: true);
        Numbers = new HandWrittenNumbers(catalog);
        Topics = content.Topics.Select(topic => topic.Id).ToHashSet(StringComparer.Ordinal);
        Answered = content.Cards.Where(card => card.IsValidOn(today)).Select(card => card.Topic).ToHashSet(StringComparer.Ordinal);
        asked = new Lazy<HashSet<string>>(Gather);
    }

    /// <summary>The content itself.</summary>
    public KnowledgeContent Content { get; }

    /// <summary>Fills in references of Vietnamese texts.</summary>
    public References Vietnamese { get; }

    /// <summary>Fills in references of English texts.</summary>
    public References English { get; }

    /// <summary>Finds numbers that must be references.</summary>
    public HandWrittenNumbers Numbers { get; }

    /// <summary>Ids of all topics.</summary>
    public IReadOnlySet<string> Topics { get; }

    /// <summary>Ids of the topics with a card that may be served.</summary>
    public IReadOnlySet<string> Answered { get; }

    /// <summary>True when a card answers to these words, as its title or as one of its questions.</summary>
    public bool Answers(string folded) => asked.Value.Contains(folded);

    /// <summary>The last day a figure held, when that is over; null otherwise.</summary>
    public DateOnly? Expired(string figure) => catalog.Figures.TryGetValue(figure, out var found) && catalog.LastDay(found.Value) is { } last && last < today ? last : null;

    private HashSet<string> Gather()
    {
        var said = new HashSet<string>(StringComparer.Ordinal);
        foreach (var card in Content.Cards)
        {
            said.Add(Tokenizer.Analyze(card.Title).FoldedText());
            foreach (var question in card.Questions) said.Add(Tokenizer.Analyze(question).FoldedText());
        }

        return said;
    }
}

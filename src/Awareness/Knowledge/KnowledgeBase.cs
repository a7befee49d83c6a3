using Awareness.Knowledge.Search;
using Awareness.Language;

namespace Awareness.Knowledge;

/// <summary>One immutable version of the knowledge: the content, and for each language the retrieval over its cards.</summary>
public sealed class KnowledgeBase
{
    /// <summary>Builds the indexes over the content's cards.</summary>
    public KnowledgeBase(KnowledgeContent content)
    {
        Content = content;
        Vietnamese = new CardRetrieval(content.Topics, [.. content.Cards.Where(card => card.Language == "vi")], content.Beyond, content.Lexicon);
        English = new CardRetrieval([], [.. content.Cards.Where(card => card.Language == "en")], [], Lexicon.Empty);
    }

    /// <summary>What was read from <c>content/</c>.</summary>
    public KnowledgeContent Content { get; }

    /// <summary>Version of the content.</summary>
    public string Version => Content.Version;

    /// <summary>The Vietnamese cards.</summary>
    public CardRetrieval Vietnamese { get; }

    /// <summary>The English cards.</summary>
    public CardRetrieval English { get; }

    /// <summary>The index over the Vietnamese cards.</summary>
    public SearchIndex Index => Vietnamese.Index;

    /// <summary>Vietnamese cards by id.</summary>
    public IReadOnlyDictionary<string, Card> CardsById => Vietnamese.CardsById;

    /// <summary>Vietnamese cards by topic, in id order.</summary>
    public ILookup<string, Card> CardsByTopic => Vietnamese.CardsByTopic;

    /// <inheritdoc cref="CardRetrieval.FindTopic"/>
    public Topic? FindTopic(string id) => Vietnamese.FindTopic(id);

    /// <inheritdoc cref="CardRetrieval.LeadCard"/>
    public Card? LeadCard(string topic, DateOnly day) => Vietnamese.LeadCard(topic, day);

    /// <inheritdoc cref="CardRetrieval.FindByTitle"/>
    public Card? FindByTitle(string foldedMessage) => Vietnamese.FindByTitle(foldedMessage);

    /// <summary>Reads what a person typed in Vietnamese: Telex and VNI, chat spelling, glued words, then the lexicon.</summary>
    public AnalyzedText Analyze(string text) => Vietnamese.Analyze(text);

    /// <inheritdoc cref="CardRetrieval.GuessTopic"/>
    internal TopicGuess GuessTopic(AnalyzedText question) => Vietnamese.GuessTopic(question);

    /// <inheritdoc cref="CardRetrieval.Rank"/>
    public IReadOnlyList<RankedCard> Rank(AnalyzedText question, DateOnly day) => Vietnamese.Rank(question, day);

    /// <inheritdoc cref="CardRetrieval.Decide"/>
    public Decision Decide(AnalyzedText question, DateOnly day) => Vietnamese.Decide(question, day);
}

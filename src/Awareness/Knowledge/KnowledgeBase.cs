using Awareness.Knowledge.Search;
using Awareness.Language;
using Awareness.Learning;

namespace Awareness.Knowledge;

/// <summary>One immutable version of the knowledge: the content, and for each language the retrieval over its cards.</summary>
public sealed class KnowledgeBase
{
    private readonly RepeatedTexts<TextReading> vietnameseReadings;
    private readonly RepeatedTexts<TextReading> englishReadings;

    /// <summary>Builds the indexes over the content's cards, and learns from its examples.</summary>
    /// <param name="content">What was read.</param>
    /// <param name="cache">Keeps what is learned for the next start; null learns anew. The answers are the same.</param>
    public KnowledgeBase(KnowledgeContent content, ILearnedCache? cache = null)
    {
        Content = content;
        Families = new TopicFamilies(content.Topics);
        var recall = new Recall(cache, content.ReadingVersion);
        content.Refusals.BeginLearning(recall);
        var vietnamese = new Edition { Topics = content.Topics, Beyond = content.Beyond, Cards = content.Cards, Lexicon = content.Lexicon };
        Vietnamese = new CardRetrieval(vietnamese, inEnglish: false, recall);
        vietnameseReadings = new RepeatedTexts<TextReading>(text => new TextReading(this, Vietnamese, text));
        englishReadings = new RepeatedTexts<TextReading>(text => new TextReading(this, English ?? Vietnamese, text));
        if (content.English is not { } english) return;
        var answered = english with { Cards = [.. english.Cards, .. VietnameseOnly.Pointers(english, Vietnamese)] };
        English = new CardRetrieval(answered, inEnglish: true, recall);
    }

    /// <summary>What was read from <c>content/</c>.</summary>
    public KnowledgeContent Content { get; }

    /// <summary>The topics by number.</summary>
    internal TopicFamilies Families { get; }

    /// <summary>Version of the content.</summary>
    public string Version => Content.Version;

    /// <summary>The Vietnamese cards.</summary>
    public CardRetrieval Vietnamese { get; }

    /// <summary>The English cards, and for each topic without one a card that points to the Vietnamese answer; null when nothing is said in English.</summary>
    public CardRetrieval? English { get; }

    /// <summary>The card with this id in the language asked for, or else in Vietnamese; null when there is none.</summary>
    public Card? FindCard(string id, bool inEnglish) => (inEnglish ? English?.CardsById.GetValueOrDefault(id) : null) ?? CardsById.GetValueOrDefault(id);

    /// <summary>Whether a message is English; null when it could as well be Vietnamese, as a number, a name or a borrowed word can.</summary>
    public bool? IsEnglish(string message)
    {
        if (English is null) return false;
        // "doesn't" is one word with its ending cut and two without: both readings must have the same words.
        var joined = message.Replace("'", "", StringComparison.Ordinal).Replace("’", "", StringComparison.Ordinal);
        var raw = Tokenizer.Analyze(joined);
        return new LanguageEvidence(raw, Tokenizer.Analyze(EnglishWords.Stem(joined)), Vietnamese.Index.Vocabulary, English.Index.Vocabulary).IsEnglish;
    }

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

    /// <summary>What this version makes of a text, read in Vietnamese or in English; what is said often is read once.</summary>
    public TextReading Read(string text, bool inEnglish = false) => (inEnglish ? englishReadings : vietnameseReadings).Of(text);

    /// <summary>Reads what a person typed in Vietnamese: Telex and VNI, chat spelling, glued words, then the lexicon.</summary>
    public AnalyzedText Analyze(string text) => Vietnamese.Analyze(text);

    /// <inheritdoc cref="CardRetrieval.GuessTopic"/>
    internal TopicGuess GuessTopic(AnalyzedText question) => Vietnamese.GuessTopic(question);

    /// <inheritdoc cref="CardRetrieval.Rank"/>
    public IReadOnlyList<RankedCard> Rank(AnalyzedText question, DateOnly day) => Vietnamese.Rank(question, day);

    /// <inheritdoc cref="CardRetrieval.Decide"/>
    public Decision Decide(AnalyzedText question, DateOnly day) => Vietnamese.Decide(question, day);
}

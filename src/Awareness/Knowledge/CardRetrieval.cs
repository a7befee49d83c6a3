using Awareness.Knowledge.Search;
using Awareness.Language;
using Awareness.Language.Typing;
using Awareness.Learning;

namespace Awareness.Knowledge;

/// <summary>
/// Finds the card that answers a question, among the cards of one language: the index over them, the comparison with question variants, the guess of the topic,
/// and the ranking made of the three. Immutable; safe for any number of readers.
/// </summary>
public sealed class CardRetrieval
{
    private const int Candidates = 40;
    private const int RankingLength = 10;

    /// <summary>Likeliest topics whose cards are looked at in any case.</summary>
    private const int GuessedTopics = 3;

    private const int MostChoices = 3;
    private const double SimilarityShare = 0.30;

    /// <summary>How much a card is lifted by the other good cards of its topic.</summary>
    private const double TopicSupport = 0.1;

    /// <summary>Cards of one topic that count for it.</summary>
    private const int TopicVoters = 3;

    /// <summary>What each guess of the topic adds to a score, and the chance below which it says nothing: chosen on the tuning set.</summary>
    private const double CountedWeight = 0.05;
    private const double LearnedWeight = 0.08;
    private const double LeastChance = 0.01;
    private static readonly double GreatestLift = LiftOf(new TopicChance(1, 1));

    /// <summary>Emergency cards are shown by triage; in a ranking they stand behind an equal card that explains.</summary>
    private const double EmergencyShare = 0.85;

    /// <summary>Questions, title, what the topic covers, text: chosen on questions of the tuning set.</summary>
    private static readonly float[] FieldWeights = [1f, 2f, 4f, 1f];

    private readonly IReadOnlyList<Topic> topics;
    private readonly IReadOnlyList<Card> cards;
    private readonly Lexicon lexicon;
    private readonly bool inEnglish;
    private readonly MessageReader reader;
    private readonly VariantMatcher variants;
    private readonly TopicClassifier classifier;
    private readonly Dictionary<string, int> topicNumbers;
    private readonly int[][] documentsByTopic;
    private readonly Lazy<Dictionary<string, Card>> leads;
    private readonly Dictionary<string, Card> byTitle = new(StringComparer.Ordinal);
    private readonly Dictionary<string, AnalyzedText> titles = new(StringComparer.Ordinal);

    /// <summary>Builds the index over the cards of <paramref name="edition"/>, and learns to guess the topic.</summary>
    /// <param name="edition">Topics, of which one needs no card; cards, of which those of a topic that is not listed are found too, but never by their topic.</param>
    /// <param name="inEnglish">True for English, false for Vietnamese.</param>
    /// <param name="recall">What was learned before.</param>
    internal CardRetrieval(Edition edition, bool inEnglish, Recall recall)
    {
        topics = edition.Topics;
        cards = edition.Cards;
        lexicon = edition.Lexicon;
        this.inEnglish = inEnglish;
        topicNumbers = topics.Select((topic, number) => (topic.Id, number)).ToDictionary(topic => topic.Id, topic => topic.number, StringComparer.Ordinal);
        CardsById = cards.ToDictionary(card => card.Id, StringComparer.Ordinal);
        CardsByTopic = cards.ToLookup(card => card.Topic, StringComparer.Ordinal);

        // Learning takes about as long as indexing, and neither needs the other.
        var material = new TopicMaterial(edition);
        var learning = Task.Run(() => recall.OrLearn(inEnglish ? "topics-english" : "topics", material.Describe, () => material.Learn(ReadAuthor)));
        documentsByTopic = [.. topics.Select(topic => Enumerable.Range(0, cards.Count).Where(document => cards[document].Topic == topic.Id).ToArray())];

        var builder = new SearchIndexBuilder(lexicon, FieldWeights, Bm25.Default);
        var questions = new List<IReadOnlyList<AnalyzedText>>(cards.Count);
        var topicTexts = topics.ToDictionary(topic => topic.Id, topic => TopicText.Of(topic, ReadAuthor), StringComparer.Ordinal);
        foreach (var card in cards)
        {
            var topic = topicTexts.GetValueOrDefault(card.Topic, TopicText.None);
            AnalyzedText title = ReadAuthor(card.Title);
            IReadOnlyList<AnalyzedText> asked = [.. card.Questions.Select(ReadAuthor), title, topic.Title];
            questions.Add(asked);
            byTitle.TryAdd(title.FoldedText(), card);
            titles.Add(card.Id, title);
            builder.Add([asked, [title], [topic.Covers], card.IsUntranslated ? [] : [ReadAuthor(card.Text), ReadAuthor(card.More ?? "")]]);
        }

        Index = builder.Build();
        reader = new MessageReader(lexicon, Index.Vocabulary);
        variants = new VariantMatcher(Index);
        foreach (var asked in questions) variants.Add(asked);
        classifier = learning.GetAwaiter().GetResult();
        leads = new Lazy<Dictionary<string, Card>>(FindLeads);
    }

    /// <summary>The index over the cards, in their order.</summary>
    public SearchIndex Index { get; }

    /// <summary>Cards by id.</summary>
    public IReadOnlyDictionary<string, Card> CardsById { get; }

    /// <summary>Cards by topic, in id order.</summary>
    public ILookup<string, Card> CardsByTopic { get; }

    /// <summary>The topic as this language words it, or null when there is none of that id.</summary>
    public Topic? FindTopic(string id) => topicNumbers.TryGetValue(id, out var number) ? topics[number] : null;

    /// <summary>The card of a topic where a person who only named the topic begins: the one its author chose, else the one that comes closest to what the topic covers. Null when no card is valid on <paramref name="day"/>.</summary>
    public Card? LeadCard(string topic, DateOnly day)
    {
        if (leads.Value.TryGetValue(topic, out var lead) && lead.IsValidOn(day)) return lead;
        return CardsByTopic[topic].FirstOrDefault(card => card.IsValidOn(day));
    }

    /// <summary>The card whose title, folded, is the whole message: what a button sends. Null when there is none.</summary>
    public Card? FindByTitle(string foldedMessage) => byTitle.GetValueOrDefault(foldedMessage);

    /// <summary>The title of one of the cards as its words.</summary>
    internal AnalyzedText TitleOf(Card card) => titles[card.Id];

    /// <summary>Reads what a person typed: Telex and VNI, chat spelling, glued words, then the lexicon; in English the endings of words are cut instead.</summary>
    public AnalyzedText Analyze(string text) => inEnglish ? ReadAuthor(text) : reader.Read(text);

    private AnalyzedText ReadAuthor(string text) => lexicon.Analyze(inEnglish ? EnglishWords.Stem(text) : text);

    /// <summary>How likely <paramref name="question"/> is about each topic, in the order of the topics, and about none of them, by its words alone.</summary>
    internal TopicGuess GuessTopic(AnalyzedText question) => classifier.Read(question);

    /// <summary>The cards that could answer <paramref name="question"/> on <paramref name="day"/>, best first.</summary>
    public IReadOnlyList<RankedCard> Rank(AnalyzedText question, DateOnly day)
    {
        var numbers = Index.Vocabulary.FindWithSlips(question);
        var guess = classifier.Read(question);
        var hits = WithGuessed(Index.Search(question, numbers, Candidates), guess);
        if (hits.Count == 0) return [];
        using var asked = variants.Ask(question, numbers);
        var ranked = new List<RankedCard>(hits.Count);
        foreach (var hit in hits)
        {
            var card = cards[hit.Document];
            if (!card.IsValidOn(day)) continue;
            var closeness = variants.Best(asked, hit.Document, atLeast: 0);
            var score = (SimilarityShare * closeness.Similarity) + ((1 - SimilarityShare) * hit.Share);
            ranked.Add(new RankedCard(card, card.Family == "emergency" ? EmergencyShare * score : score)
            {
                Closeness = closeness,
                Share = hit.Share,
                Topic = topicNumbers.TryGetValue(card.Topic, out var topic) ? guess[topic] : default,
                Beyond = guess.Beyond,
            });
        }

        return [.. SupportedByTopic(ranked).Select(WithTopicChance).OrderByDescending(card => card.Score).Take(RankingLength)];
    }

    /// <summary>The cards of the likeliest topics are looked at too when no word of them was met: people have more words for a topic than its cards.</summary>
    private List<Hit> WithGuessed(IReadOnlyList<Hit> hits, TopicGuess guess)
    {
        List<Hit> all = [.. hits];
        foreach (var topic in guess.Likeliest(GuessedTopics))
        {
            if (hits.Any(hit => cards[hit.Document].Topic == topics[topic].Id)) continue;
            all.AddRange(documentsByTopic[topic].Select(document => new Hit(document, Score: 0, Share: 0)));
        }

        return all;
    }

    /// <summary>A card gains when other cards of its topic fit as well: then the topic is meant, whichever of its cards is nearest.</summary>
    private static IEnumerable<RankedCard> SupportedByTopic(List<RankedCard> ranked)
    {
        var best = ranked.GroupBy(card => card.Card.Topic, StringComparer.Ordinal)
            .ToDictionary(topic => topic.Key, topic => topic.OrderByDescending(card => card.Score).Take(TopicVoters).ToList(), StringComparer.Ordinal);
        return ranked.Select(card => card with
        {
            Score = Math.Min(1, card.Score + (TopicSupport * best[card.Card.Topic].Where(other => other != card).Sum(other => other.Score))),
        });
    }

    /// <summary>The guess of the topic decides between cards that word matching holds for equal. The greatest lift takes a score of 1 to 1.</summary>
    private static RankedCard WithTopicChance(RankedCard card) => card with
    {
        Score = (card.Score + LiftOf(card.Topic)) / (1 + GreatestLift),
    };

    private static double LiftOf(TopicChance chance) =>
        (CountedWeight * Math.Log(1 + (chance.Counted / LeastChance))) + (LearnedWeight * Math.Log(1 + (chance.Learned / LeastChance)));

    /// <summary>Answers, asks back or abstains, by how likely the best card is right.</summary>
    public Decision Decide(AnalyzedText question, DateOnly day)
    {
        var ranking = Rank(question, day);
        var confidence = Confidence.Of(ranking);
        if (ranking is not [var best, ..]) return new Decision.Abstain { Confidence = 1, Ranking = ranking };

        var line = Thresholds.For(best.Card.Family);
        if (confidence >= line.Answer) return new Decision.Answer(best.Card) { Confidence = confidence, Ranking = ranking };
        if (confidence < line.Clarify) return new Decision.Abstain { Confidence = 1 - confidence, Ranking = ranking };

        IReadOnlyList<Card> choices = [.. ranking.Select(ranked => ranked.Card).DistinctBy(card => card.Topic).Take(MostChoices)];
        return new Decision.Clarify(choices) { Confidence = confidence, Ranking = ranking };
    }

    private Dictionary<string, Card> FindLeads()
    {
        var found = new Dictionary<string, Card>(StringComparer.Ordinal);
        foreach (var topic in topics)
        {
            if (topic.Lead is { } chosen && CardsById.TryGetValue(chosen, out var lead) && lead.Topic == topic.Id)
            {
                found[topic.Id] = lead;
                continue;
            }

            var day = CardsByTopic[topic.Id].Select(card => card.ValidFrom).DefaultIfEmpty().Max();
            if (Rank(Analyze($"{topic.Title}. {topic.Covers}"), day).FirstOrDefault(ranked => ranked.Card.Topic == topic.Id) is { } best) found[topic.Id] = best.Card;
        }

        return found;
    }
}

/// <summary>A topic's own words, analysed once for all its cards.</summary>
internal sealed record TopicText(AnalyzedText Title, AnalyzedText Covers)
{
    public static TopicText None { get; } = new(Lexicon.Empty.Analyze(""), Lexicon.Empty.Analyze(""));

    public static TopicText Of(Topic topic, Func<string, AnalyzedText> read) => new(read(topic.Title), read(TopicMaterial.CoveredBy(topic)));
}

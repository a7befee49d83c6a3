using Awareness.Knowledge.Search;
using Awareness.Language;

namespace Awareness.Knowledge;

/// <summary>One immutable version of the knowledge: the content, the index built from it, and the decision what answers a question.</summary>
public sealed class KnowledgeBase
{
    private const int Candidates = 40;
    private const int RankingLength = 10;
    private const int MostChoices = 3;
    private const double SimilarityShare = 0.7;
    private const double PieceShare = 0.7;
    private const double WholeShare = 0.6;

    /// <summary>Above this a score beats any doubt about a close second.</summary>
    private const double CertainScore = 0.8;

    /// <summary>A ranking within this distance of the top is a choice worth offering.</summary>
    private const double ChoiceDistance = 0.12;

    private static readonly float[] FieldWeights = [2f, 2f, 1f, 0.5f];

    private readonly VariantMatcher variants;
    private readonly Dictionary<string, Topic> topics;
    private readonly Dictionary<string, Card> byTitle = new(StringComparer.Ordinal);

    /// <summary>Builds the index over the content's cards.</summary>
    public KnowledgeBase(KnowledgeContent content)
    {
        Content = content;
        topics = content.Topics.ToDictionary(topic => topic.Id, StringComparer.Ordinal);
        CardsById = content.Cards.ToDictionary(card => card.Id, StringComparer.Ordinal);
        CardsByTopic = content.Cards.ToLookup(card => card.Topic, StringComparer.Ordinal);

        var builder = new SearchIndexBuilder(content.Lexicon, FieldWeights, Bm25.Default);
        var questions = new List<IReadOnlyList<AnalyzedText>>(content.Cards.Count);
        foreach (var card in content.Cards)
        {
            AnalyzedText title = Analyze(card.Title);
            IReadOnlyList<AnalyzedText> asked = [.. card.Questions.Select(Analyze), title];
            questions.Add(asked);
            byTitle.TryAdd(title.FoldedText(), card);
            builder.Add([asked, [title], [Analyze(TopicWords(card))], [Analyze(card.Text), Analyze(card.More ?? "")]]);
        }

        Index = builder.Build();
        variants = new VariantMatcher(Index);
        foreach (var asked in questions) variants.Add(asked);
    }

    /// <summary>What was read from <c>content/</c>.</summary>
    public KnowledgeContent Content { get; }

    /// <summary>Version of the content.</summary>
    public string Version => Content.Version;

    /// <summary>The index over the cards, in the order of <see cref="KnowledgeContent.Cards"/>.</summary>
    public SearchIndex Index { get; }

    /// <summary>Cards by id.</summary>
    public IReadOnlyDictionary<string, Card> CardsById { get; }

    /// <summary>Cards by topic, in id order.</summary>
    public ILookup<string, Card> CardsByTopic { get; }

    /// <summary>The topic, or null when there is none of that id.</summary>
    public Topic? FindTopic(string id) => topics.GetValueOrDefault(id);

    /// <summary>The card whose title, folded, is the whole message: what a button sends. Null when there is none.</summary>
    public Card? FindByTitle(string foldedMessage) => byTitle.GetValueOrDefault(foldedMessage);

    /// <summary>Tokenises text and passes it through the lexicon.</summary>
    public AnalyzedText Analyze(string text) => Content.Lexicon.Analyze(text);

    /// <summary>The cards that could answer <paramref name="question"/> on <paramref name="day"/>, best first.</summary>
    public IReadOnlyList<RankedCard> Rank(AnalyzedText question, DateOnly day)
    {
        var whole = RankPiece(question, day);
        return question.Count <= Segments.QuestionWords ? whole : RankStory(question, whole, day);
    }

    /// <summary>A story is ranked by its best piece, supported by what the whole is about.</summary>
    private List<RankedCard> RankStory(AnalyzedText story, List<RankedCard> whole, DateOnly day)
    {
        var best = whole.ToDictionary(card => card.Card.Id, card => card with { Score = WholeShare * card.Score }, StringComparer.Ordinal);
        foreach (var piece in Segments.Of(story.Source))
        {
            foreach (var ranked in RankPiece(Analyze(piece), day))
            {
                var support = whole.FirstOrDefault(card => card.Card.Id == ranked.Card.Id)?.Score ?? 0;
                var score = (PieceShare * ranked.Score) + (WholeShare * support);
                if (!best.TryGetValue(ranked.Card.Id, out var known) || known.Score < score) best[ranked.Card.Id] = ranked with { Score = score };
            }
        }

        return [.. best.Values.OrderByDescending(card => card.Score).Take(RankingLength)];
    }

    private List<RankedCard> RankPiece(AnalyzedText question, DateOnly day)
    {
        var numbers = Index.Vocabulary.FindWithSlips(question);
        var hits = Index.Search(question, numbers, Candidates);
        if (hits.Count == 0) return [];
        using var asked = variants.Ask(question, numbers);
        var best = new List<RankedCard>(RankingLength + 1);
        foreach (var hit in hits)
        {
            var card = Content.Cards[hit.Document];
            if (!card.IsValidOn(day)) continue;

            // A card that cannot enter the ranking any more need not be compared to the end.
            var support = (1 - SimilarityShare) * hit.Share;
            var floor = best.Count < RankingLength ? 0 : best[^1].Score;
            var closeness = variants.Best(asked, hit.Document, (floor - support) / SimilarityShare);
            var score = (SimilarityShare * closeness.Similarity) + support;
            if (best.Count < RankingLength || score > floor) Insert(best, new RankedCard(card, score) { Closeness = closeness, Share = hit.Share });
        }

        return best;
    }

    /// <summary>Keeps the ranking in order and at its length; of equal cards the one that came first stays first.</summary>
    private static void Insert(List<RankedCard> ranking, RankedCard card)
    {
        var place = ranking.Count;
        while (place > 0 && ranking[place - 1].Score < card.Score) place--;
        ranking.Insert(place, card);
        if (ranking.Count > RankingLength) ranking.RemoveAt(RankingLength);
    }

    /// <summary>Answers, asks back or abstains, by score and by margin to the best card of another topic.</summary>
    public Decision Decide(AnalyzedText question, DateOnly day)
    {
        var ranking = Rank(question, day);
        if (ranking is not [var best, ..]) return new Decision.Abstain { Confidence = 1, Ranking = ranking };

        var line = Thresholds.For(FamilyOf(best.Card));
        var rival = ranking.FirstOrDefault(card => card.Card.Topic != best.Card.Topic);
        var margin = best.Score - (rival?.Score ?? 0);
        if (best.Score >= line.Answer && (margin >= line.Margin || best.Score >= CertainScore))
            return new Decision.Answer(best.Card) { Confidence = Math.Clamp(best.Score, 0, 1), Ranking = ranking };
        if (best.Score < line.Clarify) return new Decision.Abstain { Confidence = Math.Clamp(1 - best.Score, 0, 1), Ranking = ranking };

        IReadOnlyList<Card> choices = [.. ranking
            .Where(card => best.Score - card.Score <= ChoiceDistance && card.Score >= line.Clarify)
            .DistinctBy(card => card.Card.Topic)
            .Take(MostChoices)
            .Select(card => card.Card)];
        return new Decision.Clarify(choices) { Confidence = Math.Clamp(best.Score, 0, 1), Ranking = ranking };
    }

    private static string FamilyOf(Card card) => card.Topic[..card.Topic.IndexOf('.', StringComparison.Ordinal)];

    private string TopicWords(Card card) => FindTopic(card.Topic) is { } topic ? $"{topic.Title}. {topic.Covers}" : "";
}

/// <summary>Holds the knowledge in use. A turn takes <see cref="Current"/> once, so no answer mixes versions.</summary>
public sealed class KnowledgeSource(KnowledgeBase first)
{
    private volatile KnowledgeBase current = first;

    /// <summary>The version new turns are answered from.</summary>
    public KnowledgeBase Current => current;

    /// <summary>Lets new turns use <paramref name="next"/>; turns under way finish with the version they took.</summary>
    public void Replace(KnowledgeBase next) => current = next;
}

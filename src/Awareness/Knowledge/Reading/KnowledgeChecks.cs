using Awareness.Language;
using Awareness.Yaml;

namespace Awareness.Knowledge.Reading;

/// <summary>Checks that need everything read: ids that lead nowhere, questions two cards claim, topics nobody answers.</summary>
internal static class KnowledgeChecks
{
    /// <summary>Without an answer to one of these the service breaks a promise; the others are filled over time.</summary>
    private static readonly string[] NeededFamilies = ["emergency", "service", "directive32", "directive33"];

    /// <summary>Reports what is wrong between the sources themselves.</summary>
    public static void CheckSources(SourceCatalog catalog, DateOnly today)
    {
        foreach (var (law, problems, at) in catalog.Laws.Values)
        {
            foreach (var id in law.AmendedBy) CheckLaw(id, catalog, problems, at);
            if (law.ReplacedBy is { } successor) CheckLaw(successor, catalog, problems, at);
            if (law.ReplacedBy == law.Id) problems.Error(at, Messages.ReplacesItself);
        }

        foreach (var (figure, problems, at) in catalog.Figures.Values)
        {
            if (figure.Source.Length > 0 && !catalog.HasSource(figure.Source))
                problems.Error(at, Messages.UnknownSource(figure.Source), Nearest.Suggest(figure.Source, catalog.SourceIds));
            if (figure.ReviewBy < today) problems.Warn(at, Messages.FigureOverdue(figure.Id, figure.ReviewBy));
            if (catalog.LastDay(figure) is { } lastDay && lastDay < today) problems.Expired(at.Line, at.Column, Messages.FigureExpired(figure.Id, lastDay), Messages.FigureLawHint);
        }
    }

    /// <summary>Reports what is wrong between the cards.</summary>
    public static void CheckCards(IReadOnlyList<CardDraft> drafts, IReadOnlyList<Card> cards, SourceCatalog catalog, DateOnly today)
    {
        CheckUnique(drafts, cards);
        var answered = cards.Where(card => card.ValidUntil is not { } until || today <= until).Select(card => card.Topic).ToHashSet(StringComparer.Ordinal);
        foreach (var (topic, problems, at) in catalog.Topics.Values)
        {
            if (answered.Contains(topic.Id)) continue;
            if (NeededFamilies.Contains(topic.Family)) problems.Expired(at.Line, at.Column, Messages.TopicWithoutCard(topic.Id));
            else problems.Warn(at, Messages.TopicWithoutCard(topic.Id));
        }

        CheckLeads(cards, catalog);
    }

    /// <summary>Reports questions and titles that two cards of a language claim.</summary>
    public static void CheckUnique(IReadOnlyList<CardDraft> drafts, IReadOnlyList<Card> cards)
    {
        CheckQuestions(drafts);
        CheckTitles(drafts, cards);
    }

    /// <summary>Reports figures no card shows.</summary>
    public static void CheckUnused(SourceCatalog catalog, IReadOnlySet<string> usedFigures)
    {
        foreach (var (figure, problems, at) in catalog.Figures.Values)
        {
            if (!usedFigures.Contains(figure.Id)) problems.Warn(at, Messages.UnusedFigure(figure.Id));
        }
    }

    /// <summary>A topic begins with a card of its own.</summary>
    private static void CheckLeads(IReadOnlyList<Card> cards, SourceCatalog catalog)
    {
        foreach (var (topic, (lead, problems, at)) in catalog.Leads)
        {
            var own = cards.Where(card => card.Topic == topic).Select(card => card.Id).ToList();
            if (own.Contains(lead, StringComparer.Ordinal)) continue;
            problems.Error(at, Messages.LeadOfOtherTopic(lead, topic), Nearest.Suggest(lead, own));
        }
    }

    private static void CheckLaw(string id, SourceCatalog catalog, FileProblems problems, YamlNode at)
    {
        if (!catalog.Laws.ContainsKey(id)) problems.Error(at, Messages.UnknownLaw(id), Nearest.Suggest(id, catalog.Laws.Keys));
    }

    private static void CheckQuestions(IReadOnlyList<CardDraft> drafts)
    {
        var owners = new Dictionary<string, (CardDraft Draft, int Line)>(StringComparer.Ordinal);
        foreach (var draft in drafts)
        {
            foreach (var (question, folded) in draft.Questions.Zip(draft.FoldedQuestions))
            {
                if (owners.TryAdd(folded, (draft, question.Line)) || owners[folded].Draft == draft) continue;
                draft.Problems.Error(question, Messages.QuestionOfOtherCard(owners[folded].Draft.Problems.File, owners[folded].Line));
            }
        }
    }

    /// <summary>A title is what a button says and sends: the same title on two cards sends people to one of them by chance.</summary>
    private static void CheckTitles(IReadOnlyList<CardDraft> drafts, IReadOnlyList<Card> cards)
    {
        var owners = new Dictionary<string, CardDraft>(StringComparer.Ordinal);
        for (var i = 0; i < drafts.Count; i++)
        {
            var folded = Tokenizer.Analyze(cards[i].Title).FoldedText();
            if (drafts[i].Title is { } title && !owners.TryAdd(folded, drafts[i]))
                drafts[i].Problems.Error(title, Messages.TitleOfOtherCard(owners[folded].Problems.File));
        }
    }
}

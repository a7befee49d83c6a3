using Awareness.Knowledge;
using Awareness.Safety.Fitting;

namespace Awareness.App.Evaluation;

/// <summary>
/// The messages that triage is fitted to and tried on: <c>content/questions/tuning*.jsonl</c>, and the questions of the emergency cards.
/// The other question sets measure the service and are not among them.
/// </summary>
internal static class JudgedMessages
{
    /// <summary>The set of emergencies that is tried.</summary>
    public const string Emergencies = "tuning-emergencies";

    /// <summary>The set of messages that look like emergencies and are none.</summary>
    public const string LookAlikes = "tuning-look-alikes";

    /// <summary>The set of ordinary questions.</summary>
    public const string Questions = "tuning-topics";

    /// <summary>What people say of their day, their family, where they live, and answers of a word or three: no danger.</summary>
    public const string Plain = "tuning-plain";

    /// <summary>The messages written to be learned from; they are in no trial.</summary>
    internal const string Lessons = "tuning-safety";

    /// <summary>The kind of a message that the rules were written with in sight.</summary>
    private const string KnownToRules = "rules";

    private const string Family = "emergency";

    private static readonly string[] Sets = [Emergencies, LookAlikes, Questions, "tuning-honest", "tuning", "tuning-out-of-scope", "tuning-harmful", Plain, Lessons];

    /// <summary>Reads the sets below <paramref name="contentRoot"/>; throws <see cref="FormatException"/> naming the line that is no question.</summary>
    public static IReadOnlyList<JudgedMessage> Read(KnowledgeBase knowledge, string contentRoot)
    {
        var messages = new List<JudgedMessage>();
        foreach (var set in Sets)
        {
            var number = 0;
            foreach (var question in QuestionSet.Read(Path.Combine(contentRoot, "questions", $"{set}.jsonl")))
                messages.Add(new JudgedMessage(set, ++number, question.Topic, new DangerExample(knowledge.Analyze(question.Text ?? ""), CardsFor(question, knowledge)) { IsKnownToRules = question.Kind == KnownToRules }));
        }

        foreach (var card in knowledge.Content.Cards.Where(card => card.Family == Family))
            messages.AddRange(card.Questions.Select(text => new JudgedMessage(Lessons, 0, card.Topic, new DangerExample(knowledge.Analyze(text), [card.Id]) { IsKnownToRules = true })));
        messages.AddRange(EnglishLessons(knowledge));
        messages.AddRange(DialogueLessons(knowledge, contentRoot));
        return messages;
    }

    /// <summary>The tuning sets hold little English: what tourists ask the cards tells danger from questions in their language.</summary>
    private static IEnumerable<JudgedMessage> EnglishLessons(KnowledgeBase knowledge) =>
        from card in knowledge.Content.English?.Cards ?? []
        from text in card.Questions
        select new JudgedMessage(Lessons, 0, card.Topic, new DangerExample(knowledge.Analyze(text), card.Family == Family ? [card.Id] : []) { IsKnownToRules = true });

    /// <summary>Short words between people, "rồi làm gì nữa", mean no danger by themselves; only in dialogues do they stand alone.</summary>
    private static IEnumerable<JudgedMessage> DialogueLessons(KnowledgeBase knowledge, string contentRoot) =>
        from dialogue in QuestionSet.Read(Path.Combine(contentRoot, "questions", "tuning-dialogues.jsonl"))
        from turn in dialogue.Turns ?? []
        where turn.Topic is null || !turn.Topic.StartsWith(Family, StringComparison.Ordinal)
        select new JudgedMessage(Lessons, 0, turn.Topic, new DangerExample(knowledge.Analyze(turn.Text ?? ""), []));

    private static string[] CardsFor(EvaluationQuestion question, KnowledgeBase knowledge)
    {
        if (question.Card is { } cards) return cards.Split(' ');
        if (question.Topic is not { } topic || !topic.StartsWith(Family, StringComparison.Ordinal)) return [];
        return [.. knowledge.CardsByTopic[topic].Select(card => card.Id)];
    }
}

/// <summary>A message of a question set and what is right for it.</summary>
/// <param name="Set">Name of the set, without ".jsonl".</param>
/// <param name="Number">Its place in the set, from 1; 0 outside of any.</param>
/// <param name="Topic">The topic that is right; null when none is.</param>
/// <param name="Example">The message and its cards.</param>
internal sealed record JudgedMessage(string Set, int Number, string? Topic, DangerExample Example)
{
    /// <summary>True when it may be asked in a trial, not only learned from.</summary>
    public bool IsTried => Set != JudgedMessages.Lessons;
}

using Awareness.Knowledge;
using Awareness.Language;
using Awareness.Safety;

namespace Awareness.Conversations.Responders;

/// <summary>What a message says that does not answer the question of a flow: something to refuse, a button of an earlier answer, a question to the knowledge.</summary>
internal static class Interruption
{
    /// <summary>Fewer words are an answer that was not understood rather than a question.</summary>
    private const int LeastWords = 3;

    /// <summary>A message that does not ask in so many words is a question when it is as long as this and the knowledge as sure as that.</summary>
    private const int WordsOfStatement = 6;
    private const double StatementLine = 0.9;

    /// <summary>How sure the knowledge must be that a follow-up is meant, and that a text is a question and no answer.</summary>
    private const double FollowUpLine = 0.5;
    private const double FreeTextLine = 0.75;

    private static readonly PhraseTable<bool> AskingWords = Asking("gì|sao|nào|bao nhiêu|mấy|đâu|ai|thế nào|làm sao|tại sao|vì sao|khi nào|có phải|được không|phải không|có bị|cần không|hay không|phạt không|what|how|when|where|why|who|which");

    /// <summary>"không biết nữa", "chẳng nhớ": words such as "gì" and "đâu" ask nothing behind them.</summary>
    private static readonly PhraseTable<bool> NotKnowing = Asking(
        "không biết|không nhớ|không rõ|không chắc|ko biết|ko nhớ|ko rõ|chả biết|chả nhớ|chẳng biết|chẳng nhớ|chẳng rõ|chưa biết|chưa rõ|chưa nhớ|hình như|tùy|sao cũng được|thế à|ừ thì|ờ thì");

    /// <summary>The turn that sees to a message the waiting question does not understand; null when nothing does.</summary>
    public static Turn? Respond(TurnInput input) => Refusal.Respond(input) ?? TableAnswer.Reply(input) ?? Choice.Respond(input) ?? Asked(input);

    /// <summary>The same where the question takes any text: only what is surely no answer.</summary>
    public static Turn? InFreeText(TurnInput input)
    {
        if (input.Cards.FindByTitle(input.Folded) is not null) return Choice.Respond(input);
        if (Refusal.Respond(input) is { } refused) return refused;
        if (WordsOf(input.Question) < LeastWords || !IsQuestion(input.Question)) return null;
        return input.Decision is Decision.Answer { Confidence: >= FreeTextLine } ? TableAnswer.Lead(input) ?? KnowledgeAnswer.Respond(input) : null;
    }

    private static Turn? Asked(TurnInput input)
    {
        if (Known(input) is { } asked) return Emergency.Before(input, asked);
        // What only the wording makes doubtful is said in one line above the question; a sign of danger, or what a person suffers, is not passed over so lightly.
        return input.Danger is { } danger && (danger.Sign != Danger.Fitted || Emergency.IsPersonal(danger)) ? Emergency.Before(input, Fallback.Respond(input)) : null;
    }

    private static Turn? Known(TurnInput input)
    {
        var asks = Asks(input);
        if (asks && FollowUp.Respond(input) is { Outcome: Outcome.Answer or Outcome.Emergency, Confidence: >= FollowUpLine } followed) return followed;
        if (WordsOf(input.Question) < LeastWords || input.Decision is not Decision.Answer answer) return null;
        return asks || (WordsOf(input.Question) >= WordsOfStatement && answer.Confidence >= StatementLine) ? TableAnswer.Lead(input) ?? KnowledgeAnswer.Respond(input) : null;
    }

    /// <summary>True when the message asks something: an answer to the question that waits does not become a question because the knowledge has a card on its words.</summary>
    private static bool Asks(TurnInput input) =>
        input.Text.Contains('?', StringComparison.Ordinal) || (!NotKnowing.TryMatch(input.Question, 0, out _, out _) && IsQuestion(input.Question));

    /// <summary>A day of birth has three numbers and asks nothing.</summary>
    private static int WordsOf(AnalyzedText message)
    {
        var words = 0;
        for (var i = 0; i < message.Count; i++) words += message[i].Kind is TokenKind.Word ? 1 : 0;
        return words;
    }

    private static bool IsQuestion(AnalyzedText message)
    {
        if (message.Source.Contains('?', StringComparison.Ordinal)) return true;
        for (var i = 0; i < message.Count; i++)
        {
            if (AskingWords.TryMatch(message, i, out _, out _)) return true;
        }

        return false;
    }

    private static PhraseTable<bool> Asking(string words)
    {
        var table = new PhraseTable<bool>(matchFolded: true);
        foreach (var word in words.Split('|')) table.Add(word, value: true);
        return table;
    }
}

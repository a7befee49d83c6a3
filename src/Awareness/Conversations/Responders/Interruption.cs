using Awareness.Flows;
using Awareness.Knowledge;
using Awareness.Language;
using Awareness.Safety;

namespace Awareness.Conversations.Responders;

/// <summary>What a message says that does not answer the question of a flow: something to refuse, a button of an earlier answer, a question to the knowledge.</summary>
internal static class Interruption
{
    /// <summary>Fewer words are an answer that was not understood rather than a question.</summary>
    private const int LeastWords = 3;
    private const int LeastWordsOfUrgency = 2;

    /// <summary>How sure the knowledge must be that a follow-up is meant, and that a text is a question and no answer.</summary>
    private const double FollowUpLine = 0.5;
    private const double FreeTextLine = 0.75;

    /// <summary>How sure it must be of what is told: where somebody is spoken of, and where a long message is about nobody.</summary>
    private const double ToldLine = 0.6;
    private const int WordsOfStatement = 6;
    private const double StatementLine = 0.9;

    /// <summary>Topic of what is done to children.</summary>
    private const string Violence = "injury.violence";

    private static readonly PhraseTable<bool> AskingWords = Asking("gì|sao|nào|bao nhiêu|mấy|đâu|ai|thế nào|làm sao|tại sao|vì sao|khi nào|có phải|được không|phải không|có bị|cần không|hay không|phạt không|what|how|when|where|why|who|which");

    private static readonly PhraseTable<bool> Tellers = Asking(
        "em|mình|tôi|tui|tớ|cháu|con|bé|nó|bạn|bố|ba|mẹ|má|bà|ông|anh|chị|chú|bác|cô|dì|thầy|hàng xóm|nhà bên|có người|có bạn|có đứa|có thằng|có chú|có anh|có ông|có kẻ|người ta|mấy bạn|mấy anh|một bạn|một chú|thằng|con bạn|tụi nó|bọn nó");

    private static readonly PhraseTable<bool> Suffering = Asking("bị|bắt nạt|dọa|đe dọa|ép|đánh|lừa");

    /// <summary>Words of what is, was or is done to one; and those of what is wished for, which may be a request.</summary>
    private static readonly PhraseTable<bool> Telling = Asking("đang|đã|bị|vừa|lỡ|mới|hay|từng|dọa|đe dọa|bắt|ép|rủ|cứ|toàn|rồi");
    private static readonly PhraseTable<bool> Wishing = Asking("muốn|cần|định|tính|sẽ|xin|cho|chỉ|giúp|cách|mua|bán|kiếm|tìm|dạy|hướng dẫn|nhờ|hỏi|để|nên|want|need|how");

    /// <summary>"không biết nữa", "chẳng nhớ": words such as "gì" and "đâu" ask nothing behind them.</summary>
    private static readonly PhraseTable<bool> NotKnowing = Asking(
        "không biết|không nhớ|không rõ|không chắc|ko biết|ko nhớ|ko rõ|chả biết|chả nhớ|chẳng biết|chẳng nhớ|chẳng rõ|chưa biết|chưa rõ|chưa nhớ|hình như|tùy|sao cũng được|thế à|ừ thì|ờ thì");

    /// <summary>The turn that sees to a message the waiting question does not understand; null when nothing does.</summary>
    public static Turn? Respond(TurnInput input) => SmallTalk.Plea(input) ?? Refusal.Respond(input) ?? TableAnswer.Reply(input) ?? Choice.Respond(input) ?? Asked(input);

    /// <summary>
    /// True for what answers the question by a word or two, and is rather said of a danger: "không thở", "lạc rồi", "cứu với". Words the author wrote into a choice answer it.
    /// </summary>
    public static bool IsRatherOfDanger(TurnInput input)
    {
        if (input.Waiting is not { } waiting) return false;
        if (SmallTalk.IsCryForHelp(input)) return !waiting.HasWordsOf(input.Typed, orFiller: false);
        return ((input.Danger is { } danger && !(danger.Sign == Danger.Fitted && waiting.IsEchoedBy(input.Question))) || (waiting.IsOfWords && IsUrgent(input))) && !waiting.HasWordsOf(input.Typed, orFiller: true);
    }

    /// <summary>A short answer that may as well speak of a danger: two doubts make one certainty, where the answer was yes or no.</summary>
    public static Turn? InDoubt(TurnInput input) => input is { Danger: { } danger, Waiting.IsYesOrNo: true } && !Emergency.IsFaint(input, danger) ? Emergency.Before(input, Fallback.Respond(input)) : null;

    /// <summary>The same where the question takes any text: only what is surely no answer.</summary>
    public static Turn? InFreeText(TurnInput input)
    {
        if (input.Cards.FindByTitle(input.Folded) is not null) return Choice.Respond(input);
        // Whatever triage makes of it: what the knowledge takes for words of self-harm or abuse is no note for a file.
        if (Suffered(input) is { } card) return Emergency.Shown(input, card.Id);
        if (Refusal.Respond(input) is { } refused) return refused;
        if (input.Decision is not Decision.Answer { Confidence: >= FreeTextLine } answer) return null;
        // What a child suffers is no note for a file, and nobody reads it today.
        if (answer.Card.Topic == Violence && Tells(input.Question)) return KnowledgeAnswer.Respond(input);
        return WordsOf(input.Question) >= LeastWords && IsQuestion(input.Question) ? TableAnswer.Lead(input) ?? KnowledgeAnswer.Respond(input) : null;
    }

    /// <summary>The card of self-harm or abuse that the knowledge would answer with, or would name first where somebody is spoken of.</summary>
    private static Card? Suffered(TurnInput input) => input.Decision switch
    {
        Decision.Answer { Confidence: >= ToldLine, Card: var card } when Emergency.IsUnspeakable(card.Id) => card,
        Decision.Clarify { Choices: [var first, ..] } when Emergency.IsUnspeakable(first.Id) && Tells(input.Question) => first,
        _ => null,
    };

    /// <summary>True for a doubtful danger that is more than a word in a description: it begins with a person, or somebody calls for help.</summary>
    public static bool IsTold(TurnInput input, Danger danger) => IsSuffered(danger) || (!Emergency.IsFaint(input, danger) && (Tellers.TryMatch(input.Question, 0, out _, out _) || SmallTalk.HoldsCry(input)));

    /// <summary>True where a sign speaks of self-harm or abuse.</summary>
    private static bool IsSuffered(Danger danger) => danger.Sign != Danger.Fitted && Emergency.IsUnspeakable(danger.CardId);

    /// <summary>
    /// True when the person tells of something and asks for nothing: "nó dọa đăng ảnh em", "em đang hút pod". Words of wishing and asking for may be a request.
    /// </summary>
    public static bool IsStatement(TurnInput input)
    {
        var message = input.Question;
        if (!Tellers.TryMatch(message, 0, out _, out _) || IsQuestion(message)) return false;
        return HasAny(Telling, message) && !HasAny(Wishing, message);
    }

    private static Turn? Asked(TurnInput input)
    {
        if (input.Danger is { } suffered && IsSuffered(suffered) && !Asks(input)) return Emergency.Shown(input, suffered.CardId);
        if (Known(input) is { } asked) return Emergency.Before(input, asked);
        // What only the wording makes doubtful is said in one line above the question; a sign of danger, or what a person suffers, is not passed over so lightly.
        return input.Danger is { } danger && (danger.Sign != Danger.Fitted || (Emergency.IsPersonal(danger) && !Emergency.IsFaint(input, danger) && input.Waiting?.IsEchoedBy(input.Question) != true)) ? Emergency.Before(input, Fallback.Respond(input)) : null;
    }

    private static Turn? Known(TurnInput input)
    {
        var asks = Asks(input);
        if (!asks && IsUrgent(input)) return KnowledgeAnswer.Respond(input) is { } urgent ? urgent with { Outcome = Outcome.Emergency } : null;
        if (asks && FollowUp.Respond(input) is { Outcome: Outcome.Answer or Outcome.Emergency, Confidence: >= FollowUpLine } followed) return followed;
        if (WordsOf(input.Question) < LeastWords || input.Decision is not Decision.Answer answer) return null;
        return asks || IsTold(input, answer) ? TableAnswer.Lead(input) ?? KnowledgeAnswer.Respond(input) : null;
    }

    /// <summary>"Lạc rồi", "uống nhầm rồi": the knowledge knows a danger by it, though the wording alone does not tell.</summary>
    private static bool IsUrgent(TurnInput input) =>
        WordsOf(input.Question) >= LeastWordsOfUrgency && input.Decision is Decision.Answer { Confidence: >= ToldLine } answer && Emergency.IsOfDanger(answer.Card.Id)
        && !IsNothingSuffered(input);

    /// <summary>What is told rather than asked ("em bị bắt nạt", "bạn em hút vape") is no answer to the question either, and the knowledge says what helps.</summary>
    private static bool IsTold(TurnInput input, Decision.Answer answer)
    {
        if (IsNothingSuffered(input)) return false;
        return (Tells(input.Question) && answer.Confidence >= ToldLine) || (WordsOf(input.Question) >= WordsOfStatement && answer.Confidence >= StatementLine);
    }

    /// <summary>"Chẳng biết nữa", "em sẽ không làm thế nữa": no danger and no harm is told, whatever card comes near.</summary>
    private static bool IsNothingSuffered(TurnInput input) =>
        IsDoubt(input.Question) || (input.Danger is null && input.Knowledge.Content.Safety.Promises(input.Question));

    /// <summary>"Không chắc", "ờ thì": neither yes nor no.</summary>
    public static bool IsDoubt(AnalyzedText message) => NotKnowing.TryMatch(message, 0, out _, out _);

    /// <summary>True when the message is about somebody: it begins with a person, or something is done to one.</summary>
    private static bool Tells(AnalyzedText message) => Tellers.TryMatch(message, 0, out _, out _) || HasAny(Suffering, message);

    private static bool HasAny(PhraseTable<bool> phrases, AnalyzedText message)
    {
        for (var i = 0; i < message.Count; i++)
        {
            if (phrases.TryMatch(message, i, out _, out _)) return true;
        }

        return false;
    }

    /// <summary>True when the message asks something: "vape có hại ko" does, "không biết nữa" does not.</summary>
    public static bool Asks(TurnInput input)
    {
        if (input.Text.Contains('?', StringComparison.Ordinal)) return true;
        if (IsDoubt(input.Question)) return false;
        return IsQuestion(input.Question) || (input.State.Run is { } run && new FlowReply(input.ForFlow(run.Current.Flow)).IsQuestion);
    }

    /// <summary>True when what is told is what somebody suffers.</summary>
    public static bool IsSuffered(TurnInput input, Turn answer)
    {
        if (answer.Topic == Violence) return true;
        for (var i = 0; i < input.Question.Count; i++)
        {
            if (Suffering.TryMatch(input.Question, i, out _, out _)) return true;
        }

        return false;
    }

    /// <summary>A day of birth has three numbers and asks nothing.</summary>
    private static int WordsOf(AnalyzedText message)
    {
        var words = 0;
        for (var i = 0; i < message.Count; i++) words += message[i].Kind is TokenKind.Word ? 1 : 0;
        return words;
    }

    private static bool IsQuestion(AnalyzedText message) => message.Source.Contains('?', StringComparison.Ordinal) || HasAny(AskingWords, message);

    private static PhraseTable<bool> Asking(string words)
    {
        var table = new PhraseTable<bool>(matchFolded: true);
        foreach (var word in words.Split('|')) table.Add(word, value: true);
        return table;
    }
}

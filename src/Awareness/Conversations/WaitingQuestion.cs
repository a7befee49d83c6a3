using System.Globalization;
using System.Runtime.CompilerServices;
using Awareness.Flows;
using Awareness.Language;
using Awareness.Language.Recognizers.Choice;

namespace Awareness.Conversations;

/// <summary>
/// The question a run waits at. A button that was pressed, the number of a choice, a bare "có" is known at a glance for what it is: the author wrote these words, so
/// neither danger nor a question is looked for in them, and they cost next to nothing.
/// </summary>
internal sealed class WaitingQuestion
{
    /// <summary>A yes in more words is read as any message is: "có người chìm" is none.</summary>
    private const int MostWordsOfYes = 2;

    /// <summary>Words of a choice that say it without leaving a doubt.</summary>
    private const int LeastWordsOfChoice = 2;

    private static readonly ConditionalWeakTable<AskStep, WaitingQuestion> Known = [];

    private readonly AskStep step;
    private readonly List<HashSet<string>> choices = [];
    private readonly HashSet<string> question;
    private readonly HashSet<string> answers = new(StringComparer.Ordinal);
    private readonly HashSet<string> buttons = new(StringComparer.Ordinal);
    private readonly HashSet<string> words = new(StringComparer.Ordinal);

    private WaitingQuestion(AskStep step)
    {
        this.step = step;
        question = [.. WordsOf(step.Text.Text), .. WordsOf(step.Text.English ?? "")];
        foreach (var choice in step.Choices)
        {
            choices.Add([.. choice.Words.Append(choice.Text).Append(choice.English ?? "").SelectMany(WordsOf)]);
            foreach (var said in choice.Words.Append(choice.Text).Append(choice.Value).Append(choice.English ?? "")) Add(said);
            AddButton(choice.Text);
            AddButton(choice.English ?? "");
        }
    }

    /// <summary>True when any text answers it.</summary>
    public bool TakesAnyText => step.Expects is Expectation.Text;

    /// <summary>True when it is answered with yes or no.</summary>
    public bool IsYesOrNo => step.Expects is Expectation.YesNo;

    /// <summary>True when everyday words answer it, and no name, number or day.</summary>
    public bool IsOfWords => step.Expects is Expectation.YesNo or Expectation.Choice;

    /// <summary>True for a survey that has right answers: to tell what is right would answer it.</summary>
    public bool IsGradedSurvey => step.Record is ResultKind.Survey && step.Choices.Any(choice => choice.IsRight);

    /// <summary>The question <paramref name="run"/> waits at; null when its flow is gone.</summary>
    public static WaitingQuestion? Of(Run run, IFlows flows) =>
        flows.Find(run.Current.Flow, run.Current.Version)?.Find(run.Current.Step) is AskStep step ? Known.GetValue(step, static asked => new WaitingQuestion(asked)) : null;

    /// <summary>True when <paramref name="message"/> is one of its answers word for word, or one of the words that steer every flow.</summary>
    public bool IsAnsweredBy(AnalyzedText message, FlowTexts texts)
    {
        if (message.Count == 0) return false;
        var folded = message.FoldedText();
        return IsNumber(folded) || IsLetter(folded) || answers.Contains(folded) || SaysYesOrNo(message) || Steers(message, texts);
    }

    /// <summary>True when the whole message is what stands on one of its buttons, and is no bare yes or no.</summary>
    public bool IsOnButton(AnalyzedText message) => message.Count > 0 && buttons.Contains(message.FoldedText());

    /// <summary>True when each word of the message is one the author wrote into the choices; where <paramref name="orFiller"/>, words that add nothing may be among them.</summary>
    public bool HasWordsOf(AnalyzedText message, bool orFiller)
    {
        for (var i = 0; i < message.Count; i++)
        {
            if (!words.Contains(message.Folded(i).ToString()) && !(orFiller && FlowReply.IsFiller(message, i))) return false;
        }

        return words.Count > 0;
    }

    /// <summary>
    /// True when the message says again what the author wrote: two words of one choice, or, where yes or no is awaited, words of the question that are half of what it says.
    /// </summary>
    public bool IsEchoedBy(AnalyzedText message)
    {
        if (choices.Exists(choice => CountOf(message, choice) >= LeastWordsOfChoice)) return true;
        if (!IsYesOrNo) return false;
        var (told, asked) = (0, 0);
        for (var i = 0; i < message.Count; i++)
        {
            if (FlowReply.IsFiller(message, i) || FlowReply.IsNot(message, i)) continue;
            told++;
            asked += question.Contains(message.Folded(i).ToString()) ? 1 : 0;
        }

        return asked > 0 && asked * 2 >= told;
    }

    private static int CountOf(AnalyzedText message, HashSet<string> written)
    {
        var count = 0;
        for (var i = 0; i < message.Count; i++) count += written.Contains(message.Folded(i).ToString()) ? 1 : 0;
        return count;
    }

    /// <summary>True when the whole message is one of the words that steer every flow.</summary>
    private static bool Steers(AnalyzedText message, FlowTexts texts) => FlowWordKeys.All.Any(key => texts.Means(key, message));

    private bool IsNumber(string folded) =>
        folded.Length <= 2 && int.TryParse(folded, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= step.Choices.Count;

    private bool IsLetter(string folded) => step is QuizStep && folded is [var letter] && ChoiceMatching.LetterPlace(letter, step.Choices.Count) >= 0;

    private bool SaysYesOrNo(AnalyzedText message) => IsYesOrNo && message.Count <= MostWordsOfYes && Answers.Read(message) is not null;

    private void Add(string said)
    {
        if (Tokenizer.Analyze(said) is not { Count: > 0 } text) return;
        answers.Add(text.FoldedText());
        for (var i = 0; i < text.Count; i++) words.Add(text.Folded(i).ToString());
    }

    private static IEnumerable<string> WordsOf(string written)
    {
        var text = Tokenizer.Analyze(written);
        for (var i = 0; i < text.Count; i++) yield return text.Folded(i).ToString();
    }

    private void AddButton(string said)
    {
        if (Tokenizer.Analyze(said) is { Count: > 0 } text && (text.Count > MostWordsOfYes || Answers.Read(text) is null)) buttons.Add(text.FoldedText());
    }
}

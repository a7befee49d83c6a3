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

    private static readonly ConditionalWeakTable<AskStep, WaitingQuestion> Known = [];

    private readonly AskStep step;
    private readonly HashSet<string> answers = new(StringComparer.Ordinal);

    private WaitingQuestion(AskStep step)
    {
        this.step = step;
        foreach (var choice in step.Choices)
        {
            foreach (var words in choice.Words.Append(choice.Text).Append(choice.Value).Append(choice.English ?? "")) Add(words);
        }
    }

    /// <summary>True when any text answers it.</summary>
    public bool TakesAnyText => step.Expects is Expectation.Text;

    /// <summary>The question <paramref name="run"/> waits at; null when its flow is gone.</summary>
    public static WaitingQuestion? Of(Run run, IFlows flows) =>
        flows.Find(run.Current.Flow, run.Current.Version)?.Find(run.Current.Step) is AskStep step ? Known.GetValue(step, static asked => new WaitingQuestion(asked)) : null;

    /// <summary>True when <paramref name="message"/> is one of its answers word for word, or one of the words that steer every flow.</summary>
    public bool IsAnsweredBy(AnalyzedText message, FlowTexts texts)
    {
        if (message.Count == 0) return false;
        var folded = message.FoldedText();
        return IsNumber(folded) || IsLetter(folded) || answers.Contains(folded) || IsYesOrNo(message) || Steers(message, texts);
    }

    /// <summary>True when the whole message is one of the words that steer every flow.</summary>
    private static bool Steers(AnalyzedText message, FlowTexts texts) => FlowWordKeys.All.Any(key => texts.Means(key, message));

    private bool IsNumber(string folded) =>
        folded.Length <= 2 && int.TryParse(folded, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= step.Choices.Count;

    private bool IsLetter(string folded) => step is QuizStep && folded is [>= 'a' and var letter] && letter - 'a' < step.Choices.Count;

    private bool IsYesOrNo(AnalyzedText message) => step.Expects is Expectation.YesNo && message.Count <= MostWordsOfYes && Answers.Read(message) is not null;

    private void Add(string words)
    {
        if (Tokenizer.Analyze(words) is { Count: > 0 } text) answers.Add(text.FoldedText());
    }
}

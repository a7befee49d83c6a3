using Awareness.Bots;
using Awareness.Flows;

namespace Awareness.App.Results;

/// <summary>The words of questions and answers, as far as their flows are still known.</summary>
internal sealed class QuestionTexts(BotLibrary bots)
{
    /// <summary>Stands for what people wrote in their own words: it is never counted by its wording.</summary>
    public const string OwnWords = "(lời người dùng viết)";

    /// <summary>The question a step asks, on one line; the step's name when its flow is known no more.</summary>
    public string Of(string step) => Find(step) switch
    {
        AskStep ask => Line(ask.Text),
        HandoffStep { Text: { } text } => Line(text),
        _ => step,
    };

    /// <summary>The answer as its button says it, else as it is kept.</summary>
    public string Answer(string step, FlowValue value, bool isFreeText)
    {
        if (isFreeText) return OwnWords;
        var shown = value.ToString();
        return Find(step) is AskStep ask ? ask.Choices.FirstOrDefault(choice => choice.Value == shown)?.Text ?? shown : shown;
    }

    /// <summary>Where a step stands in its flow: the order people meet the questions in. Steps known no more come last.</summary>
    public int Place(string step) => Parts(step) is var (flow, id) && bots.Find(flow)?.IndexOf(id) is >= 0 and var index ? index : int.MaxValue;

    private Step? Find(string step) => Parts(step) is var (flow, id) ? bots.Find(flow)?.Find(id) : null;

    private static (string Flow, string Id) Parts(string step)
    {
        // An id the engine made begins with the same sign: the first one parts flow and step.
        var sign = step.IndexOf('#', StringComparison.Ordinal);
        return sign < 0 ? (step, "") : (step[..sign], step[(sign + 1)..]);
    }

    private static string Line(FlowText text) => string.Join(' ', text.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}

namespace Awareness.Flows;

/// <summary>What a turn of a flow says, as it comes together.</summary>
internal sealed class FlowSpeech(FlowInput input, FlowMemory memory)
{
    /// <summary>Characters of messages that were joined because there were too many.</summary>
    private const int LongestJoined = 4 * FlowLimits.TextLength;

    private readonly List<FlowOutput> outputs = [];

    /// <summary>Says an author's text; an empty one is left out, and its buttons go below what was said before.</summary>
    public void Say(FlowText text, IReadOnlyList<string> buttons)
    {
        var filled = Fill(text);
        if (filled.Length > 0) outputs.Add(new FlowOutput.Said(filled, buttons));
        else if (buttons.Count > 0 && outputs is [.., FlowOutput.Said { Buttons: [] } last]) outputs[^1] = last with { Buttons = buttons };
    }

    /// <summary>What is said when the answer was not understood: the question's own words, else those for its kind of answer.</summary>
    public string Retry(AskStep question)
    {
        if (question.Retry is { } retry) return Fill(retry);
        var words = Own(FirstWritten(FlowTextKeys.RetryOf(question.Expects), FlowTextKeys.Retry), _ => FlowValue.Nothing);
        return question.CanSkip && input.Flows.Texts.Texts.ContainsKey(FlowTextKeys.OrSkip) ? $"{words} {Own(FlowTextKeys.OrSkip, _ => FlowValue.Nothing)}" : words;
    }

    /// <summary>Puts a question.</summary>
    public void Ask(string words, IReadOnlyList<string> buttons) => outputs.Add(new FlowOutput.Said(words, buttons) { IsQuestion = true });

    /// <summary>Says a text of the engine's own.</summary>
    public void Say(string key) => outputs.Add(new FlowOutput.Said(Own(key, _ => FlowValue.Nothing), []));

    /// <summary>Says a text of the engine's own when somebody wrote it.</summary>
    public void SayIfWritten(string key)
    {
        if (input.Flows.Texts.Texts.ContainsKey(key)) Say(key);
    }

    /// <summary>Says words that are filled in already.</summary>
    public void SayWords(string words) => outputs.Add(new FlowOutput.Said(words, []));

    /// <summary>Shows what the knowledge base says.</summary>
    public void Show(string topic) => outputs.Add(new FlowOutput.Topic(topic));

    /// <summary>An author's text in its variant for the person, filled in.</summary>
    public string Fill(FlowText text) => TextFilling.Fill(text.For(input.Audience, input.InEnglish), memory.Get, input.InEnglish);

    /// <summary>A text of the engine's own, filled in.</summary>
    public string Own(string key, Func<string, FlowValue> value) => TextFilling.Fill(input.Flows.Texts.Get(key, input.InEnglish), value, input.InEnglish);

    /// <summary>The first of <paramref name="keys"/> that somebody wrote.</summary>
    public string FirstWritten(params ReadOnlySpan<string> keys)
    {
        foreach (var key in keys)
        {
            if (input.Flows.Texts.Texts.ContainsKey(key)) return key;
        }

        return keys[^1];
    }

    /// <summary>The buttons of a question.</summary>
    public IReadOnlyList<string> Buttons(AskStep question) => question.Expects switch
    {
        Expectation.Choice => [.. question.Choices.Select(choice => (input.InEnglish ? choice.English : null) ?? choice.Text)],
        Expectation.YesNo => [Own(FlowTextKeys.Yes, _ => FlowValue.Nothing), Own(FlowTextKeys.No, _ => FlowValue.Nothing)],
        _ => [],
    };

    /// <summary>All of it, in order; what is too much is joined, but for the question at the end.</summary>
    public IReadOnlyList<FlowOutput> All()
    {
        if (outputs.Count <= FlowLimits.Said) return outputs;
        var hasQuestion = outputs[^1] is FlowOutput.Said { IsQuestion: true };
        var end = hasQuestion ? outputs.Count - 1 : outputs.Count;
        var first = FlowLimits.Said - (hasQuestion ? 2 : 1);
        var rest = outputs.GetRange(first, end - first).OfType<FlowOutput.Said>().ToList();
        var joined = WholeText.Cut(string.Join("\n\n", rest.Select(said => said.Text)), LongestJoined);
        FlowOutput middle = joined.Length == 0 ? outputs[first] : new FlowOutput.Said(joined, rest[^1].Buttons);
        return hasQuestion ? [.. outputs[..first], middle, outputs[^1]] : [.. outputs[..first], middle];
    }
}

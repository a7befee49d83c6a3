using Awareness.Flows;

namespace Awareness.Tests.Flows;

/// <summary>Flows, words and places for tests.</summary>
internal sealed class SampleFlows : IFlows
{
    private readonly Dictionary<string, Flow> today = new(StringComparer.Ordinal);
    private readonly Dictionary<(string, string), Flow> versions = [];

    public SampleFlows(params IEnumerable<Flow> flows)
    {
        foreach (var flow in flows) Publish(flow);
    }

    public FlowTexts Texts { get; init; } = new()
    {
        Texts = FlowTextKeys.Required.ToDictionary(key => key, key => $"[{key}]", StringComparer.Ordinal).With(
            (FlowTextKeys.OutOfRange, "Từ {min} đến {max} thôi."),
            (FlowTextKeys.TooLong, "Tối đa {most} ký tự."),
            (FlowTextKeys.Right, "Đúng rồi!"),
            (FlowTextKeys.Wrong, "Chưa đúng, là: {answer}."),
            (FlowTextKeys.Yes, "Có"),
            (FlowTextKeys.No, "Không")),
        English = new Dictionary<string, string>(StringComparer.Ordinal) { [FlowTextKeys.Yes] = "Yes", [FlowTextKeys.No] = "No" },
        Words = new Dictionary<string, IReadOnlySet<string>>(StringComparer.Ordinal)
        {
            [FlowWordKeys.Stop] = new HashSet<string>(["thoi", "dung lai"], StringComparer.Ordinal),
            [FlowWordKeys.Back] = new HashSet<string>(["quay lai"], StringComparer.Ordinal),
            [FlowWordKeys.Restart] = new HashSet<string>(["bat dau lai"], StringComparer.Ordinal),
            [FlowWordKeys.Skip] = new HashSet<string>(["bo qua"], StringComparer.Ordinal),
            [FlowWordKeys.Continue] = new HashSet<string>(["tiep", "tiep tuc"], StringComparer.Ordinal),
        },
    };

    public Places Places { get; init; } = Places.None;

    public Flow? Find(string id) => today.GetValueOrDefault(id);

    public Flow? Find(string id, string version) => versions.GetValueOrDefault((id, version));

    /// <summary>Puts a version in force; earlier ones are kept.</summary>
    public void Publish(Flow flow) => versions[(flow.Id, flow.Version)] = today[flow.Id] = flow;

    /// <summary>Forgets a version.</summary>
    public void Forget(string id, string version) => versions.Remove((id, version));

    /// <summary>Takes a flow out of force.</summary>
    public void Remove(string id) => today.Remove(id);

    public static Flow Flow(string id, params IReadOnlyList<Step> steps) => new() { Id = id, Version = "v1", Title = id, Steps = steps };

    public static SayStep Say(string id, string text) => new(id, new FlowText(text));

    public static AskStep Ask(string id, Expectation expects, string? save = null) => new QuestionStep(id, new FlowText($"{id}?"), expects) { Save = save ?? id };

    public static AskStep Choose(string id, params ReadOnlySpan<string> choices) => new QuestionStep(id, new FlowText($"{id}?"), Expectation.Choice) { Save = id, Choices = Choices(choices) };

    public static QuizStep Quiz(string id, string right, params ReadOnlySpan<string> wrong) => new(id, new FlowText($"{id}?"))
    {
        Explain = new FlowText($"Vì {id}."),
        Choices = [new FlowChoice(right, right) { IsRight = true }, .. Choices(wrong)],
    };

    public static EndStep End(string id, string text) => new(id, new FlowText(text));

    private static FlowChoice[] Choices(ReadOnlySpan<string> texts)
    {
        var choices = new FlowChoice[texts.Length];
        for (var i = 0; i < texts.Length; i++) choices[i] = new FlowChoice(texts[i], texts[i]);
        return choices;
    }
}

internal static class TextsExtensions
{
    public static Dictionary<string, string> With(this Dictionary<string, string> texts, params ReadOnlySpan<(string Key, string Text)> changes)
    {
        foreach (var (key, text) in changes) texts[key] = text;
        return texts;
    }
}

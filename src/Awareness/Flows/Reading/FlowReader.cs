using System.Security.Cryptography;
using System.Text;
using Awareness.Yaml;

namespace Awareness.Flows.Reading;

/// <summary>Reads a flow file; every mistake is reported where it stands.</summary>
internal sealed class FlowReader
{
    private const int LongestTitle = 60;

    private readonly FlowDraft draft;
    private readonly FlowSetting setting;
    private readonly FileProblems problems;

    private FlowReader(FlowDraft draft)
    {
        this.draft = draft;
        setting = draft.Setting;
        problems = draft.Problems;
    }

    /// <summary>First 12 hex digits of the SHA-256 of a flow file.</summary>
    public static string VersionOf(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes))[..12];

    /// <summary>Fills <paramref name="draft"/> from its file; <see cref="FlowDraft.Flow"/> stays null when a mistake makes it unusable.</summary>
    public static void Read(FlowDraft draft, ReadOnlyMemory<byte> bytes) => new FlowReader(draft).Read(bytes);

    private void Read(ReadOnlyMemory<byte> bytes)
    {
        var fields = draft.File.Open(FlowFormat.Flow);
        var title = fields.Required("title");
        if (title?.Text.Length > LongestTitle) problems.Error(title, FlowMessages.LongTitle(title.Text.Length, LongestTitle));
        draft.StartWords = fields.ScalarsOrOne("start");
        var isPrivate = fields.Optional("private");
        if (isPrivate is not null && isPrivate.Text is not ("true" or "false")) problems.Error(isPrivate, FlowMessages.NotTrueOrFalse("private", isPrivate.Text));
        ReadSteps(fields, ReadTimeout(fields));
        if (title is null || problems.IsBroken) return;
        draft.Flow = new Flow
        {
            Id = draft.Id,
            Version = VersionOf(bytes.Span),
            Title = title.Text,
            StartWords = [.. draft.StartWords.Select(word => word.Text)],
            IsPrivate = isPrivate?.Text == "true",
            Steps = [.. draft.Steps.Select(step => step.Step).OfType<Step>()],
            Source = Encoding.UTF8.GetString(bytes.Span),
        };
    }

    private WaitTimeout? ReadTimeout(Fields fields)
    {
        if (draft.File.Map.Find("timeout") is not { } entry) return setting.Timeout;
        draft.Timeout = new StepDraft(draft.File.Map, entry.Key);
        var texts = new FlowTextReader(problems, draft.Places, setting);
        return new QuestionReader(problems, texts, setting.Timeout).ReadTimeout(fields, draft.Timeout);
    }

    private void ReadSteps(Fields fields, WaitTimeout? timeout)
    {
        var items = fields.Items("steps");
        if (items.Count == 0) problems.Error(fields.Place("steps"), FlowMessages.NoSteps);
        if (items.Count > FlowLimits.Steps) problems.Error(items[FlowLimits.Steps], FlowMessages.TooManySteps(FlowLimits.Steps));
        var reader = new StepReader(problems, draft.Places, setting, timeout);
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (item, index) in items.Take(FlowLimits.Steps).Select((item, index) => (item, index)))
        {
            if (item is not YamlMap map) problems.Error(item, FlowMessages.StepShape, FlowMessages.StepShapeHint);
            else
            {
                if (map.Find("id")?.Value is YamlScalar id && !lines.TryAdd(id.Text.Trim(), id.Line)) problems.Error(id, FlowMessages.DuplicateStep(id.Text, lines[id.Text.Trim()]));
                if (reader.Read(map, index + 1) is { } step) draft.Steps.Add(step);
            }
        }

        foreach (var target in draft.Steps.Concat(draft.Timeout is { } wait ? [wait] : []).SelectMany(step => step.Targets))
        {
            if (!lines.ContainsKey(target.Text)) problems.Error(target, FlowMessages.UnknownStep(target.Text), Nearest.Suggest(target.Text, lines.Keys));
        }
    }
}

using System.Text;
using Awareness.Knowledge.Reading;
using Awareness.Yaml;

namespace Awareness.Flows.Reading;

/// <summary>
/// Reads the texts of a flow in their variants: references are filled in, variables are noted, and what the channels cannot show, or what is written by hand
/// though it stands in the content, is reported at its place.
/// </summary>
internal sealed class FlowTextReader(FileProblems problems, TextPlaces places, FlowSetting setting)
{
    /// <summary>Characters beyond which a text is not looked into: it is too long whatever it says.</summary>
    private const int MostRead = 4 * FlowLimits.TextLength;

    /// <summary>References and variables of one text.</summary>
    private const int MostHoles = 64;

    /// <summary>The text of a key that must be there; null when it is not, and that was reported.</summary>
    public FlowText? Required(Fields fields, string key, YamlMap map, StepDraft draft)
    {
        if (Optional(key, map, draft) is { } text) return text;
        if (IsEmpty(map.Find(key)?.Value)) problems.Error(fields.Place(key), FileMessages.Missing(key));
        return null;
    }

    /// <summary>The text of a key that may be left out or empty; null then, and when it is wrong, which was reported.</summary>
    public FlowText? Optional(string key, YamlMap map, StepDraft draft)
    {
        var node = map.Find(key)?.Value;
        var text = node switch
        {
            null => null,
            _ when IsEmpty(node) => null,
            YamlScalar scalar => ReadOne(scalar, draft),
            YamlMap variants => ReadVariants(variants, draft),
            _ => Wrong(node, FlowMessages.TextShape),
        };
        if (text is not null && node is not null) draft.Texts.Add((text, node));
        return text;
    }

    /// <summary>A line whose references are filled in, and in which no variable may stand: a choice.</summary>
    public string Plain(YamlScalar value, bool inEnglish = false) => Fill(value, inEnglish, draft: null);

    /// <summary>A text without variants, in which names in single braces are filled in by the engine.</summary>
    public string Line(YamlScalar value, bool inEnglish) => Read(value, inEnglish, new StepDraft(new YamlMap([], value.Line, value.Column), value));

    private FlowText ReadOne(YamlScalar scalar, StepDraft draft)
    {
        if (setting.WantsEnglish) problems.Warn(scalar, FlowMessages.MissingEnglish);
        return new FlowText(Read(scalar, inEnglish: false, draft));
    }

    private FlowText? ReadVariants(YamlMap map, StepDraft draft)
    {
        if (map.Entries is [{ Value: YamlScalar { IsNull: true } }, ..] && !map.Entries.Any(entry => FlowFormat.Text.Contains(entry.Key.Text))) return Wrong(map, FlowMessages.BraceText);
        var fields = new Fields(map, problems, FlowFormat.Text);
        var plain = One("text");
        var parent = One("parent");
        var pupil = One("pupil");
        var english = One("en", inEnglish: true);
        if (english is null && setting.WantsEnglish) problems.Warn(map, FlowMessages.MissingEnglish);
        if (plain is null && parent is null && pupil is null) return Wrong(fields.Place("text"), FileMessages.Missing("text"));
        if (plain is null && (parent is null || pupil is null)) problems.Error(fields.At, FlowMessages.OneVariant);
        return new FlowText(plain ?? parent ?? pupil ?? "") { ForParents = parent, ForPupils = pupil, English = english };

        string? One(string key, bool inEnglish = false) => fields.OptionalParagraphs(key) is { } written ? Read(written, inEnglish, draft) : null;
    }

    private string Read(YamlScalar written, bool inEnglish, StepDraft draft)
    {
        if (written.Text.Length > MostRead)
        {
            problems.Error(written, FlowMessages.LongText(written.Text.Length, FlowLimits.TextLength));
            return "";
        }

        var scalar = written with { Text = written.Text.Trim() };
        foreach (var (text, line, column) in places.Lines(scalar))
        {
            PlainText.Check(new BodyLine(text, line), problems, column);
            if (!inEnglish) setting.Sources.Numbers.Check(new BodyLine(text, line), problems, column);
        }

        var filled = Fill(scalar, inEnglish, draft);
        if (filled.Length > FlowLimits.TextLength) problems.Error(written, FlowMessages.LongText(filled.Length, FlowLimits.TextLength));
        return filled;
    }

    /// <summary>One pass over the braces: two are a reference, one is a variable.</summary>
    private string Fill(YamlScalar scalar, bool inEnglish, StepDraft? draft)
    {
        var text = scalar.Text;
        var at = text.AsSpan().IndexOfAny('{', '}');
        if (at < 0 || text.Length > MostRead) return text;
        if (text.AsSpan().Count('{') > 2 * MostHoles)
        {
            problems.Error(scalar, FlowMessages.TooManyHoles(MostHoles));
            return text;
        }

        var filled = new StringBuilder(text.Length + 32);
        var from = 0;
        while (at >= 0)
        {
            filled.Append(text, from, at - from);
            var close = text.IndexOf('}', at);
            var isReference = text.AsSpan(at).StartsWith("{{", StringComparison.Ordinal);
            var end = isReference ? text.IndexOf("}}", at, StringComparison.Ordinal) + 2 : close + 1;
            if (text[at] == '}' || end < 2 || text.AsSpan(at + (isReference ? 2 : 1), Math.Max(0, end - at - (isReference ? 4 : 2))).IndexOfAny("{}\n") >= 0)
            {
                Report(scalar, at, isReference ? Messages.BrokenReference : FlowMessages.LonelyBrace, isReference ? Messages.BrokenReferenceHint : FlowMessages.LonelyBraceHint);
                return text;
            }

            filled.Append(isReference ? Reference(scalar, at, text[at..end], inEnglish) : Variable(scalar, at, text[at..end], draft));
            from = end;
            var next = text.AsSpan(from).IndexOfAny('{', '}');
            at = next < 0 ? -1 : from + next;
        }

        return filled.Append(text, from, text.Length - from).ToString();
    }

    private string Reference(YamlScalar scalar, int at, string written, bool inEnglish)
    {
        var (line, column) = places.Of(scalar, at, written);
        var id = written[2..^2].Trim();
        if (setting.Sources.Expired(id) is { } day) problems.Expired(line, column, FlowMessages.ExpiredFigure(id, day));
        return (inEnglish ? setting.Sources.English : setting.Sources.Vietnamese).Fill(written, problems, line, column);
    }

    private string Variable(YamlScalar scalar, int at, string written, StepDraft? draft)
    {
        var name = written[1..^1];
        var (line, column) = places.Of(scalar, at, written);
        if (draft is null) problems.Error(line, column, FlowMessages.LonelyBrace, FlowMessages.LonelyBraceHint);
        else if (!Variables.IsName(name)) problems.Error(line, column, FlowMessages.BadVariable(name), FlowMessages.NameHint);
        else draft.Uses.Add(new WrittenUse(name, line, column));
        return written;
    }

    private void Report(YamlScalar scalar, int at, string message, string hint)
    {
        var (line, column) = places.Of(scalar, at);
        problems.Error(line, column, message, hint);
    }

    private FlowText? Wrong(YamlNode at, string message)
    {
        problems.Error(at, message);
        return null;
    }

    private static bool IsEmpty(YamlNode? node) => node is null or YamlScalar { IsNull: true } || node is YamlScalar scalar && string.IsNullOrWhiteSpace(scalar.Text);
}

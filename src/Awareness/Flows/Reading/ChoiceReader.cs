using Awareness.Language;
using Awareness.Yaml;

namespace Awareness.Flows.Reading;

/// <summary>Reads the choices of a question: plain texts, or maps that say more.</summary>
internal sealed class ChoiceReader(FileProblems problems, FlowTextReader texts)
{
    private const string Key = "choices";

    /// <summary>The choices below <c>choices</c>, at least one; what is wrong is reported.</summary>
    public IReadOnlyList<FlowChoice> Read(Fields fields, StepDraft draft)
    {
        var items = fields.Items(Key);
        if (items.Count == 0)
        {
            problems.Error(fields.Place(Key), FlowMessages.NoChoices);
            return [];
        }

        if (items.Count > FlowLimits.Choices) problems.Error(items[FlowLimits.Choices], FlowMessages.TooManyChoices(items.Count, FlowLimits.Choices));
        var read = new List<FlowChoice>();
        var ways = new SaidBefore(problems);
        foreach (var item in items.Take(FlowLimits.Choices))
        {
            var choice = item switch
            {
                YamlScalar { IsNull: false } scalar when scalar.Text.Trim().Length > 0 => new Written(scalar with { Text = scalar.Text.Trim() }, Value: null, []),
                YamlMap map => ReadMap(map),
                _ => null,
            };
            if (choice is null)
            {
                if (item is not YamlMap) problems.Error(item, FileMessages.NotOneValue(Key));
                continue;
            }

            if (choice.Goto is { } target) draft.Targets.Add(target);
            read.Add(ways.Add(choice, Build(choice), read.Count + 1, items.Count));
        }

        return read;
    }

    /// <summary>Reports <c>right</c> where nothing is right or wrong.</summary>
    public void RefuseRight(Fields fields)
    {
        foreach (var item in fields.Items(Key))
        {
            if (item is YamlMap map && map.Find("right") is { } right) problems.Error(right.Key, FlowMessages.RightOnlyInQuiz);
        }
    }

    private Written? ReadMap(YamlMap map)
    {
        var fields = new Fields(map, problems, FlowFormat.Choice);
        if (fields.Required("text") is not { } text) return null;
        var right = fields.Optional("right");
        if (right is not null && right.Text is not ("true" or "false")) problems.Error(right, FlowMessages.NotTrueOrFalse("right", right.Text));
        return new Written(text, fields.Optional("value"), fields.ScalarsOrOne("words"))
        {
            Goto = fields.Optional("goto"),
            IsRight = right?.Text == "true",
            English = fields.Optional("en"),
        };
    }

    private FlowChoice Build(Written choice)
    {
        var text = texts.Plain(choice.Text);
        if (text.Length > FlowLimits.ChoiceLength) problems.Error(choice.Text, FlowMessages.LongChoice(text.Length, FlowLimits.ChoiceLength));
        return new FlowChoice(text, choice.Value?.Text ?? text)
        {
            Words = [.. choice.Words.Select(word => texts.Plain(word))],
            Next = choice.Goto?.Text,
            IsRight = choice.IsRight,
            English = choice.English is { } english ? texts.Plain(english, inEnglish: true) : null,
        };
    }

    /// <summary>A choice as the author wrote it.</summary>
    private sealed record Written(YamlScalar Text, YamlScalar? Value, IReadOnlyList<YamlScalar> Words)
    {
        public YamlScalar? Goto { get; init; }

        public bool IsRight { get; init; }

        public YamlScalar? English { get; init; }
    }

    /// <summary>The ways to say the choices so far: two choices with one way could not be told apart.</summary>
    private sealed class SaidBefore(FileProblems problems)
    {
        private readonly Dictionary<string, (int Number, string Text)> owners = new(StringComparer.Ordinal);
        private readonly Dictionary<string, YamlNode> values = new(StringComparer.Ordinal);

        public FlowChoice Add(Written written, FlowChoice choice, int number, int count)
        {
            Claim(written.Text, choice.Text, choice, number, count);
            foreach (var (word, text) in written.Words.Zip(choice.Words)) Claim(word, text, choice, number, count);
            YamlNode at = written.Value ?? written.Text;
            if (!values.TryAdd(choice.Value, at)) problems.Warn(at, FlowMessages.DuplicateValue(choice.Value, values[choice.Value].Line));
            return choice;
        }

        private void Claim(YamlScalar at, string said, FlowChoice choice, int number, int count)
        {
            var folded = Tokenizer.Analyze(said).FoldedText();
            if (folded.Length == 0) folded = said;
            if (!owners.TryAdd(folded, (number, choice.Text)) && owners[folded].Number != number) problems.Error(at, FlowMessages.DuplicateChoice(said, owners[folded].Text));
            if (folded.Length <= 2 && int.TryParse(folded, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var place) && place != number && place >= 1 && place <= count)
                problems.Warn(at, FlowMessages.NumberForChoice(said, place));
        }
    }
}

using Awareness.Flows;
using Awareness.Flows.Reading;
using Awareness.Language;
using Awareness.Yaml;

namespace Awareness.Bots.Reading;

/// <summary>Reads <c>texts.yaml</c> of the bots: what the engine says, and the words it understands in every flow.</summary>
internal sealed class FlowTextsReader(YamlFile file, FlowTextReader reader)
{
    private readonly Dictionary<string, string> texts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> english = new(StringComparer.Ordinal);

    /// <summary>The texts and words of the file.</summary>
    public FlowTexts Read()
    {
        var fields = file.Open(BotFormat.Texts);
        if (file.Map.Find("texts")?.Value is YamlMap written) ReadTexts(written);
        else file.Problems.Error(fields.Place("texts"), FileMessages.Missing("texts"));
        return new FlowTexts { Texts = texts, English = english, Words = ReadWords(fields) };
    }

    private void ReadTexts(YamlMap written)
    {
        foreach (var entry in written.Entries)
        {
            var draft = new StepDraft(written, entry.Key);
            var text = reader.Required(new Fields(written, file.Problems, [.. written.Entries.Select(other => other.Key.Text)]), entry.Key.Text, written, draft);
            if (text is null) continue;
            texts[entry.Key.Text] = text.Text;
            if (text.English is { } inEnglish) english[entry.Key.Text] = inEnglish;
        }
    }

    private Dictionary<string, IReadOnlySet<string>> ReadWords(Fields fields)
    {
        var words = new Dictionary<string, IReadOnlySet<string>>(StringComparer.Ordinal);
        if (file.Map.Find("words")?.Value is not YamlMap written)
        {
            file.Problems.Error(fields.Place("words"), FileMessages.Missing("words"));
            return words;
        }

        var lists = new Fields(written, file.Problems, [.. written.Entries.Select(entry => entry.Key.Text)]);
        var owners = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var key in written.Entries.Select(entry => entry.Key.Text))
        {
            var folded = new HashSet<string>(StringComparer.Ordinal);
            foreach (var word in lists.RequiredScalars(key))
            {
                var said = Tokenizer.Analyze(word.Text).FoldedText();
                if (said.Length == 0) file.Problems.Error(word, BotMessages.NoWords(word.Text));
                else if (owners.TryAdd(said, key)) folded.Add(said);
                else if (owners[said] != key) file.Problems.Error(word, BotMessages.WordOfOtherKey(word.Text, owners[said]));
            }

            words[key] = folded;
        }

        return words;
    }
}

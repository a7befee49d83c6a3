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
    private readonly WrittenPhrases phrases = new();

    /// <summary>The texts and words of the file.</summary>
    public FlowTexts Read()
    {
        var fields = file.Open(BotFormat.Texts);
        ReadTexts(fields, "texts", texts);
        if (file.Map.Find("english") is not null) ReadTexts(fields, "english", english);
        if (file.Map.Find("english")?.Value is YamlMap inEnglish)
        {
            foreach (var key in inEnglish.Entries.Select(entry => entry.Key).Where(key => !texts.ContainsKey(key.Text))) file.Problems.Error(key, BotMessages.UnknownText(key.Text), Nearest.Suggest(key.Text, texts.Keys));
            foreach (var key in texts.Keys.Where(key => !english.ContainsKey(key))) file.Problems.Warn(inEnglish, BotMessages.NoEnglishText(key));
        }

        foreach (var key in FlowTextKeys.Required.Where(key => !texts.ContainsKey(key))) file.Problems.Error(fields.Place("texts"), FileMessages.Missing(key));
        return new FlowTexts { Texts = texts, English = english, Words = ReadWords(fields), Written = phrases };
    }

    private void ReadTexts(Fields fields, string part, Dictionary<string, string> read)
    {
        if (file.Map.Find(part)?.Value is not YamlMap written)
        {
            file.Problems.Error(fields.Place(part), file.Map.Find(part) is null ? FileMessages.Missing(part) : FileMessages.NotAMap(part));
            return;
        }

        var entries = new Fields(written, file.Problems, [.. written.Entries.Select(entry => entry.Key.Text)]);
        foreach (var key in written.Entries.Select(entry => entry.Key.Text))
        {
            if (entries.Paragraphs(key) is { } text) read[key] = reader.Line(text, inEnglish: part == "english");
        }
    }

    private Dictionary<string, IReadOnlySet<string>> ReadWords(Fields fields)
    {
        var words = new Dictionary<string, IReadOnlySet<string>>(StringComparer.Ordinal);
        if (file.Map.Find("words")?.Value is not YamlMap listed)
        {
            file.Problems.Error(fields.Place("words"), FileMessages.Missing("words"));
            return words;
        }

        foreach (var key in FlowWordKeys.All.Where(key => listed.Find(key) is null)) file.Problems.Error(fields.Place("words"), FileMessages.Missing(key));
        var lists = new Fields(listed, file.Problems, [.. listed.Entries.Select(entry => entry.Key.Text)]);
        var owners = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var key in listed.Entries.Select(entry => entry.Key.Text))
        {
            var folded = new HashSet<string>(StringComparer.Ordinal);
            foreach (var word in lists.RequiredScalars(key))
            {
                var written = Tokenizer.Analyze(word.Text);
                var said = written.FoldedText();
                phrases.Add(written);
                if (said.Length == 0) file.Problems.Error(word, BotMessages.NoWords(word.Text));
                else if (owners.TryAdd(said, key)) folded.Add(said);
                else if (owners[said] != key) file.Problems.Error(word, BotMessages.WordOfOtherKey(word.Text, owners[said]));
            }

            words[key] = folded;
        }

        return words;
    }
}

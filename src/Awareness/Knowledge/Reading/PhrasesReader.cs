using Awareness.Language;
using Awareness.Yaml;

namespace Awareness.Knowledge.Reading;

/// <summary>
/// Reads a file of <c>content/phrases</c>: the words people use for a topic, one a line below a line <c>[topic.id]</c>.
/// A line that begins with # is a note.
/// </summary>
internal static class PhrasesReader
{
    /// <summary>A longer one is a question and belongs to a card.</summary>
    private const int MostWords = 12;

    /// <summary>Adds the phrases in <paramref name="text"/> to <paramref name="catalog"/>, below the topics they point to.</summary>
    public static void Read(AuthorText text, SourceCatalog catalog, FileProblems problems)
    {
        List<string>? phrases = null;
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var number = 1; number <= text.Lines.Count; number++)
        {
            var line = text.Lines[number - 1].Trim();
            if (line.Length == 0 || line[0] == '#') continue;
            if (line[0] == '[')
            {
                phrases = Begin(line, number, catalog, problems);
                seen.Clear();
            }
            else if (phrases is null)
            {
                problems.Error(number, column: null, Messages.PhraseWithoutTopic, Messages.PhraseWithoutTopicHint);
                phrases = [];
            }
            else
            {
                Add(line, number, phrases, seen, problems);
            }
        }
    }

    private static List<string> Begin(string line, int number, SourceCatalog catalog, FileProblems problems)
    {
        var id = line.Trim('[', ']').Trim();
        if (catalog.Topics.ContainsKey(id)) return catalog.PhrasesOf(id);
        problems.Error(number, column: null, Messages.UnknownTopic(id), Nearest.Suggest(id, catalog.Topics.Keys));
        return [];
    }

    private static void Add(string line, int number, List<string> phrases, Dictionary<string, int> seen, FileProblems problems)
    {
        var words = Tokenizer.Analyze(line);
        if (words.Count == 0) problems.Error(number, column: null, Messages.PhraseWithoutWords);
        else if (words.Count > MostWords) problems.Warn(number, column: null, Messages.LongPhrase(words.Count, MostWords));
        if (!seen.TryAdd(words.FoldedText(), number)) problems.Warn(number, column: null, Messages.DuplicatePhrase(seen[words.FoldedText()]));
        else phrases.Add(line);
    }
}

using Awareness.Language;
using Awareness.Yaml;

namespace Awareness.Knowledge.Reading;

/// <summary>
/// Reads what people say when they mean a topic, one a line below a line <c>[topic.id]</c>; below <c>[beyond.name]</c> stands what is about none of the topics.
/// A line that begins with # is a note.
/// </summary>
/// <param name="mostWords">A longer line is warned of.</param>
internal sealed class SaidReader(int mostWords)
{
    private const string Beyond = "beyond.";

    /// <summary>Reads <c>content/phrases</c>: words and short phrases.</summary>
    public static SaidReader Phrases { get; } = new(mostWords: 12);

    /// <summary>Reads <c>content/messages</c>: whole messages as people type them.</summary>
    public static SaidReader Messages { get; } = new(mostWords: 120);

    /// <summary>Adds the lines of <paramref name="text"/> to <paramref name="catalog"/>, below the topics they point to.</summary>
    public void Read(AuthorText text, SourceCatalog catalog, FileProblems problems)
    {
        List<string>? said = null;
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var number = 1; number <= text.Lines.Count; number++)
        {
            var line = text.Lines[number - 1].Trim();
            if (line.Length == 0 || line[0] == '#') continue;
            if (line[0] == '[')
            {
                said = Begin(line, number, catalog, problems);
                seen.Clear();
            }
            else if (said is null)
            {
                problems.Error(number, column: null, Reading.Messages.PhraseWithoutTopic, Reading.Messages.PhraseWithoutTopicHint);
                said = [];
            }
            else
            {
                Add(line, number, said, seen, problems);
            }
        }
    }

    private static List<string> Begin(string line, int number, SourceCatalog catalog, FileProblems problems)
    {
        var id = line.Trim('[', ']').Trim();
        if (id.StartsWith(Beyond, StringComparison.Ordinal) && id.Length > Beyond.Length) catalog.Beyond.Add(id);
        else if (!catalog.Topics.ContainsKey(id))
        {
            problems.Error(number, column: null, Reading.Messages.UnknownTopic(id), Nearest.Suggest(id, catalog.Topics.Keys));
            return [];
        }

        return catalog.SaidBelow(id);
    }

    private void Add(string line, int number, List<string> said, Dictionary<string, int> seen, FileProblems problems)
    {
        var words = Tokenizer.Analyze(line);
        if (words.Count == 0) problems.Error(number, column: null, Reading.Messages.PhraseWithoutWords);
        else if (words.Count > mostWords) problems.Warn(number, column: null, Reading.Messages.LongPhrase(words.Count, mostWords));
        if (!seen.TryAdd(words.FoldedText(), number)) problems.Warn(number, column: null, Reading.Messages.DuplicatePhrase(seen[words.FoldedText()]));
        else said.Add(line);
    }
}

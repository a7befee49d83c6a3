using Awareness.Yaml;

namespace Awareness.Language;

/// <summary>
/// Reads the YAML files of <c>content/lexicon</c>: <c>spellings</c> (a word and the ways people write it in a hurry) and <c>concepts</c>
/// (the different words for one thing). Any file may hold either.
/// </summary>
public static class LexiconReader
{
    /// <summary>Reads <paramref name="files"/>; whatever is wrong is left out and added to <paramref name="problems"/>.</summary>
    /// <param name="files">Path relative to the content root, and text.</param>
    /// <param name="problems">Receives the authors' mistakes.</param>
    public static Lexicon Read(IEnumerable<(string Path, string Text)> files, ICollection<Problem> problems)
    {
        var found = new List<Problem>();
        var spellings = new List<Spelling>();
        var concepts = new List<Concept>();
        var written = new Phrases();
        var words = new Phrases();
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (path, text) in files)
        {
            if (AuthorFile.Read(path, text, found, "spellings", "concepts") is not { } file) continue;
            foreach (var map in file.Maps("spellings", "means", "written"))
            {
                if (ReadSpelling(map, written) is { } spelling) spellings.Add(spelling);
            }

            foreach (var map in file.Maps("concepts", "id", "words"))
            {
                if (ReadConcept(map, ids, words) is { } concept) concepts.Add(concept);
            }
        }

        foreach (var problem in found) problems.Add(problem);
        return new Lexicon(spellings, concepts);
    }

    private static Spelling? ReadSpelling(AuthorMap map, Phrases written)
    {
        if (map.Text("means") is not { } means) return null;
        var ways = written.Keep(map.Texts("written"), means.Value);
        if (Tokenizer.Analyze(means.Value).Count == 0) means.Report(LexiconMessages.NoLetters);
        else if (ways.Count > 0) return new Spelling(means.Value, ways);
        else map.Report("written", LexiconMessages.NoWritten(means.Value));
        return null;
    }

    private static Concept? ReadConcept(AuthorMap map, HashSet<string> ids, Phrases words)
    {
        if (map.Text("id") is not { } id) return null;
        if (!ids.Add(id.Value)) id.Report(LexiconMessages.DuplicateId(id.Value));
        var kept = words.Keep(map.Texts("words"), id.Value);
        if (kept.Count > 0) return new Concept(id.Value, kept);
        map.Report("words", LexiconMessages.NoWords(id.Value));
        return null;
    }

    /// <summary>Phrases seen so far, whatever their spelling, and what each stands for.</summary>
    private sealed class Phrases
    {
        private readonly Dictionary<string, string> owners = new(StringComparer.Ordinal);

        /// <summary>The phrases that stand for nothing else yet; the others are reported.</summary>
        public List<string> Keep(IReadOnlyList<AuthorText> phrases, string owner)
        {
            var kept = new List<string>();
            foreach (var phrase in phrases)
            {
                var key = KeyOf(phrase.Value);
                if (key.Length == 0) phrase.Report(LexiconMessages.NoLetters);
                else if (owners.TryAdd(key, owner)) kept.Add(phrase.Value);
                else phrase.Report(LexiconMessages.DuplicateWord(phrase.Value, owners[key]));
            }

            return kept;
        }

        private static string KeyOf(string phrase)
        {
            var tokens = Tokenizer.Analyze(phrase);
            var keys = new string[tokens.Count];
            for (var i = 0; i < keys.Length; i++) keys[i] = tokens.Key(i).ToString();
            return string.Join(' ', keys);
        }
    }
}

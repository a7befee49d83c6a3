using Awareness.Yaml;

namespace Awareness.Language;

/// <summary>
/// Reads the word lists of <c>lexicon/</c>: ways of writing that stand for another word, and concepts. Any file may hold either, and
/// all are one list: of two equal entries only one would ever be met, so the other is a mistake.
/// </summary>
public sealed class LexiconReader
{
    private static readonly string[] KnownParts = ["spellings", "concepts"];
    private static readonly string[] KnownSpelling = ["means", "written"];
    private static readonly string[] KnownConcept = ["id", "words"];

    private readonly List<Spelling> spellings = [];
    private readonly List<Concept> concepts = [];
    private readonly Dictionary<string, Located> forms = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Located> words = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Located> ids = new(StringComparer.Ordinal);

    private LexiconReader()
    {
    }

    /// <summary>Reads <paramref name="files"/>, in any order, without the rest of the content. Never throws, whatever the bytes.</summary>
    public static LexiconReading Read(IReadOnlyList<ContentFile> files)
    {
        var problems = new List<Problem>();
        var reader = ReadAll(YamlFile.ReadAll(files, problems));
        return new LexiconReading(reader.spellings, reader.concepts, problems);
    }

    /// <summary>The lexicon of <paramref name="files"/>, in their order; entries with a mistake are reported and left out.</summary>
    internal static Lexicon Read(IEnumerable<YamlFile> files)
    {
        var reader = ReadAll(files);
        return new Lexicon(reader.spellings, reader.concepts);
    }

    private static LexiconReader ReadAll(IEnumerable<YamlFile> files)
    {
        var reader = new LexiconReader();
        foreach (var file in files) reader.ReadFile(file);
        return reader;
    }

    private void ReadFile(YamlFile file)
    {
        var parts = file.Open(KnownParts);
        foreach (var fields in parts.Entries("spellings", KnownSpelling)) ReadSpelling(fields, file.Problems);
        foreach (var fields in parts.Entries("concepts", KnownConcept)) ReadConcept(fields, file.Problems);
    }

    private void ReadSpelling(Fields fields, FileProblems problems)
    {
        var means = fields.Required("means");
        var meaning = means is null ? "" : KeyOf(means.Text);
        if (means is not null && meaning.Length == 0) problems.Error(means, LexiconMessages.NoLetter(means.Text));
        var written = Phrases(fields, "written", forms, problems, LexiconMessages.WrittenTwice);
        foreach (var same in written.Where(form => KeyOf(form.Text) == meaning)) problems.Error(same, LexiconMessages.WrittenAsMeant(same.Text), LexiconMessages.WrittenAsMeantHint);
        List<string> kept = [.. written.Select(form => form.Text).Where(form => KeyOf(form) != meaning)];
        if (means is not null && meaning.Length > 0 && kept.Count > 0) spellings.Add(new Spelling(means.Text, kept));
    }

    private void ReadConcept(Fields fields, FileProblems problems)
    {
        var id = fields.Id();
        var kept = Phrases(fields, "words", words, problems, LexiconMessages.WordTwice);
        if (id is null) return;
        if (!ids.TryAdd(id.Text, new Located<string>(id.Text, problems, id))) problems.Error(id, FileMessages.DuplicateId(id.Text, ids[id.Text]));
        else if (kept.Count > 0) concepts.Add(new Concept(id.Text, [.. kept.Select(word => word.Text)]));
    }

    /// <summary>The phrases of a list that are met nowhere before; the others, and a list without any, are reported.</summary>
    private static List<YamlScalar> Phrases(Fields fields, string key, Dictionary<string, Located> met, FileProblems problems, Func<string, Located, string> twice)
    {
        var kept = new List<YamlScalar>();
        var phrases = fields.Scalars(key);
        if (phrases.Count == 0) problems.Error(fields.Place(key), FileMessages.Missing(key));
        foreach (var phrase in phrases)
        {
            var letters = KeyOf(phrase.Text);
            if (letters.Length == 0) problems.Error(phrase, LexiconMessages.NoLetter(phrase.Text));
            else if (met.TryAdd(letters, new Located<string>(phrase.Text, problems, phrase))) kept.Add(phrase);
            else problems.Error(phrase, twice(phrase.Text, met[letters]));
        }

        return kept;
    }

    /// <summary>What a phrase is met by: equal for "hoà" and "hòa", "a/c" and "A C".</summary>
    private static string KeyOf(string phrase)
    {
        var text = Tokenizer.Analyze(phrase);
        return string.Join(' ', Enumerable.Range(0, text.Count).Select(index => text.Key(index).ToString()));
    }
}

/// <summary>What came of reading the word lists.</summary>
/// <param name="Spellings">Ways of writing, without those that are mistakes.</param>
/// <param name="Concepts">Concepts, without those that are mistakes.</param>
/// <param name="Problems">What is wrong, file by file.</param>
public sealed record LexiconReading(IReadOnlyList<Spelling> Spellings, IReadOnlyList<Concept> Concepts, IReadOnlyList<Problem> Problems)
{
    /// <summary>The lexicon these lists make.</summary>
    public Lexicon Lexicon { get; } = new(Spellings, Concepts);
}

using Awareness.Yaml;

namespace Awareness.Language;

/// <summary>
/// Reads the word lists of <c>lexicon/</c>: ways of writing that stand for another word, concepts, short forms with several meanings, and
/// foreign words. Any file may hold any of them, and all are one list: of two equal entries only one would ever be met, so the other is a mistake.
/// </summary>
public sealed class LexiconReader
{
    private static readonly string[] KnownParts = ["spellings", "concepts", "ambiguous", .. ForeignWordListReader.Parts];
    private static readonly string[] KnownSpelling = ["means", "written"];
    private static readonly string[] KnownConcept = ["id", "words"];
    private static readonly string[] KnownAmbiguity = ["written", "means"];

    private readonly List<Spelling> spellings = [];
    private readonly List<Concept> concepts = [];
    private readonly List<Ambiguity> ambiguities = [];
    private readonly ForeignWordListReader foreign = new();
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
        return new LexiconReading(reader.spellings, reader.concepts, problems) { Ambiguities = reader.ambiguities, Foreign = reader.foreign.Words };
    }

    /// <summary>The lexicon of <paramref name="files"/>, in their order; entries with a mistake are reported and left out.</summary>
    internal static Lexicon Read(IEnumerable<YamlFile> files)
    {
        var reader = ReadAll(files);
        return new Lexicon(reader.spellings, reader.concepts, reader.ambiguities, reader.foreign.Words);
    }

    /// <summary>The English lexicon of <paramref name="files"/>: authors write whole words, and texts meet it with their endings cut.</summary>
    internal static Lexicon ReadEnglish(IEnumerable<YamlFile> files)
    {
        var reader = ReadAll(files);
        return new Lexicon(
            reader.spellings.Select(spelling => new Spelling(EnglishWords.Stem(spelling.Means), [.. spelling.Written.Select(EnglishWords.Stem)])),
            reader.concepts.Select(concept => concept with { Words = [.. concept.Words.Select(EnglishWords.Stem)] }));
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
        foreach (var fields in parts.Entries("ambiguous", KnownAmbiguity)) ReadAmbiguity(fields, file.Problems);
        foreign.Read(parts, file.Problems);
    }

    private void ReadAmbiguity(Fields fields, FileProblems problems)
    {
        var written = fields.Required("written");
        var means = fields.RequiredScalars("means");
        if (written is null || means.Count == 0) return;
        var form = KeyOf(written.Text);
        foreach (var meaning in means)
        {
            if (KeyOf(meaning.Text).Length == 0) problems.Error(meaning, LexiconMessages.NoLetter(meaning.Text));
            else if (KeyOf(meaning.Text) == form) problems.Error(meaning, LexiconMessages.WrittenAsMeant(meaning.Text));
        }

        if (form.Length == 0) problems.Error(written, LexiconMessages.NoLetter(written.Text));
        else if (form.Contains(' ', StringComparison.Ordinal)) problems.Error(written, LexiconMessages.NotOneWord(written.Text));
        else if (!forms.TryAdd(form, new Located<string>(written.Text, problems, written))) problems.Error(written, LexiconMessages.WrittenTwice(written.Text, forms[form]));
        else ambiguities.Add(new Ambiguity(written.Text, [.. means.Select(meaning => meaning.Text).Where(meaning => KeyOf(meaning) is { Length: > 0 } key && key != form)]));
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
    /// <summary>Short forms that only their neighbours can settle.</summary>
    public IReadOnlyList<Ambiguity> Ambiguities { get; init; } = [];

    /// <summary>Words of other languages.</summary>
    public ForeignWordList Foreign { get; init; } = ForeignWordList.None;

    /// <summary>The lexicon these lists make.</summary>
    public Lexicon Lexicon => field ??= new Lexicon(Spellings, Concepts, Ambiguities, Foreign);
}

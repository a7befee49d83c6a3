using Awareness.Language;

namespace Awareness.Knowledge.Reading;

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
        var reader = new LexiconReader();
        foreach (var file in files.OrderBy(file => file.Path, StringComparer.Ordinal))
        {
            var found = new FileProblems(file.Path, problems);
            if (AuthorText.Decode(file.Bytes.Span, found) is not { } text) continue;
            var reading = YamlReader.Read(file.Path, text.Joined());
            found.Add(reading.Problems);
            if (reading.Root is { } root) reader.ReadFile(root, found);
            else if (reading.Problems.Count == 0) found.Error(1, column: null, Messages.EmptyFile);
        }

        return new LexiconReading(reader.spellings, reader.concepts, problems);
    }

    /// <summary>The lexicon of <paramref name="files"/>, in their order; entries with a mistake are reported and left out.</summary>
    internal static Lexicon Read(IReadOnlyList<(string Path, YamlNode Root)> files, Func<string, FileProblems> problemsOf)
    {
        var reader = new LexiconReader();
        foreach (var (path, root) in files) reader.ReadFile(root, problemsOf(path));
        return new Lexicon(reader.spellings, reader.concepts);
    }

    private void ReadFile(YamlNode root, FileProblems problems)
    {
        if (root is not YamlMap map)
        {
            problems.Error(root, Messages.NotAMap(problems.File));
            return;
        }

        var parts = new Fields(map, problems, KnownParts);
        foreach (var fields in LawsReader.Entries(parts, "spellings", KnownSpelling, problems)) ReadSpelling(fields, problems);
        foreach (var fields in LawsReader.Entries(parts, "concepts", KnownConcept, problems)) ReadConcept(fields, problems);
    }

    private void ReadSpelling(Fields fields, FileProblems problems)
    {
        var means = fields.Required("means");
        var meaning = means is null ? "" : KeyOf(means.Text);
        if (means is not null && meaning.Length == 0) problems.Error(means, Wording.NoLetter(means.Text));
        var written = Phrases(fields, "written", forms, problems, Wording.WrittenTwice);
        foreach (var same in written.Where(form => KeyOf(form.Text) == meaning)) problems.Error(same, Wording.WrittenAsMeant(same.Text), Wording.WrittenAsMeantHint);
        List<string> kept = [.. written.Select(form => form.Text).Where(form => KeyOf(form) != meaning)];
        if (means is not null && meaning.Length > 0 && kept.Count > 0) spellings.Add(new Spelling(means.Text, kept));
    }

    private void ReadConcept(Fields fields, FileProblems problems)
    {
        var id = fields.Id();
        var kept = Phrases(fields, "words", words, problems, Wording.WordTwice);
        if (id is null) return;
        if (!ids.TryAdd(id.Text, new Located<string>(id.Text, problems, id))) problems.Error(id, Messages.DuplicateId(id.Text, ids[id.Text]));
        else if (kept.Count > 0) concepts.Add(new Concept(id.Text, [.. kept.Select(word => word.Text)]));
    }

    /// <summary>The phrases of a list that are met nowhere before; the others, and a list without any, are reported.</summary>
    private static List<YamlScalar> Phrases(Fields fields, string key, Dictionary<string, Located> met, FileProblems problems, Func<string, Located, string> twice)
    {
        var kept = new List<YamlScalar>();
        var phrases = fields.Scalars(key);
        if (phrases.Count == 0) problems.Error(fields.Place(key), Messages.Missing(key));
        foreach (var phrase in phrases)
        {
            var letters = KeyOf(phrase.Text);
            if (letters.Length == 0) problems.Error(phrase, Wording.NoLetter(phrase.Text));
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

    private static class Wording
    {
        public const string WrittenAsMeantHint = "bỏ cách viết này; viết hoa, viết thường và chỗ đặt dấu không cần ghi riêng";

        private const int LongestQuote = 60;

        public static string NoLetter(string phrase) => $"{Quote(phrase)} không có chữ hay số nào";

        public static string WrittenAsMeant(string form) => $"cách viết {Quote(form)} giống hệt chữ nó thay cho";

        public static string WrittenTwice(string form, Located first) => $"cách viết {Quote(form)} đã có ở {Place(first)}";

        public static string WordTwice(string word, Located first) => $"từ {Quote(word)} đã có ở {Place(first)}; mỗi từ chỉ thuộc một khái niệm";

        private static string Quote(string text) => $"\"{(text.Length <= LongestQuote ? text : $"{text[..LongestQuote]}…")}\"";

        private static string Place(Located first) => $"{first.Problems.File}:{first.At.Line}";
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

using System.Security.Cryptography;
using System.Text;
using Awareness.Knowledge.Reading;
using Awareness.Knowledge.Reading.Tables;
using Awareness.Knowledge.Tables;
using Awareness.Language;
using Awareness.Safety;
using Awareness.Yaml;

namespace Awareness.Knowledge;

/// <summary>
/// Reads <c>content/</c> and finds every mistake in it. The same files and the same day give the same result;
/// no input makes it throw.
/// </summary>
public sealed class ContentReader
{
    private const string AnswersFolder = "answers/";
    private const string DirectivesFolder = "directives/";
    private const string LexiconFolder = "lexicon/";
    private const string PhrasesFolder = "phrases/";
    private const string MessagesFolder = "messages/";
    private const string SafetyFolder = "safety/";
    private const string TextsFile = "texts.yaml";
    private const string FollowUpsFile = "follow-ups.yaml";

    private readonly SortedDictionary<string, AuthorText> texts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FileProblems> problemsByFile = new(StringComparer.Ordinal);
    private readonly List<Problem> problems;
    private readonly SourceCatalog catalog = new();
    private readonly HashSet<string> undecoded = new(StringComparer.Ordinal);
    private readonly DateOnly today;
    private ServiceTexts serviceTexts = new();
    private DecisionTables tables = DecisionTables.None;
    private Lexicon lexicon = Lexicon.Empty;
    private SafetyRules safety = SafetyRules.Empty;
    private FollowUpWords followUps = FollowUpWords.None;

    private readonly bool hasUnreadFiles;

    private ContentReader(IReadOnlyList<Problem> unread, DateOnly today)
    {
        problems = [.. unread];
        hasUnreadFiles = unread.Count > 0;
        this.today = today;
    }

    /// <summary>Reads the folder <paramref name="contentRoot"/> as of <paramref name="today"/>.</summary>
    public static ContentReading Read(string contentRoot, DateOnly today)
    {
        var folder = ContentFolder.Read(contentRoot);
        return new ContentReader(folder.Problems, today).ReadAll(folder.Files);
    }

    /// <summary>Reads <paramref name="files"/>, in any order, as of <paramref name="today"/>.</summary>
    public static ContentReading Read(IReadOnlyList<ContentFile> files, DateOnly today) =>
        new ContentReader([], today).ReadAll([.. files.OrderBy(file => file.Path, StringComparer.Ordinal)]);

    private ContentReading ReadAll(IReadOnlyList<ContentFile> files)
    {
        foreach (var file in files) Decode(file);
        var isCatalogWhole = ReadCatalog();
        lexicon = LexiconReader.Read(YamlBelow(LexiconFolder));
        safety = SafetyReader.Read(YamlBelow(SafetyFolder), CardIds(files));
        if (texts.ContainsKey(FollowUpsFile)) ReadYaml(FollowUpsFile, file => followUps = FollowUpsReader.Read(file, lexicon));
        var drafts = TextsBelow(AnswersFolder)
            .Select(file => CardReader.Read(CardId(file.Path), file.Text, ProblemsOf(file.Path)))
            .OfType<CardDraft>().OrderBy(draft => draft.Id, StringComparer.Ordinal).ToList();

        // With half the sources unread every card would seem to refer to nothing: first things first.
        IReadOnlyList<Card> cards = isCatalogWhole ? Build(drafts) : [];
        var isWhole = !hasUnreadFiles && !problemsByFile.Values.Any(found => found.IsBroken);
        List<Problem> sorted = [.. problems.OrderBy(problem => problem.File, StringComparer.Ordinal).ThenBy(problem => problem.Line).ThenBy(problem => problem.Column)];
        return new ContentReading(isWhole ? Content(cards, VersionOf(files)) : null, sorted);
    }

    /// <summary>Reads all that cards refer to; false when a file of it cannot be used at all.</summary>
    private bool ReadCatalog()
    {
        var isWhole = !undecoded.Any(path => IsBelow(path, DirectivesFolder));
        isWhole &= ReadYaml("topics.yaml", file => TopicsReader.Read(file, catalog));
        foreach (var (path, text) in TextsBelow(PhrasesFolder)) SaidReader.Phrases.Read(text, catalog, ProblemsOf(path));
        foreach (var (path, text) in TextsBelow(MessagesFolder)) SaidReader.Messages.Read(text, catalog, ProblemsOf(path));
        isWhole &= ReadYaml("laws.yaml", file => LawsReader.Read(file, catalog));
        foreach (var (path, text) in TextsBelow(DirectivesFolder)) isWhole &= DirectiveReader.Read(text, catalog, ProblemsOf(path));
        return isWhole & ReadYaml("hotlines.yaml", file => HotlinesReader.Read(file, catalog, today));
    }

    private List<Card> Build(List<CardDraft> drafts)
    {
        KnowledgeChecks.CheckSources(catalog, today);
        var references = new References(catalog, today);
        var builder = new CardBuilder(catalog, references, today);
        var cards = drafts.ConvertAll(builder.Build);
        KnowledgeChecks.CheckCards(drafts, cards, catalog, today);
        ReadYaml(TextsFile, file => serviceTexts = TextsReader.Read(file, references, cards));
        tables = TablesReader.Read(TableFiles(), catalog, references, cards, today);
        KnowledgeChecks.CheckUnused(catalog, references.UsedFigures);
        return cards;
    }

    private void Decode(ContentFile file)
    {
        var isKnown = file.Path is "topics.yaml" or "laws.yaml" or "hotlines.yaml" or TextsFile or FollowUpsFile || IsYamlBelow(file.Path, LexiconFolder) || IsYamlBelow(file.Path, SafetyFolder) || IsBelow(file.Path, AnswersFolder) || IsBelow(file.Path, DirectivesFolder) || IsSaid(file.Path) || TablesReader.Owns(file.Path);
        if (!isKnown) ProblemsOf(file.Path).Warn(1, column: null, Messages.UnreadFile);
        else if (AuthorText.Decode(file.Bytes.Span, ProblemsOf(file.Path)) is { } text) texts[file.Path] = text;
        else undecoded.Add(file.Path);
    }

    private static bool IsYamlBelow(string path, string folder) => path.StartsWith(folder, StringComparison.Ordinal) && path.EndsWith(".yaml", StringComparison.Ordinal);

    private static bool IsSaid(string path) =>
        (path.StartsWith(PhrasesFolder, StringComparison.Ordinal) || path.StartsWith(MessagesFolder, StringComparison.Ordinal)) && path.EndsWith(".txt", StringComparison.Ordinal);

    private static bool IsBelow(string path, string folder) =>
        path.StartsWith(folder, StringComparison.Ordinal) && path.EndsWith(".md", StringComparison.Ordinal) && path.Length > folder.Length + ".md".Length;

    private static string CardId(string path) => path[AnswersFolder.Length..^".md".Length];

    /// <summary>Ids of all cards, unreadable ones too: what refers to a card with a mistake is no mistake itself.</summary>
    private static HashSet<string> CardIds(IEnumerable<ContentFile> files) =>
        files.Select(file => file.Path).Where(path => IsBelow(path, AnswersFolder)).Select(CardId).ToHashSet(StringComparer.Ordinal);

    private IEnumerable<(string Path, AuthorText Text)> TextsBelow(string folder) =>
        texts.Where(entry => entry.Key.StartsWith(folder, StringComparison.Ordinal)).Select(entry => (entry.Key, entry.Value));

    private IEnumerable<YamlFile> YamlBelow(string folder) =>
        TextsBelow(folder).Select(file => YamlFile.Read(file.Text, ProblemsOf(file.Path))).OfType<YamlFile>();

    private IEnumerable<YamlFile> TableFiles() =>
        texts.Where(entry => TablesReader.Owns(entry.Key)).Select(entry => YamlFile.Read(entry.Value, ProblemsOf(entry.Key))).OfType<YamlFile>();

    private bool ReadYaml(string path, Action<YamlFile> read)
    {
        if (!texts.TryGetValue(path, out var text))
        {
            if (!undecoded.Contains(path)) ProblemsOf(path).Error(1, column: null, Messages.MissingFile);
            return false;
        }

        if (YamlFile.Read(text, ProblemsOf(path)) is not { } file) return false;
        read(file);
        return true;
    }

    private FileProblems ProblemsOf(string path)
    {
        if (!problemsByFile.TryGetValue(path, out var found)) problemsByFile[path] = found = new FileProblems(path, problems);
        return found;
    }

    private KnowledgeContent Content(IReadOnlyList<Card> cards, string version) => new()
    {
        Version = version,
        Topics = [.. catalog.Topics.Values.Select(topic => topic.Value with { Said = catalog.SaidOf(topic.Value.Id) })],
        Beyond = [.. catalog.Beyond.Select(id => new Subject(id, catalog.SaidOf(id)))],
        Cards = cards,
        Laws = ById(catalog.Laws),
        Guidance = ById(catalog.Guidance),
        Figures = ById(catalog.Figures),
        Hotlines = ById(catalog.Hotlines),
        Documents = catalog.Directives.ToDictionary(entry => entry.Key, entry => entry.Value.Value.Document, StringComparer.Ordinal),
        Texts = serviceTexts,
        Tables = tables,
        Lexicon = lexicon,
        Safety = safety,
        FollowUps = followUps,
    };

    private static Dictionary<string, T> ById<T>(Dictionary<string, Located<T>> entries) =>
        entries.ToDictionary(entry => entry.Key, entry => entry.Value.Value, StringComparer.Ordinal);

    /// <summary>Path and bytes of every file, each with its length before it, so that no two contents look the same.</summary>
    private static string VersionOf(IReadOnlyList<ContentFile> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in files)
        {
            if (file.Path.StartsWith("questions/", StringComparison.Ordinal)) continue;
            hash.AppendData(Encoding.UTF8.GetBytes($"{file.Path}\n{file.Bytes.Length}\n"));
            hash.AppendData(file.Bytes.Span);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..12];
    }
}

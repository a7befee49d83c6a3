using Awareness.Knowledge.Reading;
using Awareness.Knowledge.Reading.Checks;
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
    private const string EnglishEnding = ".en.md";
    private const string EnglishFolder = "english/";
    private const string EnglishPhrasesFolder = "english/phrases/";
    private const string DirectivesFolder = "directives/";
    private const string LexiconFolder = "lexicon/";
    private const string PhrasesFolder = "phrases/";
    private const string MessagesFolder = "messages/";
    private const string SafetyFolder = "safety/";
    private const string RefusalsFolder = "refusals/";
    private const string WeightsPath = "safety/weights.txt";
    private const string TextsFile = "texts.yaml";
    private const string WordingFile = "wording.yaml";
    private const string FollowUpsFile = "follow-ups.yaml";

    private readonly SortedDictionary<string, AuthorText> texts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FileProblems> problemsByFile = new(StringComparer.Ordinal);
    private readonly List<Problem> problems;
    private readonly SourceCatalog catalog = new();
    private readonly HashSet<string> undecoded = new(StringComparer.Ordinal);
    private readonly DateOnly today;
    private ServiceTexts serviceTexts = new();
    private DecisionTables tables = DecisionTables.None;
    private Edition? english;
    private Lexicon lexicon = Lexicon.Empty;
    private Triage safety = Triage.Empty;
    private RefusalRules refusals = RefusalRules.Empty;
    private FollowUpWords followUps = FollowUpWords.None;

    private readonly bool hasUnreadFiles;

    private ContentReader(IReadOnlyList<Problem> unread, DateOnly today)
    {
        problems = [.. unread];
        hasUnreadFiles = unread.Count > 0;
        this.today = today;
    }

    /// <summary>False where nobody reads warnings: those that take long to find are then left out. Content and mistakes are the same.</summary>
    private bool WithAdvice { get; init; } = true;

    /// <summary>Reads the folder <paramref name="contentRoot"/> as of <paramref name="today"/>.</summary>
    public static ContentReading Read(string contentRoot, DateOnly today) => Read(ContentFolder.Read(contentRoot), today);

    /// <summary>Reads <paramref name="folder"/> as of <paramref name="today"/>.</summary>
    public static ContentReading Read(ContentFolder folder, DateOnly today) => new ContentReader(folder.Problems, today).ReadAll(folder.Files);

    /// <summary>Reads <paramref name="files"/>, in any order, as of <paramref name="today"/>.</summary>
    public static ContentReading Read(IReadOnlyList<ContentFile> files, DateOnly today) => new ContentReader([], today).ReadAll(Ordered(files));

    /// <summary>Reads <paramref name="folder"/> to serve it: the same content and every mistake, but only the warnings that come by the way.</summary>
    public static ContentReading ReadToServe(ContentFolder folder, DateOnly today) => new ContentReader(folder.Problems, today) { WithAdvice = false }.ReadAll(Ordered(folder.Files));

    private static List<ContentFile> Ordered(IEnumerable<ContentFile> files) => [.. files.OrderBy(file => file.Path, StringComparer.Ordinal)];

    private ContentReading ReadAll(IReadOnlyList<ContentFile> files)
    {
        foreach (var file in files) Decode(file);
        var isCatalogWhole = ReadCatalog();
        lexicon = LexiconReader.Read(YamlBelow(LexiconFolder));
        safety = ReadSafety(CardIds(files));
        if (texts.ContainsKey(FollowUpsFile)) ReadYaml(FollowUpsFile, file => followUps = FollowUpsReader.Read(file, lexicon));
        var drafts = TextsBelow(AnswersFolder).Where(file => !IsEnglish(file.Path))
            .Select(file => CardReader.Read(CardId(file.Path), file.Text, ProblemsOf(file.Path)))
            .OfType<CardDraft>().OrderBy(draft => draft.Id, StringComparer.Ordinal).ToList();

        // With half the sources unread every card would seem to refer to nothing: first things first.
        IReadOnlyList<Card> cards = isCatalogWhole ? Build(drafts) : [];
        var isWhole = !hasUnreadFiles && !problemsByFile.Values.Any(found => found.IsBroken);
        List<Problem> sorted = [.. problems.OrderBy(problem => problem.File, StringComparer.Ordinal).ThenBy(problem => problem.Line).ThenBy(problem => problem.Column)];
        return new ContentReading(isWhole ? Content(cards, files) : null, sorted);
    }

    /// <summary>Reads all that cards refer to; false when a file of it cannot be used at all.</summary>
    private bool ReadCatalog()
    {
        var isWhole = !undecoded.Any(path => IsBelow(path, DirectivesFolder));
        isWhole &= ReadYaml("topics.yaml", file => TopicsReader.Read(file, catalog));
        foreach (var (path, text) in TextsBelow(PhrasesFolder)) SaidReader.Phrases.Read(text, catalog, ProblemsOf(path));
        foreach (var (path, text) in TextsBelow(MessagesFolder)) SaidReader.Messages.Read(text, catalog, ProblemsOf(path));
        isWhole &= ReadYaml("laws.yaml", file => LawsReader.Read(file, catalog, today));
        foreach (var (path, text) in TextsBelow(DirectivesFolder)) isWhole &= DirectiveReader.Read(text, catalog, ProblemsOf(path));
        return isWhole & ReadYaml("hotlines.yaml", file => HotlinesReader.Read(file, catalog, today));
    }

    private Triage ReadSafety(HashSet<string> cardIds)
    {
        var weights = texts.TryGetValue(WeightsPath, out var text) ? text : null;
        return SafetyReader.Read(YamlBelow(SafetyFolder), weights, cardIds, ProblemsOf(WeightsPath));
    }

    private List<Card> Build(List<CardDraft> drafts)
    {
        KnowledgeChecks.CheckSources(catalog, today);
        var references = new References(catalog, today);
        var builder = new CardBuilder(catalog, references, today);
        var cards = drafts.ConvertAll(builder.Build);
        KnowledgeChecks.CheckCards(drafts, cards, catalog, today);
        var checks = new AuthorChecks(catalog, ReadWording(), today) { WithAdvice = WithAdvice };
        checks.CheckCards(drafts, cards);
        ReadYaml(TextsFile, file =>
        {
            serviceTexts = TextsReader.Read(file, references, cards);
            checks.CheckTexts(serviceTexts, cards, file);
        });
        tables = TablesReader.Read(TableFiles(), catalog, references, cards, today);
        if (texts.ContainsKey($"{EnglishFolder}{TextsFile}")) english = BuildEnglish(drafts, cards);
        refusals = ReadRefusals(references, cards);
        KnowledgeChecks.CheckUnused(catalog, references.UsedFigures);
        return cards;
    }

    /// <summary>A content folder may do without: then the wording is not checked.</summary>
    private Wording ReadWording() => texts.TryGetValue(WordingFile, out var text) && YamlFile.Read(text, ProblemsOf(WordingFile)) is { } file ? Wording.Read(file) : Wording.None;

    private RefusalRules ReadRefusals(References references, IReadOnlyList<Card> cards)
    {
        var examples = TextsBelow(RefusalsFolder).Where(file => IsTextBelow(file.Path, RefusalsFolder)).Select(file => (file.Text, ProblemsOf(file.Path)));
        return new RefusalReader(catalog, references, cards.Select(card => card.Id).ToHashSet(StringComparer.Ordinal))
            .Read([.. YamlBelow(RefusalsFolder)], examples, cards.Concat(english?.Cards ?? []).SelectMany(card => card.Questions).Concat(catalog.Messages), lexicon);
    }

    /// <summary>English is there when its texts are: without them nobody could be greeted.</summary>
    private Edition BuildEnglish(List<CardDraft> drafts, List<Card> cards)
    {
        var reader = new EnglishEditionReader(catalog, today);
        var worded = new SourceCatalog();
        ReadYaml($"{EnglishFolder}topics.yaml", file => TopicsReader.ReadWorded(file, worded));
        foreach (var (path, text) in TextsBelow(EnglishPhrasesFolder)) SaidReader.Phrases.Read(text, worded, ProblemsOf(path));
        var files = TextsBelow(AnswersFolder).Where(file => IsEnglish(file.Path)).Select(file => (OriginalId(file.Path), file.Text, ProblemsOf(file.Path)));
        var edition = reader.Put(worded, ProblemsOf($"{EnglishFolder}topics.yaml"), reader.ReadCards(files, drafts, cards));
        var said = new ServiceTexts();
        ReadYaml($"{EnglishFolder}{TextsFile}", file => said = reader.ReadTexts(file, serviceTexts));
        return edition with { Texts = said, Lexicon = LexiconReader.ReadEnglish(YamlBelow($"{EnglishFolder}lexicon/")) };
    }

    private void Decode(ContentFile file)
    {
        if (!IsKnown(file.Path)) ProblemsOf(file.Path).Warn(1, column: null, Messages.UnreadFile);
        else if (AuthorText.Decode(file.Bytes.Span, ProblemsOf(file.Path)) is { } text) texts[file.Path] = text;
        else undecoded.Add(file.Path);
    }

    private static bool IsKnown(string path) =>
        path is "topics.yaml" or "laws.yaml" or "hotlines.yaml" or TextsFile or WordingFile or FollowUpsFile or WeightsPath || TablesReader.Owns(path)
        || IsBelow(path, AnswersFolder) || IsBelow(path, DirectivesFolder)
        || IsYamlBelow(path, LexiconFolder) || IsYamlBelow(path, SafetyFolder) || IsYamlBelow(path, RefusalsFolder) || IsYamlBelow(path, EnglishFolder)
        || IsTextBelow(path, PhrasesFolder) || IsTextBelow(path, MessagesFolder) || IsTextBelow(path, RefusalsFolder) || IsTextBelow(path, EnglishPhrasesFolder);

    private static bool IsYamlBelow(string path, string folder) => path.StartsWith(folder, StringComparison.Ordinal) && path.EndsWith(".yaml", StringComparison.Ordinal);

    private static bool IsTextBelow(string path, string folder) => path.StartsWith(folder, StringComparison.Ordinal) && path.EndsWith(".txt", StringComparison.Ordinal);

    private static bool IsEnglish(string path) => path.EndsWith(EnglishEnding, StringComparison.Ordinal);

    private static string OriginalId(string path) => path[AnswersFolder.Length..^EnglishEnding.Length];

    private static bool IsBelow(string path, string folder) =>
        path.StartsWith(folder, StringComparison.Ordinal) && path.EndsWith(".md", StringComparison.Ordinal) && path.Length > folder.Length + ".md".Length;

    private static string CardId(string path) => path[AnswersFolder.Length..^".md".Length];

    /// <summary>Ids of all cards, unreadable ones too: what refers to a card with a mistake is no mistake itself.</summary>
    private static HashSet<string> CardIds(IEnumerable<ContentFile> files) =>
        files.Select(file => file.Path).Where(path => IsBelow(path, AnswersFolder) && !IsEnglish(path)).Select(CardId).ToHashSet(StringComparer.Ordinal);

    private IEnumerable<(string Path, AuthorText Text)> TextsBelow(string folder) =>
        texts.Where(entry => entry.Key.StartsWith(folder, StringComparison.Ordinal)).Select(entry => (entry.Key, entry.Value));

    private IEnumerable<YamlFile> YamlBelow(string folder) =>
        TextsBelow(folder).Where(file => IsYamlBelow(file.Path, folder)).Select(file => YamlFile.Read(file.Text, ProblemsOf(file.Path))).OfType<YamlFile>();

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

    private KnowledgeContent Content(IReadOnlyList<Card> cards, IReadOnlyList<ContentFile> files) => new()
    {
        Version = new ContentFolder(files, []).Version,
        ReadingVersion = new ContentFolder([.. files.Where(file => !IsBelow(file.Path, AnswersFolder) && !IsBelow(file.Path, DirectivesFolder))], []).Version,
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
        Refusals = refusals,
        English = english,
        FollowUps = followUps,
    };

    private static Dictionary<string, T> ById<T>(Dictionary<string, Located<T>> entries) =>
        entries.ToDictionary(entry => entry.Key, entry => entry.Value.Value, StringComparer.Ordinal);
}

using Awareness.Bots.Checks;
using Awareness.Bots.Reading;
using Awareness.Flows;
using Awareness.Flows.Reading;
using Awareness.Knowledge;
using Awareness.Yaml;

namespace Awareness.Bots;

/// <summary>
/// Reads <c>bots/</c> and finds every mistake in it. The same files, content and day give the same result; no input makes it throw.
/// </summary>
public sealed class BotReader
{
    private readonly List<Problem> problems = [];
    private readonly Dictionary<string, FileProblems> problemsByFile = new(StringComparer.Ordinal);
    private readonly BotsDraft draft = new();
    private readonly FlowSources sources;

    private BotReader(KnowledgeContent content, DateOnly today) => sources = new FlowSources(content, today);

    /// <summary>Reads <paramref name="files"/>, paths below <c>bots/</c>, chats among them left alone.</summary>
    /// <param name="files">In any order.</param>
    /// <param name="content">What topics, references and titles of cards lead to.</param>
    /// <param name="today">Decides which cards and figures still hold; campaigns that are over are not mistakes.</param>
    public static BotReading Read(IReadOnlyList<ContentFile> files, KnowledgeContent content, DateOnly today) =>
        new BotReader(content, today).ReadAll([.. files.Where(file => !BotFormat.IsLeftAlone(file.Path)).OrderBy(file => file.Path, StringComparer.Ordinal)]);

    /// <summary>Ids of the bots whose files are among <paramref name="files"/>, readable or not.</summary>
    public static IEnumerable<string> BotsOf(IReadOnlyList<ContentFile> files) =>
        files.Where(file => !BotFormat.IsLeftAlone(file.Path)).Select(file => BotFormat.Classify(file.Path)?.Bot ?? "").Where(bot => bot.Length > 0).Distinct(StringComparer.Ordinal);

    /// <summary>Reads one version of a flow that was kept; null when it cannot be used with this content any more.</summary>
    /// <param name="id">Full name.</param>
    /// <param name="source">Its file as it was.</param>
    /// <param name="content">What references lead to.</param>
    /// <param name="bot">The bot as it is now, whose timeout and handoff the flow takes over; null for none.</param>
    public static Flow? ReadKept(string id, string source, KnowledgeContent content, Bot? bot = null)
    {
        var bytes = System.Text.Encoding.UTF8.GetBytes(source);
        var found = new FileProblems(id, []);
        var parts = id.Split('/', 2);
        if (parts.Length != 2 || AuthorText.Decode(bytes, found) is not { } text || YamlFile.Read(text, found) is not { } file) return null;
        var setting = new FlowSetting(parts[0], new FlowSources(content, DateOnly.MinValue)) { Timeout = bot?.Timeout, Handoff = bot is { Handoff.Length: > 0 } ? new FlowText(bot.Handoff) : null };
        var kept = new FlowDraft(id, file, new TextPlaces(text)) { Setting = setting };
        FlowReader.Read(kept, bytes);
        return kept.Flow;
    }

    private BotReading ReadAll(IReadOnlyList<ContentFile> files)
    {
        if (files.Count == 0) return new BotReading(BotLibrary.None, []);
        var readable = new List<ReadFile>();
        foreach (var file in files)
        {
            if (Open(file) is { } read) readable.Add(read);
        }

        foreach (var file in readable.Where(file => file.Path.Kind is BotFileKind.Texts or BotFileKind.Places)) ReadShared(file);
        foreach (var file in readable.Where(file => file.Path.Kind is BotFileKind.Bot)) draft.Bots[file.Path.Bot] = new BotFileReader(file.Yaml, file.Places, sources).Read(file.Path.Bot);
        foreach (var file in readable.Where(file => file.Path.Kind is BotFileKind.Flow)) ReadFlow(file);
        foreach (var file in readable.Where(file => file.Path.Kind is BotFileKind.Campaign)) ReadCampaign(file);
        ReportMissingFiles(files);
        var words = BotChecks.Check(draft, sources);
        var isWhole = !problemsByFile.Values.Any(found => found.IsBroken);
        List<Problem> sorted = [.. problems.OrderBy(problem => problem.File, StringComparer.Ordinal).ThenBy(problem => problem.Line).ThenBy(problem => problem.Column)];
        return new BotReading(isWhole ? Library(words, new ContentFolder(files, []).Version) : null, sorted);
    }

    private ReadFile? Open(ContentFile file)
    {
        var found = ProblemsOf(file.Path);
        if (BotFormat.Classify(file.Path) is not { } path)
        {
            found.Warn(1, column: null, BotMessages.UnreadFile, BotMessages.UnreadFileHint);
            return null;
        }

        if (path.Kind is BotFileKind.Flow)
        {
            var id = $"{path.Bot}/{path.Name}";
            if (!draft.FlowIds.Add(id)) found.Error(1, column: null, BotMessages.DuplicateFlow(path.Name, path.Bot));
        }

        if (new[] { path.Bot, path.Name, path.Campaign }.FirstOrDefault(part => part is { Length: > 0 } && !BotFormat.IsId(part)) is { } wrong)
            found.Error(1, column: null, BotMessages.BadName(wrong), BotMessages.BadFolderHint);
        if (AuthorText.Decode(file.Bytes.Span, found) is not { } text || YamlFile.Read(text, found) is not { } yaml) return null;
        return new ReadFile(path, yaml, new TextPlaces(text), file.Bytes);
    }

    private void ReadShared(ReadFile file)
    {
        if (file.Path.Kind is BotFileKind.Places) draft.Places = PlacesReader.Read(file.Yaml);
        else draft.Texts = new FlowTextsReader(file.Yaml, new FlowTextReader(file.Yaml.Problems, file.Places, new FlowSetting("", sources))).Read();
    }

    private void ReadFlow(ReadFile file)
    {
        var id = $"{file.Path.Bot}/{file.Path.Name}";
        var campaign = file.Path.Campaign is { } name ? $"{file.Path.Bot}/{name}" : null;
        var flow = new FlowDraft(id, file.Yaml, file.Places) { Setting = SettingOf(file.Path.Bot), Campaign = campaign };
        if (draft.Flows.TryAdd(id, flow)) FlowReader.Read(flow, file.Bytes);
    }

    private void ReadCampaign(ReadFile file) =>
        draft.Campaigns[$"{file.Path.Bot}/{file.Path.Name}"] = CampaignReader.Read(file.Yaml, file.Places, SettingOf(file.Path.Bot), file.Path.Name);

    /// <summary>A flow beside a bot that could not be read is read all the same.</summary>
    private FlowSetting SettingOf(string bot) => draft.Bots.TryGetValue(bot, out var found) ? found.Setting : new FlowSetting(bot, sources);

    private void ReportMissingFiles(IReadOnlyList<ContentFile> files)
    {
        var paths = files.Select(file => file.Path).ToHashSet(StringComparer.Ordinal);
        foreach (var path in BotsOf(files).Select(bot => $"{bot}/{BotFormat.BotFile}").Append(BotFormat.TextsFile))
        {
            if (!paths.Contains(path)) ProblemsOf(path).Error(1, column: null, BotMessages.MissingFile);
        }

        foreach (var campaign in files.Select(file => BotFormat.Classify(file.Path)).Where(path => path?.Campaign is not null).Select(path => $"{path?.Bot}/campaigns/{path?.Campaign}/{BotFormat.CampaignFile}").Distinct(StringComparer.Ordinal))
        {
            if (!paths.Contains(campaign)) ProblemsOf(campaign).Error(1, column: null, BotMessages.MissingFile);
        }
    }

    private FileProblems ProblemsOf(string path)
    {
        if (!problemsByFile.TryGetValue(path, out var found)) problemsByFile[path] = found = new FileProblems(path, problems);
        return found;
    }

    private BotLibrary Library(IReadOnlyDictionary<string, StartWord> words, string version) => new()
    {
        Version = version,
        Bots = [.. draft.Bots.Values.Select(bot => bot.Bot)],
        Campaigns = [.. draft.Campaigns.Values.Select(campaign => campaign.Campaign)],
        Flows = [.. draft.Flows.Values.Select(flow => flow.Flow).OfType<Flow>()],
        StartWords = words,
        Texts = draft.Texts,
        Places = draft.Places,
    };

    /// <summary>A file that consists of keys, and what it is.</summary>
    private sealed record ReadFile(BotPath Path, YamlFile Yaml, TextPlaces Places, ReadOnlyMemory<byte> Bytes);
}

/// <summary>What came of reading the bots.</summary>
/// <param name="Library">Null when there are mistakes.</param>
/// <param name="Problems">What is wrong, by file and line.</param>
public sealed record BotReading(BotLibrary? Library, IReadOnlyList<Problem> Problems);

using Awareness.Language;
using Awareness.Safety;
using YamlDotNet.RepresentationModel;

namespace Awareness.Tests.Safety;

/// <summary>The rules and word lists as they ship, and the messages they are judged by.</summary>
internal static class Corpus
{
    /// <summary>The key of messages that are no emergency.</summary>
    public const string None = "none";

    private static readonly Lazy<(Lexicon Lexicon, SafetyRules Rules, IReadOnlyList<Problem> Problems)> Shipped = new(Load);

    public static Lexicon Lexicon => Shipped.Value.Lexicon;

    public static SafetyRules Rules => Shipped.Value.Rules;

    public static IReadOnlyList<Problem> Problems => Shipped.Value.Problems;

    public static string ContentRoot => Path.Combine(Root(), "content");

    public static Danger? Assess(string text) => Rules.Assess(Lexicon.Analyze(text));

    public static string Explain(string text)
    {
        var readings = Rules.Explain(Lexicon.Analyze(text)).Select(reading => $"{reading.Sign} {reading.Score} [{string.Join(' ', reading.Cues)}]");
        return $"{text}\n  {string.Join("\n  ", readings)}";
    }

    public static IEnumerable<Message> Read(string file)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(File.ReadAllText(Path.Combine(Root(), "tests", "Awareness.Tests", "Safety", file))));
        foreach (var (key, list) in (YamlMappingNode)stream.Documents[0].RootNode)
        {
            foreach (var text in (YamlSequenceNode)list) yield return new Message(text.ToString(), key.ToString());
        }
    }

    /// <summary>The text without any mark, as most people type in a hurry.</summary>
    public static string WithoutMarks(string text)
    {
        var folded = text.Select(unit => Letters.Fold(Letters.Decompose(unit).Value) is var letter && char.IsUpper(unit) ? char.ToUpperInvariant(letter) : letter);
        return string.Concat(folded);
    }

    private static (Lexicon, SafetyRules, IReadOnlyList<Problem>) Load()
    {
        var answers = Path.Combine(ContentRoot, "answers");
        var cards = Directory.EnumerateFiles(answers, "*.md", SearchOption.AllDirectories).Select(path => Path.ChangeExtension(Path.GetRelativePath(answers, path), null).Replace('\\', '/'));
        var reading = SafetyReader.Read([.. Files("safety")], cards.ToHashSet(StringComparer.Ordinal));
        return (Language.LexiconFiles.Real.Lexicon, reading.Rules, reading.Problems);
    }

    private static IEnumerable<ContentFile> Files(string folder) =>
        Directory.EnumerateFiles(Path.Combine(ContentRoot, folder), "*.yaml").Order(StringComparer.Ordinal).Select(path => new ContentFile($"{folder}/{Path.GetFileName(path)}", File.ReadAllBytes(path)));

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Awareness.sln"))) folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("Not below the repository.");
        return folder;
    }
}

/// <summary>A message and the cards that may come up for it.</summary>
internal sealed record Message(string Text, string Key)
{
    public bool IsEmergency => Key != Corpus.None;

    public bool Fits(Danger? danger) => IsEmergency ? danger is not null && Key.Split('|').Contains(danger.CardId["emergency/".Length..]) : danger is null;
}

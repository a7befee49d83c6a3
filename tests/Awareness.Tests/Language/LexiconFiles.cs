using System.Text;
using System.Text.RegularExpressions;
using Awareness.Language;

namespace Awareness.Tests.Language;

/// <summary>The word lists of the repository, and lists a test writes itself.</summary>
internal static partial class LexiconFiles
{
    private static readonly string Content = Path.Combine(FindRoot(), "content");

    /// <summary>The reading of <c>content/lexicon</c>.</summary>
    public static LexiconReading Real { get; } = LexiconReader.Read(
        [.. Directory.EnumerateFiles(Path.Combine(Content, "lexicon"), "*.yaml").Select(path => new ContentFile($"lexicon/{Path.GetFileName(path)}", File.ReadAllBytes(path)))]);

    /// <summary>What officials wrote and reviewers read, word by word: the bodies of cards, and the directives.</summary>
    public static IReadOnlyList<AnalyzedText> Prose { get; } =
    [
        .. Directory.EnumerateFiles(Path.Combine(Content, "answers"), "*.md", SearchOption.AllDirectories).Where(path => !path.EndsWith(".en.md", StringComparison.Ordinal)).Select(Body).SelectMany(Sentences),
        .. Directory.EnumerateFiles(Path.Combine(Content, "directives"), "*.md").Select(File.ReadAllText).SelectMany(Sentences),
    ];

    /// <summary>Reads one file of lists.</summary>
    public static LexiconReading Read(string yaml) => Read(("lexicon/a.yaml", yaml));

    /// <summary>Reads several files of lists.</summary>
    public static LexiconReading Read(params (string Path, string Yaml)[] files) =>
        LexiconReader.Read([.. files.Select(file => new ContentFile(file.Path, Encoding.UTF8.GetBytes(file.Yaml)))]);

    /// <summary>The keys of a text, joined by blanks.</summary>
    public static string Keys(AnalyzedText text) => string.Join(' ', Enumerable.Range(0, text.Count).Select(index => text.Key(index).ToString()));

    private static string Body(string path)
    {
        var text = File.ReadAllText(path);
        return text[(text.IndexOf("\n---", 3, StringComparison.Ordinal) + 4)..];
    }

    private static IEnumerable<AnalyzedText> Sentences(string text) =>
        Reference().Replace(text, "").Split('\n', '.', '?', '!', ';', ':', ',', '(', ')', '"', '“', '”').Select(Tokenizer.Analyze).Where(sentence => sentence.Count > 0);

    [GeneratedRegex(@"\{\{[^}]*\}\}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Reference();

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Awareness.sln"))) return folder.FullName;
        }

        throw new InvalidOperationException("The tests must lie below the folder of Awareness.sln.");
    }
}

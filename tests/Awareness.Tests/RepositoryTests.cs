using System.Text.RegularExpressions;

namespace Awareness.Tests;

/// <summary>Rules about the files of the repository themselves.</summary>
public sealed partial class RepositoryTests
{
    private const int LongestFile = 400;
    private const int LongestArchitecture = 300;

    private static readonly string[] SkippedFolders = ["artifacts", "node_modules", ".git", "bin", "obj", "data", "TestResults"];

    [Fact]
    public void No_source_file_is_longer_than_400_lines() =>
        Found.Nothing(Files("src", "*.cs").Concat(Files("tests", "*.cs")).Where(file => File.ReadLines(file).Count() > LongestFile).Select(Relative));

    [Fact]
    public void Nothing_is_left_to_do_in_the_product() => Found.Nothing(Matches(Files("src", "*.cs"), Unfinished()));

    [Fact]
    public void No_test_is_skipped() => Found.Nothing(Matches(Files("tests", "*.cs"), Skipped()));

    [Fact]
    public void No_file_names_a_path_of_one_machine() =>
        Found.Nothing(Matches(Files(".", "*").Where(file => TextEndings.Contains(Path.GetExtension(file))), MachinePath()));

    [Fact]
    public void The_architecture_fits_into_one_sitting()
    {
        var path = Path.Combine(Repository.Root, "docs", "architecture.md");

        Assert.True(!File.Exists(path) || File.ReadLines(path).Count() <= LongestArchitecture);
    }

    [Theory]
    [InlineData("// TO" + "DO: later")]
    [InlineData("throw new NotImplemented" + "Exception();")]
    public void The_search_for_unfinished_work_finds_it(string line) => Assert.Matches(Unfinished(), line);

    [Theory]
    [InlineData("[Fact(Sk" + "ip = \"later\")]")]
    [InlineData("[Theory(DisplayName = \"a\", Sk" + "ip=\"b\")]")]
    public void The_search_for_skipped_tests_finds_one(string line) => Assert.Matches(Skipped(), line);

    [Theory]
    [InlineData("cd /ho" + "me/ann/project")]
    [InlineData("see /wo" + "rk/shared/x.md")]
    [InlineData("C:\\Us" + "ers\\ann")]
    public void The_search_for_machine_paths_finds_one(string line) => Assert.Matches(MachinePath(), line);

    [Fact]
    public void The_files_are_found() => Assert.Contains(Files("src", "*.cs"), file => file.EndsWith("ContentReader.cs", StringComparison.Ordinal));

    private static readonly HashSet<string> TextEndings = new(StringComparer.Ordinal)
    {
        ".cs", ".csproj", ".props", ".targets", ".json", ".md", ".yaml", ".yml", ".sh", ".js", ".mjs", ".html", ".css", ".sql", ".txt", "",
    };

    private static IEnumerable<string> Matches(IEnumerable<string> files, Regex pattern) =>
        files.SelectMany(file => File.ReadLines(file).Select((line, index) => (line, Place: $"{Relative(file)}:{index + 1}")))
            .Where(entry => pattern.IsMatch(entry.line))
            .Select(entry => entry.Place);

    private static IEnumerable<string> Files(string folder, string pattern)
    {
        var pending = new Stack<string>([Path.GetFullPath(Path.Combine(Repository.Root, folder))]);
        while (pending.TryPop(out var current))
        {
            foreach (var below in Directory.EnumerateDirectories(current).Where(below => !SkippedFolders.Contains(Path.GetFileName(below)))) pending.Push(below);
            // In a worktree .git is a file that holds a path by design.
            foreach (var file in Directory.EnumerateFiles(current, pattern).Where(file => Path.GetFileName(file) != ".git")) yield return file;
        }
    }

    private static string Relative(string file) => Path.GetRelativePath(Repository.Root, file).Replace('\\', '/');

    [GeneratedRegex(@"\bTO" + @"DO\b|\bFIX" + @"ME\b|NotImplemented" + "Exception", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Unfinished();

    [GeneratedRegex(@"\[[^\]]*\bSk" + @"ip\s*=\s*""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Skipped();

    [GeneratedRegex(@"(?<![\w.])/(ho" + "me|wo" + "rk|Us" + @"ers|ro" + @"ot)/\w|[A-Z]:\\Us" + "ers", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex MachinePath();
}

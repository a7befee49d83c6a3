using Awareness.Yaml;

namespace Awareness.Knowledge.Reading;

/// <summary>The YAML between two <c>---</c> lines at the head of a Markdown file.</summary>
/// <param name="Map">Its keys.</param>
/// <param name="BodyLine">1-based line the body begins on.</param>
internal sealed record FrontMatter(YamlMap Map, int BodyLine)
{
    private const string Fence = "---";

    /// <summary>Reads it; null when there is none that can be used, and that was reported.</summary>
    public static FrontMatter? Read(AuthorText text, FileProblems problems)
    {
        if (text.Lines[0].TrimEnd() != Fence)
        {
            problems.Error(1, column: null, Messages.NoFrontMatter, Messages.NoFrontMatterHint);
            return null;
        }

        var end = 1;
        while (end < text.Lines.Count && text.Lines[end].TrimEnd() != Fence) end++;
        if (end == text.Lines.Count)
        {
            problems.Error(1, column: null, Messages.OpenFrontMatter, Messages.OpenFrontMatterHint);
            return null;
        }

        var reading = YamlReader.Read(problems.File, text.Joined(2, end), firstLine: 2);
        problems.Add(reading.Problems);
        if (reading.Root is YamlMap map) return new FrontMatter(map, end + 2);
        if (reading.Problems.Count == 0) problems.Error(2, column: null, Messages.EmptyFrontMatter);
        return null;
    }
}

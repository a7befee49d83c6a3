namespace Awareness.Yaml;

/// <summary>A YAML file that consists of keys, and where its problems go.</summary>
internal sealed record YamlFile(YamlMap Map, FileProblems Problems)
{
    /// <summary>Reads <paramref name="text"/>; null when it has no keys, and that was reported.</summary>
    public static YamlFile? Read(AuthorText text, FileProblems problems)
    {
        var reading = YamlReader.Read(problems.File, text.Joined());
        problems.Add(reading.Problems);
        if (reading.Root is YamlMap map) return new YamlFile(map, problems);
        if (reading.Root is { } other) problems.Error(other, FileMessages.NotAMap(problems.File));
        else if (reading.Problems.Count == 0) problems.Error(1, column: null, FileMessages.EmptyFile);
        return null;
    }

    /// <summary>Reads those of <paramref name="files"/> that consist of keys, by path; what is wrong is added to <paramref name="problems"/>.</summary>
    public static IReadOnlyList<YamlFile> ReadAll(IEnumerable<ContentFile> files, List<Problem> problems)
    {
        var read = new List<YamlFile>();
        foreach (var file in files.OrderBy(file => file.Path, StringComparer.Ordinal))
        {
            var found = new FileProblems(file.Path, problems);
            if (AuthorText.Decode(file.Bytes.Span, found) is { } text && Read(text, found) is { } yaml) read.Add(yaml);
        }

        return read;
    }

    /// <summary>The keys of the file; those outside <paramref name="known"/> are problems.</summary>
    public Fields Open(IReadOnlyList<string> known) => new(Map, Problems, known);
}

using Awareness.Yaml;

namespace Awareness.Knowledge.Reading;

/// <summary>The words by which the wording of cards is checked, chosen by officers in <c>wording.yaml</c>. All are in lower case.</summary>
internal sealed record Wording
{
    private static readonly string[] KnownParts = ["official", "hedges", "past"];

    /// <summary>No words: nothing is found, and whatever needs a word is taken to have it.</summary>
    public static Wording None { get; } = new();

    /// <summary>Words of offices and laws, each with what people say instead.</summary>
    public IReadOnlyList<OfficialWord> Official { get; private init; } = [];

    /// <summary>Words that say "we are not sure"; a doubtful fact stands beside one of them.</summary>
    public IReadOnlyList<string> Hedges { get; private init; } = [];

    /// <summary>Words that say "no longer"; a figure or law that has ended stands beside one of them.</summary>
    public IReadOnlyList<string> Past { get; private init; } = [];

    /// <summary>Reads <paramref name="file"/>.</summary>
    public static Wording Read(YamlFile file)
    {
        var parts = file.Open(KnownParts);
        return new Wording { Official = ReadOfficial(file), Hedges = Lower(parts, "hedges"), Past = Lower(parts, "past") };
    }

    private static List<OfficialWord> ReadOfficial(YamlFile file)
    {
        var found = new List<OfficialWord>();
        if (file.Map.Find("official") is not { } entry) return found;
        if (entry.Value is not YamlMap words)
        {
            file.Problems.Error(entry.Key, FileMessages.NotAMap("official"));
            return found;
        }

        foreach (var (word, value) in words.Entries)
        {
            if (value is YamlScalar { IsNull: false } plain) found.Add(new OfficialWord(word.Text.ToLowerInvariant(), plain.Text));
            else file.Problems.Error(word, CheckMessages.NoPlainWord(word.Text), CheckMessages.NoPlainWordHint);
        }

        return found;
    }

    private static List<string> Lower(Fields parts, string key) => [.. parts.Scalars(key).Select(word => word.Text.ToLowerInvariant())];
}

/// <summary>A word of offices and laws.</summary>
/// <param name="Word">In lower case.</param>
/// <param name="Plain">What people say.</param>
internal sealed record OfficialWord(string Word, string Plain);

using System.Globalization;

namespace Awareness.Knowledge.Reading;

/// <summary>
/// The keys of one YAML map, read by name. What is missing, empty, of the wrong shape or not known to the format becomes a problem,
/// so that a reader only says what it wants.
/// </summary>
internal sealed class Fields
{
    private readonly YamlMap map;
    private readonly FileProblems problems;

    /// <summary>Opens <paramref name="map"/>; keys outside <paramref name="known"/> are problems.</summary>
    public Fields(YamlMap map, FileProblems problems, IReadOnlyList<string> known)
    {
        this.map = map;
        this.problems = problems;
        foreach (var entry in map.Entries)
        {
            if (!known.Contains(entry.Key.Text)) problems.Error(entry.Key, Messages.UnknownKey(entry.Key.Text), Nearest.Suggest(entry.Key.Text, known));
        }
    }

    /// <summary>Where the map begins.</summary>
    public YamlNode At => map;

    /// <summary>The value of a key that may be left out or empty.</summary>
    public YamlScalar? Optional(string key) => map.Find(key)?.Value switch
    {
        null or YamlScalar { IsNull: true } => null,
        YamlScalar scalar when IsOneLine(scalar) => scalar with { Text = scalar.Text.Trim() },
        var other => Wrong(other, Messages.NotOneValue(key), Messages.QuoteHint),
    };

    /// <summary>The value of a key that must be there; null when it is not, and that was reported.</summary>
    public YamlScalar? Required(string key)
    {
        var entry = map.Find(key);
        if (entry is null or { Value: YamlScalar { IsNull: true } }) return Wrong(entry?.Key ?? (YamlNode)map, Messages.Missing(key), suggestion: null);
        return Optional(key);
    }

    /// <summary>Trimmed text of a key that must be there; empty when it is not, and that was reported.</summary>
    public string Text(string key) => Required(key)?.Text ?? "";

    /// <summary>Trimmed text of a key that may be left out; empty then.</summary>
    public string OptionalText(string key) => Optional(key)?.Text ?? "";

    /// <summary>An id of letters, digits, hyphens and dots that must be there.</summary>
    public YamlScalar? Id(string key = "id")
    {
        var id = Required(key);
        if (id is not null && !IsId(id.Text)) problems.Error(id, Messages.BadId(id.Text), Messages.BadIdHint);
        return id;
    }

    /// <summary>A day that must be there; null when it is missing or malformed, and that was reported.</summary>
    public DateOnly? Date(string key) => Required(key) is { } scalar ? ParseDate(key, scalar) : null;

    /// <summary>A day that may be left out; null then.</summary>
    public DateOnly? OptionalDate(string key) => Optional(key) is { } scalar ? ParseDate(key, scalar) : null;

    /// <summary>The single values of a list that may be left out.</summary>
    public IReadOnlyList<YamlScalar> Scalars(string key)
    {
        var found = new List<YamlScalar>();
        foreach (var item in Items(key))
        {
            if (item is YamlScalar { IsNull: false } scalar && IsOneLine(scalar)) found.Add(scalar with { Text = scalar.Text.Trim() });
            else problems.Error(item, Messages.NotOneValue(key), item is YamlMap ? Messages.QuoteHint : null);
        }

        return found;
    }

    /// <summary>The items of a list that may be left out.</summary>
    public IReadOnlyList<YamlNode> Items(string key)
    {
        switch (map.Find(key)?.Value)
        {
            case null or YamlScalar { IsNull: true }:
                return [];
            case YamlList list:
                return list.Items;
            case var other:
                problems.Error(other, Messages.NotAList(key), Messages.ListHint);
                return [];
        }
    }

    /// <summary>Where the key stands, or the map when it is missing.</summary>
    public YamlNode Place(string key) => map.Find(key)?.Key ?? (YamlNode)map;

    private static bool IsOneLine(YamlScalar scalar) => !string.IsNullOrWhiteSpace(scalar.Text) && !scalar.Text.AsSpan().Trim().Contains('\n');

    private DateOnly? ParseDate(string key, YamlScalar scalar)
    {
        if (DateOnly.TryParseExact(scalar.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
        problems.Error(scalar, Messages.BadDate(key, scalar.Text), Messages.BadDateHint);
        return null;
    }

    private YamlScalar? Wrong(YamlNode at, string message, string? suggestion)
    {
        problems.Error(at, message, suggestion);
        return null;
    }

    /// <summary>True for words of a–z and 0–9, joined by single dots or hyphens.</summary>
    public static bool IsId(string text)
    {
        var afterWord = false;
        foreach (var letter in text)
        {
            var inWord = char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter);
            if (!inWord && !(afterWord && letter is '.' or '-')) return false;
            afterWord = inWord;
        }

        return afterWord;
    }
}

using System.Globalization;

namespace Awareness.Yaml;

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
            if (!known.Contains(entry.Key.Text)) problems.Error(entry.Key, FileMessages.UnknownKey(entry.Key.Text), problems.IsFull ? null : Nearest.Suggest(entry.Key.Text, known));
        }
    }

    /// <summary>Where the map begins.</summary>
    public YamlNode At => map;

    /// <summary>The value of a key that may be left out or empty.</summary>
    public YamlScalar? Optional(string key) => map.Find(key)?.Value switch
    {
        null => null,
        YamlScalar scalar when IsEmpty(scalar) => null,
        YamlScalar scalar when IsOneLine(scalar) => scalar with { Text = scalar.Text.Trim() },
        var other => Wrong(other, FileMessages.NotOneValue(key), FileMessages.QuoteHint),
    };

    /// <summary>The value of a key that must be there; null when it is not, and that was reported.</summary>
    public YamlScalar? Required(string key)
    {
        return map.Find(key)?.Value is null || map.Find(key)?.Value is YamlScalar scalar && IsEmpty(scalar)
            ? Wrong(Place(key), FileMessages.Missing(key), suggestion: null)
            : Optional(key);
    }

    /// <summary>The value of a key that must be there and may run over several lines; null when it is not, and that was reported.</summary>
    public YamlScalar? Paragraphs(string key) =>
        map.Find(key)?.Value is YamlScalar scalar && !IsEmpty(scalar)
            ? scalar with { Text = scalar.Text.Trim() }
            : Required(key);

    /// <summary>The value of a key that may be left out or empty, and may run over several lines.</summary>
    public YamlScalar? OptionalParagraphs(string key) =>
        map.Find(key)?.Value is YamlScalar scalar && !IsEmpty(scalar)
            ? scalar with { Text = scalar.Text.Trim() }
            : Optional(key);

    /// <summary>The keys below a key that must be there; null when they are not, and that was reported.</summary>
    public Fields? Map(string key, IReadOnlyList<string> known)
    {
        if (map.Find(key)?.Value is YamlMap found) return new Fields(found, problems, known);
        problems.Error(Place(key), map.Find(key) is null ? FileMessages.Missing(key) : FileMessages.NotAMap(key));
        return null;
    }

    /// <summary>Trimmed text of a key that must be there; empty when it is not, and that was reported.</summary>
    public string Text(string key) => Required(key)?.Text ?? "";

    /// <summary>Trimmed text of a key that may be left out; empty then.</summary>
    public string OptionalText(string key) => Optional(key)?.Text ?? "";

    /// <summary>An id of letters, digits, hyphens and dots that must be there.</summary>
    public YamlScalar? Id(string key = "id")
    {
        var id = Required(key);
        if (id is not null && !IsId(id.Text)) problems.Error(id, FileMessages.BadId(id.Text), FileMessages.BadIdHint);
        return id;
    }

    /// <summary>A day that must be there; null when it is missing or malformed, and that was reported.</summary>
    public DateOnly? Date(string key) => Required(key) is { } scalar ? ParseDate(key, scalar) : null;

    /// <summary>A day that may be left out; null then.</summary>
    public DateOnly? OptionalDate(string key) => Optional(key) is { } scalar ? ParseDate(key, scalar) : null;

    /// <summary>A whole number that must be there; null when it is missing or malformed, and that was reported.</summary>
    public int? Number(string key) => Required(key) is { } scalar ? ParseNumber(key, scalar) : null;

    /// <summary>A whole number that may be left out; null then.</summary>
    public int? OptionalNumber(string key) => Optional(key) is { } scalar ? ParseNumber(key, scalar) : null;

    /// <summary>What the word of a key that may be left out stands for; <paramref name="otherwise"/> then, and when it is none of the choices, which is reported.</summary>
    public T Choice<T>(string key, IReadOnlyDictionary<string, T> choices, T otherwise)
    {
        if (Optional(key) is not { } scalar) return otherwise;
        if (choices.TryGetValue(scalar.Text, out var chosen)) return chosen;
        problems.Error(scalar, FileMessages.NotOneOf(scalar.Text, choices.Keys), Nearest.Suggest(scalar.Text, choices.Keys));
        return otherwise;
    }

    /// <summary>The single values of a list that may be left out.</summary>
    public IReadOnlyList<YamlScalar> Scalars(string key)
    {
        var found = new List<YamlScalar>();
        foreach (var item in Items(key))
        {
            if (item is YamlScalar scalar && !IsEmpty(scalar) && IsOneLine(scalar)) found.Add(scalar with { Text = scalar.Text.Trim() });
            else problems.Error(item, FileMessages.NotOneValue(key), item is YamlMap ? FileMessages.QuoteHint : null);
        }

        return found;
    }

    /// <summary>The single values of a list that may be left out; one value alone stands for a list of one.</summary>
    public IReadOnlyList<YamlScalar> ScalarsOrOne(string key)
    {
        if (map.Find(key)?.Value is not YamlScalar) return Scalars(key);
        return Optional(key) is { } single ? [single] : [];
    }

    /// <summary>The single values of a list that must have at least one.</summary>
    public IReadOnlyList<YamlScalar> RequiredScalars(string key)
    {
        var scalars = Scalars(key);
        if (scalars.Count == 0) problems.Error(Place(key), FileMessages.Missing(key));
        return scalars;
    }

    /// <summary>The items of a list that may be left out.</summary>
    public IReadOnlyList<YamlNode> Items(string key)
    {
        switch (map.Find(key)?.Value)
        {
            case null:
            case YamlScalar scalar when IsEmpty(scalar):
                return [];
            case YamlList list:
                return list.Items;
            case var other:
                problems.Error(other, FileMessages.NotAList(key), FileMessages.ListHint);
                return [];
        }
    }

    /// <summary>The maps of a list that may be left out; items of another shape are problems.</summary>
    public IReadOnlyList<Fields> Entries(string key, IReadOnlyList<string> known)
    {
        var found = new List<Fields>();
        foreach (var item in Items(key))
        {
            if (item is YamlMap entry) found.Add(new Fields(entry, problems, known));
            else problems.Error(item, FileMessages.NotAMap(key));
        }

        return found;
    }

    /// <summary>Where the key stands, or the map when it is missing.</summary>
    public YamlNode Place(string key) => map.Find(key)?.Key ?? (YamlNode)map;

    private static bool IsEmpty(YamlScalar scalar) => scalar.IsNull || string.IsNullOrWhiteSpace(scalar.Text);

    private static bool IsOneLine(YamlScalar scalar) => !scalar.Text.AsSpan().Trim().Contains('\n');

    private DateOnly? ParseDate(string key, YamlScalar scalar)
    {
        if (DateOnly.TryParseExact(scalar.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
        problems.Error(scalar, FileMessages.BadDate(key, scalar.Text), FileMessages.BadDateHint);
        return null;
    }

    private int? ParseNumber(string key, YamlScalar scalar)
    {
        if (int.TryParse(scalar.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)) return number;
        problems.Error(scalar, FileMessages.BadNumber(key, scalar.Text));
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

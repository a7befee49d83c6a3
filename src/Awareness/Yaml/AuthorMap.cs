using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Awareness.Yaml;

/// <summary>A map in an author's file; keys outside the known ones are reported when it is opened.</summary>
internal sealed class AuthorMap
{
    private readonly AuthorFile file;
    private readonly YamlMappingNode map;

    public AuthorMap(AuthorFile file, YamlMappingNode map, IReadOnlyList<string> knownKeys)
    {
        this.file = file;
        this.map = map;
        foreach (var (key, _) in map.Children)
        {
            if (key is not YamlScalarNode { Value: { } name }) file.Report(key, AuthorMessages.NotAKey);
            else if (!knownKeys.Contains(name)) file.Report(key, AuthorMessages.UnknownKey(name), Nearest.Suggest(name, knownKeys));
        }
    }

    /// <summary>Reports a mistake where <paramref name="key"/> stands, or at the map when it has none.</summary>
    public void Report(string key, string message, string? suggestion = null) => file.Report(Find(key) ?? map, message, suggestion);

    /// <summary>The single value of a key that must be there; null when it is not, and that was reported.</summary>
    public AuthorText? Text(string key)
    {
        var text = OptionalText(key);
        if (text is null && Find(key) is null or YamlScalarNode { Value: null or "" }) file.Report(map, AuthorMessages.Missing(key));
        return text;
    }

    /// <summary>The single value of a key that may be left out; null then.</summary>
    public AuthorText? OptionalText(string key)
    {
        switch (Find(key))
        {
            case null or YamlScalarNode { Value: null or "" }:
                return null;
            case YamlScalarNode scalar:
                return new AuthorText(file, scalar, scalar.Value.Trim());
            case var other:
                file.Report(other, AuthorMessages.NotOneValue(key));
                return null;
        }
    }

    /// <summary>The whole number of a key that may be left out; <paramref name="otherwise"/> then.</summary>
    public int Number(string key, int otherwise)
    {
        if (OptionalText(key) is not { } text) return otherwise;
        if (int.TryParse(text.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)) return number;
        text.Report(AuthorMessages.NotANumber(text.Value));
        return otherwise;
    }

    /// <summary>The values of a list that may be left out. One value alone stands for a list of one.</summary>
    public IReadOnlyList<AuthorText> Texts(string key)
    {
        var found = new List<AuthorText>();
        foreach (var item in Items(key))
        {
            if (item is YamlScalarNode { Value: { } value } scalar && !IsNull(scalar)) found.Add(new AuthorText(file, scalar, value.Trim()));
            else file.Report(item, AuthorMessages.NotOneValue(key));
        }

        return found;
    }

    /// <summary>The maps of a list that may be left out.</summary>
    public IReadOnlyList<AuthorMap> Maps(string key, params IReadOnlyList<string> knownKeys)
    {
        var found = new List<AuthorMap>();
        foreach (var item in Items(key))
        {
            if (item is YamlMappingNode mapping) found.Add(new AuthorMap(file, mapping, knownKeys));
            else file.Report(item, AuthorMessages.NotAMap);
        }

        return found;
    }

    private IEnumerable<YamlNode> Items(string key) => Find(key) switch
    {
        null => [],
        YamlScalarNode scalar when IsNull(scalar) => [],
        YamlSequenceNode list => list.Children,
        var single => [single],
    };

    private static bool IsNull(YamlScalarNode scalar) => scalar.Style is ScalarStyle.Plain && scalar.Value is null or "" or "~" or "null";

    private YamlNode? Find(string key)
    {
        foreach (var (name, value) in map.Children)
        {
            if (name is YamlScalarNode scalar && scalar.Value == key) return value;
        }

        return null;
    }
}

/// <summary>A value in an author's file that knows where it stands.</summary>
internal sealed class AuthorText(AuthorFile file, YamlScalarNode node, string value)
{
    /// <summary>The value, trimmed.</summary>
    public string Value { get; } = value;

    /// <summary>Reports a mistake in this value.</summary>
    public void Report(string message, string? suggestion = null) => file.Report(node, message, suggestion);
}

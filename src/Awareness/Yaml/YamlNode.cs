namespace Awareness.Yaml;

/// <summary>A piece of YAML and where it stands.</summary>
/// <param name="Line">1-based line in the file.</param>
/// <param name="Column">1-based column.</param>
public abstract record YamlNode(int Line, int Column);

/// <summary>A single value. Types are up to the reader: a date, a number and a word are all text here.</summary>
/// <param name="Text">The value with quotes and escapes resolved.</param>
/// <param name="IsQuoted">True when it stood in quotes.</param>
/// <param name="Line">1-based line in the file.</param>
/// <param name="Column">1-based column.</param>
public sealed record YamlScalar(string Text, bool IsQuoted, int Line, int Column) : YamlNode(Line, Column)
{
    /// <summary>True for nothing at all (<c>key:</c>), <c>~</c> and <c>null</c>.</summary>
    public bool IsNull => !IsQuoted && Text is "" or "~" or "null";
}

/// <summary>A list of pieces.</summary>
/// <param name="Items">In file order.</param>
/// <param name="Line">1-based line in the file.</param>
/// <param name="Column">1-based column.</param>
public sealed record YamlList(IReadOnlyList<YamlNode> Items, int Line, int Column) : YamlNode(Line, Column);

/// <summary>Pieces by key. Keys are unique: of duplicates the first is kept and the others are problems.</summary>
/// <param name="Entries">In file order.</param>
/// <param name="Line">1-based line in the file.</param>
/// <param name="Column">1-based column.</param>
public sealed record YamlMap(IReadOnlyList<YamlEntry> Entries, int Line, int Column) : YamlNode(Line, Column)
{
    /// <summary>The entry with <paramref name="key"/>, or null.</summary>
    public YamlEntry? Find(string key)
    {
        foreach (var entry in Entries)
        {
            if (entry.Key.Text == key) return entry;
        }

        return null;
    }
}

/// <summary>One key of a map with its value.</summary>
/// <param name="Key">The key, with its place.</param>
/// <param name="Value">What stands behind the colon.</param>
public sealed record YamlEntry(YamlScalar Key, YamlNode Value);

/// <summary>What came of reading one YAML text.</summary>
/// <param name="Root">Null when the text is empty, or broken so badly that nothing of it can be used.</param>
/// <param name="Problems">What is wrong with it, in file order.</param>
public sealed record YamlReading(YamlNode? Root, IReadOnlyList<Problem> Problems);

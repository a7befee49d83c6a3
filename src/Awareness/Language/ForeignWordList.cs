using System.Collections.Frozen;
using Awareness.Yaml;

namespace Awareness.Language;

/// <summary>Common words of other languages, and those Vietnamese borrowed; what raw Telex and VNI must be told from.</summary>
/// <param name="foreign">Words of other languages, folded, lower case.</param>
/// <param name="kept">Borrowed words that stay as they are in any message.</param>
public sealed class ForeignWordList(IEnumerable<string> foreign, IEnumerable<string> kept)
{
    private readonly FrozenSet<string> foreign = foreign.ToFrozenSet(StringComparer.Ordinal);
    private readonly FrozenSet<string> kept = kept.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Knows no word.</summary>
    public static ForeignWordList None { get; } = new([], []);

    /// <summary>Number of words.</summary>
    public int Count => foreign.Count + kept.Count;

    /// <summary>True for a word of another language, borrowed ones included.</summary>
    public bool Contains(ReadOnlySpan<char> folded) => foreign.GetAlternateLookup<ReadOnlySpan<char>>().Contains(folded) || IsKept(folded);

    /// <summary>True for a borrowed word.</summary>
    public bool IsKept(ReadOnlySpan<char> folded) => kept.GetAlternateLookup<ReadOnlySpan<char>>().Contains(folded);
}

/// <summary>Reads the parts <c>foreign</c> and <c>kept</c> of the word lists: lines of words parted by blanks.</summary>
internal sealed class ForeignWordListReader
{
    /// <summary>The keys of a file it reads.</summary>
    public static readonly IReadOnlyList<string> Parts = ["foreign", "kept"];

    private readonly Dictionary<string, Located> met = new(StringComparer.Ordinal);
    private readonly List<string> foreign = [];
    private readonly List<string> kept = [];

    /// <summary>What was read.</summary>
    public ForeignWordList Words => new(foreign, kept);

    /// <summary>Reads the parts of one file; a word that is listed twice or is not plain letters is a problem.</summary>
    public void Read(Fields file, FileProblems problems)
    {
        Read(file, "foreign", foreign, problems);
        Read(file, "kept", kept, problems);
    }

    private void Read(Fields file, string part, List<string> words, FileProblems problems)
    {
        foreach (var line in file.Scalars(part))
        {
            foreach (var word in line.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                if (!word.All(char.IsAsciiLetterLower)) problems.Error(line, LexiconMessages.NotPlain(word));
                else if (met.TryAdd(word, new Located<string>(word, problems, line))) words.Add(word);
                else problems.Error(line, LexiconMessages.ForeignTwice(word, met[word]));
            }
        }
    }
}

using Awareness.Language;

namespace Awareness.Flows;

/// <summary>The wards, communes and special zones people can name, and what else they call them.</summary>
public sealed class Places
{
    /// <summary>None are known.</summary>
    public static readonly Places None = new([]);

    private readonly Dictionary<string, List<Phrase>> byFirstWord = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Place> byName = new(StringComparer.Ordinal);

    /// <summary>Makes the table of <paramref name="all"/>.</summary>
    public Places(IReadOnlyList<Place> all)
    {
        All = all;
        foreach (var place in all)
        {
            if (place.Became.Count == 0) byName.TryAdd(place.Name, place);
            foreach (var said in Ways(place)) Add(said, place);
        }

        foreach (var phrases in byFirstWord.Values) phrases.Sort((left, right) => right.Words.Length.CompareTo(left.Words.Length));
    }

    /// <summary>In file order.</summary>
    public IReadOnlyList<Place> All { get; }

    /// <summary>The places <paramref name="text"/> may mean, with marks or without: one when it is clear, several when it names a former town, none when it names none.</summary>
    public IReadOnlyList<Place> Find(AnalyzedText text)
    {
        List<Place>? named = null;
        List<Place>? former = null;
        for (var position = 0; position < text.Count;)
        {
            if (LongestAt(text, position) is not { } phrase)
            {
                position++;
                continue;
            }

            foreach (var place in phrase.Meant)
            {
                var found = place.Became.Count == 0 ? named ??= [] : former ??= [];
                if (!found.Contains(place)) found.Add(place);
            }

            position += phrase.Words.Length;
        }

        if (former is not null) AddSuccessors(former, named ??= []);
        return named ?? (IReadOnlyList<Place>)[];
    }

    /// <summary>"Bãi Cháy, Hạ Long" is Bãi Cháy: a town says nothing new of a place that lies in it.</summary>
    private void AddSuccessors(List<Place> former, List<Place> named)
    {
        var direct = named.ToArray();
        foreach (var town in former)
        {
            if (direct.Any(place => town.Became.Contains(place.Name))) continue;
            foreach (var name in town.Became)
            {
                if (byName.TryGetValue(name, out var place) && !named.Contains(place)) named.Add(place);
            }
        }
    }

    private Phrase? LongestAt(AnalyzedText text, int position)
    {
        if (!byFirstWord.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(text.Folded(position), out var phrases)) return null;
        foreach (var phrase in phrases)
        {
            if (phrase.StandsAt(text, position)) return phrase;
        }

        return null;
    }

    private void Add(string said, Place place)
    {
        var tokens = Tokenizer.Analyze(said);
        if (tokens.Count == 0) return;
        var words = new string[tokens.Count];
        for (var i = 0; i < words.Length; i++) words[i] = tokens.Folded(i).ToString();
        if (!byFirstWord.TryGetValue(words[0], out var phrases)) byFirstWord[words[0]] = phrases = [];
        var known = phrases.Find(phrase => phrase.Words.AsSpan().SequenceEqual(words));
        if (known is null) phrases.Add(known = new Phrase(words));
        known.Means(place);
    }

    /// <summary>With its kind a name is that of today; the kind may be cut to its first letter ("p Hạ Long").</summary>
    private static IEnumerable<string> Ways(Place place)
    {
        yield return place.Name;
        if (place.Kind.Length > 0)
        {
            yield return place.FullName;
            if (!place.Kind.Contains(' ', StringComparison.Ordinal)) yield return $"{place.Kind[0]} {place.Name}";
        }

        foreach (var word in place.Words) yield return word;
    }

    /// <summary>Folded words that stand for places.</summary>
    private sealed record Phrase(string[] Words)
    {
        private readonly List<Place> meant = [];

        /// <summary>The places; a former town alone when the same words are also the name of a place of today, for then the person is to be asked.</summary>
        public IReadOnlyList<Place> Meant => meant;

        public void Means(Place place)
        {
            if (meant.Contains(place)) return;
            if (place.Became.Count > 0) meant.RemoveAll(other => place.Became.Contains(other.Name));
            else if (meant.Exists(other => other.Became.Contains(place.Name))) return;
            meant.Add(place);
        }

        public bool StandsAt(AnalyzedText text, int position)
        {
            if (position + Words.Length > text.Count) return false;
            for (var i = 0; i < Words.Length; i++)
            {
                if (!text.Folded(position + i).SequenceEqual(Words[i])) return false;
            }

            return true;
        }
    }
}

/// <summary>A ward, commune or special zone, or a former town whose name people still use.</summary>
/// <param name="Name">As officials write it, without its kind.</param>
/// <param name="Kind">For example <c>phường</c>.</param>
public sealed record Place(string Name, string Kind)
{
    /// <summary>Other ways to say it.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>For a former town, the names of the places it became; empty for a place of today.</summary>
    public IReadOnlyList<string> Became { get; init; } = [];

    /// <summary>Kind and name: "phường Bãi Cháy".</summary>
    public string FullName => Kind.Length == 0 ? Name : $"{Kind} {Name}";
}

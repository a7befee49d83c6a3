using Awareness.Language;

namespace Awareness.Safety;

/// <summary>
/// All phrases of all concepts, by their folded syllables, so that one walk per word of a message finds every phrase that begins there.
/// The marks are compared at the end of the walk: a syllable of the message fits when its marks do not contradict the phrase's
/// ("đuoi nuoc" fits "đuối nước", "đuổi" does not), and <see cref="Fit"/> says how much context such a reading still needs.
/// </summary>
internal sealed class WordTrie(int numberConcept)
{
    private const int Unknown = -1;
    private const int Root = 0;

    private readonly Dictionary<string, int> syllables = new(StringComparer.Ordinal);
    private readonly Dictionary<(int Node, int Syllable), int> edges = [];
    private readonly List<List<Leaf>> leaves = [[]];
    private readonly HashSet<int> ambiguous = [];

    /// <summary>Adds a phrase of <paramref name="concept"/>; an exact one is met only with all its marks.</summary>
    public void Add(AnalyzedText phrase, int concept, bool isExact)
    {
        var node = Root;
        for (var i = 0; i < phrase.Count; i++)
        {
            var edge = (node, Intern(phrase.Folded(i).ToString()));
            if (!edges.TryGetValue(edge, out node))
            {
                node = leaves.Count;
                leaves.Add([]);
                edges.Add(edge, node);
            }
        }

        leaves[node].Add(new Leaf(phrase, concept, isExact));
    }

    /// <summary>Says that <paramref name="folded"/>, without marks, is also a different everyday word ("chay", "can").</summary>
    public void AddAmbiguous(string folded) => ambiguous.Add(Intern(folded));

    /// <summary>Every phrase in <paramref name="text"/>, in order of its first word; of those that begin together the longest first.</summary>
    public List<WordSpan> Find(AnalyzedText text)
    {
        var found = new List<WordSpan>(text.Count);
        var ids = new int[text.Count];
        for (var i = 0; i < ids.Length; i++) ids[i] = Resolve(text.Folded(i));
        var lacksTones = text.IsUnmarked || Marks.LeavesOutTones(text);
        for (var start = 0; start < ids.Length; start++)
        {
            if (text[start].Kind == TokenKind.Number) found.Add(new WordSpan(numberConcept, start, start + 1, Doubt: 0, text));
            var node = Root;
            var first = found.Count;
            for (var i = start; i < ids.Length && ids[i] != Unknown && edges.TryGetValue((node, ids[i]), out node); i++)
            {
                foreach (var leaf in leaves[node])
                {
                    if (Fit(leaf, text, start, ids[start], lacksTones) is { } doubt) found.Add(new WordSpan(leaf.Concept, start, i + 1, doubt, leaf.Phrase));
                }
            }

            found.Reverse(first, found.Count - first);
        }

        return found;
    }

    /// <summary>How doubtful the reading of the words at <paramref name="start"/> as a phrase is; null when their marks contradict it.</summary>
    private int? Fit(Leaf leaf, AnalyzedText text, int start, int firstId, bool lacksTones)
    {
        var phrase = leaf.Phrase;
        var loose = 0;
        for (var i = 0; i < phrase.Count; i++)
        {
            if (phrase.Key(i).SequenceEqual(text.Key(start + i))) continue;
            var mayLackTone = lacksTones || !text[start + i].IsMarked;
            if (leaf.IsExact || !Marks.MayStandFor(text.Key(start + i), phrase.Key(i), mayLackTone)) return null;
            loose++;
        }

        var isReliable = !lacksTones;
        if (phrase.Count > 1) return isReliable && loose == phrase.Count ? 1 : 0;
        var isAmbiguous = ambiguous.Contains(firstId) && !text[start].IsMarked;
        if (isAmbiguous && !isReliable) return 1;
        if (loose == 0 || text[start].IsMarked) return 0;
        return (isReliable, isAmbiguous) switch
        {
            (true, true) => 2,
            (true, false) => 1,
            _ => 0,
        };
    }

    private int Intern(string folded)
    {
        if (!syllables.TryGetValue(folded, out var id)) syllables[folded] = id = syllables.Count;
        return id;
    }

    /// <summary>A syllable drawn out in panic ("cuuuuu") is read with the letter twice, then once.</summary>
    private int Resolve(ReadOnlySpan<char> folded)
    {
        var lookup = syllables.GetAlternateLookup<ReadOnlySpan<char>>();
        if (lookup.TryGetValue(folded, out var id)) return id;
        Span<char> shortened = stackalloc char[Marks.LongestDrawnOut];
        for (var most = 2; most >= 1; most--)
        {
            var length = Marks.Shorten(folded, shortened, most);
            if (length > 0 && lookup.TryGetValue(shortened[..length], out id)) return id;
        }

        return Unknown;
    }

    private readonly record struct Leaf(AnalyzedText Phrase, int Concept, bool IsExact);
}

/// <summary>A phrase of a concept met in a message.</summary>
/// <param name="Concept">Number of the concept.</param>
/// <param name="Start">First token.</param>
/// <param name="End">Token after the last.</param>
/// <param name="Doubt">0 when it is surely meant; 1 or 2 when without marks it may well be another word.</param>
/// <param name="Phrase">The phrase as the dictionary has it.</param>
internal readonly record struct WordSpan(int Concept, int Start, int End, int Doubt, AnalyzedText Phrase);

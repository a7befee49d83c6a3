namespace Awareness.Language;

/// <summary>
/// The reviewed word lists of <c>content/lexicon</c>: chat spellings and abbreviations that are read as the word they stand for,
/// concepts, the different words for one thing, short forms that only their neighbours can settle, and foreign words. Index and query
/// pass through the same lexicon, so a match never depends on which of the two was written out.
/// </summary>
public sealed class Lexicon
{
    /// <summary>How much the form that was typed still counts beside the word it stands for.</summary>
    private const float TypedFormWeight = 0.3f;

    private readonly PhraseTable<AnalyzedText> spellings = new(matchFolded: false);
    private readonly PhraseTable<int> concepts = new(matchFolded: true);
    private readonly Dictionary<string, AnalyzedText[]> ambiguities = new(StringComparer.Ordinal);
    private readonly List<string> conceptIds = [];

    /// <summary>A lexicon that knows no word.</summary>
    public static Lexicon Empty { get; } = new([], []);

    /// <summary>Builds the lexicon; later duplicates lose against earlier ones of the same length.</summary>
    public Lexicon(IEnumerable<Spelling> spellings, IEnumerable<Concept> concepts)
        : this(spellings, concepts, [], ForeignWordList.None)
    {
    }

    /// <summary>The same with short forms of several meanings and foreign words.</summary>
    public Lexicon(IEnumerable<Spelling> spellings, IEnumerable<Concept> concepts, IEnumerable<Ambiguity> ambiguities, ForeignWordList foreign)
    {
        Foreign = foreign;
        foreach (var spelling in spellings)
        {
            var means = Tokenizer.Analyze(spelling.Means);
            foreach (var written in spelling.Written) this.spellings.Add(written, means);
        }

        foreach (var concept in concepts)
        {
            foreach (var word in concept.Words) this.concepts.Add(word, conceptIds.Count);
            conceptIds.Add(concept.Id);
        }

        foreach (var ambiguity in ambiguities)
        {
            var written = Tokenizer.Analyze(ambiguity.Written);
            if (written.Count == 1) this.ambiguities.TryAdd(written.Key(0).ToString(), [.. ambiguity.Means.Select(Tokenizer.Analyze)]);
        }
    }

    /// <summary>Number of concepts; a <see cref="ConceptMatch.Concept"/> is below it.</summary>
    public int ConceptCount => conceptIds.Count;

    /// <summary>Words of other languages.</summary>
    public ForeignWordList Foreign { get; }

    /// <summary>The id an author gave the concept.</summary>
    public string ConceptId(int concept) => conceptIds[concept];

    /// <summary>
    /// Reads what an author wrote: tokenises <paramref name="text"/>, reads chat spellings as the words they stand for and finds concepts.
    /// For what a person typed in a hurry see <see cref="Typing.MessageReader"/>.
    /// </summary>
    public AnalyzedText Analyze(string text) => WithConcepts(Rewrite(Tokenizer.Analyze(text), keepTyped: false));

    /// <summary>Reads chat spellings as the words they stand for; what was typed stays as an alternative.</summary>
    internal AnalyzedText Rewrite(AnalyzedText raw) => Rewrite(raw, keepTyped: true);

    /// <summary>The text with the concepts met in it.</summary>
    internal AnalyzedText WithConcepts(AnalyzedText text)
    {
        var found = FindConcepts(text);
        return found.Count == 0 ? text : new AnalyzedText(text, found);
    }

    /// <summary>True when a listed spelling or concept begins at the token.</summary>
    internal bool Knows(AnalyzedText text, int index) => KnownLength(text, index) > 0;

    /// <summary>Tokens of the longest listed spelling or concept that begins at the token; 0 when none does.</summary>
    internal int KnownLength(AnalyzedText text, int index)
    {
        spellings.TryMatch(text, index, out var spelling, out _);
        concepts.TryMatch(text, index, out var concept, out _);
        return Math.Max(spelling, concept);
    }

    /// <summary>What a short form with several meanings may stand for; null for any other word and for a unit behind a number.</summary>
    internal IReadOnlyList<AnalyzedText>? MeaningsOf(AnalyzedText text, int index) =>
        ambiguities.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(text.Key(index), out var means) && !IsUnit(text, index) ? means : null;

    private AnalyzedText Rewrite(AnalyzedText raw, bool keepTyped)
    {
        AnalyzedTextBuilder? builder = null;
        for (var i = 0; i < raw.Count;)
        {
            if (IsUnit(raw, i) || !spellings.TryMatch(raw, i, out var length, out var means) || means is null || IsLetterOfName(raw, i, length))
            {
                builder?.Copy();
                i++;
                continue;
            }

            builder ??= new AnalyzedTextBuilder(raw, copied: i);
            builder.Replace(length, means, keepTyped ? TypedFormWeight : 0);
            i += length;
        }

        // Marks of the words written out are ours, not the person's.
        return builder?.Build(raw.MarkedShare) ?? raw;
    }

    /// <summary>Letters glued to a number are its unit, not chat spelling: "500k", "2K", "60kg".</summary>
    private static bool IsUnit(AnalyzedText text, int index) =>
        index > 0 && text[index - 1].Kind == TokenKind.Number && text[index - 1].Start + text[index - 1].Length == text[index].Start;

    /// <summary>One letter with a number glued to it is a name: petrol "E5", vitamin "K2".</summary>
    private static bool IsLetterOfName(AnalyzedText text, int index, int length) =>
        length == 1 && text[index].Length == 1 && index + 1 < text.Count && text[index + 1].Kind == TokenKind.Number && text[index].Start + 1 == text[index + 1].Start;

    private List<ConceptMatch> FindConcepts(AnalyzedText text)
    {
        var found = new List<ConceptMatch>();
        for (var i = 0; i < text.Count; i++)
        {
            if (concepts.TryMatch(text, i, out var length, out var concept)) found.Add(new ConceptMatch(concept, i, length));
        }

        return found;
    }
}

/// <summary>A way of writing that stands for another word.</summary>
/// <param name="Means">The word written out.</param>
/// <param name="Written">How people write it.</param>
public sealed record Spelling(string Means, IReadOnlyList<string> Written);

/// <summary>The different words for one thing.</summary>
/// <param name="Id">Stable name.</param>
/// <param name="Words">The words, written out with marks.</param>
public sealed record Concept(string Id, IReadOnlyList<string> Words);

/// <summary>A short form that stands for several words.</summary>
/// <param name="Written">The form, one word.</param>
/// <param name="Means">What it may stand for, the most frequent first.</param>
public sealed record Ambiguity(string Written, IReadOnlyList<string> Means);

/// <summary>A concept met in a text.</summary>
/// <param name="Concept">Its number in the lexicon.</param>
/// <param name="Start">First token.</param>
/// <param name="Length">Number of tokens.</param>
public readonly record struct ConceptMatch(int Concept, int Start, int Length);

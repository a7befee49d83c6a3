namespace Awareness.Language;

/// <summary>
/// The reviewed word lists of <c>content/lexicon</c>: chat spellings and abbreviations that are read as the word they stand for,
/// and concepts, the different words for one thing. Index and query pass through the same lexicon, so a match never depends on
/// which of the two was written out.
/// </summary>
public sealed class Lexicon
{
    private readonly PhraseTable<AnalyzedText> spellings = new(matchFolded: false);
    private readonly PhraseTable<int> concepts = new(matchFolded: true);
    private readonly List<string> conceptIds = [];

    /// <summary>A lexicon that knows no word.</summary>
    public static Lexicon Empty { get; } = new([], []);

    /// <summary>Builds the lexicon; later duplicates lose against earlier ones of the same length.</summary>
    public Lexicon(IEnumerable<Spelling> spellings, IEnumerable<Concept> concepts)
    {
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
    }

    /// <summary>Number of concepts; a <see cref="ConceptMatch.Concept"/> is below it.</summary>
    public int ConceptCount => conceptIds.Count;

    /// <summary>The id an author gave the concept.</summary>
    public string ConceptId(int concept) => conceptIds[concept];

    /// <summary>Tokenises <paramref name="text"/>, reads chat spellings as the words they stand for and finds concepts.</summary>
    public AnalyzedText Analyze(string text)
    {
        var raw = Tokenizer.Analyze(text);
        var written = Rewrite(raw);
        var found = FindConcepts(written);
        return found.Count == 0 ? written : new AnalyzedText(written, found);
    }

    private AnalyzedText Rewrite(AnalyzedText raw)
    {
        AnalyzedTextBuilder? builder = null;
        for (var i = 0; i < raw.Count;)
        {
            if (IsUnit(raw, i) || !spellings.TryMatch(raw, i, out var length, out var means) || means is null)
            {
                builder?.Copy(raw, i++);
                if (builder is null) i++;
                continue;
            }

            if (builder is null)
            {
                builder = new AnalyzedTextBuilder(raw.Source, raw.Count + 8);
                for (var before = 0; before < i; before++) builder.Copy(raw, before);
            }

            builder.Replace(raw, i, length, means);
            i += length;
        }

        return builder?.Build(raw.MarkedShare) ?? raw;
    }

    /// <summary>Letters glued to a number are its unit, not chat spelling: "500k", "2K", "60kg".</summary>
    private static bool IsUnit(AnalyzedText text, int index) =>
        index > 0 && text[index - 1].Kind == TokenKind.Number && text[index - 1].Start + text[index - 1].Length == text[index].Start;

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

/// <summary>A concept met in a text.</summary>
/// <param name="Concept">Its number in the lexicon.</param>
/// <param name="Start">First token.</param>
/// <param name="Length">Number of tokens.</param>
public readonly record struct ConceptMatch(int Concept, int Start, int Length);

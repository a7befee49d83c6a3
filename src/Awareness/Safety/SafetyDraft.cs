using Awareness.Yaml;

namespace Awareness.Safety;

/// <summary>What the safety files say, collected; built into rules when all files are read, so that the order of files means nothing.</summary>
internal sealed class SafetyDraft
{
    private readonly ConceptTable concepts = new();
    private readonly List<AuthorText> ambiguous = [];
    private readonly List<CueDraft> cues = [];
    private readonly List<SignDraft> signs = [];
    private readonly HashSet<string> ids = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> kinds = new(StringComparer.Ordinal);

    public void AddConcept(ConceptDraft concept) => concepts.Add(concept);

    public void AddHarmless(AuthorText phrase) => concepts.AddHarmless(phrase);

    public void AddAmbiguous(AuthorText syllable) => ambiguous.Add(syllable);

    public void AddCue(CueDraft cue)
    {
        if (!ids.Add($"cue {cue.Id.Value}")) cue.Id.Report(SafetyMessages.DuplicateId(cue.Id.Value));
        kinds.TryAdd(cue.Kind, kinds.Count);
        cues.Add(cue);
    }

    public void AddSign(SignDraft sign)
    {
        if (!ids.Add($"sign {sign.Id.Value}")) sign.Id.Report(SafetyMessages.DuplicateId(sign.Id.Value));
        signs.Add(sign);
    }

    /// <summary>The rules; what refers to nothing is reported and left out.</summary>
    public SafetyRules Build()
    {
        concepts.CheckIncludes();
        var builtCues = cues.ConvertAll(Build);
        var builtSigns = signs.ConvertAll(Build);
        builtCues.RemoveAll(cue => cue.Patterns.Count == 0);
        builtSigns.RemoveAll(sign => sign.Patterns.Count == 0);
        var trie = concepts.BuildTrie(out var counted);
        foreach (var syllable in ambiguous)
        {
            foreach (var word in syllable.Value.Split(' ', StringSplitOptions.RemoveEmptyEntries)) trie.AddAmbiguous(word);
        }

        var signConcepts = builtSigns.SelectMany(sign => sign.Patterns).SelectMany(pattern => pattern.Steps).ToHashSet();
        var harmless = new Harmless(concepts.HarmlessConcept, concepts.WithIncluded(signConcepts));
        return new SafetyRules(trie, counted, harmless, builtSigns, new CueScale(builtCues, kinds.Count));
    }

    private Cue Build(CueDraft draft) => new(draft.Id.Value, draft.Weight)
    {
        Patterns = concepts.Patterns(draft.Id, draft.Forms),
        Place = draft.Place,
        IsMessageWide = draft.IsMessageWide,
        MustBeCertain = draft.MustBeCertain,
        Kind = kinds[draft.Kind],
    };

    private Sign Build(SignDraft draft) => new(draft.Id.Value, draft.CardId, draft.Weight, draft.Rank)
    {
        Patterns = concepts.Patterns(draft.Id, draft.Forms),
        With = Concepts(draft.With),
        Without = Concepts(draft.Without),
        Ignored = KindsOf(draft.Ignored),
    };

    private List<int> Concepts(IEnumerable<AuthorText> names)
    {
        var found = new List<int>();
        foreach (var name in names)
        {
            if (concepts.Find(name, name.Value) is { } concept) found.Add(concept);
        }

        return found;
    }

    private HashSet<int> KindsOf(IEnumerable<AuthorText> names)
    {
        var found = new HashSet<int>();
        foreach (var name in names)
        {
            if (kinds.TryGetValue(name.Value, out var kind)) found.Add(kind);
            else name.Report(SafetyMessages.UnknownCue(name.Value), Nearest.Suggest(name.Value, kinds.Keys));
        }

        return found;
    }
}

/// <summary>Different words for one thing, as written by an author.</summary>
internal sealed record ConceptDraft(AuthorText Id, IReadOnlyList<AuthorText> Words, IReadOnlyList<AuthorText> Includes);

/// <summary>What a cue or a sign looks like: phrases that are one by themselves, and patterns of concepts.</summary>
internal sealed record FormsDraft(IReadOnlyList<AuthorText> Words, IReadOnlyList<AuthorText> Patterns);

/// <summary>A cue as written by an author.</summary>
internal sealed record CueDraft(AuthorText Id, FormsDraft Forms, int Weight)
{
    public required string Kind { get; init; }

    public required CuePlace Place { get; init; }

    public required bool IsMessageWide { get; init; }

    public required bool MustBeCertain { get; init; }
}

/// <summary>A sign as written by an author.</summary>
internal sealed record SignDraft(AuthorText Id, string CardId, FormsDraft Forms)
{
    public required int Weight { get; init; }

    public required int Rank { get; init; }

    public required IReadOnlyList<AuthorText> With { get; init; }

    public required IReadOnlyList<AuthorText> Without { get; init; }

    public required IReadOnlyList<AuthorText> Ignored { get; init; }
}

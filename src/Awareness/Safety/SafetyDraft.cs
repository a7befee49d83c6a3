using Awareness.Yaml;

namespace Awareness.Safety;

/// <summary>What the safety files say, collected; built into rules when all files are read, so that the order of files means nothing.</summary>
/// <param name="targets">What a group may name.</param>
internal sealed class SafetyDraft(SignTargets targets)
{
    private readonly ConceptTable concepts = new();
    private readonly List<Located<string>> ambiguous = [];
    private readonly List<CueDraft> cues = [];
    private readonly List<GroupDraft> groups = [];
    private readonly Dictionary<string, Located> cueIds = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Located> signIds = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> kinds = new(StringComparer.Ordinal);

    public void AddConcept(ConceptDraft concept) => concepts.Add(concept);

    public void AddHarmless(Located<string> phrase) => concepts.AddHarmless(phrase);

    public void AddAmbiguous(Located<string> syllable) => ambiguous.Add(syllable);

    public void AddCue(CueDraft cue)
    {
        CheckId(cue.Id, cueIds);
        kinds.TryAdd(cue.Kind, kinds.Count);
        cues.Add(cue);
    }

    public void AddGroup(GroupDraft group)
    {
        foreach (var sign in group.Signs) CheckId(sign.Id, signIds);
        groups.Add(group);
    }

    /// <summary>The rules; what refers to nothing is reported and left out.</summary>
    public SafetyRules Build()
    {
        concepts.CheckIncludes();
        var builtCues = cues.ConvertAll(Build);
        var builtSigns = groups.SelectMany(Build).ToList();
        builtCues.RemoveAll(cue => cue.Patterns.Count == 0);
        builtSigns.RemoveAll(sign => sign.Patterns.Count == 0);
        var trie = concepts.BuildTrie(out var counted);
        foreach (var syllable in ambiguous)
        {
            foreach (var word in syllable.Value.Split(' ', StringSplitOptions.RemoveEmptyEntries)) trie.AddAmbiguous(word);
        }

        var signConcepts = builtSigns.SelectMany(sign => sign.Patterns).SelectMany(pattern => pattern.Steps).ToHashSet();
        var harmless = new Harmless(concepts.HarmlessConcept, concepts.WithIncluded(signConcepts));
        return new SafetyRules(trie, counted, harmless, builtSigns, new CueScale(builtCues, kinds.Count)) { ConceptNames = concepts.NamesByNumber() };
    }

    private Cue Build(CueDraft draft) => new(draft.Id.Value, draft.Weight)
    {
        Patterns = concepts.Patterns(draft.Id, draft.Forms),
        Place = draft.Place,
        IsMessageWide = draft.IsMessageWide,
        MustBeCertain = draft.MustBeCertain,
        Kind = kinds[draft.Kind],
    };

    private List<Sign> Build(GroupDraft draft)
    {
        var card = draft.CardId.Value;
        if (!targets.Ids.Contains(card)) draft.CardId.Error(targets.Unknown(card), Nearest.Suggest(card, targets.Ids));
        var ignored = KindsOf(draft.Ignored);
        return [.. draft.Signs.Select(sign => Build(sign, card, ignored))];
    }

    private Sign Build(SignDraft draft, string card, IEnumerable<int> ignoredByGroup) => new(draft.Id.Value, card, draft.Weight, draft.Rank)
    {
        Patterns = concepts.Patterns(draft.Id, draft.Forms),
        With = Concepts(draft.With),
        Without = Concepts(draft.Without),
        Ignored = ignoredByGroup.Concat(KindsOf(draft.Ignored)).ToHashSet(),
    };

    private List<int> Concepts(IEnumerable<Located<string>> names)
    {
        var found = new List<int>();
        foreach (var name in names)
        {
            if (concepts.Find(name, name.Value) is { } concept) found.Add(concept);
        }

        return found;
    }

    private HashSet<int> KindsOf(IEnumerable<Located<string>> names)
    {
        var found = new HashSet<int>();
        foreach (var name in names)
        {
            if (kinds.TryGetValue(name.Value, out var kind)) found.Add(kind);
            else name.Error(SafetyMessages.UnknownCue(name.Value), Nearest.Suggest(name.Value, kinds.Keys));
        }

        return found;
    }

    private static void CheckId(Located<string> id, Dictionary<string, Located> owners)
    {
        if (!owners.TryAdd(id.Value, id)) id.Error(FileMessages.DuplicateId(id.Value, owners[id.Value]));
    }
}

/// <summary>Different words for one thing, as written by an author.</summary>
internal sealed record ConceptDraft(Located<string> Id, IReadOnlyList<Located<string>> Words, IReadOnlyList<Located<string>> Includes);

/// <summary>What a cue or a sign looks like: phrases that are one by themselves, and patterns of concepts.</summary>
internal sealed record FormsDraft(IReadOnlyList<Located<string>> Words, IReadOnlyList<Located<string>> Patterns);

/// <summary>A cue as written by an author.</summary>
internal sealed record CueDraft(Located<string> Id, FormsDraft Forms, int Weight)
{
    public required string Kind { get; init; }

    public required CuePlace Place { get; init; }

    public required bool IsMessageWide { get; init; }

    public required bool MustBeCertain { get; init; }
}

/// <summary>The signs of one card as written by an author, and the kinds of cues that count for none of them.</summary>
internal sealed record GroupDraft(Located<string> CardId, IReadOnlyList<Located<string>> Ignored, IReadOnlyList<SignDraft> Signs);

/// <summary>A sign as written by an author.</summary>
internal sealed record SignDraft(Located<string> Id, FormsDraft Forms)
{
    public required int Weight { get; init; }

    public required int Rank { get; init; }

    public required IReadOnlyList<Located<string>> With { get; init; }

    public required IReadOnlyList<Located<string>> Without { get; init; }

    public required IReadOnlyList<Located<string>> Ignored { get; init; }
}

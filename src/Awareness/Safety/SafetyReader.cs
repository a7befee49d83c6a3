using Awareness.Yaml;

namespace Awareness.Safety;

/// <summary>
/// Reads the YAML files of <c>content/safety</c> into <see cref="SafetyRules"/>. Any file may hold any part: <c>concepts</c> (words for one
/// thing), <c>harmless</c> (idioms), <c>ambiguous</c> (unmarked syllables with several everyday meanings), <c>cues</c>, and <c>groups</c>
/// of signs for one card.
/// </summary>
public sealed class SafetyReader
{
    private static readonly string[] KnownParts = ["concepts", "harmless", "ambiguous", "cues", "groups"];
    private static readonly string[] KnownConcept = ["id", "words", "includes"];
    private static readonly string[] KnownCue = ["id", "kind", "weight", "place", "scope", "doubtful", "words", "when"];
    private static readonly string[] KnownSign = ["id", "weight", "rank", "words", "when", "with", "without", "ignore"];

    private static readonly Dictionary<string, CuePlace> Places = new(StringComparer.Ordinal)
    {
        ["anywhere"] = CuePlace.Anywhere,
        ["before"] = CuePlace.Before,
        ["right-before"] = CuePlace.RightBefore,
        ["after"] = CuePlace.After,
    };

    /// <summary>True where the whole message counts.</summary>
    private static readonly Dictionary<string, bool> Scopes = new(StringComparer.Ordinal) { ["sentence"] = false, ["message"] = true };

    /// <summary>True where a doubtful word is ignored; null where the sign of the cue's weight decides.</summary>
    private static readonly Dictionary<string, bool?> Doubts = new(StringComparer.Ordinal) { ["usual"] = null, ["counts"] = false, ["ignored"] = true };

    private readonly SafetyDraft draft;
    private readonly FileProblems problems;
    private readonly string targetKey;

    private SafetyReader(SafetyDraft draft, FileProblems problems, string targetKey)
    {
        this.draft = draft;
        this.problems = problems;
        this.targetKey = targetKey;
    }

    /// <summary>Reads <paramref name="files"/>, in any order, without the rest of the content. Never throws, whatever the bytes.</summary>
    /// <param name="files">The files of <c>content/safety</c>.</param>
    /// <param name="cardIds">The cards a group may name.</param>
    public static SafetyReading Read(IReadOnlyList<ContentFile> files, IReadOnlySet<string> cardIds)
    {
        var found = new List<Problem>();
        var rules = Read(YamlFile.ReadAll(files, found), cardIds);
        return new SafetyReading(rules, found);
    }

    /// <summary>Rules and fitted weights together; whatever is wrong is reported and left out.</summary>
    /// <param name="files">The YAML files of <c>content/safety</c>.</param>
    /// <param name="weights">The fitted weights; without them the signs decide alone.</param>
    /// <param name="cardIds">The cards a group may name.</param>
    /// <param name="problems">Problems of the weights.</param>
    internal static Triage Read(IEnumerable<YamlFile> files, AuthorText? weights, IReadOnlySet<string> cardIds, FileProblems problems) =>
        new(Read(files, cardIds), weights is null ? DangerWeights.None : WeightsFile.Read(weights, cardIds, problems));

    /// <summary>The rules of <paramref name="files"/>; whatever is wrong is reported and left out.</summary>
    internal static SafetyRules Read(IEnumerable<YamlFile> files, IReadOnlySet<string> cardIds) => Read(files, SignTargets.Cards(cardIds));

    /// <summary>The rules of <paramref name="files"/>, whose groups name <paramref name="targets"/>; whatever is wrong is reported and left out.</summary>
    internal static SafetyRules Read(IEnumerable<YamlFile> files, SignTargets targets)
    {
        var all = new SafetyDraft(targets);
        foreach (var file in files) new SafetyReader(all, file.Problems, targets.Key).ReadFile(file);
        return all.Build();
    }

    private void ReadFile(YamlFile file)
    {
        var parts = file.Open(KnownParts);
        foreach (var concept in parts.Entries("concepts", KnownConcept)) ReadConcept(concept);
        foreach (var phrase in Phrases(parts, "harmless")) draft.AddHarmless(phrase);
        foreach (var syllable in Phrases(parts, "ambiguous")) draft.AddAmbiguous(syllable);
        foreach (var cue in parts.Entries("cues", KnownCue)) ReadCue(cue);
        foreach (var group in parts.Entries("groups", [targetKey, "rank", "ignore", "signs"])) ReadGroup(group);
    }

    private void ReadConcept(Fields fields)
    {
        if (fields.Id() is not { } id) return;
        var concept = new ConceptDraft(At(id), Phrases(fields, "words"), Phrases(fields, "includes"));
        if (concept.Words.Count + concept.Includes.Count == 0) problems.Error(fields.Place("words"), SafetyMessages.EmptyConcept(id.Text));
        draft.AddConcept(concept);
    }

    private void ReadCue(Fields fields)
    {
        if (fields.Id() is not { } id) return;
        var weight = fields.Number("weight") ?? 0;
        draft.AddCue(new CueDraft(At(id), ReadForms(fields, id), weight)
        {
            Kind = fields.Optional("kind")?.Text ?? id.Text,
            Place = fields.Choice("place", Places, CuePlace.Anywhere),
            IsMessageWide = fields.Choice("scope", Scopes, otherwise: false),
            MustBeCertain = fields.Choice("doubtful", Doubts, otherwise: null) ?? weight < 0,
        });
    }

    private void ReadGroup(Fields fields)
    {
        if (fields.Required(targetKey) is not { } card) return;
        var rank = fields.OptionalNumber("rank") ?? 0;
        var signs = fields.Entries("signs", KnownSign);
        if (signs.Count == 0) problems.Error(fields.Place("signs"), SafetyMessages.EmptyGroup(targetKey, card.Text));
        draft.AddGroup(new GroupDraft(At(card), Phrases(fields, "ignore"), [.. signs.Select(sign => ReadSign(sign, rank)).OfType<SignDraft>()]));
    }

    private SignDraft? ReadSign(Fields fields, int rankOfGroup)
    {
        if (fields.Id() is not { } id) return null;
        return new SignDraft(At(id), ReadForms(fields, id))
        {
            Weight = fields.OptionalNumber("weight") ?? Sign.Threshold,
            Rank = fields.OptionalNumber("rank") ?? rankOfGroup,
            With = Phrases(fields, "with"),
            Without = Phrases(fields, "without"),
            Ignored = Phrases(fields, "ignore"),
        };
    }

    private FormsDraft ReadForms(Fields fields, YamlScalar id)
    {
        var forms = new FormsDraft(Phrases(fields, "words"), Phrases(fields, "when"));
        if (forms.Words.Count + forms.Patterns.Count == 0) problems.Error(id, SafetyMessages.EmptySign(id.Text));
        return forms;
    }

    private List<Located<string>> Phrases(Fields fields, string key) => [.. fields.ScalarsOrOne(key).Select(At)];

    private Located<string> At(YamlScalar scalar) => new(scalar.Text, problems, scalar);
}

/// <summary>What came of reading <c>content/safety</c>.</summary>
/// <param name="Rules">The rules, without what is a mistake.</param>
/// <param name="Problems">What is wrong, file by file.</param>
public sealed record SafetyReading(SafetyRules Rules, IReadOnlyList<Problem> Problems);

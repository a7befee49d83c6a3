using Awareness.Yaml;

namespace Awareness.Safety;

/// <summary>
/// Reads the YAML files of <c>content/safety</c> into <see cref="SafetyRules"/>. Any file may hold any part: <c>concepts</c> (words for one
/// thing), <c>harmless</c> (idioms), <c>ambiguous</c> (unmarked syllables with several everyday meanings), <c>cues</c>, and <c>groups</c>
/// of signs for one card.
/// </summary>
public sealed class SafetyReader
{
    private static readonly string[] Places = ["anywhere", "before", "right-before", "after"];
    private static readonly string[] Doubts = ["usual", "counts", "ignored"];
    private static readonly string[] Scopes = ["sentence", "message"];

    private readonly SafetyDraft draft;
    private readonly List<Problem> problems;

    private SafetyReader(List<Problem> problems)
    {
        this.problems = problems;
        draft = new SafetyDraft();
    }

    /// <summary>Reads <paramref name="files"/>; whatever is wrong is left out and added to <paramref name="problems"/>.</summary>
    /// <param name="files">Path relative to the content root, and text.</param>
    /// <param name="problems">Receives the authors' mistakes.</param>
    public static SafetyRules Read(IEnumerable<(string Path, string Text)> files, ICollection<Problem> problems)
    {
        var found = new List<Problem>();
        var reader = new SafetyReader(found);
        foreach (var (path, text) in files) reader.ReadFile(path, text);
        var rules = reader.draft.Build();
        // What a group says holds for each of its signs, so a mistake in it would come up as often.
        foreach (var problem in found.Distinct()) problems.Add(problem);
        return rules;
    }

    private void ReadFile(string path, string text)
    {
        if (AuthorFile.Read(path, text, problems, "concepts", "harmless", "ambiguous", "cues", "groups") is not { } file) return;
        foreach (var concept in file.Maps("concepts", "id", "words", "includes")) ReadConcept(concept);
        foreach (var phrase in file.Texts("harmless")) draft.AddHarmless(phrase);
        foreach (var syllable in file.Texts("ambiguous")) draft.AddAmbiguous(syllable);
        foreach (var cue in file.Maps("cues", "id", "kind", "weight", "place", "scope", "doubtful", "words", "when")) ReadCue(cue);
        foreach (var group in file.Maps("groups", "card", "rank", "ignore", "signs")) ReadGroup(group);
    }

    private void ReadConcept(AuthorMap map)
    {
        if (map.Text("id") is not { } id) return;
        var words = map.Texts("words");
        var includes = map.Texts("includes");
        if (words.Count + includes.Count == 0) map.Report("words", SafetyMessages.EmptyConcept(id.Value));
        draft.AddConcept(new ConceptDraft(id, words, includes));
    }

    private void ReadCue(AuthorMap map)
    {
        if (map.Text("id") is not { } id || map.Text("weight") is null) return;
        var place = OneOf(map, "place", Places);
        var scope = OneOf(map, "scope", Scopes);
        var cue = new CueDraft(id, ReadForms(map, id), map.Number("weight", 0))
        {
            Kind = map.OptionalText("kind")?.Value ?? id.Value,
            Place = (CuePlace)place,
            IsMessageWide = scope == 1,
            MustBeCertain = OneOf(map, "doubtful", Doubts) switch
            {
                0 => map.Number("weight", 0) < 0,
                var choice => choice == 2,
            },
        };
        draft.AddCue(cue);
    }

    private void ReadGroup(AuthorMap map)
    {
        if (map.Text("card") is not { } card) return;
        var rank = map.Number("rank", 0);
        var ignore = map.Texts("ignore");
        var signs = map.Maps("signs", "id", "weight", "rank", "words", "when", "with", "without", "ignore");
        if (signs.Count == 0) map.Report("signs", SafetyMessages.EmptyGroup(card.Value));
        foreach (var sign in signs)
        {
            if (sign.Text("id") is not { } id) continue;
            draft.AddSign(new SignDraft(id, card.Value, ReadForms(sign, id))
            {
                Weight = sign.Number("weight", Sign.Threshold),
                Rank = sign.Number("rank", rank),
                With = sign.Texts("with"),
                Without = sign.Texts("without"),
                Ignored = [.. ignore, .. sign.Texts("ignore")],
            });
        }
    }

    private static FormsDraft ReadForms(AuthorMap map, AuthorText id)
    {
        var forms = new FormsDraft(map.Texts("words"), map.Texts("when"));
        if (forms.Words.Count + forms.Patterns.Count == 0) map.Report("id", SafetyMessages.EmptySign(id.Value));
        return forms;
    }

    private static int OneOf(AuthorMap map, string key, string[] known)
    {
        if (map.OptionalText(key) is not { } text) return 0;
        for (var i = 0; i < known.Length; i++)
        {
            if (known[i] == text.Value) return i;
        }

        text.Report(SafetyMessages.NotOneOf(text.Value, known), Nearest.Suggest(text.Value, known));
        return 0;
    }
}

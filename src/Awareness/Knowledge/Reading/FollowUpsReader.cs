using Awareness.Language;
using Awareness.Yaml;

namespace Awareness.Knowledge.Reading;

/// <summary>Reads <c>follow-ups.yaml</c>: how people go on without naming again what it is about.</summary>
internal static class FollowUpsReader
{
    /// <summary>More than a question back offers at once.</summary>
    private const int MostChoices = 3;

    private static readonly string[] Parts = ["openers", "closers", "pronouns", "switches", "plain", "aspects", "rivals", "choices", "last-choice", "none-of-these"];
    private static readonly string[] AspectParts = ["id", "words", "says"];
    private static readonly string[] WayOutParts = ["button", "words", "reply"];

    private static readonly (string Key, WordRole Role)[] Roles =
        [("openers", WordRole.Opener), ("closers", WordRole.Closer), ("pronouns", WordRole.Pronoun), ("switches", WordRole.Switch), ("plain", WordRole.Plain)];

    /// <summary>The words in <paramref name="file"/>; concepts must be known to <paramref name="lexicon"/>.</summary>
    public static FollowUpWords Read(YamlFile file, Lexicon lexicon)
    {
        var parts = file.Open(Parts);
        var wayOut = parts.Map("none-of-these", WayOutParts);
        var words = new FollowUpWords { WayOut = wayOut?.Text("button") ?? "", WayOutReply = wayOut?.Paragraphs("reply")?.Text ?? "" };
        foreach (var (key, role) in Roles)
        {
            foreach (var phrase in Phrases(parts.RequiredScalars(key), file.Problems)) words.Add(role, phrase);
        }

        ReadAspects(parts, words, file.Problems);
        ReadRivals(parts, words, lexicon, file.Problems);
        ReadChoices(parts, words, file.Problems);
        if (wayOut is not null)
        {
            foreach (var phrase in Phrases(wayOut.Scalars("words"), file.Problems).Append(words.WayOut)) words.AddNoneOfThese(phrase);
        }

        return words;
    }

    private static void ReadAspects(Fields parts, FollowUpWords words, FileProblems problems)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var aspect in parts.Entries("aspects", AspectParts))
        {
            if (aspect.Id() is not { } id) continue;
            if (!ids.Add(id.Text)) problems.Error(id, Messages.DuplicateAspect(id.Text));
            words.AddAspect(id.Text, aspect.Text("says"), Phrases(aspect.RequiredScalars("words"), problems));
        }
    }

    private static void ReadRivals(Fields parts, FollowUpWords words, Lexicon lexicon, FileProblems problems)
    {
        var known = Enumerable.Range(0, lexicon.ConceptCount).Select(lexicon.ConceptId).ToHashSet(StringComparer.Ordinal);
        foreach (var (items, group) in Lists(parts, "rivals", problems).Select((items, group) => (items, group)))
        {
            foreach (var concept in items)
            {
                if (known.Contains(concept.Text)) words.AddRivals(group, concept.Text);
                else problems.Error(concept, Messages.UnknownConcept(concept.Text), Nearest.Suggest(concept.Text, known));
            }
        }
    }

    private static void ReadChoices(Fields parts, FollowUpWords words, FileProblems problems)
    {
        foreach (var (items, place) in Lists(parts, "choices", problems).Take(MostChoices).Select((items, place) => (items, place)))
        {
            foreach (var phrase in Phrases(items, problems)) words.AddChoice(place, phrase);
        }

        foreach (var phrase in Phrases(parts.Scalars("last-choice"), problems)) words.AddChoice(FollowUpWords.LastChoice, phrase);
    }

    private static List<List<YamlScalar>> Lists(Fields parts, string key, FileProblems problems)
    {
        var lists = new List<List<YamlScalar>>();
        foreach (var item in parts.Items(key))
        {
            if (item is YamlList list && list.Items.All(value => value is YamlScalar)) lists.Add([.. list.Items.OfType<YamlScalar>()]);
            else problems.Error(item, FileMessages.NotAList(key), FileMessages.ListHint);
        }

        return lists;
    }

    private static List<string> Phrases(IReadOnlyList<YamlScalar> scalars, FileProblems problems)
    {
        var phrases = new List<string>(scalars.Count);
        foreach (var scalar in scalars)
        {
            if (Tokenizer.Analyze(scalar.Text).Count == 0) problems.Error(scalar, Messages.PhraseWithoutWords);
            else phrases.Add(scalar.Text);
        }

        return phrases;
    }
}

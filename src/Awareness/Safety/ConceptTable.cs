using System.Globalization;
using Awareness.Language;
using Awareness.Yaml;

namespace Awareness.Safety;

/// <summary>The concepts under construction: numbers for names, words and inclusions, and patterns compiled to numbers.</summary>
internal sealed class ConceptTable
{
    /// <summary>The concept of all numbers; it needs no words.</summary>
    private const string NumberId = "number";
    private const string HarmlessId = "(harmless)";

    /// <summary>Before a word that counts only with all its marks: without them it is too common another word.</summary>
    private const char ExactPrefix = '=';

    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Located> owners = new(StringComparer.Ordinal);
    private readonly List<List<Located<string>>> words = [];
    private readonly List<List<Located<string>>> includes = [];
    private readonly List<int[]> alternatives = [];

    private readonly int numberConcept;

    public ConceptTable()
    {
        HarmlessConcept = AddNumber(HarmlessId);
        numberConcept = AddNumber(NumberId);
    }

    /// <summary>The concept of all idioms.</summary>
    public int HarmlessConcept { get; }

    /// <summary>What authors can name; <c>numbers</c> has names of our own as well.</summary>
    private IEnumerable<string> Ids => owners.Keys.Append(NumberId);

    /// <summary>Adds a concept; a second one of the same name is a problem and adds its words to the first.</summary>
    public void Add(ConceptDraft concept)
    {
        var id = concept.Id.Value;
        if (id == NumberId) concept.Id.Error(SafetyMessages.ReservedId(id));
        else if (!owners.TryAdd(id, concept.Id)) concept.Id.Error(FileMessages.DuplicateId(id, owners[id]));
        var number = numbers.TryGetValue(id, out var known) ? known : AddNumber(id);
        words[number].AddRange(concept.Words);
        includes[number].AddRange(concept.Includes);
    }

    /// <summary>Adds an idiom.</summary>
    public void AddHarmless(Located<string> phrase) => words[HarmlessConcept].Add(phrase);

    /// <summary>The number of a concept, or of "a|b" for either; null when one is unknown, and that is reported at <paramref name="at"/>.</summary>
    public int? Find(Located<string> at, string name)
    {
        if (numbers.TryGetValue(name, out var number)) return number;
        if (!name.Contains('|', StringComparison.Ordinal))
        {
            at.Error(SafetyMessages.UnknownConcept(name), Nearest.Suggest(name, Ids));
            return null;
        }

        var either = new List<int>();
        foreach (var part in name.Split('|'))
        {
            if (Find(at, part) is not { } found) return null;
            either.Add(found);
        }

        number = AddNumber(name);
        alternatives[number] = [.. either];
        return number;
    }

    /// <summary>Compiles phrases and patterns; what is wrong is reported and left out.</summary>
    public List<Pattern> Patterns(Located<string> id, FormsDraft forms)
    {
        var patterns = new List<Pattern>();
        if (forms.Words.Count > 0)
        {
            var own = AddNumber($"({id.Value} {numbers.Count.ToString(CultureInfo.InvariantCulture)})");
            words[own].AddRange(forms.Words);
            patterns.Add(new Pattern([own], []));
        }

        foreach (var form in forms.Patterns)
        {
            if (Compile(form) is { } pattern) patterns.Add(pattern);
        }

        return patterns;
    }

    /// <summary>By number: the id an author gave the concept; null for what has no id of its own, such as the words of a sign.</summary>
    public string?[] NamesByNumber()
    {
        var names = new string?[words.Count];
        foreach (var id in Ids) names[numbers[id]] = id;
        return names;
    }

    /// <summary>The words of all concepts; <paramref name="counted"/> lists for each concept those its words count for.</summary>
    public WordTrie BuildTrie(out IReadOnlyList<int[]> counted)
    {
        var trie = new WordTrie(numberConcept);
        for (var concept = 0; concept < words.Count; concept++)
        {
            foreach (var word in words[concept])
            {
                var phrase = Tokenizer.Analyze(word.Value);
                if (phrase.Count == 0) word.Error(SafetyMessages.EmptyPhrase);
                else trie.Add(phrase, concept, isExact: word.Value.StartsWith(ExactPrefix));
            }
        }

        var containers = new List<int>[words.Count];
        for (var concept = 0; concept < words.Count; concept++) containers[concept] = [];
        for (var concept = 0; concept < words.Count; concept++)
        {
            foreach (var part in WithIncluded(new HashSet<int> { concept })) containers[part].Add(concept);
        }

        counted = [.. containers.Select(list => list.ToArray())];
        return trie;
    }

    /// <summary><paramref name="concepts"/> and all they include.</summary>
    public HashSet<int> WithIncluded(IEnumerable<int> concepts)
    {
        var all = new HashSet<int>();
        var pending = new Stack<int>(concepts);
        while (pending.TryPop(out var concept))
        {
            if (!all.Add(concept)) continue;
            foreach (var part in alternatives[concept]) pending.Push(part);
            foreach (var name in includes[concept])
            {
                if (numbers.TryGetValue(name.Value, out var part)) pending.Push(part);
            }
        }

        return all;
    }

    /// <summary>Reports inclusions of concepts that do not exist.</summary>
    public void CheckIncludes()
    {
        foreach (var name in includes.SelectMany(list => list))
        {
            if (!numbers.ContainsKey(name.Value)) name.Error(SafetyMessages.UnknownConcept(name.Value), Nearest.Suggest(name.Value, Ids));
        }
    }

    private Pattern? Compile(Located<string> form)
    {
        var steps = new List<int>();
        var gaps = new List<int>();
        int? gap = null;
        foreach (var part in form.Value.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                if (gap is not null || steps.Count == 0) return Refuse(form, SafetyMessages.LonelyGap);
                gap = number;
                continue;
            }

            if (Find(form, part) is not { } concept) return null;
            if (steps.Count > 0) gaps.Add(gap ?? Pattern.UsualGap);
            gap = null;
            steps.Add(concept);
        }

        if (gap is not null) return Refuse(form, SafetyMessages.LonelyGap);
        if (steps.Count > Pattern.MaxSteps) return Refuse(form, SafetyMessages.TooManySteps(Pattern.MaxSteps));
        return steps.Count == 0 ? Refuse(form, SafetyMessages.EmptyPhrase) : new Pattern([.. steps], [.. gaps]);
    }

    private static Pattern? Refuse(Located<string> form, string message)
    {
        form.Error(message);
        return null;
    }

    private int AddNumber(string name)
    {
        var number = words.Count;
        numbers[name] = number;
        words.Add([]);
        includes.Add([]);
        alternatives.Add([]);
        return number;
    }
}

using Awareness.Language;
using Awareness.Language.Recognizers;
using Awareness.Language.Recognizers.Units;

namespace Awareness.Knowledge.Tables;

/// <summary>
/// Reads the values of all kinds a message tells. Pure, linear and bounded; what makes no sense, as an age of 900, is not read. A value
/// that was only hinted at ("2 lon bia") is not read either: asking is better than guessing.
/// </summary>
internal sealed class ValueReader
{
    private readonly IReadOnlyList<ChoiceKind> choices;
    private readonly Dictionary<string, PhraseTrie<ChoiceOption>> words = new(StringComparer.Ordinal);
    private readonly HashSet<string> unknown;

    public ValueReader(IReadOnlyList<ChoiceKind> choices, IReadOnlyList<string> unknown)
    {
        this.choices = choices;
        this.unknown = unknown.Select(word => Tokenizer.Analyze(word).FoldedText()).ToHashSet(StringComparer.Ordinal);
        foreach (var kind in choices)
        {
            var table = words[kind.Id] = new PhraseTrie<ChoiceOption>();
            foreach (var option in kind.Options)
            {
                foreach (var word in option.Words.Prepend(option.Name)) table.Add(word, option);
            }
        }
    }

    public bool MeansUnknown(string foldedMessage) => unknown.Contains(foldedMessage);

    public Values Read(AnalyzedText text, DateOnly today, string? asked)
    {
        if (text.Count == 0) return Values.None;
        var measures = Measures(text);
        var found = new FoundValues();
        AgeValues.Read(text, today, found);
        MeasureValues.Read(text, measures, asked, found);
        SpeedValues.Read(text, measures, found);
        CountValues.Read(text, asked, found);
        if (asked is not null && !found.Has(asked) && ValueKind.Find(asked) is { } kind) BareValues.Read(text, kind, found);
        foreach (var choice in choices) ReadChoices(text, choice, found);
        return found.ToValues();
    }

    /// <summary>The measures as read, and those of the words as typed: "1 kg" is a weight even where "kg" was read as "không".</summary>
    private static List<DimensionSpan> Measures(AnalyzedText text)
    {
        List<DimensionSpan> measures = [.. DimensionReader.Find(text)];
        foreach (var typed in DimensionReader.Find(Tokenizer.Analyze(text.Source)))
        {
            if (!measures.Exists(read => read.Start < typed.End && typed.Start < read.End)) measures.Add(typed);
        }

        measures.Sort((left, right) => left.Start.CompareTo(right.Start));
        return measures;
    }

    /// <summary>The options named, longest words first; a number that names an option outdoes the words it belongs to.</summary>
    private void ReadChoices(AnalyzedText text, ChoiceKind kind, FoundValues found)
    {
        List<ChoiceOption> named = [];
        var table = words[kind.Id];
        for (var i = 0; i < text.Count;)
        {
            if (!table.TryMatch(text, i, out var length, out var option) || option is null)
            {
                i++;
                continue;
            }

            if (!named.Contains(option)) named.Add(option);
            i += length;
        }

        if (Implied(kind, found) is { } implied && (named.Count == 0 || named.Exists(option => option.ImpliedBy is not null)))
        {
            named.RemoveAll(option => option.ImpliedBy is not null);
            named.Insert(0, implied);
        }

        foreach (var option in named) found.Add(KnownValue.Of(kind.Id, option.Id));
    }

    /// <summary>The option that the one number of its kind names; none when the number may name several.</summary>
    private static ChoiceOption? Implied(ChoiceKind kind, FoundValues found)
    {
        ChoiceOption? implied = null;
        foreach (var option in kind.Options)
        {
            if (option.ImpliedBy is not { } by || found.Single(by.Kind.Id) is not { } value) continue;
            if (value.Low >= by.Interval.Low && value.High <= by.Interval.High) implied = option;
        }

        return implied;
    }
}

/// <summary>Collects what readers find, without doubles and bounded.</summary>
internal sealed class FoundValues
{
    private readonly List<KnownValue> values = [];

    public bool Has(string kind) => values.Exists(value => value.Kind == kind);

    /// <summary>The value of a kind when exactly one was found.</summary>
    public KnownValue? Single(string kind) => values.FindAll(value => value.Kind == kind) is [var only] ? only : null;

    public void Add(KnownValue? value)
    {
        if (value is null || values.Count >= Values.Most || values.Contains(value)) return;
        if (values.Count(other => other.Kind == value.Kind) < Values.MostOfKind) values.Add(value);
    }

    public Values ToValues() => values.Count == 0 ? Values.None : new Values { All = [.. values] };
}

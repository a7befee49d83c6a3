using Awareness.Knowledge.Tables;
using Awareness.Language;
using Awareness.Yaml;

namespace Awareness.Knowledge.Reading.Tables;

/// <summary>Reads <c>values.yaml</c>: what can be chosen in a table, how people name it, and what means "I do not know".</summary>
internal sealed class ChoicesReader(SourceCatalog catalog, References references, FileProblems problems)
{
    private static readonly string[] KnownParts = ["unknown", "choices"];
    private static readonly string[] KnownOfKind = ["id", "options"];
    private static readonly string[] KnownOfOption = ["id", "name", "words", ImpliedKey];
    private const string ImpliedKey = "implied-by";

    private static readonly string[] NumberKinds = [.. ValueKind.All.Select(kind => kind.Id)];

    private readonly List<ChoiceKind> kinds = [];

    /// <summary>Reads the file; what cannot be used is reported and left out.</summary>
    public static ChoiceWords Read(YamlFile file, SourceCatalog catalog, References references)
    {
        var reader = new ChoicesReader(catalog, references, file.Problems);
        var parts = file.Open(KnownParts);
        foreach (var kind in parts.Entries("choices", KnownOfKind)) reader.ReadKind(kind);
        return new ChoiceWords(reader.kinds, [.. parts.RequiredScalars("unknown").Select(word => word.Text)]);
    }

    private void ReadKind(Fields fields)
    {
        if (fields.Id() is not { } id) return;
        if (ValueKind.Find(id.Text) is not null || kinds.Exists(kind => kind.Id == id.Text))
        {
            problems.Error(id, TableMessages.KindTwice(id.Text));
            return;
        }

        List<ChoiceOption> options = [];
        var owners = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var option in fields.Entries("options", KnownOfOption))
        {
            if (ReadOption(option, owners) is not { } read) continue;
            if (options.Exists(other => other.Id == read.Id)) problems.Error(option.At, TableMessages.OptionTwice(read.Id));
            else options.Add(read);
        }

        if (options.Count is 0 or > Axis.MostCells) problems.Error(id, TableMessages.OptionCount(options.Count, Axis.MostCells));
        else kinds.Add(new ChoiceKind(id.Text, options));
    }

    private ChoiceOption? ReadOption(Fields fields, Dictionary<string, string> owners)
    {
        if (fields.Id() is not { } id || fields.Required("name") is not { } name) return null;
        foreach (var word in fields.Scalars("words").Prepend(name))
        {
            var folded = Tokenizer.Analyze(word.Text).FoldedText();
            if (!owners.TryAdd(folded, id.Text) && owners[folded] != id.Text) problems.Error(word, TableMessages.WordOfOtherOption(word.Text, owners[folded]));
        }

        return new ChoiceOption(id.Text, name.Text, [.. fields.Scalars("words").Select(word => word.Text)]) { ImpliedBy = ReadImplied(fields) };
    }

    private ImpliedBy? ReadImplied(Fields fields)
    {
        if (ReferenceEquals(fields.Place(ImpliedKey), fields.At) || fields.Map(ImpliedKey, NumberKinds) is not { } implied) return null;
        foreach (var kind in ValueKind.All)
        {
            var terms = implied.ScalarsOrOne(kind.Id);
            if (terms.Count == 0) continue;
            var interval = kind.Domain;
            foreach (var term in terms)
            {
                if (NumberTerm.Read(term.Text, kind, catalog, references, problems, term) is { } read) interval = interval.And(read.IsNegated ? Complement(read.Interval) : read.Interval);
            }

            return new ImpliedBy(kind, interval);
        }

        problems.Error(fields.Place(ImpliedKey), TableMessages.BadImplied(NumberKinds));
        return null;
    }

    /// <summary>The figures that name an option have one end only: what is left is one stretch.</summary>
    private static Interval Complement(Interval interval) =>
        double.IsNegativeInfinity(interval.Low) ? new Interval(interval.High, double.PositiveInfinity) : new Interval(double.NegativeInfinity, interval.Low);
}

/// <summary>What <c>values.yaml</c> holds.</summary>
/// <param name="Kinds">What can be chosen.</param>
/// <param name="Unknown">Messages that mean "I do not know".</param>
internal sealed record ChoiceWords(IReadOnlyList<ChoiceKind> Kinds, IReadOnlyList<string> Unknown)
{
    /// <summary>Nothing can be chosen.</summary>
    public static ChoiceWords None { get; } = new([], []);
}

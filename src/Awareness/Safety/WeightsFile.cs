using System.Globalization;
using Awareness.Yaml;

namespace Awareness.Safety;

/// <summary>
/// The file <c>content/safety/weights.txt</c>: a head of lines "name: value", an empty line, then one feature a line,
/// "feature | weight | card:weight card:weight". Lines of the head that begin with # are notes.
/// </summary>
internal sealed class WeightsFile
{
    private const string Notes = """
        # Fitted, not written: "./awareness triage --fit" writes this file anew from content/questions/tuning*.jsonl and the emergency cards.
        # Log-odds of danger are bias + sign * score of the strongest sign + the weights of the features of the message. From "now" on
        # the emergency card is shown at once, from "doubtful" on the numbers come first and the answer below.
        # feature | its weight for danger | its weight for cards, by their place in the line "cards", from 0
        """;

    private static readonly string[] Names = ["bias", "sign", "now", "doubtful"];

    private readonly FileProblems problems;
    private readonly IReadOnlySet<string> knownCards;
    private readonly Dictionary<string, double> values = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> seen = new(StringComparer.Ordinal);
    private readonly List<FeatureWeight> features = [];
    private List<string> cards = [];

    private WeightsFile(FileProblems problems, IReadOnlySet<string> knownCards)
    {
        this.problems = problems;
        this.knownCards = knownCards;
    }

    /// <summary>Reads the weights; <see cref="DangerWeights.None"/> when a line is wrong, which is reported.</summary>
    public static DangerWeights Read(AuthorText text, IReadOnlySet<string> cardIds, FileProblems problems)
    {
        var file = new WeightsFile(problems, cardIds);
        var number = file.ReadHead(text.Lines);
        for (; number <= text.Lines.Count; number++)
        {
            if (text.Lines[number - 1].Length > 0) file.ReadFeature(text.Lines[number - 1], number);
        }

        return file.problems.IsBroken ? DangerWeights.None : new DangerWeights(file.cards, file.features)
        {
            Bias = file.values["bias"],
            SignWeight = file.values["sign"],
            Now = file.values["now"],
            Doubtful = file.values["doubtful"],
        };
    }

    /// <summary>Writes <paramref name="weights"/> as <see cref="Read"/> reads them, rounded to hundredths.</summary>
    public static void Write(DangerWeights weights, TextWriter target)
    {
        target.NewLine = "\n";
        target.WriteLine(Notes.ReplaceLineEndings("\n"));
        foreach (var (name, value) in Names.Zip([weights.Bias, weights.SignWeight, weights.Now, weights.Doubtful])) target.WriteLine(Invariant($"{name}: {value:0.##}"));
        target.WriteLine($"cards: {string.Join(' ', weights.CardIds)}");
        target.WriteLine();
        foreach (var feature in weights.Features)
        {
            var ofCards = string.Join(' ', feature.Cards.Select(entry => Invariant($"{entry.Card}:{entry.Weight:0.##}")));
            target.WriteLine(Invariant($"{feature.Feature} | {feature.Danger:0.##} | {ofCards}").TrimEnd());
        }
    }

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);

    /// <summary>The number of the line behind the head.</summary>
    private int ReadHead(IReadOnlyList<string> lines)
    {
        var number = 1;
        for (; number <= lines.Count && lines[number - 1].Length > 0; number++) ReadHeadLine(lines[number - 1], number);
        foreach (var name in Names)
        {
            if (!values.ContainsKey(name)) problems.Error(1, column: null, SafetyMessages.MissingWeight(name));
        }

        if (cards.Count is 0 or > DangerWeights.MostCards) problems.Error(1, column: null, SafetyMessages.WeightCards(DangerWeights.MostCards));
        return number + 1;
    }

    private void ReadHeadLine(string line, int number)
    {
        if (line[0] == '#') return;
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        var name = colon < 0 ? line : line[..colon];
        var value = colon < 0 ? "" : line[(colon + 1)..].Trim();
        if (name == "cards") ReadCards(value, number);
        else if (!Names.Contains(name, StringComparer.Ordinal)) problems.Error(number, column: null, SafetyMessages.UnknownWeight(name), Nearest.Suggest(name, Names));
        else if (Number(value) is not { } read) problems.Error(number, colon + 2, SafetyMessages.NoWeight(value));
        else values[name] = read;
    }

    private void ReadCards(string value, int number)
    {
        cards = [.. value.Split(' ', StringSplitOptions.RemoveEmptyEntries)];
        foreach (var card in cards)
        {
            if (!knownCards.Contains(card)) problems.Error(number, column: null, SafetyMessages.UnknownCard(card), Nearest.Suggest(card, knownCards));
        }
    }

    private void ReadFeature(string line, int number)
    {
        var parts = line.Split(" | ");
        if (parts.Length == 2 && parts[1].EndsWith(" |", StringComparison.Ordinal)) parts = [parts[0], parts[1][..^2], ""];
        if (parts.Length != 3 || parts[0].Length == 0)
        {
            problems.Error(number, column: null, SafetyMessages.NoFeature);
            return;
        }

        if (!seen.TryAdd(parts[0], number)) problems.Error(number, column: 1, SafetyMessages.SameFeature(parts[0], seen[parts[0]]));
        var weight = Number(parts[1]);
        if (weight is null) problems.Error(number, parts[0].Length + 4, SafetyMessages.NoWeight(parts[1]));
        features.Add(new FeatureWeight(parts[0], (float)(weight ?? 0), [.. CardsOf(parts[2], number)]));
    }

    private IEnumerable<CardWeight> CardsOf(string text, int number)
    {
        foreach (var entry in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var colon = entry.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0 && int.TryParse(entry.AsSpan(0, colon), NumberStyles.None, CultureInfo.InvariantCulture, out var card) && card < cards.Count && Number(entry[(colon + 1)..]) is { } weight)
                yield return new CardWeight(card, (float)weight);
            else
                problems.Error(number, column: null, SafetyMessages.NoWeight(entry));
        }
    }

    private static double? Number(string text) =>
        double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;
}

using System.Globalization;
using Awareness.Yaml;

namespace Awareness.App.Evaluation;

/// <summary>The figures an evaluation must reach: <c>content/questions/gate.yaml</c>.</summary>
/// <param name="Floors">In file order.</param>
public sealed record Gate(IReadOnlyList<Floor> Floors)
{
    /// <summary>Name of the file in the folder of the question sets.</summary>
    public const string FileName = "gate.yaml";

    private const string AtLeast = "at-least";
    private const string AtMost = "at-most";

    /// <summary>Reads the gate in <paramref name="folder"/>; one without floors when there is no such file. Throws <see cref="FormatException"/> naming the line that is wrong.</summary>
    public static Gate Read(string folder)
    {
        var file = Path.Combine(folder, FileName);
        if (!File.Exists(file)) return new Gate([]);
        var reading = YamlReader.Read(file, File.ReadAllText(file));
        if (reading.Problems is [var problem, ..]) throw new FormatException(problem.ToString());
        if (reading.Root is not YamlMap root) throw new FormatException($"{file}:1: expected '{AtLeast}' and '{AtMost}', each with figures below it.");
        return new Gate([.. root.Entries.SelectMany(part => Part(file, part))]);
    }

    /// <summary>The floors that <paramref name="report"/> misses, each as a sentence. A figure the report does not have counts as missed: a floor must not vanish with a renamed figure.</summary>
    public IReadOnlyList<string> Missed(EvaluationReport report) => [.. Floors.Select(floor => floor.Miss(report)).OfType<string>()];

    private static IEnumerable<Floor> Part(string file, YamlEntry part)
    {
        if (part.Key.Text is not (AtLeast or AtMost) || part.Value is not YamlMap figures)
            throw new FormatException($"{file}:{part.Key.Line}: expected '{AtLeast}' or '{AtMost}' with figures below it.");
        foreach (var entry in figures.Entries)
        {
            if (entry.Value is not YamlScalar scalar || !double.TryParse(scalar.Text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) || value > 1)
                throw new FormatException($"{file}:{entry.Key.Line}: {entry.Key.Text} needs a number from 0 to 1.");
            yield return new Floor(entry.Key.Text, value, part.Key.Text == AtLeast);
        }
    }
}

/// <summary>One figure and how good it must be.</summary>
/// <param name="Figure">Its name in the report.</param>
/// <param name="Value">0 to 1.</param>
/// <param name="IsLeast">True when the figure must be at least <paramref name="Value"/>, false when at most.</param>
public sealed record Floor(string Figure, double Value, bool IsLeast)
{
    /// <summary>Figures are printed with three places; what prints as reached is reached.</summary>
    private const double Rounding = 0.0005;

    /// <summary>A sentence when <paramref name="report"/> misses it, else null.</summary>
    public string? Miss(EvaluationReport report)
    {
        if (report.Find(Figure) is not { Value: var value }) return $"{Figure}: nothing was measured";
        var isReached = IsLeast ? value >= Value - Rounding : value <= Value + Rounding;
        return isReached ? null : string.Create(CultureInfo.InvariantCulture, $"{Figure}: {value:F3}, must be {(IsLeast ? "at least" : "at most")} {Value:F3}");
    }
}

using System.Text.Json.Serialization;

namespace Awareness.App.Evaluation;

/// <summary>What an evaluation found: totals only, never a question.</summary>
/// <param name="Content">Version of the content that was asked.</param>
/// <param name="Figures">Every figure, in the order they are shown; names are unique and stable, the gate refers to them.</param>
/// <param name="Answered">Reliability of answering and asking back, over the questions that have a right topic.</param>
/// <param name="All">Reliability of every outcome, the questions out of scope included.</param>
public sealed record EvaluationReport(string Content, IReadOnlyList<Figure> Figures, IReadOnlyList<CalibrationBin> Answered, IReadOnlyList<CalibrationBin> All)
{
    /// <summary>The figure of that name, or null when nothing of its kind was asked.</summary>
    public Figure? Find(string name) => Figures.FirstOrDefault(figure => figure.Name == name && figure.Of > 0);
}

/// <summary>One figure.</summary>
/// <param name="Name">Group and measure, for example <c>style.chat.top-1</c>.</param>
/// <param name="Value">0 to 1.</param>
/// <param name="Count">What was counted; 0 for an error or a difference.</param>
/// <param name="Of">Out of how many; 0 when nothing was asked.</param>
public sealed record Figure(string Name, double Value, int Count, int Of)
{
    /// <summary><paramref name="count"/> of <paramref name="of"/>; 0 when nothing was asked.</summary>
    public static Figure Share(string name, int count, int of) => new(name, of == 0 ? 0 : (double)count / of, count, of);
}

/// <summary>JSON of a report, for machines.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(EvaluationReport))]
internal sealed partial class ReportJson : JsonSerializerContext;

using System.Text.Json;
using System.Text.Json.Serialization;

namespace Awareness.App.Evaluation;

/// <summary>One question of an evaluation set.</summary>
/// <param name="Id">Unique over all sets.</param>
/// <param name="Text">As a person typed it.</param>
/// <param name="Topic">The topic that answers it; null when none does.</param>
/// <param name="Accept">Other topics that would be right too.</param>
/// <param name="Style">How it is written: marked, unmarked, chat, typo, story, telex, english.</param>
/// <param name="Kind">Kind of an out-of-scope or harmful question.</param>
public sealed record EvaluationQuestion(string Id, string? Text, string? Topic, IReadOnlyList<string>? Accept, string? Style, string? Kind)
{
    /// <summary>Ids of the emergency cards that are right, separated by blanks; null where the topic says enough.</summary>
    public string? Card { get; init; }

    /// <summary>The turns of a dialogue; null for a single question.</summary>
    public IReadOnlyList<EvaluationQuestion>? Turns { get; init; }

    /// <summary>True when <paramref name="topic"/> is a right answer.</summary>
    public bool Accepts(string? topic) => topic is not null && (topic == Topic || (Accept?.Contains(topic) ?? false));
}

/// <summary>Reads question sets.</summary>
public static class QuestionSet
{
    /// <summary>The folder of the sets below the content root. It is no part of the content: it only measures it.</summary>
    public const string Folder = "questions";

    /// <summary>The questions of <paramref name="file"/>, in order; empty when there is no such file. Throws <see cref="FormatException"/> naming the line that is no question.</summary>
    public static IReadOnlyList<EvaluationQuestion> Read(string file)
    {
        if (!File.Exists(file)) return [];
        var questions = new List<EvaluationQuestion>();
        var number = 0;
        foreach (var line in File.ReadLines(file))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line)) continue;
            try
            {
                questions.Add(JsonSerializer.Deserialize(line, EvaluationJson.Default.EvaluationQuestion) ?? throw new FormatException($"{file}:{number}: empty line"));
            }
            catch (JsonException exception)
            {
                throw new FormatException($"{file}:{number}: {exception.Message}", exception);
            }
        }

        return questions;
    }
}

/// <summary>JSON of the question sets.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(EvaluationQuestion))]
internal sealed partial class EvaluationJson : JsonSerializerContext;

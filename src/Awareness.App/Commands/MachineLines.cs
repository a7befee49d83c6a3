using System.Text.Json;
using System.Text.Json.Serialization;
using Awareness.Conversations;

namespace Awareness.App.Commands;

/// <summary>One line of <c>ask --jsonl</c>'s input.</summary>
internal sealed record QuestionLine(string Id, string Text, string? Conversation)
{
    /// <summary>Reads a line; null when it is no object with a text. An id may be text or number.</summary>
    public static QuestionLine? Parse(string line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("text", out var text) || text.ValueKind != JsonValueKind.String) return null;
            var id = root.TryGetProperty("id", out var value) ? value.ToString() : "";
            var conversation = root.TryGetProperty("conversation", out var named) && named.ValueKind != JsonValueKind.Null ? named.ToString() : null;
            return new QuestionLine(id, text.GetString() ?? "", conversation);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}

/// <summary>One line of <c>ask --jsonl</c>'s output.</summary>
internal sealed record AnswerLine(
    string Id,
    string Outcome,
    string? Topic,
    IReadOnlyList<string> Suggestions,
    double Confidence,
    string Text,
    IReadOnlyList<CitationLine> Citations,
    long Micros)
{
    public static AnswerLine From(string id, Turn turn, long micros) => new(
        id,
        turn.Outcome.ToString().ToLowerInvariant(),
        turn.Topic,
        [.. turn.Replies.SelectMany(reply => reply.Suggestions).Select(suggestion => suggestion.Topic).OfType<string>().Distinct(StringComparer.Ordinal)],
        Math.Round(turn.Confidence, 4),
        string.Join("\n\n", turn.Replies.Select(reply => reply.FullText)),
        [.. turn.Replies.SelectMany(reply => reply.Citations).Select(citation => new CitationLine(citation.Source, citation.Place, citation.Title))],
        micros);
}

/// <summary>What <c>ask --json</c> writes: the answer, and the version of the content it was given from.</summary>
internal sealed record VersionedAnswer(string Version, AnswerLine Answer);

/// <summary>A citation as a machine reads it.</summary>
internal sealed record CitationLine(string Source, string Place, string Title);

/// <summary>One document of <c>search</c>'s corpus.</summary>
internal sealed record CorpusLine(string? Id, string? Title, string? Text);

/// <summary>One line of <c>search</c>'s results.</summary>
internal sealed record ResultLine(string Id, IReadOnlyList<string> Top);

/// <summary>JSON of the machine contract: nulls are written where the contract names them.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(AnswerLine))]
[JsonSerializable(typeof(VersionedAnswer))]
[JsonSerializable(typeof(CorpusLine))]
[JsonSerializable(typeof(ResultLine))]
internal sealed partial class MachineJson : JsonSerializerContext;

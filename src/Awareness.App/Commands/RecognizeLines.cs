using System.Text.Json;
using Awareness.Language;
using Awareness.Language.Recognizers;

namespace Awareness.App.Commands;

/// <summary>Answers the lines of <c>recognize --jsonl</c>. Every line gets a line: a broken one gets no results and a mistake for stderr.</summary>
/// <param name="reference">The moment "today" refers to.</param>
/// <param name="culture">The culture of lines that name none; null to let the words say.</param>
internal sealed class RecognizeLines(DateTimeOffset reference, string? culture)
{
    private const string NotALine = "not a JSON object with \"id\", \"text\" and \"model\"";

    /// <summary>The line of results, and what was wrong with the line that was read (null: nothing).</summary>
    public string Answer(string line, out string? mistake)
    {
        var id = "";
        try
        {
            using var document = JsonDocument.Parse(line);
            var root = document.RootElement;
            if (root.ValueKind is JsonValueKind.Object && root.TryGetProperty("id", out var value)) id = value.ToString();
            return RecognizedJson.Write(id, Recognize(root, out mistake));
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // A text with half of a surrogate pair can be parsed but not read.
            mistake = NotALine;
            return RecognizedJson.Write(id, []);
        }
    }

    private IReadOnlyList<ModelResult> Recognize(JsonElement root, out string? mistake)
    {
        mistake = NotALine;
        if (root.ValueKind is not JsonValueKind.Object || Text(root, "text") is not { } text || Text(root, "model") is not { } model) return [];

        var named = Text(root, "culture") ?? culture;
        if (named is not null && !IsKnown(named))
        {
            mistake = $"there is no culture '{named}'; known are {Recognition.Vietnamese} and {Recognition.English}";
            return [];
        }

        var analyzed = Tokenizer.Analyze(text);
        var spoken = named ?? CultureGuess.Of(analyzed);

        // A guess may fall on a language this model is not made for.
        var recognizer = Recognition.Find(spoken, model) ?? (named is null ? Recognition.Find(Recognition.Vietnamese, model) : null);
        mistake = recognizer is null ? $"there is no model '{model}' for {spoken}; known are {string.Join(", ", Recognition.All(spoken).Select(known => known.Name).Order(StringComparer.Ordinal))}" : null;
        return recognizer?.Recognize(analyzed, reference) ?? [];
    }

    /// <summary>True for a culture there are recognizers for, whatever its capitals.</summary>
    public static bool IsKnown(string culture) =>
        culture.Equals(Recognition.Vietnamese, StringComparison.OrdinalIgnoreCase) || culture.Equals(Recognition.English, StringComparison.OrdinalIgnoreCase);

    /// <summary>A member's text; null when it is missing or something else.</summary>
    private static string? Text(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;
}

namespace Awareness.Language.Recognizers.Choice;

/// <summary>Yes and no in Recognizers-Text's shape: "boolean" with {"value": true or false, "score": a number}; one result a message at most.</summary>
/// <param name="read">How the language answers.</param>
public sealed class BooleanRecognizer(Func<AnalyzedText, Answer?> read) : IRecognizer
{
    /// <inheritdoc/>
    public string Name => "Boolean";

    /// <inheritdoc/>
    public IReadOnlyList<ModelResult> Recognize(AnalyzedText text, DateTimeOffset reference)
    {
        if (read(text) is not { } answer) return [];
        var resolution = new Dictionary<string, object>(StringComparer.Ordinal) { ["value"] = answer.Value, ["score"] = answer.Score };
        return [text.ResultOver(answer.Start, answer.Start + answer.Length, "boolean", resolution)];
    }
}

using System.Globalization;

namespace Awareness.Language.Recognizers.Sequence;

/// <summary>Telephone numbers in Recognizers-Text's shape: "phonenumber" with {"value", "score"}, both as text, the value as it was typed.</summary>
public sealed class PhoneNumberRecognizer : IRecognizer
{
    /// <inheritdoc/>
    public string Name => "PhoneNumber";

    /// <inheritdoc/>
    public IReadOnlyList<ModelResult> Recognize(AnalyzedText text, DateTimeOffset reference)
    {
        var found = PhoneNumbers.Find(text);
        return found.Count == 0 ? [] : [.. found.Select(number => Result(text, number))];
    }

    private static ModelResult Result(AnalyzedText text, PhoneNumberSpan number)
    {
        var resolution = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["value"] = text.Source.Substring(number.Start, number.Length),
            ["score"] = number.Score.ToString(CultureInfo.InvariantCulture),
        };
        return text.ResultOver(number.Start, number.Start + number.Length, "phonenumber", resolution);
    }
}

/// <summary>Addresses of pages in Recognizers-Text's shape: "url" with {"value"}.</summary>
public sealed class UrlRecognizer : IRecognizer
{
    /// <inheritdoc/>
    public string Name => "Url";

    /// <inheritdoc/>
    public IReadOnlyList<ModelResult> Recognize(AnalyzedText text, DateTimeOffset reference) =>
        SequenceResults.From(text, Addresses.FindUrls(text.Source), "url");
}

/// <summary>Addresses of mail in Recognizers-Text's shape: "email" with {"value"}.</summary>
public sealed class EmailRecognizer : IRecognizer
{
    /// <inheritdoc/>
    public string Name => "Email";

    /// <inheritdoc/>
    public IReadOnlyList<ModelResult> Recognize(AnalyzedText text, DateTimeOffset reference) =>
        SequenceResults.From(text, Addresses.FindEmails(text.Source), "email");
}

/// <summary>Results whose value is what was typed.</summary>
internal static class SequenceResults
{
    public static IReadOnlyList<ModelResult> From(AnalyzedText text, IReadOnlyList<Range> slices, string typeName) =>
        slices.Count == 0
            ? []
            : [.. slices.Select(slice => text.ResultOver(slice.Start.Value, slice.End.Value, typeName, new Dictionary<string, object>(StringComparer.Ordinal) { ["value"] = text.Source[slice] }))];
}

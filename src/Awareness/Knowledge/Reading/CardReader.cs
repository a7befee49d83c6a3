using Awareness.Yaml;

namespace Awareness.Knowledge.Reading;

/// <summary>Reads the form of a card: front matter and body. What it refers to is looked up later, when everything is read.</summary>
internal static class CardReader
{
    private static readonly string[] Known =
    [
        "topic", "title", "questions", "sources", "valid-from", "valid-until", "reviewed", "review-by", "related", "audience", "certainty",
    ];

    private static readonly Dictionary<string, Audience> Audiences = new(StringComparer.Ordinal)
    {
        ["everyone"] = Audience.Everyone,
        ["parent"] = Audience.Parent,
        ["pupil"] = Audience.Pupil,
    };

    /// <summary>True for what must be told as doubtful.</summary>
    public static IReadOnlyDictionary<string, bool> Certainties { get; } = new Dictionary<string, bool>(StringComparer.Ordinal) { ["certain"] = false, ["doubtful"] = true };

    /// <summary>Reads the card in <c>answers/<paramref name="id"/>.md</c>; null when its front matter cannot be used.</summary>
    public static CardDraft? Read(string id, AuthorText text, FileProblems problems)
    {
        if (id.Split('/').Length != 2 || !Fields.IsId(id.Replace('/', '-'))) problems.Error(1, column: null, Messages.BadCardPath);
        if (FrontMatter.Read(text, problems) is not { } front) return null;
        var fields = new Fields(front.Map, problems, Known);
        return new CardDraft
        {
            Id = id,
            Problems = problems,
            At = fields.At,
            Topic = fields.Required("topic"),
            Title = fields.Required("title"),
            Questions = fields.RequiredScalars("questions"),
            Sources = ReadRequiredSources(fields, problems),
            Dates = ReadDates(fields),
            Related = fields.Scalars("related"),
            Audience = fields.Choice("audience", Audiences, Audience.Everyone),
            IsDoubtful = fields.Choice("certainty", Certainties, otherwise: false),
            Body = CardBody.Read(text, front.BodyLine, CardHeadings.Vietnamese, problems),
        };
    }

    private static List<SourceReference> ReadRequiredSources(Fields fields, FileProblems problems)
    {
        var sources = ReadSources(fields, problems);
        if (sources.Count == 0) problems.Error(fields.Place("sources"), FileMessages.Missing("sources"), Messages.SourcesHint);
        return sources;
    }

    /// <summary>The sources of a card, each taken apart.</summary>
    public static List<SourceReference> ReadSources(Fields fields, FileProblems problems)
    {
        var sources = new List<SourceReference>();
        foreach (var item in fields.Items("sources"))
        {
            switch (item)
            {
                case YamlScalar { IsNull: false } scalar:
                    var colon = scalar.Text.IndexOf(':', StringComparison.Ordinal);
                    sources.Add(colon < 0 ? Split(scalar.Text, "", scalar) : Split(scalar.Text[..colon], scalar.Text[(colon + 1)..], scalar));
                    break;
                case YamlMap { Entries: [{ Value: YamlScalar place } entry] }:
                    sources.Add(Split(entry.Key.Text, place.IsNull ? "" : place.Text, entry.Key));
                    break;
                default:
                    problems.Error(item, Messages.BadSource, Messages.BadSourceHint);
                    break;
            }
        }

        return sources;
    }

    private static SourceReference Split(string source, string place, YamlNode at)
    {
        var hash = source.IndexOf('#', StringComparison.Ordinal);
        return hash < 0
            ? new SourceReference(source.Trim(), Anchor: null, place.Trim(), at)
            : new SourceReference(source[..hash].Trim(), source[(hash + 1)..].Trim(), place.Trim(), at);
    }

    private static CardDates ReadDates(Fields fields) => new(
        fields.Date("valid-from") ?? DateOnly.MinValue,
        fields.OptionalDate("valid-until"),
        fields.Date("reviewed") ?? DateOnly.MinValue,
        fields.Date("review-by") ?? DateOnly.MaxValue);
}

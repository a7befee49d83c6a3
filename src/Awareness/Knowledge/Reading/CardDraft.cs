using Awareness.Language;
using Awareness.Yaml;

namespace Awareness.Knowledge.Reading;

/// <summary>A card as its author wrote it: well formed, nothing looked up yet.</summary>
internal sealed record CardDraft
{
    /// <summary>See <see cref="Card.Id"/>.</summary>
    public required string Id { get; init; }

    /// <summary>Where to report about it.</summary>
    public required FileProblems Problems { get; init; }

    /// <summary>The front matter.</summary>
    public required YamlNode At { get; init; }

    /// <summary>Id of a topic, or null when missing.</summary>
    public required YamlScalar? Topic { get; init; }

    /// <summary>With references, or null when missing.</summary>
    public required YamlScalar? Title { get; init; }

    /// <summary>As people ask.</summary>
    public required IReadOnlyList<YamlScalar> Questions
    {
        get;
        init
        {
            field = value;
            FoldedQuestions = [.. value.Select(question => Tokenizer.Analyze(question.Text).FoldedText())];
        }
    }

    /// <summary>The questions in the same order, as one who types no marks writes them.</summary>
    public IReadOnlyList<string> FoldedQuestions { get; private init; } = [];

    /// <summary>What it rests on.</summary>
    public required IReadOnlyList<SourceReference> Sources { get; init; }

    /// <summary>Its days.</summary>
    public required CardDates Dates { get; init; }

    /// <summary>Until when it may be served: shortened as its sources and figures are looked up.</summary>
    public CardTerm Term { get; } = new();

    /// <summary>Ids of topics.</summary>
    public required IReadOnlyList<YamlScalar> Related { get; init; }

    /// <summary>Whom it addresses.</summary>
    public required Audience Audience { get; init; }

    /// <summary>True when what it says is not certain, so that it must say so.</summary>
    public bool IsDoubtful { get; init; }

    /// <summary>What it says, with references.</summary>
    public required CardBody Body { get; init; }

    /// <summary>True for the first words in an emergency: fewer and shorter than others.</summary>
    public bool IsEmergency => Topic?.Text.StartsWith("emergency.", StringComparison.Ordinal) == true;
}

/// <summary>The days of a card; a missing one was reported and stands at an end of time that raises no further problem.</summary>
internal sealed record CardDates(DateOnly ValidFrom, DateOnly? ValidUntil, DateOnly Reviewed, DateOnly ReviewBy)
{
    /// <summary>True when the card may still be served on <paramref name="today"/> or later.</summary>
    public bool IsOpenOn(DateOnly today) => ValidUntil is not { } until || today <= until;
}

/// <summary>How long a card holds by what it rests on: no longer than its shortest-lived law or figure.</summary>
internal sealed class CardTerm
{
    /// <summary>Last day, or null when nothing it rests on has one.</summary>
    public DateOnly? LastDay { get; private set; }

    /// <summary>Makes the term end on <paramref name="day"/> at the latest.</summary>
    public void EndBy(DateOnly? day)
    {
        if (day is not null && (LastDay is null || day < LastDay)) LastDay = day;
    }
}

/// <summary>One entry of <c>sources:</c>, taken apart.</summary>
/// <param name="Source">Id of a law, guidance or directive.</param>
/// <param name="Anchor">Passage of a directive, or null.</param>
/// <param name="Place">Where in the source, in words; empty for the whole.</param>
/// <param name="At">Where it is written.</param>
internal sealed record SourceReference(string Source, string? Anchor, string Place, YamlNode At);

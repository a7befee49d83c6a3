namespace Awareness.Knowledge;

/// <summary>One curated answer: what it answers, what to say, what it rests on, and from when to when it holds.</summary>
public sealed record Card
{
    /// <summary>Path below <c>content/answers</c> without ending, for example <c>drowning/first-aid-not-breathing</c>; stable.</summary>
    public required string Id { get; init; }

    /// <summary>The topic it belongs to, for example <c>drowning.first-aid</c>.</summary>
    public required string Topic { get; init; }

    /// <summary>The topic's family, for example <c>drowning</c>.</summary>
    public string Family => Topic[..Topic.IndexOf('.', StringComparison.Ordinal)];

    /// <summary>Short name, also the label of a button; at most 60 characters.</summary>
    public required string Title { get; init; }

    /// <summary>The question as people type it, in many voices.</summary>
    public required IReadOnlyList<string> Questions { get; init; }

    /// <summary>What to say first: plain text, figures and numbers already filled in.</summary>
    public required string Text { get; init; }

    /// <summary>What to say after "Xem thêm", or null.</summary>
    public string? More { get; init; }

    /// <summary>What to say first to parents, where the advice differs for them; null otherwise.</summary>
    public string? ParentText { get; init; }

    /// <summary>What to say first to pupils, where the advice differs for them; null otherwise.</summary>
    public string? PupilText { get; init; }

    /// <summary>What it rests on; never empty.</summary>
    public required IReadOnlyList<Citation> Citations { get; init; }

    /// <summary>First day it holds.</summary>
    public required DateOnly ValidFrom { get; init; }

    /// <summary>Last day it holds, or null.</summary>
    public DateOnly? ValidUntil { get; init; }

    /// <summary>Last day somebody checked it.</summary>
    public required DateOnly Reviewed { get; init; }

    /// <summary>Day by which somebody must check it again.</summary>
    public required DateOnly ReviewBy { get; init; }

    /// <summary>Topics offered next, at most three.</summary>
    public IReadOnlyList<string> Related { get; init; } = [];

    /// <summary>Whom it addresses.</summary>
    public Audience Audience { get; init; } = Audience.Everyone;

    /// <summary>True when the text is English, false when it is Vietnamese.</summary>
    public bool InEnglish { get; init; }

    /// <summary>What to say first to <paramref name="audience"/>: its own variant, or what is said to anybody.</summary>
    public string TextFor(Audience audience) => audience switch
    {
        Audience.Parent => ParentText ?? Text,
        Audience.Pupil => PupilText ?? Text,
        _ => Text,
    };

    /// <summary>True when the text is the Vietnamese answer to somebody who asked in English: shown, but no help in finding it.</summary>
    public bool IsUntranslated { get; init; }

    /// <summary>True when the card may be served on <paramref name="day"/>.</summary>
    public bool IsValidOn(DateOnly day) => ValidFrom <= day && (ValidUntil is not { } until || day <= until);
}

/// <summary>Whom a card addresses.</summary>
public enum Audience
{
    /// <summary>Anybody.</summary>
    Everyone,

    /// <summary>Parents and other grown-ups with children.</summary>
    Parent,

    /// <summary>Pupils.</summary>
    Pupil,
}

/// <summary>What an answer rests on.</summary>
/// <param name="Source">Id of the law, guidance or directive, for example <c>nd-168-2024</c> or <c>directive33</c>.</param>
/// <param name="Place">Where in it, for example "điều 7 khoản 2"; empty when the whole is meant.</param>
/// <param name="Title">What a person reads, for example "Nghị định 168/2024/NĐ-CP".</param>
public sealed record Citation(string Source, string Place, string Title)
{
    /// <summary>The day the source holds from, when it is law; shown with the answer.</summary>
    public DateOnly? HoldsFrom { get; init; }
}

/// <summary>A thing a citizen can ask about.</summary>
/// <param name="Id">Stable id, <c>family.name</c>.</param>
/// <param name="Title">What a menu shows.</param>
/// <param name="Covers">What a question about it asks.</param>
public sealed record Topic(string Id, string Title, string Covers)
{
    /// <summary>What people say when they mean this topic: words, short phrases and whole messages, in the order of the files.</summary>
    public IReadOnlyList<string> Said { get; init; } = [];

    /// <summary>Id of the card where a person who only named the topic begins; null for the one that comes closest to what the topic covers.</summary>
    public string? Lead { get; init; }

    /// <summary>The part before the dot.</summary>
    public string Family => Id[..Id.IndexOf('.', StringComparison.Ordinal)];
}

/// <summary>Something people ask the service that is about none of its topics, for example the weather.</summary>
/// <param name="Id">Stable id, <c>beyond.name</c>.</param>
/// <param name="Said">What people say when they mean it, in the order of the files.</param>
public sealed record Subject(string Id, IReadOnlyList<string> Said);

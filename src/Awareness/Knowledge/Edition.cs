using Awareness.Language;

namespace Awareness.Knowledge;

/// <summary>What is said in a language beside Vietnamese: topics in its words, the cards that were put into it, its word lists and texts.</summary>
public sealed record Edition
{
    /// <summary>Every topic, worded in this language, in the order of the Vietnamese ones; one that nobody put into words yet is missing.</summary>
    public required IReadOnlyList<Topic> Topics { get; init; }

    /// <summary>What people ask in this language that is about none of the topics.</summary>
    public IReadOnlyList<Subject> Beyond { get; init; } = [];

    /// <summary>The cards, ordered by id; each has the id of the Vietnamese card it is made from.</summary>
    public required IReadOnlyList<Card> Cards { get; init; }

    /// <summary>Spellings and concepts.</summary>
    public Lexicon Lexicon { get; init; } = Lexicon.Empty;

    /// <summary>What the service says of itself; a text that is missing is said in Vietnamese.</summary>
    public ServiceTexts Texts { get; init; } = new();
}

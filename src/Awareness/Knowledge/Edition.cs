using Awareness.Language;

namespace Awareness.Knowledge;

/// <summary>What is said in one language: topics in its words, the cards in it, its word lists and texts. The Vietnamese one is the content itself.</summary>
public sealed record Edition
{
    /// <summary>Every topic, worded in this language, all in one order; one that nobody put into words yet is missing.</summary>
    public required IReadOnlyList<Topic> Topics { get; init; }

    /// <summary>What people ask in this language that is about none of the topics.</summary>
    public IReadOnlyList<Subject> Beyond { get; init; } = [];

    /// <summary>The cards, ordered by id; one that is not Vietnamese has the id of the Vietnamese card it is made from.</summary>
    public required IReadOnlyList<Card> Cards { get; init; }

    /// <summary>Spellings and concepts.</summary>
    public Lexicon Lexicon { get; init; } = Lexicon.Empty;

    /// <summary>What the service says of itself; a text that is missing is said in Vietnamese.</summary>
    public ServiceTexts Texts { get; init; } = new();
}

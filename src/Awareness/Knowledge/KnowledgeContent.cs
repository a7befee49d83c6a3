using Awareness.Knowledge.Tables;
using Awareness.Language;
using Awareness.Safety;

namespace Awareness.Knowledge;

/// <summary>Everything read from <c>content/</c>, checked and with every reference filled in.</summary>
public sealed record KnowledgeContent
{
    /// <summary>First 12 hex digits of the SHA-256 over all content files: the version shown in /health, logs and records.</summary>
    public required string Version { get; init; }

    /// <summary>
    /// Version of all files but cards and directives: of whatever shapes how the examples are read that the service learns from. The examples themselves, the questions
    /// and titles of cards among them, are told apart by their text.
    /// </summary>
    public string ReadingVersion { get => field.Length == 0 ? Version : field; init; } = "";

    /// <summary>All topics, in file order.</summary>
    public required IReadOnlyList<Topic> Topics { get; init; }

    /// <summary>What people ask that is about none of the topics, so that such a question is known for what it is.</summary>
    public IReadOnlyList<Subject> Beyond { get; init; } = [];

    /// <summary>All cards, ordered by id; expired ones included.</summary>
    public required IReadOnlyList<Card> Cards { get; init; }

    /// <summary>Laws by id.</summary>
    public required IReadOnlyDictionary<string, Law> Laws { get; init; }

    /// <summary>Guidance by id.</summary>
    public required IReadOnlyDictionary<string, Guidance> Guidance { get; init; }

    /// <summary>Figures by id.</summary>
    public required IReadOnlyDictionary<string, Figure> Figures { get; init; }

    /// <summary>Hotlines by id.</summary>
    public required IReadOnlyDictionary<string, Hotline> Hotlines { get; init; }

    /// <summary>Directives by id.</summary>
    public required IReadOnlyDictionary<string, Document> Documents { get; init; }

    /// <summary>Chat spellings and concepts.</summary>
    public Lexicon Lexicon { get; init; } = Lexicon.Empty;

    /// <summary>How danger is seen.</summary>
    public Triage Safety { get; init; } = Triage.Empty;

    /// <summary>Which requests are refused, and with what words.</summary>
    public RefusalRules Refusals { get; init; } = RefusalRules.Empty;

    /// <summary>How people go on without naming again what it is about.</summary>
    public FollowUpWords FollowUps { get; init; } = FollowUpWords.None;

    /// <summary>Answers that depend on values.</summary>
    public DecisionTables Tables { get; init; } = DecisionTables.None;

    /// <summary>What the service says of itself.</summary>
    public ServiceTexts Texts { get; init; } = new();

    /// <summary>What is said in English; null when nothing is.</summary>
    public Edition? English { get; init; }
}

using Awareness.Knowledge.Search;

namespace Awareness.Knowledge;

/// <summary>A card as an answer to one question.</summary>
/// <param name="Card">The card.</param>
/// <param name="Score">0 to 1: closeness of the best question variant, supported by the words of the whole card.</param>
public sealed record RankedCard(Card Card, double Score)
{
    /// <summary>How close the best question variant comes.</summary>
    public required Closeness Closeness { get; init; }

    /// <summary>0 to 1: BM25F as a share of what the question could reach.</summary>
    public required double Share { get; init; }

    /// <summary>How likely the question is about the card's topic, judged by all that is said about each topic.</summary>
    public TopicChance Topic { get; init; }

    /// <summary>How likely the question is about none of the topics; the same for all cards of one ranking.</summary>
    public TopicChance Beyond { get; init; }
}

/// <summary>How likely a question is about something, guessed in two ways.</summary>
/// <param name="Counted">0 to 1: by counting words (naive Bayes).</param>
/// <param name="Learned">0 to 1: by weights learned from examples (logistic regression).</param>
public readonly record struct TopicChance(double Counted, double Learned)
{
    /// <summary>Added before a logarithm is taken, so that nothing is impossible.</summary>
    private const float Least = 0.001f;

    /// <summary>The logarithms of both.</summary>
    internal TopicLogs Logs => new(Math.Log(Counted + Least), Math.Log(Learned + Least));
}

/// <summary>The logarithms of a <see cref="TopicChance"/>.</summary>
/// <param name="Counted">Of the counted one.</param>
/// <param name="Learned">Of the learned one.</param>
internal readonly record struct TopicLogs(double Counted, double Learned);

/// <summary>What the knowledge base makes of a question.</summary>
public abstract record Decision
{
    /// <summary>0 to 1: how sure we are that this fits the question.</summary>
    public required double Confidence { get; init; }

    /// <summary>The ranking it rests on, best first.</summary>
    public required IReadOnlyList<RankedCard> Ranking { get; init; }

    /// <summary>One card fits.</summary>
    public sealed record Answer(Card Card) : Decision;

    /// <summary>Several topics fit about equally; ask which was meant.</summary>
    /// <param name="Choices">Two or three cards of different topics.</param>
    public sealed record Clarify(IReadOnlyList<Card> Choices) : Decision;

    /// <summary>Nothing fits well enough.</summary>
    public sealed record Abstain : Decision;

    private Decision() { }
}

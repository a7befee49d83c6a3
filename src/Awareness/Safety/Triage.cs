using Awareness.Language;
using Awareness.Language.Recognizers.Choice;

namespace Awareness.Safety;

/// <summary>
/// Decides whether a message is about somebody in danger now. The signs of <see cref="SafetyRules"/> know what a danger looks like;
/// <see cref="DangerWeights"/>, fitted to many messages, know how people in danger word it and how others do who only ask. Their log-odds
/// are added up. Immutable, safe for any number of readers; the work grows with the length of the message.
/// </summary>
public sealed class Triage
{
    private const int FewWords = 3;

    /// <summary>The card for people who do not want to live.</summary>
    private const string SelfHarm = "emergency/self-harm";

    /// <summary>A concept of <c>content/safety</c>: words that promise to do better.</summary>
    private const string Promise = "promise";
    private const int MostWordsOfPromise = 8;

    private readonly DangerWeights weights;

    internal Triage(SafetyRules rules, DangerWeights weights)
    {
        Rules = rules;
        this.weights = weights;
    }

    /// <summary>Sees no danger in anything.</summary>
    public static Triage Empty { get; } = new(SafetyRules.Empty, DangerWeights.None);

    /// <summary>The signs by themselves.</summary>
    public SafetyRules Rules { get; }

    /// <summary>The same with other thresholds, in log-odds of danger.</summary>
    /// <param name="now">From here on somebody is in danger now.</param>
    /// <param name="doubtful">From here on somebody may be; at most <paramref name="now"/>.</param>
    public Triage With(double now, double doubtful) => new(Rules, weights.With(now, doubtful));

    /// <summary>Writes the fitted weights as <c>content/safety/weights.txt</c> has them.</summary>
    public void Save(TextWriter target) => WeightsFile.Write(weights, target);

    /// <summary>Natural logarithm of the odds that somebody is in danger now, of the more dangerous reading of <paramref name="message"/>.</summary>
    public double LogOdds(AnalyzedText message)
    {
        var first = Read(message)?.LogOdds ?? double.NegativeInfinity;
        return OtherWords.Of(message) is { } changed ? Math.Max(first, Read(changed)?.LogOdds ?? first) : first;
    }

    /// <summary>The danger in <paramref name="message"/>, or null when there is none; a doubtful word is read both ways.</summary>
    public Danger? Assess(AnalyzedText message)
    {
        var first = Read(message);
        var other = OtherWords.Of(message) is { } changed ? Read(changed) : null;
        var more = other is not null && (first is null || other.LogOdds > first.LogOdds) ? other : first;
        return more?.Danger;
    }

    /// <summary>How likely a danger is as log-odds, and what speaks for it; null when the message has no word.</summary>
    internal TriageReading? Read(AnalyzedText message)
    {
        if (message.Count == 0) return null;
        var evidence = Rules.Gather(message);
        if (weights.IsEmpty) return ByRules(evidence);
        var logOdds = weights.LogOdds(message, evidence);
        if ((weights.LevelOf(logOdds) ?? LeastLevel(evidence)) is not { } level || SaysTooLittle(message, evidence, level) || IsPromise(message, evidence)) return new TriageReading(logOdds, Danger: null);
        var card = weights.Card(message, evidence, Rules.ConceptNames);
        var sign = evidence.Signs.FirstOrDefault(reading => reading.CardId == card && reading.IsDanger)?.Sign ?? Danger.Fitted;
        return new TriageReading(logOdds, new Danger(card, sign, level));
    }

    /// <summary>A sign of self-harm that decides by itself is never passed over, whatever the wording around it is like: who says so in other words than those learned from is heard.</summary>
    private static DangerLevel? LeastLevel(Evidence evidence) => evidence.Deciding is { CardId: SelfHarm } ? DangerLevel.Doubtful : null;

    /// <summary>
    /// A word or three without any sign ("rồi", "không được") are an answer to something, not a call for help: the weights know them only from the longer messages they stand in.
    /// Where they seem sure of a danger, only a plain yes or no is passed over ("chac chan roi").
    /// </summary>
    private static bool SaysTooLittle(AnalyzedText message, Evidence evidence, DangerLevel level) =>
        message.Count <= FewWords && evidence.Signs.Count == 0 && (level is DangerLevel.Doubtful || Answers.Read(message) is not null);

    /// <summary>"Em sẽ không làm thế nữa" is worded as people word it who give up, and promises: without a sign there is no danger in it.</summary>
    private bool IsPromise(AnalyzedText message, Evidence evidence) =>
        evidence.Signs.Count == 0 && message.Count <= MostWordsOfPromise && evidence.Found.Any(span => Rules.ConceptNames[span.Concept] == Promise);

    /// <summary>True when the message promises to do better and shows no sign of danger.</summary>
    public bool Promises(AnalyzedText message) => message.Count > 0 && IsPromise(message, Rules.Gather(message));

    private static TriageReading ByRules(Evidence evidence)
    {
        var deciding = evidence.Deciding;
        return new TriageReading(evidence.Strength, deciding is null ? null : new Danger(deciding.CardId, deciding.Sign, DangerLevel.Now));
    }
}

/// <summary>What <see cref="Triage"/> makes of one reading of a message.</summary>
/// <param name="LogOdds">Natural logarithm of the odds that somebody is in danger now.</param>
/// <param name="Danger">The danger; null when there is none.</param>
internal sealed record TriageReading(double LogOdds, Danger? Danger);

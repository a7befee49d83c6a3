using Awareness.Language;
using Awareness.Learning;

namespace Awareness.Safety;

/// <summary>
/// Sees a request for help with something that harms (making, selling or hiding drugs, deceiving the police, hurting somebody …) and knows
/// what to say to it. Built once from <c>content/refusals</c>, immutable. Two things speak: signs, as in <see cref="SafetyRules"/> (an act and its
/// object; a "how" or a "where" for it, a question about the law, about dangers or about whom to tell against it), and the wording, learned
/// from examples. Neither decides alone: a sign needs a wording that may be a request, a wording needs to be clearer without a sign.
/// </summary>
public sealed class RefusalRules
{
    /// <summary>From this sum of wording and signs on a message is refused; chosen on odd lines of the tuning sets, checked on even ones.</summary>
    private const float Threshold = -0.2f;

    /// <summary>A few words without a sign say too little of how somebody speaks: so much more the wording must say then. Chosen on tuning-plain and tuning-harmful.</summary>
    private const float MarginOfFewWords = 2.5f;
    private const int FewWords = 5;

    /// <summary>What one point of a sign is worth beside the log odds of the wording.</summary>
    private const float SignShare = 1;

    /// <summary>Points of a sign that count at most, either way.</summary>
    private const int MostPoints = 5;
    private const int LeastPoints = -3;

    private readonly SafetyRules requests;
    private readonly IReadOnlyDictionary<string, RefusalReply> replies;

    private readonly RequestExamples examples;
    private readonly Lock learns = new();

    /// <summary>Learning takes a while and other things are built meanwhile: only the first message waits for it. Null until somebody needs it: a check does not.</summary>
    private volatile Task<RequestLessons?>? learning;

    internal RefusalRules(SafetyRules requests, IReadOnlyDictionary<string, RefusalReply> replies, RequestExamples examples)
    {
        this.requests = requests;
        this.replies = replies;
        this.examples = examples;
    }

    /// <summary>Rules that refuse nothing.</summary>
    public static RefusalRules Empty { get; } = new(SafetyRules.Empty, new Dictionary<string, RefusalReply>(StringComparer.Ordinal), RequestExamples.None);

    /// <summary>All replies, by id.</summary>
    public IReadOnlyDictionary<string, RefusalReply> Replies => replies;

    /// <summary>What to say to <paramref name="message"/>, or null when it asks for nothing harmful.</summary>
    public RefusalReply? Assess(AnalyzedText message)
    {
        if (message.Count == 0) return null;
        var evidence = requests.Gather(message, toTheEnd: true);
        var sign = evidence.Deciding;
        if (sign is not null && replies.TryGetValue(sign.CardId, out var named) && named.CardId is not null) return named;
        if (Lessons is not { } learned) return sign is null ? null : replies.GetValueOrDefault(sign.CardId);

        var features = FeaturesOf(message);
        var points = evidence.Signs.Count == 0 ? 0 : Math.Clamp(evidence.Signs.Max(reading => reading.Score), LeastPoints, MostPoints);
        var threshold = evidence.Signs.Count == 0 && message.Count <= FewWords ? Threshold + MarginOfFewWords : Threshold;
        if (learned.Wording.Score(features) + (SignShare * points) < threshold) return null;
        return (sign?.CardId ?? learned.Choice.Of(features)) is { } id ? replies.GetValueOrDefault(id) : null;
    }

    /// <summary>Every sign met in <paramref name="message"/> with what speaks for and against it; <see cref="SignReading.CardId"/> is the reply's id.</summary>
    public IReadOnlyList<SignReading> Explain(AnalyzedText message) => requests.Explain(message);

    /// <summary>The log odds that the wording of <paramref name="message"/> is that of a harmful request; 0 when there were no examples to learn from.</summary>
    public float WordingOf(AnalyzedText message) => Lessons?.Wording.Score(FeaturesOf(message)) ?? 0;

    private RequestLessons? Lessons => (learning ?? Learning(Recall.Nothing)).GetAwaiter().GetResult();

    /// <summary>Begins to recall or to learn from the examples, unless that has begun.</summary>
    internal void BeginLearning(Recall recall) => _ = Learning(recall);

    private Task<RequestLessons?> Learning(Recall recall)
    {
        lock (learns)
        {
            return learning ??= examples.Requests.Count == 0
                ? Task.FromResult<RequestLessons?>(null)
                : Task.Run(RequestLessons? () => recall.OrLearn("requests", examples.Describe, Learn));
        }
    }

    private RequestLessons Learn()
    {
        var choice = new ReplyChoice();
        var requested = new List<int[]>(examples.Requests.Count);
        foreach (var (reply, text) in examples.Requests)
        {
            var features = FeaturesOf(examples.Lexicon.Analyze(text));
            requested.Add(features);
            choice.Add(reply, features);
        }

        return new RequestLessons(RequestWording.Learn(requested, [.. examples.Honest.Select(text => FeaturesOf(examples.Lexicon.Analyze(text)))]), choice);
    }

    private int[] FeaturesOf(AnalyzedText text) => RequestFeatures.Of(text, requests.ConceptsIn(text));
}

/// <summary>One kind of harmful request and what is said to it: a no, why, and the help that fits.</summary>
/// <param name="Id">Named by the groups of signs.</param>
/// <param name="Text">What the person reads, placeholders filled in; empty when a card answers instead.</param>
public sealed record RefusalReply(string Id, string Text)
{
    /// <summary>What a person who writes in English reads; null when there is no English text.</summary>
    public string? EnglishText { get; init; }

    /// <summary>Topics offered as buttons, in order.</summary>
    public IReadOnlyList<string> Topics { get; init; } = [];

    /// <summary>The card that answers instead of a refusal, for somebody who is himself the victim; null for a refusal.</summary>
    public string? CardId { get; init; }
}

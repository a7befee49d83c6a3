using Awareness.Language;

namespace Awareness.Safety;

/// <summary>
/// Sees from a message whether somebody is in danger now. Built once from <c>content/safety</c>, immutable.
/// A message is read as concepts (a person, water, "fall in", "not breathing"); a sign is a short pattern of concepts with a weight;
/// cues (a cry for help, "vừa", "nếu", "cách", "năm ngoái", a film) add to it or take from it.
/// </summary>
public sealed class SafetyRules
{
    private readonly WordTrie words;
    private readonly IReadOnlyList<int[]> concepts;
    private readonly Harmless harmless;
    private readonly Sign[] signs;
    private readonly CueScale cues;

    internal SafetyRules(WordTrie words, IReadOnlyList<int[]> concepts, Harmless harmless, IReadOnlyList<Sign> signs, CueScale cues)
    {
        this.words = words;
        this.concepts = concepts;
        this.harmless = harmless;
        this.signs = [.. signs.OrderBy(sign => sign.Rank)];
        this.cues = cues;
    }

    /// <summary>Rules that see no danger.</summary>
    public static SafetyRules Empty { get; } = new(new WordTrie(numberConcept: 0), [[]], Harmless.None, [], CueScale.None);

    /// <summary>The cards the signs name, each once.</summary>
    public IEnumerable<string> CardIds => signs.Select(sign => sign.CardId).Distinct();

    /// <summary>The danger in <paramref name="message"/>, or null when there is none now.</summary>
    public Danger? Assess(AnalyzedText message)
    {
        SignReading? first = null;
        foreach (var reading in Readings(message))
        {
            // Signs come by rank: behind the rank of the first danger nothing can decide any more.
            if (first is not null && reading.Rank > first.Rank) break;
            if (reading.IsDanger && (first is null || reading.Score > first.Score)) first = reading;
        }

        return first is null ? null : new Danger(first.CardId, first.Sign);
    }

    /// <summary>Every sign met in <paramref name="message"/> with what speaks for and against it, the deciding ones first; empty for most messages.</summary>
    public IReadOnlyList<SignReading> Explain(AnalyzedText message) => [.. Readings(message)];

    /// <summary>What a cue adds to a sign, negative when it speaks against danger; 0 for an id that is no cue.</summary>
    public int WeightOf(string cue) => cues.WeightOf(cue);

    private IEnumerable<SignReading> Readings(AnalyzedText message)
    {
        var found = words.Find(message);
        if (found.Count == 0) yield break;
        harmless.Remove(found, message.Count);
        var reading = MessageReading.Create(message, Settled.Of(found), concepts);
        CueReading? cuesMet = null;
        foreach (var sign in signs)
        {
            if (Best(sign, reading, ref cuesMet) is { } best) yield return best;
        }
    }

    private SignReading? Best(Sign sign, MessageReading message, ref CueReading? cuesMet)
    {
        foreach (var concept in sign.With)
        {
            if (!message.Has(concept)) return null;
        }

        SignReading? best = null;
        foreach (var pattern in sign.Patterns)
        {
            if (!pattern.MayMatch(message)) continue;
            var anchor = 0;
            for (var tries = 0; tries < CueScale.MaxPlaces && pattern.TryMatch(message, ref anchor, out var match); tries++)
            {
                if (Contradicts(sign, message, match)) continue;
                var reading = (cuesMet ??= cues.Read(message)).Weigh(sign, match);
                if (best is null || reading.Score > best.Score) best = reading;
            }
        }

        return best;
    }

    private static bool Contradicts(Sign sign, MessageReading message, PatternMatch match)
    {
        foreach (var concept in sign.Without)
        {
            foreach (var span in message.Of(concept))
            {
                if (message.SentenceOf(span.Start) == message.SentenceOf(match.Start) && !match.Contains(span.Start, span.End)) return true;
            }
        }

        return false;
    }
}

/// <summary>Somebody is in danger now.</summary>
/// <param name="CardId">The card to show at once, for example <c>emergency/drowning</c>.</param>
/// <param name="Sign">Id of the sign that was met, for <c>--explain</c>.</param>
public sealed record Danger(string CardId, string Sign);

/// <summary>A sign met in a message, weighed.</summary>
/// <param name="Sign">Its id.</param>
/// <param name="CardId">The card it names.</param>
/// <param name="Score">Its weight and that of the cues; danger from 3 on.</param>
/// <param name="Cues">Ids of the cues that counted.</param>
public sealed record SignReading(string Sign, string CardId, int Score, IReadOnlyList<string> Cues)
{
    internal int Rank { get; init; }

    /// <summary>The score from which a sign means danger.</summary>
    public const int DangerFrom = Safety.Sign.Threshold;

    /// <summary>True when the sign means danger now.</summary>
    public bool IsDanger => Score >= DangerFrom;
}

using Awareness.Language;

namespace Awareness.Safety;

/// <summary>
/// Sees signs of danger in a message. Built once from <c>content/safety</c>, immutable; <see cref="Triage"/> decides with it.
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

    /// <summary>The danger that the signs alone show in <paramref name="message"/>, or null when they show none now.</summary>
    public Danger? Assess(AnalyzedText message)
    {
        var first = Gather(message).Deciding;
        return first is null ? null : new Danger(first.CardId, first.Sign, DangerLevel.Now);
    }

    /// <summary>Every sign met in <paramref name="message"/> with what speaks for and against it, the deciding ones first; empty for most messages.</summary>
    public IReadOnlyList<SignReading> Explain(AnalyzedText message) => Gather(message, toTheEnd: true).Signs;

    /// <summary>What a cue adds to a sign, negative when it speaks against danger; 0 for an id that is no cue.</summary>
    public int WeightOf(string cue) => cues.WeightOf(cue);

    /// <summary>Numbers of the concepts that are surely met in <paramref name="message"/>, each once.</summary>
    internal IReadOnlyList<int> ConceptsIn(AnalyzedText message)
    {
        var met = new HashSet<int>();
        foreach (var span in words.Find(message))
        {
            if (span.Doubt == 0) met.UnionWith(concepts[span.Concept]);
        }

        return [.. met];
    }

    /// <summary>By number: the ids of the concepts; null for what has none.</summary>
    internal IReadOnlyList<string?> ConceptNames { get; init; } = [null];

    /// <summary>What the rules see in <paramref name="message"/>: signs up to the first that decides, or <paramref name="toTheEnd"/>.</summary>
    internal Evidence Gather(AnalyzedText message, bool toTheEnd = false)
    {
        var found = words.Find(message);
        if (found.Count == 0) return Evidence.None;
        harmless.Remove(found, message.Count);
        found = Settled.Of(found);
        var reading = MessageReading.Create(message, found, concepts);
        CueReading? cuesMet = null;
        var met = new List<SignReading>();
        var last = int.MaxValue;
        foreach (var sign in signs)
        {
            // Signs come by rank: behind the rank of the first danger nothing can decide any more.
            if (sign.Rank > last) break;
            if (Best(sign, reading, ref cuesMet) is not { } best) continue;
            met.Add(best);
            if (best.IsDanger && !toTheEnd) last = sign.Rank;
        }

        return new Evidence(found, met);
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

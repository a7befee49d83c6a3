namespace Awareness.Safety;

/// <summary>All cues.</summary>
internal sealed class CueScale(IReadOnlyList<Cue> cues, int kinds)
{
    /// <summary>A pattern is looked for at so many places of a message; a bound against messages that repeat themselves.</summary>
    public const int MaxPlaces = 8;

    /// <summary>No cues.</summary>
    public static CueScale None { get; } = new([], kinds: 0);

    /// <summary>The weight of a cue; 0 for an id that is none.</summary>
    public int WeightOf(string id) => cues.FirstOrDefault(cue => cue.Id == id)?.Weight ?? 0;

    /// <summary>Finds the cues of a message. One that lies within a longer one is left out: "làm sao" within "làm sao bây giờ".</summary>
    public CueReading Read(MessageReading message)
    {
        var met = new List<CueSpan>();
        foreach (var cue in cues)
        {
            foreach (var pattern in cue.Patterns)
            {
                if (!pattern.MayMatch(message)) continue;
                var anchor = 0;
                for (var tries = 0; tries < MaxPlaces && pattern.TryMatch(message, ref anchor, out var match); tries++)
                {
                    if (match.Doubt == 0 || !cue.MustBeCertain) met.Add(new CueSpan(cue, match.Start, match.End, pattern.Steps.Length == 1));
                }
            }
        }

        var longest = met.FindAll(inner => !met.Exists(outer => outer.Contains(inner)));
        return new CueReading(message, longest, kinds);
    }
}

/// <summary>The cues met in one message.</summary>
internal sealed class CueReading(MessageReading message, List<CueSpan> met, int kinds)
{
    private readonly Cue?[] heaviest = new Cue?[kinds];

    /// <summary>Weighs <paramref name="sign"/> where it was met.</summary>
    public SignReading Weigh(Sign sign, PatternMatch match)
    {
        Array.Clear(heaviest);
        foreach (var span in met)
        {
            if (sign.Ignored.Contains(span.Cue.Kind) || !Counts(span, match)) continue;
            ref var heaviestOfKind = ref heaviest[span.Cue.Kind];
            if (heaviestOfKind is null || Math.Abs(span.Cue.Weight) > Math.Abs(heaviestOfKind.Weight)) heaviestOfKind = span.Cue;
        }

        var score = sign.Weight - match.Doubt;
        var ids = new List<string>();
        foreach (var cue in heaviest)
        {
            if (cue is null) continue;
            score += cue.Weight;
            ids.Add(cue.Id);
        }

        return new SignReading(sign.Id, sign.CardId, score, ids) { Rank = sign.Rank };
    }

    /// <summary>A word of the sign itself is no cue for it.</summary>
    private bool Counts(CueSpan span, PatternMatch match)
    {
        if (!span.Cue.IsMessageWide && message.SentenceOf(span.Start) != message.SentenceOf(match.Start)) return false;
        if (match.Contains(span.Start, span.End)) return false;
        return span.Cue.Place switch
        {
            CuePlace.Anywhere => true,
            CuePlace.Before => span.Start < match.LastStart,
            CuePlace.RightBefore => match.HasWordRightBehind(span.Start, span.End),
            CuePlace.After => span.Start >= match.End,
            _ => throw new ArgumentOutOfRangeException(nameof(span), span.Cue.Place, "Unknown place."),
        };
    }
}

/// <summary>A cue met in a message.</summary>
internal readonly record struct CueSpan(Cue Cue, int Start, int End, bool IsPhrase)
{
    /// <summary>True when this is a phrase and <paramref name="inner"/> a shorter piece of it.</summary>
    public bool Contains(CueSpan inner) => IsPhrase && Start <= inner.Start && inner.End <= End && inner.End - inner.Start < End - Start;
}

namespace Awareness.Safety;

/// <summary>What the rules see in one message.</summary>
/// <param name="Found">Words of concepts, by first token.</param>
/// <param name="Signs">Signs met, by rank.</param>
internal sealed record Evidence(IReadOnlyList<WordSpan> Found, IReadOnlyList<SignReading> Signs)
{
    /// <summary>Nothing was seen.</summary>
    public static Evidence None { get; } = new([], []);

    /// <summary>The sign that decides by itself: the strongest of those that mean danger and have the lowest rank; null when none does.</summary>
    public SignReading? Deciding
    {
        get
        {
            SignReading? first = null;
            foreach (var reading in Signs)
            {
                // Signs come by rank: behind the rank of the first danger nothing can decide any more.
                if (first is not null && reading.Rank > first.Rank) break;
                if (reading.IsDanger && (first is null || reading.Score > first.Score)) first = reading;
            }

            return first;
        }
    }

    /// <summary>The score of the strongest sign, at least 0.</summary>
    public int Strength
    {
        get
        {
            var most = 0;
            foreach (var reading in Signs) most = Math.Max(most, reading.Score);
            return most;
        }
    }
}

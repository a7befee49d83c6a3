namespace Awareness.Channels.Zalo;

/// <summary>An access token and the refresh token that the next one is asked for with. Never shown: what prints it gets the moments only.</summary>
/// <param name="Access">What calls are made with; lives 25 hours.</param>
/// <param name="AccessUntil">Until when.</param>
/// <param name="Refresh">Good for one exchange.</param>
/// <param name="RefreshUntil">Until when; three months.</param>
internal sealed record ZaloPair(string Access, DateTimeOffset AccessUntil, string Refresh, DateTimeOffset RefreshUntil)
{
    public override string ToString() => $"access until {AccessUntil:O}, refresh until {RefreshUntil:O}";
}

using Awareness.Channels.Wire;

namespace Awareness.Channels.DirectLine;

/// <summary>Who calls.</summary>
internal abstract record DirectLineCaller
{
    /// <summary>A page with a token.</summary>
    public sealed record Holder(DirectLineGrant Grant) : DirectLineCaller;

    /// <summary>A server that knows a site's secret.</summary>
    public sealed record Server(KnownSite Site) : DirectLineCaller;

    /// <summary>Somebody who showed nothing: our own page does, when it begins.</summary>
    public sealed record Stranger : DirectLineCaller;

    /// <summary>Somebody who showed something that is not good, and what to say to them.</summary>
    public sealed record Nobody(WireError Error) : DirectLineCaller;

    private DirectLineCaller() { }
}

namespace Awareness.App.Page;

/// <summary>A page ready to be framed and sent.</summary>
internal sealed record PageView
{
    /// <summary>What the browser's tab says, without the name of the service.</summary>
    public required string Title { get; init; }

    /// <summary>Everything inside <c>main</c>, with the page's one <c>h1</c>.</summary>
    public required Html Main { get; init; }

    /// <summary>Version of the content it was made from.</summary>
    public required string Version { get; init; }

    /// <summary>What a search engine shows below the title; empty for none.</summary>
    public string Description { get; init; } = "";

    public int Status { get; init; } = StatusCodes.Status200OK;

    /// <summary>True for what one person asked: no cache and no search engine keeps it.</summary>
    public bool IsPersonal { get; init; }

    /// <summary>True for what stands in a frame of another site's page: it goes without our own head and foot.</summary>
    public bool IsEmbedded { get; init; }

    /// <summary>True when the page carries the chat, and with it a script.</summary>
    public bool HasChat { get; init; }

    /// <summary>Path of a script of this page's own; null for none.</summary>
    public string? Script { get; init; }

    /// <summary>Path of a style sheet of this page's own, besides that of all pages; null for none.</summary>
    public string? Style { get; init; }
}

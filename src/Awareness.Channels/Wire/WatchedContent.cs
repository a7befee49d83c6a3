using System.Net;

namespace Awareness.Channels.Wire;

/// <summary>
/// The body of a call, that tells whether it began to go out. Before that nothing can have been taken: a connection had not been made, or no place on one was free. Only the body
/// knows, for a call may go out on a connection that another one made.
/// </summary>
internal sealed class WatchedContent : HttpContent
{
    private readonly HttpContent content;
    private volatile bool hasBegun;

    private WatchedContent(HttpContent content)
    {
        this.content = content;
        foreach (var (name, values) in content.Headers) Headers.TryAddWithoutValidation(name, values);
    }

    /// <summary>True when some of the body may have left.</summary>
    public bool HasBegun => hasBegun;

    /// <summary>Watches the body of <paramref name="request"/>; null when it has none.</summary>
    public static WatchedContent? Of(HttpRequestMessage request)
    {
        if (request.Content is not { } content) return null;
        var watched = new WatchedContent(content);
        request.Content = watched;
        return watched;
    }

    /// <inheritdoc/>
    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

    /// <inheritdoc/>
    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        hasBegun = true;
        return content.CopyToAsync(stream, context, cancellationToken);
    }

    /// <inheritdoc/>
    protected override bool TryComputeLength(out long length)
    {
        length = content.Headers.ContentLength ?? 0;
        return content.Headers.ContentLength is not null;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing) content.Dispose();
        base.Dispose(disposing);
    }
}

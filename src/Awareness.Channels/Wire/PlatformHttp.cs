using System.Net;
using System.Net.Http.Headers;
using Awareness.Delivery;

namespace Awareness.Channels.Wire;

/// <summary>
/// Calls a platform, once: bounded in time and in the size of the answer, redirects never followed. Whether a call is made again is the dispatcher's decision,
/// because it alone can wait for minutes and survive a restart.
/// </summary>
/// <param name="http">From <see cref="CreateClient"/>.</param>
/// <param name="time">Measures the time a call may take.</param>
/// <param name="answerCap">Bytes of the longest answer that is read.</param>
internal sealed class PlatformHttp(HttpClient http, TimeProvider time, int answerCap = PlatformHttp.AnswerCap)
{
    /// <summary>Bytes of the longest answer that is read from a platform unless somebody expects more.</summary>
    public const int AnswerCap = 64 * 1024;

    /// <summary>
    /// A client for one platform. No redirects, because a credential goes to the address that was checked or nowhere; no cookies, because nothing of one person may reach another's call;
    /// no traces, because some platforms want their token in the path.
    /// </summary>
    /// <param name="guard">Says which machines may be reached when others have a say in the address; null for an address that only the operator sets.</param>
    public static HttpClient CreateClient(GuardedConnect? guard = null) => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseProxy = false,
        UseCookies = false,
        ActivityHeadersPropagator = null,
        ConnectTimeout = TimeSpan.FromSeconds(5),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        MaxResponseHeadersLength = 64,
        ConnectCallback = guard is null ? null : guard.ConnectAsync,
    })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    /// <summary>Sends <paramref name="request"/>. Throws only when <paramref name="cancellationToken"/> is cancelled.</summary>
    public async Task<PlatformAnswer> CallAsync(HttpRequestMessage request, TimeSpan timeout, CancellationToken cancellationToken)
    {
        using var expired = new CancellationTokenSource(timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(expired.Token, cancellationToken);
        var body = WatchedContent.Of(request);
        try
        {
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            return new PlatformAnswer.Answered(response.StatusCode, Wait(response.Headers.RetryAfter), await BodyAsync(response.Content, either.Token));
        }
        catch (HttpRequestException exception) when (NeverArrived(exception.HttpRequestError))
        {
            return new PlatformAnswer.NeverArrived(GuardedConnect.Denied(exception) ? "the address leads into a private network, where nothing is sent" : $"not reachable: {exception.HttpRequestError}");
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            // A machine that does not even refuse: the connection was waited for until the time was over.
            if (body is { HasBegun: false }) return new PlatformAnswer.NeverArrived("not reachable: no connection in time");
            return new PlatformAnswer.Lost(exception is OperationCanceledException ? "no answer in time" : $"the answer was lost: {exception.GetType().Name}");
        }
    }

    /// <summary>The body, or null when it does not come whole, in time, or in size.</summary>
    private async Task<byte[]?> BodyAsync(HttpContent content, CancellationToken cancellationToken)
    {
        if (content.Headers.ContentLength > answerCap) return null;
        try
        {
            await content.LoadIntoBufferAsync(answerCap, cancellationToken);
            return await content.ReadAsByteArrayAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or OperationCanceledException)
        {
            return null;
        }
    }

    private TimeSpan? Wait(RetryConditionHeaderValue? header) => header switch
    {
        { Delta: { } wait } => wait,
        { Date: { } moment } => moment > time.GetUtcNow() ? moment - time.GetUtcNow() : TimeSpan.Zero,
        _ => null,
    };

    private static bool NeverArrived(HttpRequestError error) =>
        error is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError;
}

/// <summary>What came of a call.</summary>
internal abstract record PlatformAnswer
{
    /// <summary>The platform answered. <paramref name="Body"/> is null when it did not come whole.</summary>
    public sealed record Answered(HttpStatusCode Status, TimeSpan? RetryAfter, byte[]? Body) : PlatformAnswer;

    /// <summary>Nothing of the call went out: surely not taken.</summary>
    public sealed record NeverArrived(string Reason) : PlatformAnswer;

    /// <summary>The call went out and nobody knows what became of it.</summary>
    public sealed record Lost(string Reason) : PlatformAnswer;

    private PlatformAnswer() { }

    /// <summary>What it means for a send that no answer came; null when one did, which the platform's own rules judge.</summary>
    public SendResult? Unanswered => this switch
    {
        NeverArrived never => new SendResult.RetryLater(After: null, never.Reason),
        Lost lost => new SendResult.Unknown(lost.Reason),
        _ => null,
    };
}

using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Awareness.Channels.Wire;

/// <summary>
/// Calls of a platform that wants the bot's token in the path: <c>{address}/bot{token}/{method}</c>. The address is therefore told to nobody: it stands in no reason, log or exception.
/// </summary>
/// <param name="http">Makes the calls.</param>
/// <param name="time">Measures waits.</param>
/// <param name="address">Base address of the platform.</param>
/// <param name="token">The bot's token, of characters that may stand in a path.</param>
/// <param name="sendTimeout">How long one call may take.</param>
internal sealed class BotCalls(PlatformHttp http, TimeProvider time, string address, string token, TimeSpan sendTimeout)
{
    private readonly PatientHttp patient = new(http, time);

    /// <summary>How long a send of one call may take.</summary>
    public TimeSpan LongestSend => sendTimeout + PlatformHttp.Leeway;

    /// <summary>Calls once. Throws only when <paramref name="cancellationToken"/> is cancelled.</summary>
    public async Task<PlatformAnswer> CallAsync<T>(string method, T content, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        using var request = Request(method, content, type);
        return await http.CallAsync(request, sendTimeout, cancellationToken);
    }

    /// <summary>Calls what may be called again, a few times while the platform is away.</summary>
    public Task<PlatformAnswer> AskAsync<T>(string method, T content, JsonTypeInfo<T> type, CancellationToken cancellationToken) =>
        patient.AskAsync(() => Request(method, content, type), cancellationToken);

    /// <summary>Asks for something, a few times while the platform is away.</summary>
    public Task<PlatformAnswer> AskAsync(string method, CancellationToken cancellationToken) =>
        patient.AskAsync(() => new HttpRequestMessage(HttpMethod.Get, Address(method)), cancellationToken);

    private HttpRequestMessage Request<T>(string method, T content, JsonTypeInfo<T> type) => new(HttpMethod.Post, Address(method))
    {
        Content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(content, type)) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } },
    };

    private Uri Address(string method) => new($"{address.TrimEnd('/')}/bot{token}/{method}");
}

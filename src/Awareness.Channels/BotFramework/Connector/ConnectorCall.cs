using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Awareness.Channels.BotFramework.Connector;

/// <summary>One call, before it is known whether and with what token it goes out: the same is sent again after a token was renewed.</summary>
internal sealed record ConnectorCall
{
    private ConnectorCall(HttpMethod method, string? target) => (Method, Target) = (method, target);

    /// <summary>The method.</summary>
    public HttpMethod Method { get; }

    /// <summary>Path and query below the service address; null when an id cannot stand in one.</summary>
    public string? Target { get; }

    /// <summary>JSON, or null.</summary>
    public byte[]? Body { get; private init; }

    /// <summary>Asks for something.</summary>
    public static ConnectorCall Get(string? path, params ReadOnlySpan<(string Name, string? Value)> query)
    {
        var target = path;
        foreach (var (name, value) in query)
        {
            if (value is not null) target = $"{target}{(ReferenceEquals(target, path) ? '?' : '&')}{name}={Uri.EscapeDataString(value)}";
        }

        return new ConnectorCall(HttpMethod.Get, path is null ? null : target);
    }

    /// <summary>Takes something away.</summary>
    public static ConnectorCall Delete(string? path) => new(HttpMethod.Delete, path);

    /// <summary>Gives something new.</summary>
    public static ConnectorCall Post<T>(string? path, T value, JsonTypeInfo<T> type) => new(HttpMethod.Post, path) { Body = JsonSerializer.SerializeToUtf8Bytes(value, type) };

    /// <summary>Puts something in the place of what is there.</summary>
    public static ConnectorCall Put<T>(string? path, T value, JsonTypeInfo<T> type) => new(HttpMethod.Put, path) { Body = JsonSerializer.SerializeToUtf8Bytes(value, type) };

    /// <summary>The request to <paramref name="serviceUrl"/>; null when there can be none.</summary>
    public HttpRequestMessage? ToRequest(string serviceUrl)
    {
        if (Target is null || !Uri.TryCreate($"{serviceUrl}/{Target}", UriKind.Absolute, out var address)) return null;
        var request = new HttpRequestMessage(Method, address);
        if (Body is not null) request.Content = new ByteArrayContent(Body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json", "utf-8") } };
        return request;
    }
}

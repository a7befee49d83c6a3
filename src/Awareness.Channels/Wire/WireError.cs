using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;

namespace Awareness.Channels.Wire;

/// <summary>A refusal in the shape of the Bot Framework: <c>{"error":{"code","message"}}</c>. Codes are stable, messages are not.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Code">Machine-readable, for example <c>BadArgument</c>.</param>
/// <param name="Message">What to do about it, for the caller's developer unless said otherwise.</param>
internal sealed record WireError(int Status, string Code, string Message)
{
    /// <summary>Wait asked of the caller, or null.</summary>
    public TimeSpan? RetryAfter { get; init; }

    public static WireError BadArgument(string message) => new(StatusCodes.Status400BadRequest, "BadArgument", message);

    public static WireError Busy { get; } =
        new(StatusCodes.Status503ServiceUnavailable, "Busy", "Too much is waiting for this conversation; nothing was stored.") { RetryAfter = TimeSpan.FromSeconds(2) };

    public static WireError Unavailable { get; } =
        new(StatusCodes.Status503ServiceUnavailable, "Unavailable", "The activity cannot be stored just now.") { RetryAfter = TimeSpan.FromSeconds(5) };

    public static WireError Internal { get; } =
        new(StatusCodes.Status500InternalServerError, "InternalError", "The service made a mistake; it is in its log.");

    public Task WriteAsync(HttpResponse response, CancellationToken cancellationToken)
    {
        response.StatusCode = Status;
        if (RetryAfter is { } wait) response.Headers.RetryAfter = ((int)Math.Ceiling(wait.TotalSeconds)).ToString();
        return response.WriteAsJsonAsync(new ErrorBody(new ErrorText(Code, Message)), WireJson.Readable.ErrorBody, contentType: null, cancellationToken);
    }
}

/// <summary>Outer half of the error shape.</summary>
internal sealed record ErrorBody(ErrorText Error);

/// <summary>Inner half of the error shape.</summary>
internal sealed record ErrorText(string Code, [property: JsonPropertyName("message")] string Text);

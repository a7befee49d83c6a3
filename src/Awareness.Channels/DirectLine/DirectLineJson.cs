using System.Text.Json.Serialization;
using Awareness.Channels.Wire;
using Microsoft.AspNetCore.Http;

namespace Awareness.Channels.DirectLine;

/// <summary>JSON of Direct Line's own requests and answers.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    MaxDepth = 32)]
[JsonSerializable(typeof(StartRequest))]
[JsonSerializable(typeof(ConversationAnswer))]
[JsonSerializable(typeof(IdAnswer))]
[JsonSerializable(typeof(SessionAnswer))]
internal sealed partial class DirectLineJson : JsonSerializerContext;

/// <summary>Body of <c>tokens/generate</c> and of <c>conversations</c>; every part may be missing.</summary>
internal sealed record StartRequest(StartUser? User, IReadOnlyList<string?>? TrustedOrigins, string? Locale);

/// <summary>Who is to speak.</summary>
internal sealed record StartUser(string? Id);

/// <summary>Answer to everything that names a conversation.</summary>
internal sealed record ConversationAnswer(
    string ConversationId, string Token, [property: JsonPropertyName("expires_in")] int ExpiresIn, string? StreamUrl = null);

/// <summary>Answer to a posted activity.</summary>
internal sealed record IdAnswer(string Id)
{
    /// <summary>Answers with the id of what was taken, or why it was not.</summary>
    public static Task WriteAsync(Checked<string> taken, HttpContext context) => taken.IsGood(out var id, out var error)
        ? context.Response.WriteAsJsonAsync(new IdAnswer(id), DirectLineJson.Default.IdAnswer, contentType: null, context.RequestAborted)
        : error.WriteAsync(context.Response, context.RequestAborted);
}

/// <summary>Answer to <c>session/getsessionid</c>.</summary>
internal sealed record SessionAnswer(string SessionId);

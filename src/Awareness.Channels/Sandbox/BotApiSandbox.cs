using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Awareness.Channels.Sandbox;

/// <summary>A platform whose calls carry the bot's token in the path and one object in the body, <c>/bot{token}/{method}</c>, and are answered with <c>{"ok","result"}</c>.</summary>
/// <param name="token">The bot's token, its id before the colon; calls with another one are answered with error 401.</param>
public abstract class BotApiSandbox(string token) : WebhookPlatform
{
    /// <summary>The bot's token.</summary>
    protected string Token => token;

    /// <summary>The bot's id.</summary>
    protected string BotId => token.Split(':')[0];

    /// <inheritdoc/>
    protected sealed override PlatformCall WithoutCredentials(PlatformCall call)
    {
        ArgumentNullException.ThrowIfNull(call);
        return call with { Target = $"/bot/{Method(call)}", Headers = new Dictionary<string, string>(StringComparer.Ordinal) };
    }

    /// <inheritdoc/>
    protected sealed override Task AnswerAsync(PlatformCall call, HttpResponse response)
    {
        ArgumentNullException.ThrowIfNull(call);
        if (!call.Target.StartsWith($"/bot{token}/", StringComparison.Ordinal)) return AnswerErrorAsync(StatusCodes.Status401Unauthorized, response);
        var body = call.Body.Length == 0 ? null : JsonNode.Parse(call.Body) as JsonObject;
        return AnswerAsync(Method(call), body ?? [], response);
    }

    /// <summary>Answers a call that showed the token.</summary>
    /// <param name="method">For example <c>sendMessage</c>.</param>
    /// <param name="call">What it is called with; empty when nothing is.</param>
    /// <param name="response">Takes the answer.</param>
    protected abstract Task AnswerAsync(string method, JsonObject call, HttpResponse response);

    /// <summary>Answers that it is done, with what came of it.</summary>
    protected static Task ResultAsync(JsonNode result, HttpResponse response) => WriteAsync(new JsonObject { ["ok"] = true, ["result"] = result }, response);

    private static string Method(PlatformCall call) => call.Target[(call.Target.LastIndexOf('/') + 1)..];
}

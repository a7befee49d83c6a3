using System.Text;
using System.Text.Json.Nodes;
using Awareness.Channels.Wire;

namespace Awareness.Channels.Sandbox;

/// <summary>What a scripted platform answers.</summary>
internal sealed record SandboxAnswer(int Status, byte[] Body, string ContentType)
{
    private const string Json = "application/json; charset=utf-8";

    /// <summary>Answers with JSON.</summary>
    public static SandboxAnswer Of(int status, JsonNode body) => new(status, Encoding.UTF8.GetBytes(body.ToJsonString(WireJson.Readable.Options)), Json);

    /// <summary>Answers with an error as the Bot Framework says it.</summary>
    public static SandboxAnswer Error(int status, string code) =>
        Of(status, new JsonObject { ["error"] = new JsonObject { ["code"] = code, ["message"] = "The sandbox does not take this call." } });
}

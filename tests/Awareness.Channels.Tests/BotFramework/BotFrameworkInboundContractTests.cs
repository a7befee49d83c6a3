using System.Text.Json.Nodes;
using Awareness.Channels.Tests.Contracts;
using Awareness.Channels.Tests.Support;
using Awareness.Conversations;

namespace Awareness.Channels.Tests.BotFramework;

/// <summary>The Bot Framework's door keeps the contract of all that show a token.</summary>
public sealed class BotFrameworkInboundContractTests : InboundContract
{
    private TokenIssuer issuer = null!;

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await issuer.DisposeAsync();
    }

    private protected override async Task<IReadOnlyList<(string Key, string Value)>> SettingsAsync()
    {
        issuer = await TokenIssuer.StartAsync();
        // Replies find no sign-in and wait; sending has tests of its own.
        return [.. issuer.Settings, ("BotFramework:LoginUrl", $"{issuer.Address}/tenant")];
    }

    private protected override Task<Door> EnterAsync(string person) => Task.FromResult(new Door(
        "/api/messages",
        TokenIssuer.ChannelKey.Sign(TokenIssuer.ChannelClaims(TimeProvider.System.GetUtcNow())),
        new ConversationKey("botframework/msteams", $"of {person}"),
        person,
        (id, text) => new JsonObject
        {
            ["type"] = "message",
            ["id"] = id,
            ["channelId"] = "msteams",
            ["serviceUrl"] = TokenIssuer.ServiceUrl,
            ["from"] = new JsonObject { ["id"] = person, ["name"] = "Nguyễn Văn An" },
            ["recipient"] = new JsonObject { ["id"] = "bot" },
            ["conversation"] = new JsonObject { ["id"] = $"of {person}" },
            ["entities"] = new JsonArray(new JsonObject { ["type"] = "mention", ["mentioned"] = new JsonObject { ["name"] = "Nguyễn Văn An" } }),
            ["text"] = text,
        }));
}

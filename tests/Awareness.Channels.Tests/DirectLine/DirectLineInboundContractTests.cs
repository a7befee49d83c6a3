using Awareness.Channels.Tests.Contracts;
using Awareness.Channels.Tests.Support;
using Awareness.Conversations;

namespace Awareness.Channels.Tests.DirectLine;

/// <summary>Direct Line's door keeps the contract of all that show a token.</summary>
public sealed class DirectLineInboundContractTests : InboundContract
{
    private protected override async Task<Door> EnterAsync(string person)
    {
        var page = await Page.StartAsync(Service, person);
        return new Door(
            $"/v3/directline/conversations/{page.Conversation}/activities",
            page.Token,
            new ConversationKey("directline", page.Conversation),
            $"test/{person}",
            (id, text) => Page.Message(text, id));
    }
}

using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Awareness.Conversations;

namespace Awareness.Delivery;

/// <summary>
/// What a reply is called in logs and lists. On some channels the id of a conversation is a telephone number, so a reply is named by a hash of it and its place there:
/// enough to follow one reply, nothing to call.
/// </summary>
public static class ReplyName
{
    private const int HashBytes = 6;

    /// <summary>The name of a conversation.</summary>
    public static string Of(ConversationKey conversation) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{conversation.ChannelId}\0{conversation.Id}")).AsSpan(0, HashBytes));

    /// <summary>The name of the reply at a place in a conversation.</summary>
    public static string Of(ConversationKey conversation, long sequence) => string.Create(CultureInfo.InvariantCulture, $"{Of(conversation)}|{sequence}");

    /// <summary>The name of a reply.</summary>
    public static string Of(OutboundActivity outbound) => Of(outbound.Conversation, outbound.Entry.Sequence);
}

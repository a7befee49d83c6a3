using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Awareness.Conversations;

namespace Awareness.Delivery;

/// <summary>
/// What a reply is called in logs and lists. On some channels the id of a conversation is a telephone number, so a reply is named by a keyed hash of it and its place there: enough to
/// follow one reply, and whoever has the log but not the key cannot try all numbers to find whose it is.
/// </summary>
public sealed class ReplyNames
{
    /// <summary>Bytes of a key.</summary>
    public const int KeyLength = 32;

    private const int NameBytes = 6;

    private readonly byte[] key;

    /// <summary>Names made with <paramref name="key"/>: the same as long as the key is.</summary>
    public ReplyNames(byte[] key)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(key.Length, KeyLength);
        this.key = key;
    }

    /// <summary>The name of a conversation.</summary>
    public string Of(ConversationKey conversation) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{conversation.ChannelId}\0{conversation.Id}")).AsSpan(0, NameBytes));

    /// <summary>The name of the reply at a place in a conversation.</summary>
    public string Of(ConversationKey conversation, long sequence) => string.Create(CultureInfo.InvariantCulture, $"{Of(conversation)}|{sequence}");

    /// <summary>The name of a reply.</summary>
    public string Of(OutboundActivity outbound) => Of(outbound.Conversation, outbound.Entry.Sequence);
}

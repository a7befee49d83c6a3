using System.Security.Cryptography;
using System.Text;
using Awareness.Conversations;

namespace Awareness.Storage;

/// <summary>
/// Remembers how far an erased conversation had counted, so that a page still open neither misses nor misplaces what comes next. The mark is
/// 24 bits of a hash: millions of ids share each one, so it does not tell whose it was; where two meet, a conversation counts from a higher number, which does no harm.
/// </summary>
internal static class EndedConversation
{
    private const int Bits = 24;

    public static long Mark(ConversationKey key)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{key.ChannelId}\n{key.Id}"));
        return BitConverter.ToUInt32(hash) & ((1 << Bits) - 1);
    }

    /// <summary>Leaves the mark of a conversation whose rows are about to go.</summary>
    public static Task<int> RememberAsync(Sql sql, ConversationKey key, long lastSequence, long at, CancellationToken cancellationToken) => sql.ExecuteAsync(
        $"""
        insert into ended_conversation (mark, last_sequence, at) values ({Mark(key)}, {lastSequence}, {at})
        on conflict (mark) do update set at = excluded.at,
            last_sequence = case when excluded.last_sequence > ended_conversation.last_sequence then excluded.last_sequence else ended_conversation.last_sequence end
        """,
        cancellationToken);
}

using System.Security.Cryptography;
using System.Text;
using Awareness.Conversations;

namespace Awareness.Storage;

/// <summary>
/// Remembers of an erased conversation how far it had counted, so that a page still open neither misses nor misplaces what comes next; and when that was, so that a platform which
/// repeats what was said before does not bring it back. The mark is 24 bits of a hash: millions of ids share each one, so it does not tell whose it was; where two meet, a
/// conversation counts from a higher number, which does no harm, and is not heard in what it said before the other was erased, if that comes late.
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
    /// <param name="sql">The transaction.</param>
    /// <param name="key">Which.</param>
    /// <param name="at">When the person asked for it, by the clock that says when things are said there.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static Task<int> RememberAsync(Sql sql, ConversationKey key, long at, CancellationToken cancellationToken) => sql.ExecuteAsync(
        $"""
        insert into ended_conversation (mark, last_sequence, at)
        select {Mark(key)}, last_sequence, {at} from conversation where channel = {key.ChannelId} and id = {key.Id}
        on conflict (mark) do update set
            at = case when excluded.at > ended_conversation.at then excluded.at else ended_conversation.at end,
            last_sequence = case when excluded.last_sequence > ended_conversation.last_sequence then excluded.last_sequence else ended_conversation.last_sequence end
        """,
        cancellationToken);
}

using Awareness.Delivery;

namespace Awareness.Storage;

/// <summary>Whether a channel is alive, as the database knows it.</summary>
/// <param name="Name">The channel's own name.</param>
/// <param name="Conversations">How many conversations it has.</param>
/// <param name="LastHeard">When somebody last wrote there; null when nobody ever did.</param>
public sealed record ChannelHearing(string Name, long Conversations, DateTimeOffset? LastHeard)
{
    /// <summary>Looks at all channels beside a running service. Throws <see cref="DatabaseException"/> when the database cannot be read.</summary>
    public static async Task<IReadOnlyDictionary<string, ChannelHearing>> ReadAsideAsync(DatabaseSettings settings, CancellationToken cancellationToken)
    {
        var found = await Aside.ReadAsync(
            settings,
            (sql, cancellation) => sql.QueryAsync(
                $"select channel, count(*), max(heard_at) from conversation group by channel",
                row => new ChannelHearing(LaneName.Of(row.GetString(0)), row.GetInt64(1), row.NullableNumber(2) is { } heard ? DateTimeOffset.FromUnixTimeMilliseconds(heard) : null),
                cancellation),
            cancellationToken);
        // One channel's ids may differ behind the slash.
        return found.GroupBy(each => each.Name, StringComparer.Ordinal).ToDictionary(
            same => same.Key,
            same => new ChannelHearing(same.Key, same.Sum(each => each.Conversations), same.Max(each => each.LastHeard)),
            StringComparer.Ordinal);
    }
}

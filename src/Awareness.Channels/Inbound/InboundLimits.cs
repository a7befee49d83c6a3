using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Awareness.Channels.Inbound;

/// <summary>
/// Keeps one network address or one page from taking what is everybody's. What a page posts waits rather than fails, and what it reads never fails:
/// Web Chat loses a message on any failure, and stops reading for good.
/// </summary>
public sealed class InboundLimits(IOptions<InboundOptions> options, TimeProvider time)
{
    /// <summary>Addresses and conversations that are told apart; some 100 bytes each.</summary>
    private const int Capacity = 50_000;

    /// <summary>Reads of one conversation in a minute; a page reads once a second. What is more hears "nothing new".</summary>
    private const int ReadsPerMinute = 600;

    /// <summary>Sockets of one conversation that are opened in a minute; a page that loses its socket waits seconds before it opens the next.</summary>
    private const int SocketsPerMinute = 30;

    /// <summary>Posts of all addresses that may wait at a time; one more is refused.</summary>
    private const int MostWaiting = 2_000;

    /// <summary>The longest a post waits; Web Chat gives up after 20 seconds.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly RateTable tokens = new(options.Value.TokensPerMinute, options.Value.TokensPerMinute, Capacity, time);
    private readonly RateTable posts = new(options.Value.PostsPerMinute, Math.Max(1, options.Value.PostsPerMinute / 4), Capacity, time);
    private readonly RateTable reads = new(ReadsPerMinute, ReadsPerMinute / 4, Capacity, time);
    private readonly RateTable sockets = new(SocketsPerMinute, SocketsPerMinute / 3, Capacity, time);
    private int waiting;

    /// <summary>True when another conversation may begin from the address of the call.</summary>
    internal bool MayBegin(HttpContext context) => tokens.Take(Name(context.Connection.RemoteIpAddress), TimeSpan.Zero) is not null;

    /// <summary>True when the transcript of <paramref name="conversation"/> is to be read; false when it was read often enough just now.</summary>
    internal bool MayRead(string conversation) => reads.Take(conversation, TimeSpan.Zero) is not null;

    /// <summary>True when another socket of <paramref name="conversation"/> may be opened, each of which may read the whole transcript; false when it was opened often enough just now.</summary>
    internal bool MayListen(string conversation) => sockets.Take(conversation, TimeSpan.Zero) is not null;

    /// <summary>Waits until a post from the address of the call has its turn; false when that is too far away.</summary>
    internal async Task<bool> WaitToPostAsync(HttpContext context)
    {
        if (posts.Take(Name(context.Connection.RemoteIpAddress), Patience) is not { } wait) return false;
        if (wait == TimeSpan.Zero) return true;
        if (Interlocked.Increment(ref waiting) > MostWaiting)
        {
            Interlocked.Decrement(ref waiting);
            return false;
        }

        try
        {
            await Task.Delay(wait, time, context.RequestAborted);
            return true;
        }
        finally
        {
            Interlocked.Decrement(ref waiting);
        }
    }

    /// <summary>The address as it is counted. Of IPv6 the first half: one household or school is given all of the second.</summary>
    internal static string Name(IPAddress? address)
    {
        if (address is null) return "local";
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        if (address.AddressFamily != AddressFamily.InterNetworkV6) return address.ToString();
        return Convert.ToHexStringLower(address.GetAddressBytes().AsSpan(0, 8));
    }
}

using System.Net;
using System.Net.Sockets;

namespace Awareness.Channels.Wire;

/// <summary>
/// Connects only to machines of the public internet. The name is looked up here and the connection made to the very address that was judged, so that a name whose
/// address changes between the check and the call leads nowhere.
/// </summary>
/// <param name="reachesThisMachine">True when loopback addresses may be called too: for development and tests.</param>
/// <param name="resolve">Looks a host's addresses up; the system's resolver when null.</param>
internal sealed class GuardedConnect(bool reachesThisMachine, Func<string, CancellationToken, Task<IPAddress[]>>? resolve = null)
{
    private readonly Func<string, CancellationToken, Task<IPAddress[]>> resolve = resolve ?? Dns.GetHostAddressesAsync;

    /// <summary>For <see cref="SocketsHttpHandler.ConnectCallback"/>. Throws <see cref="SocketException"/> when the host has no address, or any that must not be called: a name that points both ways is a trick.</summary>
    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var addresses = await resolve(context.DnsEndPoint.Host, cancellationToken);
        if (addresses.Length == 0) throw new SocketException((int)SocketError.HostNotFound);
        if (!Array.TrueForAll(addresses, MayReach)) throw new SocketException((int)SocketError.AccessDenied);

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, context.DnsEndPoint.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>True when a call failed because its address must not be called.</summary>
    public static bool Denied(HttpRequestException exception) => exception.InnerException is SocketException { SocketErrorCode: SocketError.AccessDenied };

    /// <summary>True when this address may be called.</summary>
    internal bool MayReach(IPAddress address) => PublicAddress.Is(address) || (reachesThisMachine && IPAddress.IsLoopback(address) && !address.IsIPv4MappedToIPv6);
}

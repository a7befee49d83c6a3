using System.Diagnostics.Metrics;
using Microsoft.Extensions.Options;

namespace Awareness.Channels.DirectLine;

/// <summary>
/// Wakes the socket of a conversation when there is something new in its transcript. It carries no activities:
/// a socket always reads on from its watermark, so a lost or doubled wake does no harm.
/// </summary>
public sealed class DirectLineHub(IOptions<DirectLineOptions> options)
{
    private static readonly UpDownCounter<long> Sockets =
        new Meter("Awareness").CreateUpDownCounter<long>("awareness.directline.sockets", "{socket}", "Open Direct Line sockets.");

    private readonly Dictionary<string, DirectLineListener> listeners = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> shares = new(StringComparer.Ordinal);
    private readonly Lock door = new();

    /// <summary>Says that the transcript of <paramref name="conversation"/> has grown.</summary>
    public void Wake(string conversation)
    {
        lock (door)
        {
            if (listeners.TryGetValue(conversation, out var listener)) listener.Wake();
        }
    }

    /// <summary>Listens for one socket; the socket that listened before is told to close. Null when there is no room.</summary>
    /// <param name="conversation">Whose transcript.</param>
    /// <param name="address">The network address of the page, as <see cref="Inbound.InboundLimits"/> names it.</param>
    /// <param name="lacking">What there is no room for.</param>
    internal DirectLineListener? Listen(string conversation, string address, out SocketRefusal lacking)
    {
        DirectLineListener? older;
        var newer = new DirectLineListener(this, conversation, address);
        lock (door)
        {
            var isNew = !listeners.TryGetValue(conversation, out older);
            lacking = SocketRefusal.MaxSockets;
            if (isNew && listeners.Count >= options.Value.MaxSockets) return null;
            lacking = SocketRefusal.MaxSocketsPerAddress;
            if (older?.Address != address && shares.GetValueOrDefault(address) >= options.Value.MaxSocketsPerAddress) return null;
            listeners[conversation] = newer;
            shares[address] = shares.GetValueOrDefault(address) + 1;
            if (older is not null) GiveBack(older.Address);
        }

        if (older is null) Sockets.Add(1);
        else older.Displace();
        return newer;
    }

    internal void Leave(DirectLineListener listener, string conversation)
    {
        lock (door)
        {
            // A socket that was displaced gave its place back then.
            if (!listeners.TryGetValue(conversation, out var current) || current != listener) return;
            listeners.Remove(conversation);
            GiveBack(listener.Address);
        }

        Sockets.Add(-1);
    }

    private void GiveBack(string address)
    {
        if (shares[address] == 1) shares.Remove(address);
        else shares[address]--;
    }
}

/// <summary>The ear of one socket.</summary>
internal sealed class DirectLineListener(DirectLineHub hub, string conversation, string address) : IDisposable
{
    private readonly CancellationTokenSource displaced = new();
    private volatile TaskCompletionSource woken = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The network address of the page.</summary>
    public string Address => address;

    /// <summary>Cancelled when a newer socket took over the conversation.</summary>
    public CancellationToken Displaced => displaced.Token;

    public void Wake() => woken.TrySetResult();

    public void Displace() => displaced.Cancel();

    /// <summary>Waits for a wake, at most <paramref name="atMost"/>.</summary>
    public async Task WaitAsync(TimeSpan atMost, TimeProvider time, CancellationToken cancellationToken)
    {
        await woken.Task.WaitAsync(atMost, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellationToken.ThrowIfCancellationRequested();

        // Set anew before the transcript is read: what is committed after this wakes again.
        if (woken.Task.IsCompleted) woken = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    /// <summary>Leaves the hub. The source of <see cref="Displaced"/> stays: a newer socket may be cancelling it at this moment.</summary>
    public void Dispose() => hub.Leave(this, conversation);
}

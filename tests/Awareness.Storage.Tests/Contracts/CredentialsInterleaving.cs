using Awareness.Delivery;

namespace Awareness.Storage.Tests.Contracts;

/// <summary>
/// Nodes that exchange tokens at a platform which takes each renewal once, and that stall at any point, also longer than their lease. No answer is lost here,
/// so whenever nobody is under way the pair that is kept must be the platform's newest.
/// </summary>
internal sealed class CredentialsInterleaving(IReadOnlyList<IChannelCredentials> nodes, CredentialKey key, Random random)
{
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);
    private readonly List<Exchange> underWay = [];
    private int newest;

    /// <summary>Pairs that were written.</summary>
    public int Rotations { get; private set; }

    /// <summary>Pairs that were written by a node whose lease was over.</summary>
    public int LateRotations { get; private set; }

    public async Task RunAsync(int steps, DateTimeOffset start, CancellationToken cancellationToken)
    {
        var now = start;
        for (var step = 0; step < steps; step++)
        {
            now += TimeSpan.FromSeconds(random.Next(12));
            if (underWay.Count < nodes.Count && random.Next(2) == 0) await BeginAsync(now, cancellationToken);
            else if (underWay.Count > 0) await GoOnAsync(underWay[random.Next(underWay.Count)], now, cancellationToken);
        }

        while (underWay.Count > 0) await GoOnAsync(underWay[0], now, cancellationToken);
        Assert.Equal($"renewal-{newest}", (await nodes[0].FindAsync(key, cancellationToken))?.Tokens.Renewal);
    }

    private async Task BeginAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var node = nodes[random.Next(nodes.Count)];
        var kept = await node.FindAsync(key, cancellationToken) ?? throw new InvalidOperationException("The pair is gone.");
        var claim = await node.ClaimAsync(key, kept.Generation, now, Lease, cancellationToken);
        Assert.Equal(underWay.Exists(other => other.Claim.Generation == kept.Generation && other.HoldsAt(now)), claim is null);
        if (claim is null) return;
        foreach (var other in underWay) other.IsRobbed = true;
        underWay.Add(new Exchange(node, claim, int.Parse(kept.Tokens.Renewal.Split('-')[1])));
    }

    private async Task GoOnAsync(Exchange exchange, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (exchange.Given is null && !exchange.IsRefused)
        {
            if (exchange.Renewal == newest) exchange.Given = ++newest;
            else exchange.IsRefused = true;
            return;
        }

        underWay.Remove(exchange);
        if (exchange.Given is not { } given)
        {
            await exchange.Node.ReleaseAsync(exchange.Claim, new ExchangeFailure.Refused("error -14014"), now, cancellationToken);
            return;
        }

        Assert.True(await exchange.Node.RotateAsync(exchange.Claim, CredentialsContract.Tokens(given), now, cancellationToken));
        Rotations++;
        if (!exchange.HoldsAt(now)) LateRotations++;
    }

    private sealed class Exchange(IChannelCredentials node, CredentialClaim claim, int renewal)
    {
        public IChannelCredentials Node => node;

        public CredentialClaim Claim => claim;

        public int Renewal => renewal;

        /// <summary>The number of the pair that the platform gave for it.</summary>
        public int? Given { get; set; }

        public bool IsRefused { get; set; }

        public bool IsRobbed { get; set; }

        public bool HoldsAt(DateTimeOffset now) => !IsRobbed && now < claim.At + Lease;
    }
}

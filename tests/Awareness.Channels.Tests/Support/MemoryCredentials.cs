using Awareness.Delivery;

namespace Awareness.Channels.Tests.Support;

/// <summary>Keeps what the contract of the store says must be kept of tokens, in memory. What databases do is tested with them.</summary>
internal sealed class MemoryCredentials : IChannelCredentials
{
    private readonly Lock door = new();
    private readonly Dictionary<CredentialKey, Kept> all = [];

    /// <summary>Thrown by every call while it is set.</summary>
    public Exception? Failure { get; set; }

    /// <summary>Thrown when a new pair is to be written while it is set.</summary>
    public Exception? RotationFailure { get; set; }

    /// <summary>A new pair is written when it completes.</summary>
    public Task BeforeRotation { get; set; } = Task.CompletedTask;

    public Task<ChannelCredential?> FindAsync(CredentialKey key, CancellationToken cancellationToken)
    {
        lock (door)
        {
            Fail();
            return Task.FromResult(all.GetValueOrDefault(key)?.Credential);
        }
    }

    public Task<bool> PutAsync(CredentialKey key, SealedTokens tokens, string? seed, DateTimeOffset now, CancellationToken cancellationToken)
    {
        lock (door)
        {
            Fail();
            var before = all.GetValueOrDefault(key);
            HashSet<string> seeds = before is null ? new HashSet<string>(StringComparer.Ordinal) : new HashSet<string>(before.Seeds, StringComparer.Ordinal);
            if (seed is not null && !seeds.Add(seed)) return Task.FromResult(false);
            all[key] = new Kept(new ChannelCredential { Generation = (before?.Credential.Generation ?? 0) + 1, Tokens = tokens, ChangedAt = now }) { Seeds = seeds };
            return Task.FromResult(true);
        }
    }

    public Task<CredentialClaim?> ClaimAsync(CredentialKey key, long generation, DateTimeOffset now, TimeSpan lease, CancellationToken cancellationToken)
    {
        lock (door)
        {
            Fail();
            if (all.GetValueOrDefault(key) is not { } kept || kept.Credential.Generation != generation || kept.LeaseUntil > now) return Task.FromResult<CredentialClaim?>(null);
            kept.LeaseUntil = now + lease;
            kept.Token = Guid.NewGuid().ToString();
            kept.Credential = kept.Credential with { AskedAt = kept.Credential.AskedAt ?? now };
            return Task.FromResult<CredentialClaim?>(new CredentialClaim(key, generation, kept.Token, now));
        }
    }

    public async Task<bool> RotateAsync(CredentialClaim claim, SealedTokens tokens, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await BeforeRotation.WaitAsync(cancellationToken);
        lock (door)
        {
            Fail();
            if (RotationFailure is { } failure) throw failure;
            var kept = all[claim.Key];
            if (kept.Credential.Generation != claim.Generation) return false;
            all[claim.Key] = new Kept(new ChannelCredential { Generation = claim.Generation + 1, Tokens = tokens, ChangedAt = now }) { Seeds = kept.Seeds };
            return true;
        }
    }

    public Task ReleaseAsync(CredentialClaim claim, ExchangeFailure failure, DateTimeOffset now, CancellationToken cancellationToken)
    {
        lock (door)
        {
            Fail();
            if (all[claim.Key] is not { } kept || kept.Token != claim.Token) return Task.CompletedTask;
            (kept.Token, kept.LeaseUntil) = ("", DateTimeOffset.MinValue);
            if (failure is not ExchangeFailure.Unanswered && kept.Credential.AskedAt == claim.At) kept.Credential = kept.Credential with { AskedAt = null };
            if (failure is ExchangeFailure.Refused refused) kept.Credential = kept.Credential with { Refusal = new ExchangeRefusal(now, refused.Reason) };
            return Task.CompletedTask;
        }
    }

    private void Fail()
    {
        if (Failure is { } failure) throw failure;
    }

    private sealed class Kept(ChannelCredential credential)
    {
        public ChannelCredential Credential { get; set; } = credential;
        public string Token { get; set; } = "";
        public DateTimeOffset LeaseUntil { get; set; } = DateTimeOffset.MinValue;
        public IReadOnlySet<string> Seeds { get; init; } = new HashSet<string>(StringComparer.Ordinal);
    }
}

using Awareness.Channels.Credentials;
using Awareness.Channels.Wire;
using Awareness.Delivery;
using Microsoft.Extensions.Options;

namespace Awareness.Channels.Zalo;

/// <summary>
/// The access token that messages are sent with, renewed well before its end by one node at a time. Nothing a caller does breaks an exchange off: the answer holds the only
/// copy of the new pair. A pair that could not be stored is sent with and stored as soon as the database takes it.
/// </summary>
internal sealed class ZaloTokens(ZaloVault vault, ZaloOAuth oauth, IOptions<ZaloOptions> options, TimeProvider time, ChannelTroubles troubles)
{
    /// <summary>A token this near its end is not sent with: the call takes time too.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(1);

    /// <summary>How long Zalo is left alone after it said no: an operator must act, and asking more often would not help.</summary>
    private static readonly TimeSpan AfterRefusal = TimeSpan.FromMinutes(15);

    /// <summary>A token that is refused although it is younger than this is not renewed: the fault lies elsewhere, and every exchange carries a risk.</summary>
    private static readonly TimeSpan Young = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(500);
    private const int Looks = 20;

    private readonly Lock door = new();
    private Task<ZaloAccess> underWay = Task.FromResult<ZaloAccess>(new ZaloAccess.NotNow("nothing was looked up yet"));

    /// <summary>What this process sends with.</summary>
    private volatile ZaloPair? held;

    private volatile Unsaved? unsaved;
    private volatile string? refused;

    /// <summary>True when the process ends, and the answer to an exchange might come too late to be kept.</summary>
    private volatile bool isClosing;

    /// <summary>True while a new pair is in this process only.</summary>
    public bool HasUnsaved => unsaved is not null;

    private bool HasGood => held is { } now && IsGood(now);

    /// <summary>A token to send with. Fast as long as there is a good one.</summary>
    public Task<ZaloAccess> GetAsync(CancellationToken cancellationToken) =>
        held is { } now && IsGood(now) ? Task.FromResult<ZaloAccess>(new ZaloAccess.Token(now.Access)) : LookAsync(cancellationToken);

    /// <summary>Another token than <paramref name="token"/>, which Zalo refused: one that another node got meanwhile, or a new one.</summary>
    public async Task<ZaloAccess> RenewAsync(string token, CancellationToken cancellationToken)
    {
        refused = token;
        var access = await GetAsync(cancellationToken);
        // A look that was under way may not have known of the refusal.
        return access is ZaloAccess.Token { Value: var value } && value == token ? await LookAsync(cancellationToken) : access;
    }

    /// <summary>Looks how things stand, renews what is due, says what is wrong. To be called every minute or so.</summary>
    public Task KeepAsync(CancellationToken cancellationToken) => LookAsync(cancellationToken);

    /// <summary>On shutdown: begins no exchange any more, lets one under way end, and tries to store what is not stored until <paramref name="cancellationToken"/> is cancelled.</summary>
    public async Task SettleAsync(CancellationToken cancellationToken)
    {
        isClosing = true;
        await LookUnderWay().WaitAsync(cancellationToken);
        while (HasUnsaved)
        {
            await LookAsync(cancellationToken);
            if (HasUnsaved) await Task.Delay(Look, time, cancellationToken);
        }
    }

    private Task<ZaloAccess> LookAsync(CancellationToken cancellationToken)
    {
        lock (door)
        {
            if (underWay.IsCompleted) underWay = LookOnceAsync();
            return underWay.WaitAsync(cancellationToken);
        }
    }

    private Task<ZaloAccess> LookUnderWay()
    {
        lock (door) return underWay;
    }

    /// <summary>Never throws: senders and the worker share one look, and a fault of ours must not end the service.</summary>
    private async Task<ZaloAccess> LookOnceAsync()
    {
        try
        {
            await SaveAsync();
            var kept = await vault.FindAsync(CancellationToken.None);
            if (kept is null) return Stuck(ZaloTroubles.NotAuthorised);
            if (kept.Pair is not { } pair) return Stuck(ZaloTroubles.WrongKey);
            held = pair;
            if (IsGood(pair) && !IsDue(pair))
            {
                troubles.Set(ZaloEvent.Channel, problem: null);
                return new ZaloAccess.Token(pair.Access);
            }

            return await RenewAsync(kept, pair);
        }
        catch (Exception exception)
        {
            if (HasUnsaved) troubles.Set(ZaloEvent.Channel, ZaloTroubles.Unsaved);
            else if (!StoreFailure.MayPass(exception)) troubles.Set(ZaloEvent.Channel, ZaloTroubles.Unexpected(exception.GetType().Name));
            return CurrentOr(new ZaloAccess.NotNow("the tokens cannot be read"));
        }
    }

    private async Task<ZaloAccess> RenewAsync(ZaloKept kept, ZaloPair pair)
    {
        var now = time.GetUtcNow();
        if (kept.Row.Refusal is { } last && last.At > now - AfterRefusal) return Denied(kept.Row, pair, last);
        if (pair.Access == refused && pair.Access.Length > 0 && kept.Row.ChangedAt > now - Young) return new ZaloAccess.NotNow("a new access token is refused");
        if (isClosing) return CurrentOr(new ZaloAccess.NotNow("the service stops"));
        if (await vault.ClaimAsync(kept.Row.Generation, CancellationToken.None) is not { } claim) return HasGood ? new ZaloAccess.Token(pair.Access) : await WaitAsync(kept.Row.Generation);

        switch (await AskAsync(pair))
        {
            case ZaloGrant.Granted granted:
                held = granted.Pair;
                unsaved = new Unsaved(claim, granted.Pair);
                await SaveAsync();
                troubles.Set(ZaloEvent.Channel, problem: null);
                return new ZaloAccess.Token(granted.Pair.Access);
            case ZaloGrant.None { Failure: ExchangeFailure.Refused no }:
                await vault.ReleaseAsync(claim, no, CancellationToken.None);
                return Denied(kept.Row, pair, new ExchangeRefusal(now, no.Reason));
            case ZaloGrant.None none:
                await vault.ReleaseAsync(claim, none.Failure, CancellationToken.None);
                if (!HasGood) troubles.Set(ZaloEvent.Channel, ZaloTroubles.NotRenewed(none.Reason));
                return CurrentOr(new ZaloAccess.NotNow(none.Reason));
            case var other:
                throw new InvalidOperationException($"Unknown grant {other.GetType().Name}.");
        }
    }

    /// <summary>Never throws: a claim is given back whatever came of it, and what Zalo may have answered is lost.</summary>
    private async Task<ZaloGrant> AskAsync(ZaloPair pair)
    {
        try
        {
            return await oauth.RefreshAsync(pair.Refresh, CancellationToken.None);
        }
        catch (Exception exception)
        {
            return new ZaloGrant.None(new ExchangeFailure.Unanswered(), exception.GetType().Name);
        }
    }

    /// <summary>Another node asks: what it gets is for all.</summary>
    private async Task<ZaloAccess> WaitAsync(long generation)
    {
        for (var look = 0; look < Looks; look++)
        {
            await Task.Delay(Look, time, CancellationToken.None);
            if (await vault.FindAsync(CancellationToken.None) is not { Pair: { } pair } kept || kept.Row.Generation == generation) continue;
            held = pair;
            return CurrentOr(new ZaloAccess.NotNow("the token of another node is refused"));
        }

        return new ZaloAccess.NotNow("another node asks for a token");
    }

    /// <summary>Stores the pair that is in this process only. When the generation is gone an operator authorised anew, and this pair is worth nothing.</summary>
    private async Task SaveAsync()
    {
        if (unsaved is not { } pending) return;
        await vault.RotateAsync(pending.Claim, pending.Pair, CancellationToken.None);
        unsaved = null;
    }

    private ZaloAccess Denied(ChannelCredential row, ZaloPair pair, ExchangeRefusal no)
    {
        var lostAt = row.AskedAt is { } asked && asked < no.At ? row.AskedAt : null;
        troubles.Set(ZaloEvent.Channel, ZaloTroubles.Refused(no.Reason, lostAt, HasGood ? pair.AccessUntil : null));
        return CurrentOr(new ZaloAccess.None($"the refresh token is refused: {no.Reason}"));
    }

    private ZaloAccess.None Stuck(string problem)
    {
        troubles.Set(ZaloEvent.Channel, problem);
        held = null;
        return new ZaloAccess.None(problem);
    }

    private ZaloAccess CurrentOr(ZaloAccess otherwise) => held is { } now && IsGood(now) ? new ZaloAccess.Token(now.Access) : otherwise;

    private bool IsGood(ZaloPair pair) => pair.Access.Length > 0 && pair.Access != refused && pair.AccessUntil > time.GetUtcNow() + Margin;

    private bool IsDue(ZaloPair pair) => pair.AccessUntil <= time.GetUtcNow() + TimeSpan.FromHours(options.Value.RefreshHoursBefore);

    /// <summary>What the platform gave and the database has not.</summary>
    private sealed record Unsaved(CredentialClaim Claim, ZaloPair Pair);
}

/// <summary>Whether there is a token to send with.</summary>
internal abstract record ZaloAccess
{
    /// <summary>There is.</summary>
    public sealed record Token(string Value) : ZaloAccess
    {
        public override string ToString() => nameof(Token);
    }

    /// <summary>Not now, but soon.</summary>
    public sealed record NotNow(string Reason) : ZaloAccess;

    /// <summary>Not until an operator acts.</summary>
    public sealed record None(string Reason) : ZaloAccess;

    private ZaloAccess() { }
}

namespace Awareness.Channels.BotFramework.Tokens;

/// <summary>
/// One token. It is asked for by one at a time; while it is still good nobody waits for the next one, and an issuer that refuses or is away is left alone for a while.
/// </summary>
internal sealed class TokenSlot(Func<CancellationToken, Task<TokenAnswer>> ask, TimeProvider time)
{
    private static readonly TimeSpan RefreshBefore = TimeSpan.FromMinutes(5);

    /// <summary>A token is not used at the very end: the call takes its time, and clocks differ.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestRetryAfter = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan BetweenRejections = TimeSpan.FromMinutes(1);

    private readonly Lock door = new();
    private AccessToken? token;
    private DateTimeOffset refreshAt;
    private Task<TokenAnswer>? asking;
    private TokenAnswer? failure;
    private int failures;
    private DateTimeOffset notBefore = DateTimeOffset.MinValue;
    private DateTimeOffset? rejectedAt;

    /// <summary>The token, or why there is none. Who is cancelled waits no longer; the asking goes on for the others.</summary>
    public Task<TokenAnswer> GetAsync(CancellationToken cancellationToken)
    {
        lock (door)
        {
            var now = time.GetUtcNow();
            if (token is { } good && now < good.ExpiresAt - Margin)
            {
                if (now >= refreshAt && MayAsk(now)) _ = Ask();
                return Task.FromResult<TokenAnswer>(new TokenAnswer.Granted(good));
            }

            return MayAsk(now) ? Ask().WaitAsync(cancellationToken) : Task.FromResult(Pausing(now));
        }
    }

    /// <summary>See <see cref="OutboundTokens.Reject"/>.</summary>
    public bool Reject(AccessToken rejected)
    {
        lock (door)
        {
            // Another call found out before, and there is, or will be, a newer one.
            if (!ReferenceEquals(token, rejected)) return true;
            var now = time.GetUtcNow();
            if (rejectedAt is { } last && now - last < BetweenRejections) return false;
            (token, rejectedAt) = (null, now);
            return true;
        }
    }

    /// <summary>False while the issuer is to be left alone.</summary>
    private bool MayAsk(DateTimeOffset now) => asking is { IsCompleted: false } || now >= notBefore;

    /// <summary>The asking under way, or a new one.</summary>
    private Task<TokenAnswer> Ask() => asking is { IsCompleted: false } underWay ? underWay : asking = AskAsync();

    private async Task<TokenAnswer> AskAsync()
    {
        // Of nobody's cancellation: all who wait share it, and the issuer bounds its own time.
        var answer = await ask(CancellationToken.None);
        lock (door) Keep(answer, time.GetUtcNow());
        return answer;
    }

    private void Keep(TokenAnswer answer, DateTimeOffset now)
    {
        if (answer is TokenAnswer.Granted { Token: var fresh })
        {
            token = fresh;
            var life = fresh.ExpiresAt - now;
            refreshAt = fresh.ExpiresAt - (life > 2 * RefreshBefore ? RefreshBefore : life / 2);
            (failure, failures, notBefore) = (null, 0, DateTimeOffset.MinValue);
            return;
        }

        failure = answer;
        failures++;
        var pause = answer is TokenAnswer.NotNow { After: { } asked }
            ? TimeSpan.FromTicks(Math.Clamp(asked.Ticks, 0, LongestRetryAfter.Ticks))
            : answer is TokenAnswer.Refused ? LongestPause : TimeSpan.FromSeconds(Math.Min(Math.Pow(2, failures - 1), LongestPause.TotalSeconds));
        notBefore = now + pause;
    }

    private TokenAnswer Pausing(DateTimeOffset now) => failure switch
    {
        TokenAnswer.NotNow later => later with { After = notBefore - now },
        { } refused => refused,
        null => new TokenAnswer.NotNow(notBefore - now, "signing in: not yet"),
    };
}

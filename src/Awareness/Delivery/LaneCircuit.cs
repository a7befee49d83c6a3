using Microsoft.Extensions.Logging;
using Polly;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace Awareness.Delivery;

/// <summary>
/// Calls one channel, bounded in time, and stops calling while it is sick. What says that it is sick: no connection, a failure of its own, no answer in time; a refusal never.
/// Calls are not repeated here: the outbox does that, because it alone survives a restart.
/// </summary>
internal sealed class LaneCircuit
{
    private const double SickShare = 0.5;
    private const int FewestCalls = 5;
    private static readonly TimeSpan Sampling = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan FirstBreak = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestBreak = TimeSpan.FromMinutes(1);

    private readonly IChannel channel;
    private readonly SteadyTime time;
    private readonly ILogger logger;
    private readonly CircuitBreakerStateProvider state = new();
    private readonly ResiliencePipeline<SendResult> pipeline;
    private long opensUntil;

    public LaneCircuit(IChannel channel, TimeSpan timeout, TimeProvider time, ILogger logger)
    {
        this.channel = channel;
        this.time = new SteadyTime(time);
        this.logger = logger;
        pipeline = new ResiliencePipelineBuilder<SendResult> { TimeProvider = this.time }.AddCircuitBreaker(Breaker()).AddTimeout(timeout).Build();
    }

    /// <summary>True while one call is tried to see whether the channel is well again: no second one may begin.</summary>
    public bool IsTrial => state.CircuitState is not CircuitState.Closed;

    /// <summary>How long nothing may be called; zero when something may.</summary>
    public TimeSpan Wait => IsTrial && new DateTimeOffset(Volatile.Read(ref opensUntil), TimeSpan.Zero) - time.GetUtcNow() is { Ticks: > 0 } left ? left : TimeSpan.Zero;

    /// <summary>Sends. Null when the circuit opened just before, and nothing was called. Never throws.</summary>
    /// <param name="outbound">What to send.</param>
    /// <param name="broken">Cancelled when the service stops and waits no longer.</param>
    public async Task<SendResult?> SendAsync(OutboundActivity outbound, CancellationToken broken)
    {
        try
        {
            // WaitAsync: a channel that does not heed its token must not hold a place for ever.
            return await pipeline.ExecuteAsync(
                static async (call, token) => await call.channel.SendAsync(call.outbound, token).WaitAsync(token),
                (channel, outbound),
                broken);
        }
        catch (BrokenCircuitException)
        {
            return null;
        }
        catch (Exception exception)
        {
            var reason = broken.IsCancellationRequested ? "shutdown" : exception is TimeoutRejectedException ? "timeout" : exception.GetType().Name;
            return new SendResult.Unknown(reason);
        }
    }

    private CircuitBreakerStrategyOptions<SendResult> Breaker() => new()
    {
        FailureRatio = SickShare,
        MinimumThroughput = FewestCalls,
        SamplingDuration = Sampling,
        BreakDurationGenerator = static arguments => ValueTask.FromResult(Break(arguments.HalfOpenAttempts)),
        StateProvider = state,
        ShouldHandle = arguments => ValueTask.FromResult(IsSick(arguments.Outcome)),
        OnOpened = arguments =>
        {
            Volatile.Write(ref opensUntil, (time.GetUtcNow() + arguments.BreakDuration).UtcTicks);
            DeliveryMeter.CircuitOpened(channel.Name);
            logger.CircuitOpened(channel.Name, arguments.BreakDuration);
            return default;
        },
        OnClosed = _ =>
        {
            logger.CircuitClosed(channel.Name);
            return default;
        },
    };

    private static TimeSpan Break(int trials) => trials > 6 || FirstBreak * (1 << trials) > LongestBreak ? LongestBreak : FirstBreak * (1 << trials);

    private bool IsSick(Outcome<SendResult> outcome) => outcome switch
    {
        { Exception: OperationCanceledException } => false,
        { Exception: not null } => true,
        { Result: SendResult.Unknown or SendResult.RetryLater { Cause: RetryCause.Outage } } => true,
        // A trial that met a limit of the whole account shows nothing of the rest: it is tried again, and until then the circuit is no better than it was.
        { Result: SendResult.RetryLater { Cause: RetryCause.Channel } } => state.CircuitState is CircuitState.HalfOpen,
        _ => false,
    };
}

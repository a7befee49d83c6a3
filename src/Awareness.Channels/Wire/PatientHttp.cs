using System.Net;
using Polly;
using Polly.Retry;

namespace Awareness.Channels.Wire;

/// <summary>
/// Asks a platform what it may be asked again: calls that change nothing, or the same however often they are made. Sends never go this way; when these are repeated is the dispatcher's decision.
/// </summary>
internal sealed class PatientHttp(PlatformHttp http, TimeProvider time)
{
    private const int Retries = 2;

    private static readonly TimeSpan FirstDelay = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(10);

    /// <summary>What a platform may ask us to wait for at most; beyond it the answer stands.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);

    private readonly ResiliencePipeline<PlatformAnswer> pipeline = new ResiliencePipelineBuilder<PlatformAnswer> { TimeProvider = time }
        .AddRetry(new RetryStrategyOptions<PlatformAnswer>
        {
            MaxRetryAttempts = Retries,
            Delay = FirstDelay,
            BackoffType = DelayBackoffType.Exponential,
            ShouldHandle = arguments => ValueTask.FromResult(arguments.Outcome.Result is { } answer && MayPass(answer)),
            DelayGenerator = arguments => ValueTask.FromResult(arguments.Outcome.Result is PlatformAnswer.Answered { RetryAfter: { } wait } ? wait : (TimeSpan?)null),
        })
        .Build();

    /// <summary>Makes the call, up to three times while the platform is away or busy. Throws only when <paramref name="cancellationToken"/> is cancelled.</summary>
    /// <param name="request">Writes the call anew; one message cannot be sent twice.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<PlatformAnswer> AskAsync(Func<HttpRequestMessage> request, CancellationToken cancellationToken) => await pipeline.ExecuteAsync(
        async token =>
        {
            using var message = request();
            return await http.CallAsync(message, CallTimeout, token);
        },
        cancellationToken);

    private static bool MayPass(PlatformAnswer answer) => answer switch
    {
        PlatformAnswer.Answered { RetryAfter: { } wait } when wait > LongestWait => false,
        PlatformAnswer.Answered answered => answered.Status is HttpStatusCode.TooManyRequests || (int)answered.Status >= 500,
        _ => true,
    };
}

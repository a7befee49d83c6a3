using Awareness.Channels.BotFramework.Auth;
using Awareness.Channels.Wire;
using Awareness.Conversations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Awareness.Channels.BotFramework;

/// <summary>Takes activities from Bot Framework channels and skill callers: <c>POST /api/messages</c>. Nothing is written before the caller has proved who it is.</summary>
internal sealed class BotFrameworkEndpoint(
    TurnRunner runner,
    IOptions<BotFrameworkOptions> options,
    CallerAuthentication authentication,
    RefusalLog refusals,
    ILogger<BotFrameworkEndpoint> logger)
{
    /// <summary>The same words whatever is wrong: a forger learns nothing of how far the forgery came.</summary>
    private static readonly WireError Unauthorized =
        new(StatusCodes.Status401Unauthorized, "Unauthorized", "The caller has not proved who it is.");

    /// <summary>
    /// Not 401: that would tell a channel that its token is wrong, and it would drop a message that is good. 503 says that the fault is ours and that it may come again.
    /// </summary>
    private static readonly WireError CannotTell =
        new(StatusCodes.Status503ServiceUnavailable, "Unavailable", "The keys that tokens are checked with cannot be fetched just now; nothing was stored.") { RetryAfter = KeyCache.PauseWithoutKeys };

    private static readonly WireError NotImplemented =
        new(StatusCodes.Status501NotImplemented, "NotImplemented", "The service answers no invoke of this name.");

    internal async Task HandleAsync(HttpContext context)
    {
        try
        {
            await AnswerAsync(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The caller is gone; it will send the activity again, and the id tells whether it was stored.
        }
        catch (Exception exception) when (StoreFailure.MayPass(exception) && !context.Response.HasStarted)
        {
            logger.NotStored(exception);
            await WireError.Unavailable.WriteAsync(context.Response, context.RequestAborted);
        }
        catch (Exception exception)
        {
            // Its kind alone: what went wrong may have a person's words in it.
            logger.Failed(exception.GetType().Name);
            if (context.Response.HasStarted) context.Abort();
            else await WireError.Internal.WriteAsync(context.Response, context.RequestAborted);
        }
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var (response, cancellationToken) = (context.Response, context.RequestAborted);
        switch (await ReadAsync(context, cancellationToken))
        {
            case BotFrameworkInbound.Accepted accepted:
                await RunAsync(accepted, response, cancellationToken);
                return;
            case BotFrameworkInbound.Ignored { ExpectsReplies: true }:
                await WriteRepliesAsync([], response, cancellationToken);
                return;
            case BotFrameworkInbound.Ignored:
                response.StatusCode = StatusCodes.Status200OK;
                return;
            case BotFrameworkInbound.Unanswered:
                await NotImplemented.WriteAsync(response, cancellationToken);
                return;
            case BotFrameworkInbound.Refused { Error: var error }:
                if (error.Status == StatusCodes.Status401Unauthorized) response.Headers.WWWAuthenticate = "Bearer";
                await error.WriteAsync(response, cancellationToken);
                return;
        }
    }

    /// <summary>Who shows nothing is sent away before the body is read; the token is checked after, because it vouches for what stands in the body.</summary>
    private async Task<BotFrameworkInbound> ReadAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var token = CallerAuthentication.Token(context.Request.Headers.Authorization);
        if (options.Value.IsAuthenticated ? token is null : !NearbyCaller.Is(context)) return Refuse(options.Value.IsAuthenticated ? CallerRefusal.NoToken : CallerRefusal.NotNearby);

        var read = await RequestBody.ReadAsync(context.Request, cancellationToken);
        if (!read.IsGood(out var body, out var error) || !WireActivity.Read(body).IsGood(out var activity, out error)) return new BotFrameworkInbound.Refused(error);

        switch (await JudgeAsync(token, activity, cancellationToken))
        {
            case CallerVerdict.Proven { Caller: var caller }:
                WarnOfHost(activity);
                return BotFrameworkInbound.Read(activity, body, options.Value, caller);
            case CallerVerdict.Refused refused:
                return Refuse(refused.Reason);
            default:
                return new BotFrameworkInbound.Refused(CannotTell);
        }
    }

    private Task<CallerVerdict> JudgeAsync(string? token, Activity activity, CancellationToken cancellationToken) =>
        options.Value.IsAuthenticated ? authentication.JudgeAsync(token ?? "", activity, cancellationToken) : Task.FromResult<CallerVerdict>(new CallerVerdict.Proven(Caller.Unproven));

    private BotFrameworkInbound.Refused Refuse(CallerRefusal reason)
    {
        refusals.Write(reason);
        return new BotFrameworkInbound.Refused(Unauthorized);
    }

    private void WarnOfHost(Activity activity)
    {
        if (!options.Value.IsAuthenticated || ServiceAddress.Allowed(activity.ServiceUrl, options.Value) is not null) return;
        if (ServiceAddress.Host(activity.ServiceUrl) is { } host) logger.HostNotAllowed(host);
    }

    private async Task RunAsync(BotFrameworkInbound.Accepted accepted, HttpResponse response, CancellationToken cancellationToken)
    {
        if (await runner.RunAsync(accepted.Inbound, cancellationToken) is not TurnResult.Done done)
        {
            logger.Busy();
            await WireError.Busy.WriteAsync(response, cancellationToken);
        }
        else if (accepted.ExpectsReplies)
        {
            await WriteRepliesAsync([.. done.Replies.Select(reply => BotFrameworkChannel.OnTheWire(reply.Activity))], response, cancellationToken);
        }
        else
        {
            response.StatusCode = StatusCodes.Status200OK;
        }
    }

    private static Task WriteRepliesAsync(IReadOnlyList<Activity> replies, HttpResponse response, CancellationToken cancellationToken) =>
        response.WriteAsJsonAsync(new ActivityList(replies), WireJson.Readable.ActivityList, contentType: null, cancellationToken);
}

/// <summary>Opens the endpoint.</summary>
public static class BotFrameworkRoutes
{
    /// <summary>
    /// Maps <c>POST /api/messages</c>. Ask <see cref="StartGate"/> first. Needs <see cref="ChannelServices.AddBotFramework"/>.
    /// </summary>
    public static IEndpointConventionBuilder MapBotFramework(this IEndpointRouteBuilder endpoints)
    {
        var endpoint = endpoints.ServiceProvider.GetRequiredService<BotFrameworkEndpoint>();
        return endpoints.MapPost("/api/messages", (RequestDelegate)endpoint.HandleAsync);
    }
}

using System.Net;
using Awareness.Channels.Wire;
using Awareness.Conversations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Awareness.Channels.BotFramework;

/// <summary>Takes activities from Bot Framework channels and skill callers: <c>POST /api/messages</c>.</summary>
public sealed class BotFrameworkEndpoint(TurnRunner runner, IOptions<BotFrameworkOptions> options, ILogger<BotFrameworkEndpoint> logger)
{
    private static readonly WireError Unauthorized =
        new(StatusCodes.Status401Unauthorized, "Unauthorized", "This version of the service cannot check Bot Framework tokens yet.");

    private static readonly WireError NotImplemented =
        new(StatusCodes.Status501NotImplemented, "NotImplemented", "The service answers no invoke of this name.");

    internal async Task HandleAsync(HttpContext context)
    {
        try
        {
            if (!MayCall(context.Connection))
            {
                context.Response.Headers.WWWAuthenticate = "Bearer";
                await Unauthorized.WriteAsync(context.Response, context.RequestAborted);
                return;
            }

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
    }

    /// <summary>Without an app id only this machine may call; with one, nobody can prove anything to this version.</summary>
    private bool MayCall(ConnectionInfo connection) =>
        !options.Value.IsAuthenticated && (connection.RemoteIpAddress is not { } caller || IPAddress.IsLoopback(caller));

    private async Task AnswerAsync(HttpContext context)
    {
        var (response, cancellationToken) = (context.Response, context.RequestAborted);
        switch (await ReadAsync(context.Request, cancellationToken))
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
            case BotFrameworkInbound.Refused refused:
                await refused.Error.WriteAsync(response, cancellationToken);
                return;
        }
    }

    private async Task<BotFrameworkInbound> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var read = await RequestBody.ReadAsync(request, cancellationToken);
        if (!read.IsGood(out var body, out var error)) return new BotFrameworkInbound.Refused(error);

        return WireActivity.Read(body).IsGood(out var activity, out error)
            ? BotFrameworkInbound.Read(activity, body, options.Value)
            : new BotFrameworkInbound.Refused(error);
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
        var services = endpoints.ServiceProvider;
        if (services.GetRequiredService<IOptions<BotFrameworkOptions>>().Value.IsAuthenticated)
            services.GetRequiredService<ILogger<BotFrameworkEndpoint>>().AuthenticationMissing();

        var endpoint = services.GetRequiredService<BotFrameworkEndpoint>();
        return endpoints.MapPost("/api/messages", (RequestDelegate)endpoint.HandleAsync);
    }
}

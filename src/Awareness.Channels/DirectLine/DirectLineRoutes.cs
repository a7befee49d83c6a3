using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Awareness.Channels.DirectLine;

/// <summary>Opens Direct Line.</summary>
public static class DirectLineRoutes
{
    internal const string Prefix = "/v3/directline";

    internal const string SessionPath = "/session/getsessionid";

    /// <summary>
    /// Maps Direct Line 3.0 under <c>/v3/directline</c>, sockets included.
    /// Needs <see cref="ChannelServices.AddDirectLine"/>.
    /// </summary>
    public static IEndpointConventionBuilder MapDirectLine(this IEndpointRouteBuilder endpoints)
    {
        var services = endpoints.ServiceProvider;
        var guard = services.GetRequiredService<DirectLineGuard>();
        var tokens = services.GetRequiredService<DirectLineTokenEndpoint>();
        var conversations = services.GetRequiredService<DirectLineConversationEndpoint>();
        var activities = services.GetRequiredService<DirectLineActivityEndpoint>();
        var stream = services.GetRequiredService<DirectLineStreamEndpoint>();

        var group = endpoints.MapGroup(Prefix);
        group.MapPost("/tokens/generate", guard.Wrap(tokens.GenerateAsync));
        group.MapPost("/tokens/refresh", guard.Wrap(tokens.RefreshAsync));
        group.MapGet(SessionPath, guard.Wrap(tokens.NameSessionAsync));
        group.MapPost("/conversations", guard.Wrap(conversations.StartAsync));
        group.MapGet("/conversations/{conversation:maxlength(64)}", guard.Wrap(conversations.ReconnectAsync));
        group.MapPost("/conversations/{conversation:maxlength(64)}/activities", guard.Wrap(activities.PostAsync));
        group.MapGet("/conversations/{conversation:maxlength(64)}/activities", guard.Wrap(activities.GetAsync));
        group.MapPost("/conversations/{conversation:maxlength(64)}/upload", guard.Wrap(services.GetRequiredService<DirectLineUploadEndpoint>().PostAsync));
        group.MapMethods("/{**path}", [HttpMethods.Options], guard.Wrap(_ => Task.CompletedTask));

        // Sockets are opened here and nowhere else, so the application need not know of them.
        var sockets = endpoints.CreateApplicationBuilder()
            .UseWebSockets(new WebSocketOptions { KeepAliveInterval = TimeSpan.FromSeconds(15), KeepAliveTimeout = TimeSpan.FromSeconds(30) });
        sockets.Run(guard.Wrap(stream.ConnectAsync));
        group.MapGet("/conversations/{conversation:maxlength(64)}/stream", sockets.Build());
        return group;
    }

    /// <summary>The conversation the address names.</summary>
    internal static string Conversation(HttpContext context) => context.GetRouteValue("conversation") as string ?? "";
}

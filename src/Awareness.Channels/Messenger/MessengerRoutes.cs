using Awareness.Channels.Webhooks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Awareness.Channels.Messenger;

/// <summary>Opens Messenger's webhook.</summary>
public static class MessengerRoutes
{
    /// <summary>Maps <c>/webhooks/messenger</c>: GET for the registration, POST for events. Needs <see cref="ChannelServices.AddMessenger"/>; only where <see cref="MessengerOptions.PageToken"/> is set.</summary>
    public static void MapMessenger(this IEndpointRouteBuilder endpoints)
    {
        var webhook = endpoints.ServiceProvider.GetRequiredService<MessengerWebhook>();
        endpoints.MapGet(webhook.Path, (Microsoft.AspNetCore.Http.RequestDelegate)webhook.VerifyAsync);
        endpoints.MapPost(webhook.Path, endpoints.ServiceProvider.GetRequiredService<WebhookEndpoint>().For(webhook));
    }
}

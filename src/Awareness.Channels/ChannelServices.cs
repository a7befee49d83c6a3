using Awareness.Channels.BotFramework;
using Awareness.Channels.BotFramework.Auth;
using Awareness.Channels.BotFramework.Connector;
using Awareness.Channels.BotFramework.Tokens;
using Awareness.Channels.Credentials;
using Awareness.Channels.DirectLine;
using Awareness.Channels.Inbound;
using Awareness.Channels.Messenger;
using Awareness.Channels.Telegram;
using Awareness.Channels.Webhooks;
using Awareness.Channels.Wire;
using Awareness.Channels.Zalo;
using Awareness.Channels.ZaloBot;
using Awareness.Delivery;
using Awareness.Knowledge;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Awareness.Channels;

/// <summary>Registers channels. Each needs <see cref="Conversations.TurnRunner"/>, <see cref="Conversations.ITurnStore"/> and <see cref="TimeProvider"/>.</summary>
public static class ChannelServices
{
    /// <summary>How long after it was said what a platform posts is still heard. What was heard must be known for longer, or a platform that repeats it would be heard again.</summary>
    public static TimeSpan LongestRepeat => EventMoment.Oldest;

    /// <summary>Registers the Bot Framework endpoint and its sender.</summary>
    public static IServiceCollection AddBotFramework(this IServiceCollection services)
    {
        services.AddOptions<BotFrameworkOptions>().BindConfiguration(BotFrameworkOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<BotFrameworkOptions>, BotFrameworkOptionsValidator>();
        services.AddSingleton<CallerAuthentication>();
        services.AddSingleton<RefusalLog>();
        services.AddSingleton<BotFrameworkEndpoint>();
        services.AddSingleton(CreateConnector);
        services.AddSingleton<IChannel>(provider => BotFrameworkChannel.ToChannels(provider.GetRequiredService<ConnectorClient>(), provider.GetRequiredService<IOptions<BotFrameworkOptions>>().Value));
        services.AddSingleton<IChannel>(provider => BotFrameworkChannel.ToBots(provider.GetRequiredService<ConnectorClient>()));
        services.AddSingleton(provider => new ConversationOpener(provider.GetRequiredService<ConnectorClient>()));
        services.AddSingleton<IChannelCheck>(provider => new BotFrameworkCheck(Issuer(provider), provider.GetRequiredService<IOptions<BotFrameworkOptions>>()));
        return services;
    }

    /// <summary>Registers the limits on what comes in, and the proxies that are believed. Direct Line needs it.</summary>
    public static IServiceCollection AddInbound(this IServiceCollection services)
    {
        services.AddOptions<InboundOptions>().BindConfiguration(InboundOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<InboundOptions>, InboundOptionsValidator>();
        services.AddSingleton<IValidateOptions<InboundOptions>, TrustedProxiesValidator>();
        services.AddSingleton<InboundLimits>();
        return services;
    }

    private static ConnectorClient CreateConnector(IServiceProvider provider)
    {
        var (options, time) = (provider.GetRequiredService<IOptions<BotFrameworkOptions>>(), provider.GetRequiredService<TimeProvider>());
        var tokens = Issuer(provider) is { } issuer ? new OutboundTokens(issuer, CloudSignIn.ConnectorAudience(options.Value.Cloud), time) : null;
        return new ConnectorClient(ConnectorClient.CreateClient(options.Value), tokens, options, time);
    }

    /// <summary>Where the bot's tokens come from; null when it has no application id.</summary>
    private static ITokenIssuer? Issuer(IServiceProvider provider)
    {
        var options = provider.GetRequiredService<IOptions<BotFrameworkOptions>>();
        if (!options.Value.IsAuthenticated) return null;
        var (http, time) = (NewHttp(provider), provider.GetRequiredService<TimeProvider>());
        return options.Value.AppType is BotFrameworkAppType.UserAssignedMsi
            ? new ManagedIdentity(http, ManagedIdentityAddress.From(provider.GetRequiredService<IConfiguration>()), options, time)
            : new ClientCredentials(http, options, time);
    }

    /// <summary>
    /// Registers Direct Line. Needs <see cref="AddInbound"/>, and also <see cref="Knowledge.KnowledgeSource"/> (for telephone links) and a <see cref="DirectLineKey"/>,
    /// which the application keeps in its data directory.
    /// </summary>
    public static IServiceCollection AddDirectLine(this IServiceCollection services)
    {
        services.AddOptions<DirectLineOptions>().BindConfiguration(DirectLineOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<DirectLineOptions>, DirectLineOptionsValidator>();
        services.AddSingleton<IValidateOptions<DirectLineOptions>, DirectLineSitesValidator>();
        services.AddSingleton<DirectLineSites>();
        services.AddSingleton<DirectLineTokens>();
        services.AddSingleton<DirectLineHub>();
        services.AddSingleton<DirectLineGuard>();
        services.AddSingleton<DirectLineTranscript>();
        services.AddSingleton<DirectLineTokenEndpoint>();
        services.AddSingleton<DirectLineConversationEndpoint>();
        services.AddSingleton<DirectLineReception>();
        services.AddSingleton<DirectLineActivityEndpoint>();
        services.AddSingleton<DirectLineUploadEndpoint>();
        services.AddSingleton<DirectLineStream>();
        services.AddSingleton<DirectLineStreamEndpoint>();
        services.AddSingleton<SocketLog>();
        services.AddSingleton<IChannel, DirectLineChannel>();
        return services;
    }

    /// <summary>Registers Telegram: the webhook, the sender and its check. Only where a token is set.</summary>
    public static IServiceCollection AddTelegram(this IServiceCollection services)
    {
        services.AddOptions<TelegramOptions>().BindConfiguration(TelegramOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<TelegramOptions>, TelegramOptionsValidator>();
        services.AddKeyedSingleton(TelegramWebhook.ChannelId, (provider, _) =>
        {
            var options = provider.GetRequiredService<IOptions<TelegramOptions>>().Value;
            return BotCalls(provider, options.Address, options.Token, options.SendTimeoutSeconds);
        });
        return services.AddBotChannel<TelegramWebhook, TelegramChannel, TelegramCheck>();
    }

    /// <summary>Registers Zalo Bot: the webhook, the sender and its check. Only where a token is set.</summary>
    public static IServiceCollection AddZaloBot(this IServiceCollection services)
    {
        services.AddOptions<ZaloBotOptions>().BindConfiguration(ZaloBotOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<ZaloBotOptions>, ZaloBotOptionsValidator>();
        services.AddKeyedSingleton(ZaloBotWebhook.ChannelId, (provider, _) =>
        {
            var options = provider.GetRequiredService<IOptions<ZaloBotOptions>>().Value;
            return BotCalls(provider, options.Address, options.Token, options.SendTimeoutSeconds);
        });
        return services.AddBotChannel<ZaloBotWebhook, ZaloBotChannel, ZaloBotCheck>();
    }

    /// <summary>Opens Telegram's webhook. Needs <see cref="AddTelegram"/>.</summary>
    public static IEndpointConventionBuilder MapTelegram(this IEndpointRouteBuilder endpoints) => endpoints.MapWebhook<TelegramWebhook>();

    /// <summary>Registers Facebook Messenger: its webhook, its sender and its check. Also needs <see cref="KnowledgeSource"/> (for the page's welcome screen). Only where <see cref="MessengerOptions.PageToken"/> is set.</summary>
    public static IServiceCollection AddMessenger(this IServiceCollection services)
    {
        services.AddOptions<MessengerOptions>().BindConfiguration(MessengerOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<MessengerOptions>, MessengerOptionsValidator>();
        services.TryAddSingleton<WebhookEndpoint>();
        services.AddSingleton<MessengerWebhook>();
        services.AddSingleton<IChannel>(provider => new MessengerChannel(NewHttp(provider), provider.GetRequiredService<IOptions<MessengerOptions>>()));
        services.AddSingleton(provider => new MessengerSetUp(
            new PatientHttp(NewHttp(provider), provider.GetRequiredService<TimeProvider>()),
            provider.GetRequiredService<IOptions<MessengerOptions>>(),
            provider.GetRequiredService<KnowledgeSource>()));
        services.AddSingleton<IChannelCheck>(provider => provider.GetRequiredService<MessengerSetUp>());
        services.AddSingleton<IChannelSetUp>(provider => provider.GetRequiredService<MessengerSetUp>());
        return services;
    }

    /// <summary>Opens Messenger's webhook: events, and the question Meta asks when it is registered. Needs <see cref="AddMessenger"/>.</summary>
    public static IEndpointConventionBuilder MapMessenger(this IEndpointRouteBuilder endpoints)
    {
        var webhook = endpoints.ServiceProvider.GetRequiredService<MessengerWebhook>();
        endpoints.MapGet(webhook.Path, (RequestDelegate)webhook.VerifyAsync);
        return endpoints.MapWebhook<MessengerWebhook>();
    }

    /// <summary>
    /// Registers a Zalo Official Account. Also needs <see cref="IChannelCredentials"/>, where its tokens are kept, and a <see cref="ChannelKey"/>, which the application keeps in
    /// its data directory and which seals them unless <see cref="ZaloOptions.TokenKey"/> names another. Only where an application id is set.
    /// </summary>
    public static IServiceCollection AddZalo(this IServiceCollection services)
    {
        services.AddOptions<ZaloOptions>().BindConfiguration(ZaloOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<ZaloOptions>, ZaloOptionsValidator>();
        services.TryAddSingleton<WebhookEndpoint>();
        services.TryAddSingleton<ChannelTroubles>();
        services.AddSingleton<ZaloWebhook>();
        services.AddSingleton(provider => new ZaloOAuth(NewHttp(provider), Zalo(provider), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new ZaloVault(
            provider.GetRequiredService<IChannelCredentials>(),
            new TokenSeal(ChannelKey.Read(Zalo(provider).Value.TokenKey) ?? provider.GetRequiredService<ChannelKey>()),
            Zalo(provider),
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<ZaloTokens>();
        services.AddHostedService<ZaloTokenWorker>();
        services.AddSingleton(provider => new ZaloAuthorization(provider.GetRequiredService<ZaloOAuth>(), provider.GetRequiredService<ZaloVault>(), Zalo(provider)));
        services.AddSingleton<IChannel>(provider => new ZaloChannel(NewHttp(provider), provider.GetRequiredService<ZaloTokens>(), Zalo(provider)));
        services.AddSingleton<IChannelCheck>(provider => new ZaloCheck(
            provider.GetRequiredService<ZaloVault>(),
            new PatientHttp(NewHttp(provider), provider.GetRequiredService<TimeProvider>()),
            Zalo(provider),
            provider.GetRequiredService<TimeProvider>()));
        return services;

        static IOptions<ZaloOptions> Zalo(IServiceProvider provider) => provider.GetRequiredService<IOptions<ZaloOptions>>();
    }

    /// <summary>Opens the webhook of the Official Account, and the page that proves the domain to Zalo when there is one. Needs <see cref="AddZalo"/>.</summary>
    public static IEndpointConventionBuilder MapZalo(this IEndpointRouteBuilder endpoints)
    {
        ZaloVerification.Map(endpoints);
        return endpoints.MapWebhook<ZaloWebhook>();
    }

    /// <summary>A client of a platform's own: one channel's connections never wait for another's.</summary>
    private static PlatformHttp NewHttp(IServiceProvider provider) => new(PlatformHttp.CreateClient(), provider.GetRequiredService<TimeProvider>());

    /// <summary>Opens Zalo Bot's webhook. Needs <see cref="AddZaloBot"/>.</summary>
    public static IEndpointConventionBuilder MapZaloBot(this IEndpointRouteBuilder endpoints) => endpoints.MapWebhook<ZaloBotWebhook>();

    private static IServiceCollection AddBotChannel<TWebhook, TChannel, TCheck>(this IServiceCollection services)
        where TWebhook : class, IWebhook
        where TChannel : class, IChannel
        where TCheck : class, IChannelCheck, IChannelSetUp
    {
        services.TryAddSingleton<WebhookEndpoint>();
        services.AddSingleton<TWebhook>();
        services.AddSingleton<IChannel, TChannel>();
        services.AddSingleton<TCheck>();
        services.AddSingleton<IChannelCheck>(provider => provider.GetRequiredService<TCheck>());
        services.AddSingleton<IChannelSetUp>(provider => provider.GetRequiredService<TCheck>());
        return services;
    }

    private static BotCalls BotCalls(IServiceProvider provider, string address, string token, int timeoutSeconds) =>
        new(NewHttp(provider), provider.GetRequiredService<TimeProvider>(), address, token, TimeSpan.FromSeconds(timeoutSeconds));

    private static IEndpointConventionBuilder MapWebhook<T>(this IEndpointRouteBuilder endpoints)
        where T : IWebhook
    {
        var webhook = endpoints.ServiceProvider.GetRequiredService<T>();
        return endpoints.MapPost(webhook.Path, endpoints.ServiceProvider.GetRequiredService<WebhookEndpoint>().For(webhook));
    }
}

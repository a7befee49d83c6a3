using Awareness.Channels.BotFramework;
using Awareness.Channels.DirectLine;
using Awareness.Channels.Messenger;
using Awareness.Channels.Webhooks;
using Awareness.Channels.Wire;
using Awareness.Delivery;
using Awareness.Knowledge;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Awareness.Channels;

/// <summary>Registers channels. Each needs <see cref="Conversations.TurnRunner"/>, <see cref="Conversations.ITurnStore"/> and <see cref="TimeProvider"/>.</summary>
public static class ChannelServices
{
    /// <summary>Registers the Bot Framework endpoint and its sender.</summary>
    public static IServiceCollection AddBotFramework(this IServiceCollection services)
    {
        services.AddOptions<BotFrameworkOptions>().BindConfiguration(BotFrameworkOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<BotFrameworkOptions>, BotFrameworkOptionsValidator>();
        services.AddSingleton<BotFrameworkEndpoint>();
        services.AddSingleton<IChannel>(provider => new BotFrameworkChannel(
            BotFrameworkChannel.CreateClient(),
            provider.GetRequiredService<IOptions<BotFrameworkOptions>>(),
            provider.GetRequiredService<TimeProvider>()));
        return services;
    }

    /// <summary>
    /// Registers Direct Line. Also needs <see cref="Knowledge.KnowledgeSource"/> (for telephone links) and a <see cref="DirectLineKey"/>,
    /// which the application keeps in its data directory.
    /// </summary>
    public static IServiceCollection AddDirectLine(this IServiceCollection services)
    {
        services.AddOptions<DirectLineOptions>().BindConfiguration(DirectLineOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<DirectLineOptions>, DirectLineOptionsValidator>();
        services.AddSingleton<DirectLineTokens>();
        services.AddSingleton<DirectLineHub>();
        services.AddSingleton<DirectLineGuard>();
        services.AddSingleton<DirectLineTranscript>();
        services.AddSingleton<DirectLineTokenEndpoint>();
        services.AddSingleton<DirectLineConversationEndpoint>();
        services.AddSingleton<DirectLineActivityEndpoint>();
        services.AddSingleton<DirectLineStream>();
        services.AddSingleton<DirectLineStreamEndpoint>();
        services.AddSingleton<IChannel, DirectLineChannel>();
        return services;
    }

    /// <summary>Registers Facebook Messenger: its webhook, its sender and its check. Also needs <see cref="KnowledgeSource"/> (for the page's welcome screen). Only where <see cref="MessengerOptions.PageToken"/> is set.</summary>
    public static IServiceCollection AddMessenger(this IServiceCollection services)
    {
        services.AddOptions<MessengerOptions>().BindConfiguration(MessengerOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<MessengerOptions>, MessengerOptionsValidator>();
        services.TryAddSingleton<WebhookEndpoint>();
        services.AddSingleton<MessengerWebhook>();
        services.AddSingleton<IChannel>(provider => new MessengerChannel(
            new PlatformHttp(PlatformHttp.CreateClient(), provider.GetRequiredService<TimeProvider>()),
            provider.GetRequiredService<IOptions<MessengerOptions>>()));
        services.AddSingleton(provider => new MessengerSetUp(
            new PatientHttp(new PlatformHttp(PlatformHttp.CreateClient(), provider.GetRequiredService<TimeProvider>()), provider.GetRequiredService<TimeProvider>()),
            provider.GetRequiredService<IOptions<MessengerOptions>>(),
            provider.GetRequiredService<KnowledgeSource>()));
        services.AddSingleton<IChannelCheck>(provider => provider.GetRequiredService<MessengerSetUp>());
        services.AddSingleton<IChannelSetUp>(provider => provider.GetRequiredService<MessengerSetUp>());
        return services;
    }
}

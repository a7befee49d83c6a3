using Awareness.Channels.BotFramework;
using Awareness.Channels.DirectLine;
using Awareness.Delivery;
using Microsoft.Extensions.DependencyInjection;
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
            BotFrameworkChannel.CreateClient(provider.GetRequiredService<IOptions<BotFrameworkOptions>>().Value),
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
}

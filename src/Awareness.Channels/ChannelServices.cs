using Awareness.Channels.BotFramework;
using Awareness.Channels.BotFramework.Auth;
using Awareness.Channels.BotFramework.Connector;
using Awareness.Channels.BotFramework.Tokens;
using Awareness.Channels.DirectLine;
using Awareness.Channels.Wire;
using Awareness.Delivery;
using Microsoft.Extensions.Configuration;
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
        services.AddSingleton<CallerAuthentication>();
        services.AddSingleton<RefusalLog>();
        services.AddSingleton<BotFrameworkEndpoint>();
        services.AddSingleton(CreateConnector);
        services.AddSingleton<IChannel>(provider => new BotFrameworkChannel(provider.GetRequiredService<ConnectorClient>()));
        services.AddSingleton(provider => new ConversationOpener(provider.GetRequiredService<ConnectorClient>()));
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

    private static ConnectorClient CreateConnector(IServiceProvider provider)
    {
        var (options, time) = (provider.GetRequiredService<IOptions<BotFrameworkOptions>>(), provider.GetRequiredService<TimeProvider>());
        return new ConnectorClient(ConnectorClient.CreateClient(options.Value), Tokens(), options, time);

        OutboundTokens? Tokens()
        {
            if (!options.Value.IsAuthenticated) return null;
            var http = new PlatformHttp(PlatformHttp.CreateClient(), time);
            ITokenIssuer issuer = options.Value.AppType is BotFrameworkAppType.UserAssignedMsi
                ? new ManagedIdentity(http, ManagedIdentityAddress.From(provider.GetRequiredService<IConfiguration>()), options, time)
                : new ClientCredentials(http, options, time);
            return new OutboundTokens(issuer, CloudSignIn.ConnectorAudience(options.Value.Cloud), time);
        }
    }
}

using Awareness.Channels;
using Awareness.Channels.Credentials;
using Awareness.Delivery;
using Awareness.Knowledge;

namespace Awareness.App.Hosting;

/// <summary>The channels as the service has them set up, for a command beside it: nothing runs, nothing listens.</summary>
internal static class ChannelsAside
{
    /// <summary>Puts together the channels whose credentials are set.</summary>
    /// <param name="configuration">The settings, as the service reads them.</param>
    /// <param name="data">The service's data folder, where the key that opens tokens lies; it may be missing.</param>
    /// <param name="credentials">The tokens in the database.</param>
    /// <param name="knowledge">What a page's welcome screen is made from; null where no channel that has one is set up.</param>
    public static ServiceProvider Create(IConfiguration configuration, string data, IChannelCredentials credentials, KnowledgeBase? knowledge)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(configuration);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(credentials);
        // Without the folder no token can be opened, and the check says so; a key that fits nothing does no harm.
        services.AddSingleton(_ => new ChannelKey(DataFolder.FindChannelKey(data) ?? ChannelKey.New()));
        if (knowledge is not null) services.AddSingleton(new KnowledgeSource(knowledge));
        if (PlatformChannels.SetUp(configuration).Contains(PlatformChannels.BotFramework, StringComparer.Ordinal)) services.AddBotFramework();
        services.AddPlatformChannels(configuration);
        return services.BuildServiceProvider();
    }
}

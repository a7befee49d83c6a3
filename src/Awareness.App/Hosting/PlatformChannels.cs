using Awareness.Channels;
using Awareness.Channels.Messenger;
using Awareness.Channels.Telegram;
using Awareness.Channels.Zalo;
using Awareness.Channels.ZaloBot;

namespace Awareness.App.Hosting;

/// <summary>The channels of platforms that post to a webhook: each is there only where its token is set, so that a webhook nobody uses is not open.</summary>
internal static class PlatformChannels
{
    private static readonly IReadOnlyList<PlatformChannel> All =
    [
        new($"{MessengerOptions.Section}:{nameof(MessengerOptions.PageToken)}", services => services.AddMessenger(), endpoints => endpoints.MapMessenger()),
        new($"{TelegramOptions.Section}:{nameof(TelegramOptions.Token)}", services => services.AddTelegram(), endpoints => endpoints.MapTelegram()),
        new($"{ZaloBotOptions.Section}:{nameof(ZaloBotOptions.Token)}", services => services.AddZaloBot(), endpoints => endpoints.MapZaloBot()),
        new($"{ZaloOptions.Section}:{nameof(ZaloOptions.AppId)}", services => services.AddZalo(), endpoints => endpoints.MapZalo()),
    ];

    /// <summary>Registers those with a token.</summary>
    public static IServiceCollection AddPlatformChannels(this IServiceCollection services, IConfiguration configuration)
    {
        foreach (var channel in All.Where(channel => channel.IsSet(configuration))) channel.Add(services);
        return services;
    }

    /// <summary>Opens their webhooks.</summary>
    public static void MapPlatformChannels(this WebApplication app)
    {
        foreach (var channel in All.Where(channel => channel.IsSet(app.Configuration))) channel.Map(app);
    }

    /// <summary>A channel and the setting it is there with.</summary>
    private sealed record PlatformChannel(string TokenKey, Action<IServiceCollection> Add, Action<IEndpointRouteBuilder> Map)
    {
        public bool IsSet(IConfiguration configuration) => !string.IsNullOrEmpty(configuration[TokenKey]);
    }
}

using Awareness.Channels;
using Awareness.Channels.BotFramework;
using Awareness.Channels.Messenger;
using Awareness.Channels.Telegram;
using Awareness.Channels.Zalo;
using Awareness.Channels.ZaloBot;

namespace Awareness.App.Hosting;

/// <summary>The channels of platforms that post to a webhook: each is there only where its token is set, so that a webhook nobody uses is not open.</summary>
internal static class PlatformChannels
{
    /// <summary>Name of the channels behind the Bot Framework, whose endpoint stands apart from the webhooks.</summary>
    public const string BotFramework = "botframework";

    /// <summary>Name of Facebook Messenger.</summary>
    public const string Messenger = "facebook";

    /// <summary>Name of a Zalo Official Account.</summary>
    public const string Zalo = "zalo";

    private static readonly IReadOnlyList<PlatformChannel> All =
    [
        new(Messenger, $"{MessengerOptions.Section}:{nameof(MessengerOptions.PageToken)}", services => services.AddMessenger(), endpoints => endpoints.MapMessenger()),
        new("telegram", $"{TelegramOptions.Section}:{nameof(TelegramOptions.Token)}", services => services.AddTelegram(), endpoints => endpoints.MapTelegram()),
        new("zalobot", $"{ZaloBotOptions.Section}:{nameof(ZaloBotOptions.Token)}", services => services.AddZaloBot(), endpoints => endpoints.MapZaloBot()),
        new(Zalo, $"{ZaloOptions.Section}:{nameof(ZaloOptions.AppId)}", services => services.AddZalo(), endpoints => endpoints.MapZalo()),
    ];

    /// <summary>The channels that need credentials, by their own names.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. All.Select(channel => channel.Name).Append(BotFramework).Order(StringComparer.Ordinal)];

    /// <summary>Those whose credentials are set.</summary>
    public static IReadOnlyList<string> SetUp(IConfiguration configuration) => [.. Names.Where(name => IsSet(name, configuration))];

    /// <summary>Registers those with a token.</summary>
    public static IServiceCollection AddPlatformChannels(this IServiceCollection services, IConfiguration configuration)
    {
        foreach (var channel in All.Where(channel => channel.IsSet(configuration))) channel.Add(services);
        return services;
    }

    /// <summary>Why the service must not start: what a platform may post again would be forgotten by then. Null when it may.</summary>
    public static string? RetentionProblem(IConfiguration configuration, RetentionSettings retention)
    {
        var least = ChannelServices.LongestRepeat.Days + 1;
        if (retention.ConversationsDays >= least || !All.Any(channel => channel.IsSet(configuration))) return null;
        return $"Retention:ConversationsDays must be {least} or more: a platform may post a message again for {least - 1} days, and only what is kept tells that it was answered.";
    }

    /// <summary>Opens their webhooks.</summary>
    public static void MapPlatformChannels(this WebApplication app)
    {
        foreach (var channel in All.Where(channel => channel.IsSet(app.Configuration))) channel.Map(app);
    }

    private static bool IsSet(string name, IConfiguration configuration) => name == BotFramework
        ? !string.IsNullOrEmpty(configuration[$"{BotFrameworkOptions.Section}:{nameof(BotFrameworkOptions.AppId)}"])
        : All.Any(channel => channel.Name == name && channel.IsSet(configuration));

    /// <summary>A channel and the setting it is there with.</summary>
    private sealed record PlatformChannel(string Name, string TokenKey, Action<IServiceCollection> Add, Action<IEndpointRouteBuilder> Map)
    {
        public bool IsSet(IConfiguration configuration) => !string.IsNullOrEmpty(configuration[TokenKey]);
    }
}

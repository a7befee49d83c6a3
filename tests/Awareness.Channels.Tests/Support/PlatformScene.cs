using Awareness.Channels.Sandbox;
using Awareness.Conversations;
using Awareness.Delivery;
using Microsoft.Extensions.DependencyInjection;

namespace Awareness.Channels.Tests.Support;

/// <summary>A platform's sandbox and the service that talks to it.</summary>
internal sealed record PlatformScene<T>(T Platform, ServiceUnderTest Service) : IAsyncDisposable
    where T : WebhookPlatform
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public IReadOnlyList<PhoneMessage> Phone => [.. Platform.Messages];

    public IChannelCheck Check => Service.Services.GetServices<IChannelCheck>().Single(check => check.Name == Platform.Channel);

    public IChannelSetUp SetUp => Service.Services.GetServices<IChannelSetUp>().Single(setUp => setUp.Name == Platform.Channel);

    public static async Task<PlatformScene<T>> StartAsync(T platform, Func<T, ServiceParts> parts)
    {
        await platform.StartAsync(0, Cancelled);
        return new PlatformScene<T>(platform, await ServiceUnderTest.StartAsync(parts(platform)));
    }

    public Task<int> PostAsync(WebhookCall call) => Platform.PostAsync(Service.Address, call, Cancelled);

    public IReadOnlyList<Activity> Said(string person) => Service.Store.Said(new ConversationKey(Platform.Channel, person));

    /// <summary>What the person did, as the service keeps it.</summary>
    public IReadOnlyList<Activity> Heard(string person) => [.. Said(person).Where(activity => activity.From?.Id == person)];

    /// <summary>One send, past the dispatcher.</summary>
    public Task<SendResult> SendAsync(string person, Activity activity)
    {
        var channel = Service.Services.GetServices<IChannel>().Single(channel => channel.Serves(Platform.Channel));
        return channel.SendAsync(new OutboundActivity(new ConversationKey(Platform.Channel, person), new TranscriptEntry(1, activity), Reference: null, Attempt: 1), Cancelled);
    }

    public static Activity Message(string text, params string[] buttons) => new()
    {
        Type = ActivityTypes.Message,
        Text = text,
        SuggestedActions = buttons.Length == 0 ? null : new SuggestedActions { Actions = [.. buttons.Select(title => new CardAction { Type = "imBack", Title = title })] },
    };

    public async ValueTask DisposeAsync()
    {
        await Service.DisposeAsync();
        await Platform.DisposeAsync();
    }
}

using Awareness.Channels.Sandbox;
using Awareness.Channels.Tests.Support;
using Awareness.Contacts;
using Awareness.Conversations;
using Awareness.Delivery;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Awareness.Channels.Tests.Contracts;

/// <summary>
/// What every channel with a webhook must do, over the real service and the channel's own sandbox. A channel's subclass says how the two are put together and what the platform
/// cannot; the tests stand in the other parts of this class.
/// </summary>
public abstract partial class ChannelContract
{
    /// <summary>The secret in force. Long enough, and of letters every platform allows.</summary>
    protected const string Secret = "secret-now-7hK2mQ9xPz4LbT";

    /// <summary>The one before it, still live while the platform is told.</summary>
    protected const string PreviousSecret = "secret-before-3jWq8RtY6nVb";

    /// <summary>The one before that, which proves nothing any more.</summary>
    protected const string RetiredSecret = "secret-retired-5dGs1ZuX0cEf";

    /// <summary>The channel id, for example <c>telegram</c>.</summary>
    protected abstract string Channel { get; }

    /// <summary>A person's id as the platform writes it.</summary>
    protected virtual string Person => "700012345";

    /// <summary>The header with the proof.</summary>
    protected abstract string ProofHeader { get; }

    /// <summary>True when the proof is a hash over the body, in hexadecimal; false when it is the secret itself.</summary>
    protected virtual bool ProofCoversBody => false;

    /// <summary>What a signed body that is no JSON we take is answered with; a platform whose proof needs a field of the body cannot tell it from a forged one.</summary>
    protected virtual int UnreadableStatus => 400;

    /// <summary>True when the platform documents that a 2xx is enough to know that it has the message, whatever the body says.</summary>
    protected virtual bool StatusAloneMeansTaken => false;

    /// <summary>The platform's code for a person who blocked the bot; where it has none, any code that refuses a message for good.</summary>
    protected abstract int BlockedCode { get; }

    /// <summary>False when the platform has no such code.</summary>
    protected virtual bool TellsWhoBlocked => true;

    /// <summary>A code with which the platform refuses a message for good.</summary>
    protected virtual int RefusedCode => 400;

    /// <summary>The platform's code when the time for answers is over; null where there is no such time.</summary>
    protected virtual int? WindowCode => null;

    /// <summary>The platform's code when too much was sent; null when it says so with HTTP 429 alone.</summary>
    protected virtual int? RateCode => null;

    /// <summary>True when the platform counts what is sent to all people together, so that nobody is sent anything until the wait is over.</summary>
    protected virtual bool RateIsOfTheAccount => false;

    /// <summary>What must never be in a log besides the secrets: tokens of the service at the platform.</summary>
    protected abstract IReadOnlyList<string> Credentials { get; }

    /// <summary>A setting that makes the service's credentials at the platform wrong.</summary>
    protected abstract (string Key, string Value) WrongCredentials { get; }

    private ConversationKey Key => new(Channel, Person);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    /// <summary>The sandbox, which signs with <paramref name="secret"/> and knows the service's <see cref="Credentials"/>.</summary>
    protected abstract WebhookPlatform CreatePlatform(string secret);

    /// <summary>The setting of the secret that is still live beside the one in force.</summary>
    protected abstract string PreviousSecretKey { get; }

    /// <summary>Adds the channel.</summary>
    protected abstract void Add(IServiceCollection services);

    /// <summary>Opens its webhook.</summary>
    protected abstract void Map(IEndpointRouteBuilder endpoints);

    private async Task<Scene> OpenAsync(TimeProvider? time = null, ILoggerProvider? log = null, (string Key, string Value)? setting = null)
    {
        var platform = CreatePlatform(Secret);
        await platform.StartAsync(0, Cancelled);
        var service = await ServiceUnderTest.StartAsync(new ServiceParts
        {
            Time = time ?? TimeProvider.System,
            Settings = platform.Settings([(PreviousSecretKey, PreviousSecret), .. setting is { } other ? [other] : Array.Empty<(string, string)>()]),
            Add = Add,
            Map = Map,
            Log = log,
        });
        return new Scene(platform, service);
    }

    private int Heard(Scene scene) => Inbound(scene).Count;

    /// <summary>What the person did, as the service keeps it.</summary>
    private List<Activity> Inbound(Scene scene) => [.. scene.Service.Store.Said(Key).Where(activity => activity.From?.Id == Person)];

    private Contact? FindContact(Scene scene) => scene.Service.Store.FindContact(new ContactKey(Channel, Person));

    private Activity Message(string text, params string[] buttons) => new()
    {
        Type = ActivityTypes.Message,
        ChannelId = Channel,
        From = new ChannelAccount { Id = "bot", Role = "bot" },
        Recipient = new ChannelAccount { Id = Person },
        Conversation = new ConversationAccount { Id = Person },
        Text = text,
        TextFormat = "plain",
        SuggestedActions = buttons.Length == 0 ? null : new SuggestedActions { Actions = [.. buttons.Select(Button)] },
    };

    private static CardAction Button(string title) => new()
    {
        Type = "imBack",
        Title = title,
        Value = System.Text.Json.JsonSerializer.SerializeToElement(title, ActivityJson.Default.String),
    };

    /// <summary>One send, past the dispatcher.</summary>
    private Task<SendResult> SendAsync(Scene scene, Activity activity)
    {
        var channel = scene.Service.Services.GetServices<IChannel>().Single(channel => channel.Serves(Channel));
        return channel.SendAsync(new OutboundActivity(Key, new TranscriptEntry(1, activity), Reference: null, Attempt: 1), Cancelled);
    }

    /// <summary>A platform and the service that talks to it.</summary>
    private sealed record Scene(WebhookPlatform Platform, ServiceUnderTest Service) : IAsyncDisposable
    {
        public IReadOnlyList<PhoneMessage> Phone => [.. Platform.Messages];

        public Task<int> PostAsync(WebhookCall call) => Platform.PostAsync(Service.Address, call, Cancelled);

        public async ValueTask DisposeAsync()
        {
            await Service.DisposeAsync();
            await Platform.DisposeAsync();
        }
    }
}

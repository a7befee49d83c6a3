using Awareness.Channels.Credentials;
using Awareness.Channels.Sandbox;
using Awareness.Channels.Tests.Support;
using Awareness.Channels.Wire;
using Awareness.Channels.Zalo;
using Awareness.Conversations;
using Awareness.Delivery;
using Microsoft.Extensions.Logging.Abstractions;

namespace Awareness.Channels.Tests.Zalo;

/// <summary>An Official Account at the sandbox, a store, and any number of nodes that share it, on a clock that stands.</summary>
internal sealed class ZaloRig : IAsyncDisposable
{
    public const string AppSecret = "app-secret-meomun";
    public static readonly CredentialKey Key = new("zalo", "360846524940903967");

    private ZaloRig()
    {
        Platform = new ZaloSandbox(Options, Time);
    }

    public ManualTime Time { get; } = new();

    public MemoryCredentials Store { get; } = new();

    public ZaloSandbox Platform { get; }

    public ZaloOptions Options { get; } = new()
    {
        AppId = Key.Account,
        AppSecret = AppSecret,
        OaId = "388613280878808645",
        Secret = "oa-secret-chimse",
        RedirectUrl = "https://chat.example.vn/zalo",
        SendTimeoutSeconds = 8,
    };

    public static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public static async Task<ZaloRig> StartAsync()
    {
        var rig = new ZaloRig();
        await rig.Platform.StartAsync(0, Cancelled);
        rig.Options.Address = rig.Options.OAuthAddress = rig.Platform.Address.AbsoluteUri;
        return rig;
    }

    /// <summary>With tokens in the store, good from now on.</summary>
    public static async Task<ZaloRig> AuthorisedAsync()
    {
        var rig = await StartAsync();
        await rig.AuthoriseAsync();
        return rig;
    }

    public async Task<(string Access, string Refresh)> AuthoriseAsync()
    {
        var issued = Platform.Tokens.Issue();
        var now = Time.GetUtcNow();
        await NewNode().Vault.PutAsync(new ZaloPair(issued.Access, now.AddHours(25), issued.Refresh, now.AddDays(90)), Cancelled);
        return issued;
    }

    public Node NewNode(byte key = 1, ZaloOptions? options = null, HttpClient? oauth = null)
    {
        var settings = Microsoft.Extensions.Options.Options.Create(options ?? Options);
        var troubles = new ChannelTroubles(NullLogger<ChannelTroubles>.Instance);
        var vault = new ZaloVault(Store, new TokenSeal(new ChannelKey(Enumerable.Repeat(key, ChannelKey.Length).ToArray())), settings, Time);
        var asking = new ZaloOAuth(Http(oauth), settings, Time);
        var tokens = new ZaloTokens(vault, asking, settings, Time, troubles);
        return new Node(vault, tokens, new ZaloChannel(Http(), tokens, settings), troubles, new ZaloAuthorization(asking, vault, settings))
        {
            Check = new ZaloCheck(vault, new PatientHttp(Http(), Time), settings, Time),
        };
    }

    /// <summary>Lets the clock run until something that waits for it is done.</summary>
    public Task<T> RunClockAsync<T>(Task<T> waiting) => Eventually.DoneAsTimePasses(Time, waiting);

    public async ValueTask DisposeAsync() => await Platform.DisposeAsync();

    private PlatformHttp Http(HttpClient? client = null) => new(client ?? PlatformHttp.CreateClient(), Time);

    /// <summary>One process.</summary>
    internal sealed record Node(ZaloVault Vault, ZaloTokens Tokens, ZaloChannel Channel, ChannelTroubles Troubles, ZaloAuthorization Authorization)
    {
        public required ZaloCheck Check { get; init; }

        public string? Trouble => Troubles.All is [{ Problem: var problem }] ? problem : null;

        public async Task<string> TokenAsync() => Assert.IsType<ZaloAccess.Token>(await Tokens.GetAsync(Cancelled)).Value;

        public Task<SendResult> SendAsync(string text, string person = "246845883529197922", SuggestedActions? buttons = null) => SendAsync(
            new Activity { Type = ActivityTypes.Message, Text = text, SuggestedActions = buttons }, person);

        public Task<SendResult> SendAsync(Activity activity, string person = "246845883529197922") =>
            Channel.SendAsync(new OutboundActivity(new ConversationKey("zalo", person), new TranscriptEntry(1, activity), Reference: null, Attempt: 1), Cancelled);
    }
}

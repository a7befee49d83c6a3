using Awareness.Channels.Credentials;
using Awareness.Channels.Sandbox;
using Awareness.Channels.Tests.Contracts;
using Awareness.Channels.Tests.Support;
using Awareness.Channels.Zalo;
using Awareness.Delivery;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Awareness.Channels.Tests.Zalo;

/// <summary>A Zalo Official Account keeps the contract of all channels.</summary>
public sealed class ZaloContractTests : ChannelContract
{
    private const string AppSecret = "app-secret-meomun";
    private readonly SceneTime time = new();
    private ZaloSandbox? platform;
    private (string Access, string Refresh) issued;

    protected override string Channel => "zalo";

    protected override string Person => "246845883529197922";

    protected override string ProofHeader => ZaloProof.Header;

    protected override bool ProofCoversBody => true;

    /// <summary>The event's moment is part of what is signed: without it nothing is proven.</summary>
    protected override int UnreadableStatus => 401;

    protected override int BlockedCode => -217;

    protected override int? WindowCode => -230;

    protected override int? RateCode => -32;

    protected override bool RateIsOfTheAccount => true;

    protected override IReadOnlyList<string> Credentials => [AppSecret, issued.Access, issued.Refresh];

    protected override string PreviousSecretKey => "Zalo:PreviousSecret";

    protected override (string Key, string Value) WrongCredentials => ("Zalo:TokenKey", Convert.ToBase64String(new byte[ChannelKey.Length]));

    protected override WebhookPlatform CreatePlatform(string secret)
    {
        var made = new ZaloSandbox(Account(secret), time);
        platform ??= made;
        return made;
    }

    protected override void Add(IServiceCollection services)
    {
        time.Real = services.Select(service => service.ImplementationInstance).OfType<TimeProvider>().Last();
        issued = platform?.Tokens.Issue() ?? throw new InvalidOperationException("The platform comes first.");
        var store = new MemoryCredentials();
        var key = new ChannelKey(Enumerable.Repeat((byte)3, ChannelKey.Length).ToArray());
        var now = time.GetUtcNow();
        var kept = new ZaloVault(store, new TokenSeal(key), Options.Create(Account(Secret)), time).PutAsync(new ZaloPair(issued.Access, now.AddHours(25), issued.Refresh, now.AddDays(90)), CancellationToken.None);
        Assert.True(kept.IsCompletedSuccessfully);
        services.AddSingleton<IChannelCredentials>(store).AddSingleton(key).AddZalo();
    }

    protected override void Map(IEndpointRouteBuilder endpoints) => endpoints.MapZalo();

    private static ZaloOptions Account(string secret) => new() { AppId = "360846524940903967", AppSecret = AppSecret, OaId = "388613280878808645", Secret = secret };

    /// <summary>The service's clock, which is known after the platform is made.</summary>
    private sealed class SceneTime : TimeProvider
    {
        public TimeProvider Real { get; set; } = System;

        public override DateTimeOffset GetUtcNow() => Real.GetUtcNow();
    }
}

using Awareness.Channels.Sandbox;
using Awareness.Channels.Tests.Contracts;
using Awareness.Channels.ZaloBot;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Awareness.Channels.Tests.ZaloBot;

/// <summary>Zalo Bot keeps the contract of all channels.</summary>
public sealed class ZaloBotContractTests : ChannelContract
{
    private const string Token = "4123456789:FakeTokenOfNoBot_chichoevang-42";

    protected override string Channel => "zalobot";

    protected override string Person => "a1b2c3d4e5f607182930";

    protected override string ProofHeader => ZaloBotWebhook.SecretHeader;

    /// <summary>Zalo Bot has none: its 403 is a failure of Zalo's.</summary>
    protected override int BlockedCode => 400;

    protected override bool TellsWhoBlocked => false;

    protected override int? RateCode => 429;

    protected override IReadOnlyList<string> Credentials => [Token, "FakeTokenOfNoBot_chichoevang-42"];

    protected override string PreviousSecretKey => "ZaloBot:PreviousSecret";

    protected override (string Key, string Value) WrongCredentials => ("ZaloBot:Token", "4123456789:FakeTokenOfAnother");

    protected override WebhookPlatform CreatePlatform(string secret) => new ZaloBotSandbox(Token, secret);

    protected override void Add(IServiceCollection services) => services.AddZaloBot();

    protected override void Map(IEndpointRouteBuilder endpoints) => endpoints.MapZaloBot();
}

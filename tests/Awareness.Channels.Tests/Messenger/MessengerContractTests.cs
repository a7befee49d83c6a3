using Awareness.Channels.Sandbox;
using Awareness.Channels.Tests.Contracts;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Awareness.Channels.Tests.Messenger;

/// <summary>Messenger keeps the contract of all channels.</summary>
public sealed class MessengerContractTests : ChannelContract
{
    private const string PageToken = "EAAG-page-token-4cVx81";
    private const string VerifyToken = "verify-word-0pQz";

    protected override string Channel => "facebook";

    protected override string Person => "6543210987654321";

    protected override string ProofHeader => "X-Hub-Signature-256";

    protected override bool ProofCoversBody => true;

    protected override bool StatusAloneMeansTaken => true;

    protected override int BlockedCode => 551;

    protected override int? WindowCode => 2018278;

    protected override int? RateCode => 613;

    protected override bool RateIsOfTheAccount => true;

    protected override IReadOnlyList<string> Credentials => [PageToken, VerifyToken];

    protected override string PreviousSecretKey => "Messenger:PreviousAppSecret";

    protected override (string Key, string Value) WrongCredentials => ("Messenger:PageToken", "EAAG-another-token");

    protected override WebhookPlatform CreatePlatform(string secret)
    {
        var platform = new MessengerSandbox(new MessengerAccount("100200300400500", "700800900", PageToken, secret, VerifyToken), TimeProvider.System);
        platform.Meet(Person);
        return platform;
    }

    protected override void Add(IServiceCollection services) => services.AddMessenger();

    protected override void Map(IEndpointRouteBuilder endpoints) => endpoints.MapMessenger();
}

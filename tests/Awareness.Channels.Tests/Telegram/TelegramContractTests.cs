using Awareness.Channels.Sandbox;
using Awareness.Channels.Telegram;
using Awareness.Channels.Tests.Contracts;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Awareness.Channels.Tests.Telegram;

/// <summary>Telegram keeps the contract of all channels.</summary>
public sealed class TelegramContractTests : ChannelContract
{
    private const string Token = "8123456789:AAFakeTokenOfNoBot_chichoevang-42";

    protected override string Channel => "telegram";

    protected override string ProofHeader => TelegramWebhook.SecretHeader;

    protected override int BlockedCode => 403;

    protected override int? RateCode => 429;

    protected override IReadOnlyList<string> Credentials => [Token, "AAFakeTokenOfNoBot_chichoevang-42"];

    protected override string PreviousSecretKey => "Telegram:PreviousSecret";

    protected override (string Key, string Value) WrongCredentials => ("Telegram:Token", "8123456789:AAFakeTokenOfAnother");

    protected override WebhookPlatform CreatePlatform(string secret) => new TelegramSandbox(Token, secret);

    protected override void Add(IServiceCollection services) => services.AddTelegram();

    protected override void Map(IEndpointRouteBuilder endpoints) => endpoints.MapTelegram();
}

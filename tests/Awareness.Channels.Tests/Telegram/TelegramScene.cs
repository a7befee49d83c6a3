using Awareness.Channels.Sandbox;
using Awareness.Channels.Tests.Support;

namespace Awareness.Channels.Tests.Telegram;

/// <summary>The service with Telegram, and Telegram.</summary>
internal static class TelegramScene
{
    public const string An = "700012345";
    public const string Token = "8123456789:AAFakeTokenOfNoBot_chichoevang-42";
    public const string Secret = "secret-now-7hK2mQ9xPz4LbT";

    public static Task<PlatformScene<TelegramSandbox>> StartAsync(TimeProvider? time = null, string token = Token) =>
        PlatformScene<TelegramSandbox>.StartAsync(new TelegramSandbox(Token, Secret), telegram => new ServiceParts
        {
            Time = time ?? TimeProvider.System,
            Settings = telegram.Settings(("Telegram:Token", token)),
            Add = services => services.AddTelegram(),
            Map = endpoints => endpoints.MapTelegram(),
        });
}

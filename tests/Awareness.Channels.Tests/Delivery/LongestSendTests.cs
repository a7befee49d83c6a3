using Awareness.Channels.BotFramework;
using Awareness.Channels.BotFramework.Connector;
using Awareness.Channels.Messenger;
using Awareness.Channels.Telegram;
using Awareness.Channels.Tests.Support;
using Awareness.Channels.Tests.Zalo;
using Awareness.Channels.Wire;
using Awareness.Channels.ZaloBot;
using Awareness.Delivery;
using Microsoft.Extensions.Options;

namespace Awareness.Channels.Tests.Delivery;

/// <summary>However patient an operator sets a channel, a send ends by its own time, and before its lease does.</summary>
public sealed class LongestSendTests
{
    private static readonly TimeSpan Lease = new DispatcherOptions { Names = new ReplyNames(new byte[ReplyNames.KeyLength]), Random = () => 0 }.Lease;

    private readonly PlatformHttp http = new(PlatformHttp.CreateClient(), new ManualTime());

    [Theory]
    [InlineData(1)]
    [InlineData(30)]
    public void A_send_of_one_call_has_time_for_it(int seconds)
    {
        var calls = new BotCalls(http, new ManualTime(), "https://platform.example", "1:token", TimeSpan.FromSeconds(seconds));
        Check(new TelegramChannel(calls), seconds);
        Check(new ZaloBotChannel(calls, Options.Create(new ZaloBotOptions())), seconds);
        Check(new MessengerChannel(http, Options.Create(new MessengerOptions { SendTimeoutSeconds = seconds })), seconds);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(20)]
    public void A_send_that_needs_a_new_token_has_time_for_all_of_it(int seconds)
    {
        var options = Options.Create(new BotFrameworkOptions { SendTimeoutSeconds = seconds });
        var connector = new ConnectorClient(PlatformHttp.CreateClient(), tokens: null, options, new ManualTime());
        Check(BotFrameworkChannel.ToChannels(connector, options.Value), seconds + 8 + seconds);
        Check(BotFrameworkChannel.ToBots(connector), seconds + 8 + seconds);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(15)]
    public async Task A_send_of_Zalo_that_needs_a_new_token_has_time_for_all_of_it(int seconds)
    {
        await using var rig = await ZaloRig.StartAsync();
        rig.Options.SendTimeoutSeconds = seconds;
        Check(rig.NewNode().Channel, seconds + 10 + seconds);
    }

    [Fact]
    public void Nobody_can_be_set_more_patient_than_that()
    {
        Assert.False(new MessengerOptionsValidator().Validate(null, new MessengerOptions { PageToken = "a", AppSecret = "b", VerifyToken = "c", SendTimeoutSeconds = 31 }).Succeeded);
        Assert.False(new BotFrameworkOptionsValidator().Validate(null, new BotFrameworkOptions { SendTimeoutSeconds = 21 }).Succeeded);
        Assert.False(new TelegramOptionsValidator().Validate(null, new TelegramOptions { Token = "1:a", Secret = "0123456789abcdef", SendTimeoutSeconds = 31 }).Succeeded);
        Assert.False(new ZaloBotOptionsValidator().Validate(null, new ZaloBotOptions { Token = "1:a", Secret = "0123456789abcdef", SendTimeoutSeconds = 31 }).Succeeded);
    }

    private static void Check(IChannel channel, int seconds) => Assert.InRange(channel.Policy.LongestSend, TimeSpan.FromSeconds(seconds + 1), Lease - TimeSpan.FromSeconds(5));
}

using System.Net;
using Awareness.Channels.Sandbox;

namespace Awareness.App.Tests.Platforms;

/// <summary>The product as a process, with Telegram set up as an operator does it: by the environment.</summary>
public sealed class TelegramServiceTests
{
    private const string An = "700012345";
    private const string Token = "8123456789:AAFakeTokenOfNoBot_chichoevang-42";
    private const string Secret = "secret-now-7hK2mQ9xPz4LbT";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Ten_webhooks_at_once_of_one_new_person_make_one_conversation_and_one_contact_in_the_database()
    {
        await using var telegram = new TelegramSandbox(Token, Secret);
        await telegram.StartAsync(0, Cancelled);
        await using var service = await ServiceProcess.StartAsync(Settings(telegram));

        var calls = Enumerable.Range(1, 9).Select(number => telegram.Said(An, $"xin chào {number}")).Append(telegram.Said(An, "dừng nhận tin")).ToList();
        var statuses = await Task.WhenAll(calls.Concat(calls).Select(call => telegram.PostAsync(service.Address, call, Cancelled)));
        Assert.All(statuses, status => Assert.Equal(200, status));
        await Eventually.HoldsAsync(() => telegram.Messages.Count > 0, "a reply on the phone");
        Assert.Equal(200, await telegram.PostAsync(service.Address, telegram.Left(An) ?? calls[0], Cancelled));
        Assert.Equal(0, await service.StopAsync());

        Assert.Equal([(An, An)], StoredRows.Read(service.Database, "select id, contact from conversation where channel = 'telegram'", row => (row.GetString(0), row.GetString(1))));
        Assert.Equal([An], StoredRows.Read(service.Database, "select id from contact where channel = 'telegram' and opted_out_at is not null", row => row.GetString(0)));
        Assert.Equal([11L], StoredRows.Read(service.Database, "select count(*) from turn where channel = 'telegram'", row => row.GetInt64(0)));
        foreach (var canary in new[] { Token, "chichoevang", Secret, An })
            Assert.DoesNotContain(service.Lines, line => line.Contains(canary, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Without_a_token_there_is_no_webhook()
    {
        await using var telegram = new TelegramSandbox(Token, Secret);
        await using var service = await ServiceProcess.StartAsync();
        Assert.Equal((int)HttpStatusCode.NotFound, await telegram.PostAsync(service.Address, telegram.Said(An, "xin chào"), Cancelled));
    }

    private static Dictionary<string, string> Settings(TelegramSandbox telegram) => telegram.Environment(("Logging__LogLevel__Default", "Debug"));
}

using Awareness.Channels.Tests.Support;
using Awareness.Channels.Wire;

namespace Awareness.Channels.Tests.Wire;

/// <summary>Questions are asked again, a few times and no sooner than the platform wants.</summary>
public sealed class PatientHttpTests
{
    private readonly ManualTime time = new();

    [Theory]
    [InlineData(200)]
    [InlineData(301)]
    [InlineData(401)]
    [InlineData(404)]
    public async Task An_answer_is_an_answer(int status)
    {
        await using var platform = await FakeConnector.StartAsync();
        platform.Answer(status);
        Assert.Equal(status, Status(await AskAsync(platform)));
        Assert.Single(platform.Requests);
    }

    [Fact]
    public async Task After_three_failures_the_last_one_stands()
    {
        await using var platform = await FakeConnector.StartAsync();
        foreach (var status in new[] { 500, 502, 503, 200 }) platform.Answer(status);
        var asking = AskAsync(platform);
        for (var call = 1; call <= 2; call++)
        {
            var made = call;
            await Eventually.True(() => platform.Requests.Count == made && time.NextWait is not null);
            Assert.False(asking.IsCompleted);
            time.Advance(TimeSpan.FromSeconds(call));
        }

        Assert.Equal(503, Status(await asking));
        Assert.Equal(3, platform.Requests.Count);
    }

    [Fact]
    public async Task The_platform_says_how_long_to_wait()
    {
        await using var platform = await FakeConnector.StartAsync();
        platform.Answer(429, "", ("Retry-After", "8"));
        var asking = AskAsync(platform);
        await Eventually.True(() => platform.Requests.Count == 1 && time.NextWait is not null);
        time.Advance(TimeSpan.FromSeconds(7));
        Assert.Single(platform.Requests);
        time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(200, Status(await asking));
    }

    [Theory]
    [InlineData(429, "60")]
    [InlineData(503, "3600")]
    [InlineData(500, "11")]
    [InlineData(502, "Sat, 21 Nov 2026 09:00:00 GMT")]
    public async Task Nobody_sits_and_waits_for_a_minute(int status, string retryAfter)
    {
        await using var platform = await FakeConnector.StartAsync();
        platform.Answer(status, "", ("Retry-After", retryAfter));
        Assert.Equal(status, Status(await AskAsync(platform)));
        Assert.Single(platform.Requests);
    }

    private static int Status(PlatformAnswer answer) => (int)Assert.IsType<PlatformAnswer.Answered>(answer).Status;

    private Task<PlatformAnswer> AskAsync(FakeConnector platform) => new PatientHttp(new PlatformHttp(PlatformHttp.CreateClient(), time), time)
        .AskAsync(() => new HttpRequestMessage(HttpMethod.Get, platform.Address), TestContext.Current.CancellationToken);
}

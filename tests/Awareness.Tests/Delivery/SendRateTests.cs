using Awareness.Conversations;
using Awareness.Delivery;

namespace Awareness.Tests.Delivery;

public sealed class SendRateTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(20_261_121)]
    [InlineData(null)]
    public void No_stretch_of_time_has_more_sends_than_allowed_and_none_waits_in_vain(int? given)
    {
        var seed = given ?? TestCases.Seed();
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}");
        var random = new Random(seed);
        for (var round = 0; round < 50; round++)
        {
            var rate = new SendRate(random.Next(1, 40), TimeSpan.FromMilliseconds(random.Next(1, 5_000)));
            AssertKept(rate, Schedule(rate, random));
        }
    }

    [Theory]
    [InlineData(30, 1_000, 1, 30, 1_000)]
    [InlineData(30, 1_000, 2, 15, 1_000)]
    [InlineData(20, 1_000, 3, 6, 1_000)]
    [InlineData(3, 3_000, 4, 1, 4_000)]
    [InlineData(1, 1_000, 5, 1, 5_000)]
    public void Services_that_share_an_account_share_its_rate(int count, int per, int nodes, int ownCount, int ownPer)
    {
        var own = new SendRate(count, TimeSpan.FromMilliseconds(per)).Among(nodes);
        Assert.Equal(new SendRate(ownCount, TimeSpan.FromMilliseconds(ownPer)), own);
        Assert.True(own.Count * nodes / own.Per.TotalSeconds <= count / (per / 1_000.0));
    }

    [Fact]
    public void A_place_takes_no_more_than_its_rate_and_tells_whoever_waits_a_moment_of_their_own()
    {
        var (rate, now) = (new SendRate(10, TimeSpan.FromSeconds(1)), TimeSpan.Zero);
        var place = new PlaceRate(rate, rate with { Count = 8 });
        PriorityQueue<int, TimeSpan> waiting = new(Enumerable.Range(0, 100).Select(row => (row, now)));
        List<TimeSpan> taken = [];
        for (var tries = 0; waiting.TryDequeue(out var row, out now); tries++)
        {
            Assert.True(tries < 400, "rows come back in vain");
            var wait = place.Wait(SendPriority.Reply, now);
            if (wait > TimeSpan.Zero)
            {
                waiting.Enqueue(row, now + wait);
                continue;
            }

            place.Take(SendPriority.Reply, now);
            taken.Add(now);
        }

        AssertKept(rate, taken);
        Assert.InRange(taken[^1], TimeSpan.FromSeconds(9), TimeSpan.FromSeconds(11));
    }

    [Fact]
    public void A_place_keeps_a_fifth_of_its_rate_for_replies()
    {
        var place = new PlaceRate(new SendRate(10, TimeSpan.FromSeconds(1)), new SendRate(8, TimeSpan.FromSeconds(1)));
        for (var i = 0; i < 8; i++) place.Take(SendPriority.Bulk, TimeSpan.Zero);
        Assert.True(place.Wait(SendPriority.Bulk, TimeSpan.Zero) > TimeSpan.Zero);
        Assert.Equal(TimeSpan.Zero, place.Wait(SendPriority.Reply, TimeSpan.Zero));
    }

    [Fact]
    public void All_that_is_allowed_may_come_at_once_and_then_nothing_until_the_stretch_is_over()
    {
        var window = new SendWindow(new SendRate(3, TimeSpan.FromSeconds(1)));
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(TimeSpan.Zero, window.Wait(TimeSpan.FromSeconds(5)));
            window.Take(TimeSpan.FromSeconds(5));
        }

        Assert.Equal(TimeSpan.FromMilliseconds(600), window.Wait(TimeSpan.FromMilliseconds(5_400)));
        Assert.Equal(3, window.Free(TimeSpan.FromSeconds(6)));
    }

    [Fact]
    public void Conversations_wait_each_for_itself_and_only_so_many_are_remembered()
    {
        var rates = new ConversationRates(new SendRate(1, TimeSpan.FromSeconds(1)), most: 100);
        for (var i = 0; i < 100; i++) Assert.Equal(TimeSpan.Zero, rates.Take(Key(i), TimeSpan.Zero));
        for (var i = 0; i < 100; i++) Assert.Equal(TimeSpan.FromMilliseconds(250), rates.Take(Key(i), TimeSpan.FromMilliseconds(750)));

        Assert.Equal(TimeSpan.FromSeconds(1), rates.Take(Key(100), TimeSpan.FromMilliseconds(750)));
        Assert.Equal(TimeSpan.Zero, rates.Take(Key(100), TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public void Waits_between_attempts_stay_within_their_bounds_whatever_chance_says()
    {
        var options = new DispatcherOptions { Names = new ReplyNames(new byte[ReplyNames.KeyLength]), Random = Random.Shared.NextDouble };
        for (var i = 0; i < 10_000; i++)
        {
            var attempt = 1 + (i % 8);
            var full = Math.Min(2 * Math.Pow(3, attempt - 1), 300);
            Assert.InRange(options.DelayAfter(attempt, asked: null).TotalSeconds, full / 2, full);
            Assert.InRange(options.DelayAfter(attempt, TimeSpan.FromSeconds(i)).TotalSeconds, Math.Min(i, 3_600), Math.Min(i, 3_600) * 1.1);
        }
    }

    /// <summary>Asks at random moments, and takes as often as it may.</summary>
    private static List<TimeSpan> Schedule(SendRate rate, Random random)
    {
        var window = new SendWindow(rate);
        List<TimeSpan> taken = [];
        var now = TimeSpan.Zero;
        for (var i = 0; i < 500; i++)
        {
            now += rate.Per * random.NextDouble() * (random.Next(4) == 0 ? 2 : 0.1);
            var wanted = random.Next(rate.Count * 2);
            for (var take = 0; take < wanted; take++)
            {
                var wait = window.Wait(now);
                if (wait > TimeSpan.Zero)
                {
                    // Not a tick longer than the rate wants it.
                    Assert.Equal(taken[^rate.Count] + rate.Per - now, wait);
                    break;
                }

                window.Take(now);
                taken.Add(now);
            }
        }

        return taken;
    }

    private static void AssertKept(SendRate rate, List<TimeSpan> taken)
    {
        for (var i = rate.Count; i < taken.Count; i++) Assert.True(taken[i] - taken[i - rate.Count] >= rate.Per);
    }

    private static ConversationKey Key(int number) => new("test", $"c{number}");
}

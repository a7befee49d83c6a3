using Awareness.Channels.Inbound;
using Awareness.Channels.Tests.Support;

namespace Awareness.Channels.Tests.Inbound;

public sealed class RateTableTests
{
    private readonly ManualTime time = new();

    [Fact]
    public void A_burst_passes_at_once_and_then_so_many_a_minute()
    {
        var table = new RateTable(perMinute: 60, burst: 10, capacity: 100, time);
        for (var i = 0; i < 10; i++) Assert.Equal(TimeSpan.Zero, table.Take("a", TimeSpan.Zero));
        Assert.Null(table.Take("a", TimeSpan.Zero));
        Assert.Equal(TimeSpan.Zero, table.Take("b", TimeSpan.Zero));

        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(TimeSpan.Zero, table.Take("a", TimeSpan.Zero));
        Assert.Null(table.Take("a", TimeSpan.Zero));

        time.Advance(TimeSpan.FromHours(1));
        for (var i = 0; i < 10; i++) Assert.Equal(TimeSpan.Zero, table.Take("a", TimeSpan.Zero));
        Assert.Null(table.Take("a", TimeSpan.Zero));
    }

    [Fact]
    public void Whoever_waits_gets_a_later_turn_each_and_whoever_is_refused_takes_none()
    {
        var table = new RateTable(perMinute: 60, burst: 1, capacity: 100, time);
        for (var i = 0; i < 5; i++) Assert.Equal(TimeSpan.FromSeconds(i), table.Take("a", TimeSpan.FromSeconds(4)));
        for (var i = 0; i < 5; i++) Assert.Null(table.Take("a", TimeSpan.FromSeconds(4)));
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(TimeSpan.FromSeconds(4), table.Take("a", TimeSpan.FromSeconds(4)));
    }

    [Fact]
    public void Never_more_than_the_rate_and_the_burst_pass_in_any_stretch_of_time()
    {
        var random = new Random(7);
        var table = new RateTable(perMinute: 120, burst: 15, capacity: 100, time);
        var start = time.GetUtcNow();
        List<DateTimeOffset> passed = [];
        for (var i = 0; i < 5_000; i++)
        {
            if (table.Take("a", TimeSpan.Zero) is not null) passed.Add(time.GetUtcNow());
            time.Advance(TimeSpan.FromMilliseconds(random.Next(0, 400)));
        }

        for (var from = 0; from < passed.Count; from += 7)
        {
            for (var to = from; to < passed.Count; to += 11) Assert.True(to - from + 1 <= 15 + 1 + ((passed[to] - passed[from]).TotalMinutes * 120));
        }

        Assert.True(passed.Count >= (time.GetUtcNow() - start).TotalMinutes * 119);
    }

    [Fact]
    public void Memory_is_bounded_and_a_flood_of_newcomers_does_not_free_those_who_are_known()
    {
        var table = new RateTable(perMinute: 60, burst: 2, capacity: 1_000, time);
        for (var i = 0; i < 3; i++) table.Take("greedy", TimeSpan.Zero);
        for (var i = 0; i < 100_000; i++) table.Take($"flood {i}", TimeSpan.Zero);
        Assert.True(table.Count <= 1_001, $"{table.Count}");
        Assert.Null(table.Take("greedy", TimeSpan.Zero));
        Assert.Null(table.Take("somebody new", TimeSpan.Zero));

        time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(TimeSpan.Zero, table.Take("somebody new", TimeSpan.Zero));
        Assert.True(table.Count < 10, $"{table.Count}");
    }

    [Fact]
    public void A_clock_that_is_set_back_keeps_nobody_out()
    {
        var table = new RateTable(perMinute: 60, burst: 2, capacity: 2, time);
        table.Take("a", TimeSpan.Zero);
        table.Take("b", TimeSpan.Zero);
        time.Set(-TimeSpan.FromHours(1));
        time.Advance(TimeSpan.FromSeconds(2));
        foreach (var key in new[] { "a", "a", "b", "c" }) Assert.Equal(TimeSpan.Zero, table.Take(key, TimeSpan.Zero));
    }

    [Fact]
    public async Task Many_at_once_pass_exactly_as_often_as_one_after_the_other()
    {
        var table = new RateTable(perMinute: 60, burst: 100, capacity: 10, time);
        var passed = 0;
        await Parallel.ForEachAsync(Enumerable.Range(0, 1_000), TestContext.Current.CancellationToken, (_, _) =>
        {
            if (table.Take("a", TimeSpan.Zero) is not null) Interlocked.Increment(ref passed);
            return ValueTask.CompletedTask;
        });
        Assert.Equal(100, passed);
    }
}
